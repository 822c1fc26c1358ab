"""What only service objects have: files, counter readings, and the scans of their stickers."""

from collections.abc import Sequence
from dataclasses import dataclass

from core import permissions as may
from core.order_papers import Document
from core.ports import UnitOfWork
from core.registers import Scan, ServiceObject
from core.usecases.registers.object_papers import object_documents
from core.usecases.registers.scanning import scans_of
from web.office.desk import Desk
from web.office.registers.related import MAP

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class ScanTold:
    """A scan in words; ``map`` is empty where it is not known where it was."""

    when: str
    by: str
    place: str
    map: str


@dataclass(frozen=True, slots=True)
class ObjectParts:
    """What hangs on an object; ``scans`` are None for whoever may not see them (PE-23)."""

    pictures: Sequence[Document]
    files: Sequence[Document]
    readings: Sequence[tuple[str, str, str, str]]
    scans: Sequence[ScanTold] | None
    verified: bool
    may_verify: bool
    may_add: bool
    may_remove: bool


def parts_of(thing: ServiceObject, desk: Desk, uow: UnitOfWork) -> ObjectParts:
    """What hangs on the object, as whoever looks may see it."""
    actor = desk.actor
    stored = [each for each in object_documents(thing.id, actor, uow) if each.sha256]
    return ObjectParts(
        [each for each in stored if each.is_image],
        [each for each in stored if not each.is_image],
        _readings(thing, desk, uow),
        _scans(thing, desk, uow) if actor.may(may.QR_PERFORM) else None,
        thing.qr_verification,
        actor.may(may.QR_ACTIVATE),
        actor.may(may.EDIT_OBJECTS),
        actor.may(may.REMOVE_FILE),
    )


def _readings(
    thing: ServiceObject, desk: Desk, uow: UnitOfWork
) -> Sequence[tuple[str, str, str, str]]:
    """When, what it showed, who read it, and on which order."""
    words = desk.words
    return [
        (
            words.when(each.at, desk.now),
            f"{words.quantity(each.value)} {thing.counter_unit or ''}".strip(),
            each.by,
            each.order or "",
        )
        for each in uow.service_objects.readings(thing.id)[:MOST_SHOWN]
    ]


def _scans(thing: ServiceObject, desk: Desk, uow: UnitOfWork) -> Sequence[ScanTold]:
    scans = scans_of(thing.id, desk.actor, uow)[:MOST_SHOWN]
    return [scan_told(scan, desk) for scan in scans]


def scan_told(scan: Scan, desk: Desk) -> ScanTold:
    """A scan in words."""
    known = scan.latitude is not None and scan.longitude is not None
    place = f"{scan.latitude:.4f}, {scan.longitude:.4f}" if known else ""
    link = f"{MAP}{scan.latitude},{scan.longitude}" if known else ""
    return ScanTold(desk.words.when(scan.at, desk.now), scan.by, place, link)
