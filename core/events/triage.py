"""What a dispatcher says of a report that came by mail (XT-20)."""

from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerConfirmed(Event):
    """The unconfirmed customer of a report is a real one."""

    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerReassigned(Event):
    """A report was a known customer's; ``before`` was made of the mail."""

    customer: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueTaken(Event):
    """What a report may have meant is what it meant; ``name`` is the row's."""

    about: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTurnedAway(Event):
    """A report was not for the company; ``blocked`` is what is put away from now on, or empty."""

    blocked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateDenied(Event):
    """A report is not about the same as this other order."""

    other: str
