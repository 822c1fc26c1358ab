"""Self-checks: lists of points that are answered on an assignment, made from templates (SC)."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be chosen, and whether it is an approved one."""

    text: str
    approved: bool


@dataclass(frozen=True, slots=True)
class PointTemplate:
    """One point of a template.

    ``unit`` is set (perhaps to ``""``) where a value is asked for; ``choices`` empty means the
    point is simply done; ``photo``: one must be attached.
    """

    name: str
    description: str = ""
    unit: str | None = None
    choices: tuple[Choice, ...] = ()
    photo: bool = False


@dataclass(frozen=True, slots=True)
class SelfCheckTemplate:
    """A list of points that self-checks are made from (SC-01)."""

    name: str
    points: tuple[PointTemplate, ...] = ()
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a self-check and its answer; ``approved`` None until it is answered."""

    asks: PointTemplate
    value: str | None = None
    choice: str | None = None
    approved: bool | None = None
    note: str = ""
    document_id: UUID | None = None
    answered_by: str | None = None
    answered_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def answered(self) -> bool:
        """Whether everything it asks for is there."""
        asks = self.asks
        has_value = asks.unit is None or self.value is not None
        has_photo = not asks.photo or self.document_id is not None
        return self.approved is not None and has_value and has_photo


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """A check list that is filled in on the assignment (SC-01).

    Its own signature (``signed_by``) says who answers for it (SE-52); ``signed_in`` is the order's
    signature that has locked it.
    """

    name: str
    mandatory: bool = False
    completed: bool = False
    points: tuple[Point, ...] = ()
    completed_by: str | None = None
    completed_at: datetime | None = None
    signed_by: str | None = None
    signed_at: datetime | None = None
    signed_in: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def signed(self) -> bool:
        """Whether a signature has locked it."""
        return self.signed_in is not None
