"""How long the IMAP mouth waits, and how much it takes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ImapLimits:
    """Times in seconds, sizes in bytes.

    ``idle_seconds`` is the longest silence: then IDLE is ended, which the host must answer within
    ``command_seconds``, and the folder is looked into. So a connection that is only half open is
    noticed within their sum, and a host that has gone deaf still gives its mail.
    """

    mail: int = 25 * 1024 * 1024
    beginning: int = 256 * 1024
    """So much is kept of a mail that is too large."""
    command_seconds: float = 30.0
    fetch_seconds: float = 300.0
    idle_seconds: float = 60.0
    poll_seconds: float = 15.0
    """Between two looks where the host knows no IDLE."""
    first_wait: float = 1.0
    longest_wait: float = 300.0
    fetch_tries: int = 4
    """After so many tries the beginning of a mail will do, and after as many more nothing."""
