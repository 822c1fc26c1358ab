"""Switches for everything that goes wrong between a phone, Telegram and a bot."""

from dataclasses import asdict, dataclass, fields

from sandbox.clock import Clock
from sandbox.shapes import Json
from sandbox.telegram.errors import ApiError, too_many_requests

DESCRIPTIONS = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}
SPARED = {"getme", "getupdates", "setwebhook", "deletewebhook", "getwebhookinfo"}


@dataclass
class Faults:
    """What shall go wrong, and how many times; all zero means fair weather."""

    too_many_for: float = 0
    """Refuse calls with 429 for so many seconds."""
    too_many_chat: int = 0
    """... but only those to this chat."""
    server_errors: int = 0
    """Refuse the next so many calls with a 5xx, before anything is done."""
    server_error_code: int = 502
    lost_answers: int = 0
    """Do the next so many sends, but never answer them."""
    lost_answer_seconds: float = 90
    lost_edits: int = 0
    """The same for the next so many edits."""
    dropped_calls: int = 0
    """Hang up on the next so many calls, before anything is done."""
    lost_threads: int = 0
    """Refuse the next so many sends into a thread with "message thread not found"."""
    duplicate_updates: int = 0
    """Deliver the next so many updates twice, with the same update_id."""
    resent_taps: int = 0
    """Deliver the next so many taps twice, with new identifiers."""
    forgotten_messages: int = 0
    """Tell of the next so many taps without the message they were under, as of a deleted one."""
    late_messages: int = 0
    """Let the tap that follows overtake each of the next so many messages."""

    def told(self) -> Json:
        return asdict(self)

    def set(self, changes: Json) -> None:
        known = {field.name: type(getattr(self, field.name)) for field in fields(self)}
        for name, value in changes.items():
            if name not in known:
                raise KeyError(name)
            setattr(self, name, known[name](value))

    def clear(self) -> None:
        for field in fields(self):
            setattr(self, field.name, field.default)

    def spend(self, name: str) -> bool:
        """Whether a counted fault strikes now."""
        left = getattr(self, name)
        if left > 0:
            setattr(self, name, left - 1)
        return bool(left > 0)


class Weather:
    """Applies the faults to calls; remembers since when it rains 429s."""

    def __init__(self, faults: Faults, clock: Clock) -> None:
        self.faults = faults
        self._clock = clock
        self._until = 0.0

    def changed(self) -> None:
        self._until = self._clock.now() + self.faults.too_many_for

    def drops(self, method: str) -> bool:
        """Whether the line breaks before this call is even read."""
        return method not in SPARED and self.faults.spend("dropped_calls")

    def strike_before(self, method: str, chat_id: int) -> None:
        """Refuse a call before it does anything, if it shall be refused."""
        if method in SPARED:
            return
        left = self._until - self._clock.now()
        meant = self.faults.too_many_chat in (0, chat_id)
        if self.faults.too_many_for and left > 0 and meant:
            raise too_many_requests(max(1, round(left)))
        if self.faults.spend("server_errors"):
            code = self.faults.server_error_code
            raise ApiError(code, DESCRIPTIONS.get(code, "Internal Server Error"))
