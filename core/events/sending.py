"""What became of what was sent: lost, sent again, told another way, a whole channel away."""

from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLost(Event):
    """A mail or text message was given up, or nobody knows whether it arrived (``perhaps``)."""

    letter_id: str
    letter: str
    channel: str
    address: str
    why: str
    perhaps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSentAgain(Event):
    """Somebody had a letter sent once more, to where it went ``before`` or to another address."""

    letter: str
    address: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertNotHeard(Event):
    """An alert was not said in chat for so long that it goes to these people by mail (SE-71)."""

    letter: str
    user_ids: tuple[str, ...]
    said_by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelDown(Event):
    """Nothing could be sent over a channel since a moment (ISO 8601), for a reason in words."""

    channel: str
    since: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelBack(Event):
    """Things can be sent over a channel again, over which nothing could since a moment."""

    channel: str
    since: str
