"""Measures, articles and time on an order."""

from dataclasses import dataclass

from core.events.happening import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAdded(Event):
    measure_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureReworded(Event):
    measure_id: str
    before: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureAmended(Event):
    """A measure was added that says more, or other, than the signed one it names (XT-04)."""

    measure_id: str
    amends: str
    before: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureMoved(Event):
    """A measure belongs to another assignment of its order."""

    measure_id: str
    assignment_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureUserChanged(Event):
    """Another is named as who did the measure (ME-05)."""

    measure_id: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineAdded(Event):
    """An article or time row was added."""

    line_id: str
    name: str
    quantity: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEdited(Event):
    """A line of any kind is otherwise; ``fields`` are the names of what was changed."""

    line_id: str
    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRemoved(Event):
    line_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAsked(Event):
    """Extra work above the set amount waits for the customer; ``amount`` before VAT (RV-12)."""

    approval_id: str
    text: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalAnswered(Event):
    """The customer said yes or no to what ``asked_by`` had asked."""

    approval_id: str
    text: str
    approved: bool
    asked_by: str
    note: str
