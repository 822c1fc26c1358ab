"""The company's people and settings."""

from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class UserJoined(Event):
    """An invited person opened the bot with his link."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UserAdded(Event):
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UserChanged(Event):
    """Something about a person is otherwise; ``fields`` says what, not how."""

    user_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsChanged(Event):
    """A person was given rights or lost them, by their keys."""

    user_id: str
    granted: tuple[str, ...] = ()
    revoked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UserDeactivated(Event):
    """A person does not work here any more; ``successor_id`` has what was his, if anybody."""

    user_id: str
    successor_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserActivated(Event):
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrangerAsked(Event):
    """Somebody without an invitation wrote to the bot; the dispatchers see who."""

    telegram_id: int
    name: str
    username: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatLost(Event):
    """Nothing can be said to a person in chat any more; ``since`` is a moment, ISO."""

    user_id: str
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatFound(Event):
    """A person can be reached in chat again."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLost(Event):
    """The bot is not in the dispatchers' group any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanged(Event):
    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsForgotten(Event):
    """Contact and requester were removed: the order has been finished for long (SE-69)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEnded(Event):
    """Somebody's working day is over; ``day`` is an ISO date (XT-18)."""

    user_id: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestDue(Event):
    """It is time for the morning letter of a ``day`` (ISO), in the zone of this name."""

    day: str
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkAsked(Event):
    """Somebody wants to come in to the office pages, by a link that is mailed."""

    user_id: str
    session_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAnswered(Event):
    """Somebody who asked to be let in was, or was turned away."""

    telegram_id: int
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatEnded(Event):
    """A person's phone was lost, and opens nothing any more."""

    user_id: str
