"""The way to the work and the visit: who takes it, who is on his way, who is silent (RV-04, XT-16)."""

from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAccepted(Event):
    """Somebody who was given the order says that he does it."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentTurnedDown(Event):
    """Somebody can't take the order; ``booked``: it stays his until it is given to another."""

    user_id: str
    reason: str
    booked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderOffered(Event):
    """The order is offered to these users: the first who takes it has it (XT-05)."""

    user_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianSetOut(Event):
    """Somebody is on his way, there at ``expected_at`` (ISO 8601) if he said so.

    ``tell``: the contact hears of it.
    """

    user_id: str
    stamp_id: str
    expected_at: str | None = None
    tell: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianArrived(Event):
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianLeft(Event):
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSilent(Event):
    """A booked time is over, and whoever was booked has said nothing (XT-16)."""

    booking_id: str
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTold(Event):
    """What became of a booked time: ``word`` is a VisitWord's value (XT-16)."""

    booking_id: str
    user_id: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StillAtWork(Event):
    """Somebody works on an order that nobody seemed to touch (RV-07)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAsked(Event):
    """Somebody needs help on the order; ``text`` says with what, if he said so (RV-07)."""

    user_id: str
    text: str = ""
