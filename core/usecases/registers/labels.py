"""What labels are printed for: objects, facilities, and everything at a facility (XT-12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.register_kinds import NoSuchRow
from core.registers import Facility, ServiceObject
from core.text import one_line
from core.usecases.registers.looking import refuse_strangers
from core.words import N_

MOST_LABELS = 2000
MOST_COPIES = 50


class TooManyLabels(BadInput):
    sentence = N_(
        "That would be {count} labels. Print at most {most} at a time: choose some of the objects, "
        "or one facility."
    )


class NothingToLabel(BadInput):
    sentence = N_(
        "There is no service object to print a label for. Add one to the register first."
    )


@dataclass(frozen=True, slots=True)
class ChooseLabels:
    """Which rows get a label, in this order: objects, facilities, and all that stands at a place.

    ``at`` is a facility, which gets a label too; ``copies`` of each.
    """

    objects: tuple[UUID, ...] = ()
    facilities: tuple[UUID, ...] = ()
    at: UUID | None = None
    all_objects: bool = False
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one label is for, and where that is."""

    row: ServiceObject | Facility
    place: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self.row.name

    @property
    def code(self) -> str:
        """An object's code; empty for a facility."""
        return self.row.code if isinstance(self.row, ServiceObject) else ""


def choose_labels(command: ChooseLabels, actor: Actor, uow: UnitOfWork) -> tuple[Labelled, ...]:
    """What the labels say, one for each copy; for whoever may look through the registers."""
    refuse_strangers(actor)
    if not 1 <= command.copies <= MOST_COPIES:
        raise BadInput(N_("Print from 1 to {most} of each label."), most=MOST_COPIES)
    rows = list(dict.fromkeys(_rows(command, uow)))
    count = len(rows) * command.copies
    if count > MOST_LABELS:
        raise TooManyLabels(count=count, most=MOST_LABELS)
    if not rows:
        raise NothingToLabel
    return tuple(_labelled(row, uow) for row in rows for _ in range(command.copies))


def _rows(command: ChooseLabels, uow: UnitOfWork) -> Iterator[ServiceObject | Facility]:
    for facility_id in command.facilities:
        yield _facility(facility_id, uow)
    if command.at is not None:
        yield _facility(command.at, uow)
        yield from uow.service_objects.of_facility(command.at)
    for object_id in command.objects:
        thing = uow.service_objects.get(object_id)
        if thing is None:
            raise NoSuchRow(name=str(object_id))
        yield thing
    if command.all_objects:
        yield from uow.service_objects.all()


def _facility(facility_id: UUID, uow: UnitOfWork) -> Facility:
    found = uow.facilities.get(facility_id)
    if found is None:
        raise NoSuchRow(name=str(facility_id))
    return found


def _labelled(row: ServiceObject | Facility, uow: UnitOfWork) -> Labelled:
    if isinstance(row, Facility):
        elsewhere = row.address if row.address != row.name else None
        return Labelled(row, one_line(elsewhere or ""))
    place = uow.facilities.get(row.facility_id) if row.facility_id else None
    return Labelled(row, one_line(row.address or (place.place if place else "")))
