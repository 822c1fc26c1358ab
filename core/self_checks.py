"""Self-checks: lists of points that are answered on an assignment, made from templates (SC)."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID, uuid4

from core.refusals import Refused
from core.words import N_


class NoSuchPoint(Refused):
    sentence = N_("Self-check {check} has no such point. It has: {points}.")


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

    def check(self, *, mandatory: bool = False) -> "SelfCheck":
        """A self-check to fill in; later changes of the template do not reach it."""
        points = tuple(Point(asks) for asks in self.points)
        return SelfCheck(self.name, mandatory=mandatory, points=points)


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

    @property
    def measured(self) -> Decimal | None:
        """The number it holds, where it asks for one."""
        if not self.asks.unit or self.value is None:
            return None
        try:
            return Decimal(self.value)
        except InvalidOperation:
            return None

    @property
    def touched(self) -> bool:
        """Whether anything has been said to it."""
        return self != Point(self.asks, id=self.id)

    @property
    def failed(self) -> bool:
        """Whether it was found not to be as it should."""
        return self.approved is False


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

    @property
    def answered_for(self) -> bool:
        """Whether somebody signed it, by itself or with the order; then it stays as it is."""
        return self.signed or self.signed_by is not None

    @property
    def open_points(self) -> tuple[Point, ...]:
        """The points that still ask for something."""
        return tuple(point for point in self.points if not point.answered)

    @property
    def failed_points(self) -> tuple[Point, ...]:
        """The points that were found not to be as they should."""
        return tuple(point for point in self.points if point.failed)

    def point(self, point_id: UUID) -> Point:
        """The point with this ID; raises NoSuchPoint."""
        for point in self.points:
            if point.id == point_id:
                return point
        points = ", ".join(each.asks.name for each in self.points) or "–"
        raise NoSuchPoint(check=self.name, points=points)

    def with_point(self, point: Point) -> "SelfCheck":
        """The check with this point as it is now; with one that is open it is not complete."""
        points = tuple(point if each.id == point.id else each for each in self.points)
        changed = replace(self, points=points)
        if not changed.open_points:
            return changed
        return replace(changed, completed=False, completed_by=None, completed_at=None)

    def without_photo(self, document_id: UUID) -> "SelfCheck":
        """The check once this photo is gone: a point that needs one is open again."""
        check = self
        for point in self.points:
            if point.document_id == document_id:
                check = check.with_point(replace(point, document_id=None))
        return check
