"""An offline Telegram, a mail host and a page, to play a whole service company on one machine."""

from sandbox.server import TOKEN, RealTokenGiven, Sandbox, refuse_real_token

__all__ = ["TOKEN", "RealTokenGiven", "Sandbox", "refuse_real_token"]
