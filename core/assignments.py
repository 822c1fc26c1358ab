"""One piece of work on an order, with everything that was done and used for it (AS-01). Frozen."""

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar
from uuid import UUID, uuid4

from core.lines import ArticleToOrder, Line, Measure
from core.registers import ServiceObject
from core.self_checks import SelfCheck

Signable = Measure | Line | SelfCheck
AnyLine = Signable | ArticleToOrder
Lockable = TypeVar("Lockable", Measure, Line, SelfCheck)
Kind = TypeVar("Kind", Measure, Line, SelfCheck, ArticleToOrder)


@dataclass(frozen=True, slots=True)
class Assignment:
    """One piece of work: an object, what is wrong with it and what was done (AS-01).

    ``counter`` is what the object's counter showed (OB-07).
    """

    description: str = ""
    error: str = ""
    cause: str = ""
    service_object: ServiceObject | None = None
    counter: Decimal | None = None
    measures: tuple[Measure, ...] = ()
    time: tuple[Line, ...] = ()
    articles: tuple[Line, ...] = ()
    to_order: tuple[ArticleToOrder, ...] = ()
    self_checks: tuple[SelfCheck, ...] = ()
    id: UUID = field(default_factory=uuid4)

    @property
    def lines(self) -> tuple[Signable, ...]:
        """Everything a signature locks."""
        return (*self.measures, *self.time, *self.articles, *self.self_checks)

    @property
    def every_line(self) -> tuple[AnyLine, ...]:
        """Everything that stands on it, the articles to be ordered too."""
        return (*self.lines, *self.to_order)

    @property
    def as_signed(self) -> "Assignment":
        """With only those lines that a signature has locked."""
        return replace(
            self,
            measures=tuple(line for line in self.measures if line.signed),
            time=tuple(line for line in self.time if line.signed),
            articles=tuple(line for line in self.articles if line.signed),
            self_checks=tuple(check for check in self.self_checks if check.signed),
        )

    def with_changed(self, line: AnyLine) -> "Assignment":
        """This line in the place of the one with its ID, if that stands here."""
        match line:
            case Measure():
                return replace(self, measures=instead(self.measures, line))
            case SelfCheck():
                return replace(self, self_checks=instead(self.self_checks, line))
            case ArticleToOrder():
                return replace(self, to_order=instead(self.to_order, line))
        return replace(self, time=instead(self.time, line), articles=instead(self.articles, line))

    def without(self, line_id: UUID) -> "Assignment":
        """Without the line of this ID, whichever kind it is."""
        return replace(
            self,
            measures=but(self.measures, line_id),
            time=but(self.time, line_id),
            articles=but(self.articles, line_id),
            to_order=but(self.to_order, line_id),
            self_checks=but(self.self_checks, line_id),
        )

    def locked_by(self, signature_id: UUID, *, finished: bool = True) -> "Assignment":
        """With every unsigned line locked by this signature (SG-03).

        Unless the work is finished, an open self-check is no line yet: the next visit fills it in.
        """
        checks = tuple(check for check in self.self_checks if finished or check.completed)
        done = {check.id: check for check in locked(checks, signature_id)}
        return replace(
            self,
            measures=locked(self.measures, signature_id),
            time=locked(self.time, signature_id),
            articles=locked(self.articles, signature_id),
            self_checks=tuple(done.get(check.id, check) for check in self.self_checks),
        )

    def unlocked(self) -> "Assignment":
        """With no line locked by any signature (PE-21)."""
        return replace(
            self,
            measures=unlocked(self.measures),
            time=unlocked(self.time),
            articles=unlocked(self.articles),
            self_checks=unlocked(self.self_checks),
        )


def instead(lines: tuple[Kind, ...], line: Kind) -> tuple[Kind, ...]:
    """This line in the place of the one with its ID."""
    return tuple(line if each.id == line.id else each for each in lines)


def but(lines: tuple[Kind, ...], line_id: UUID) -> tuple[Kind, ...]:
    """All but the line with this ID."""
    return tuple(each for each in lines if each.id != line_id)


def locked(lines: tuple[Lockable, ...], signature_id: UUID) -> tuple[Lockable, ...]:
    """The lines, those that were unsigned now locked by this signature."""
    return tuple(line if line.signed else replace(line, signed_in=signature_id) for line in lines)


def unlocked(lines: tuple[Lockable, ...]) -> tuple[Lockable, ...]:
    """The lines, none of them locked any more."""
    return tuple(replace(line, signed_in=None) for line in lines)
