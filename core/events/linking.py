"""A contact's mail and his chat: asked whether they are one person's, linked, and parted again."""

from dataclasses import dataclass, field

from core.events.happening import NOT_LOGGED, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAsked(Event):
    """Somebody in chat says that he reads this mail; the digits that prove it are not logged."""

    address: str
    language: str
    until: str
    digits: str = field(metadata=NOT_LOGGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLinked(Event):
    """Letters to the address go to a chat from now on; ``called`` is its person's name there."""

    address: str
    telegram_id: int
    called: str
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEnded(Event):
    """Letters to the address go by mail again; ``tell``: the chat did not ask for it, and hears so."""

    address: str
    telegram_id: int
    language: str | None = None
    tell: bool = False
