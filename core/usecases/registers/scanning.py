"""Scanned codes: what the registers know about them, and who was where, when (QR-01, QR-03)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from uuid import UUID, uuid4

from core import permissions as may
from core.events import ObjectScanned
from core.matching.wording import Wording
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowedAtAll, Refused
from core.register_kinds import NoSuchRow
from core.registers import Agreement, Customer, Facility, Scan, ServiceObject
from core.stickers import Scanned, object_id_in, read_scan
from core.text import one_line
from core.words import N_


class NothingScanned(Refused):
    sentence = N_(
        "Nothing in the registers has the code {code}. Check the sticker, or add the object."
    )


@dataclass(frozen=True, slots=True)
class ScanFound:
    """All that the registers know of what was scanned; ``scan`` where it was kept (QR-03)."""

    service_object: ServiceObject | None = None
    facility: Facility | None = None
    customer: Customer | None = None
    agreement: Agreement | None = None
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class ScanObject:
    """What a camera read, and where it was: degrees north and east, if that is known.

    ``scan_id`` is the scan's own, so that one sent twice is kept once.
    """

    text: str
    latitude: float | None = None
    longitude: float | None = None
    scan_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class PlaceScan:
    """Where a scan that was kept was made: degrees north and east; only its own scanner says so."""

    object_id: UUID
    scan_id: UUID
    latitude: float
    longitude: float


def place_scan(command: PlaceScan, actor: Actor, uow: UnitOfWork) -> Scan | None:
    """Add the place to a scan that has none yet; None where there is no such scan (QR-03)."""
    _refuse_nowhere(command)
    scans = uow.service_objects.scans(command.object_id)
    scan = next((e for e in scans if e.id == command.scan_id and e.by == actor.name), None)
    if scan is None or scan.latitude is not None:
        return scan
    placed = replace(scan, latitude=command.latitude, longitude=command.longitude)
    uow.service_objects.put_scan(placed)
    return placed


def find_by_scan(text: str, actor: Actor, uow: UnitOfWork) -> ScanFound:
    """What the registers know of a scanned link or code (QR-01); raises NothingScanned."""
    scanned = read_scan(text)
    facility = uow.facilities.get(scanned.facility_id) if scanned.facility_id else None
    thing = uow.service_objects.by_code(one_line(text, 60)) or _object_meant(scanned, uow)
    found = _whole(thing, facility, uow)
    if not _may_see(found, actor):
        raise NothingScanned(code=one_line(scanned.code or text, 60))
    return found


def scan_object(command: ScanObject, actor: Actor, uow: UnitOfWork) -> ScanFound:
    """As ``find_by_scan``; an object with QR verification keeps who was there, and when (QR-03)."""
    _refuse_nowhere(command)
    found = find_by_scan(command.text, actor, uow)
    thing = found.service_object
    if thing is None or not thing.qr_verification:
        return found
    place = command.latitude, command.longitude
    scan = Scan(thing.id, uow.now, actor.name, *place, id=command.scan_id)
    kept = next((each for each in uow.service_objects.scans(thing.id) if each.id == scan.id), None)
    if kept is None:
        uow.service_objects.put_scan(scan)
        uow.publish(ObjectScanned(object_id=str(thing.id), code=thing.code, by=actor.name))
    return ScanFound(thing, found.facility, found.customer, found.agreement, kept or scan)


def scans_of(object_id: UUID, actor: Actor, uow: UnitOfWork) -> Sequence[Scan]:
    """Who scanned the object's sticker, when and where, latest first (QR-03, PE-23)."""
    actor.require_at_all(may.QR_PERFORM)
    if actor.customer_id is not None:
        raise NotAllowedAtAll
    if uow.service_objects.get(object_id) is None:
        raise NoSuchRow(name=str(object_id))
    return uow.service_objects.scans(object_id)


def _object_meant(scanned: Scanned, uow: UnitOfWork) -> ServiceObject | None:
    if scanned.code is None:
        return None
    by_id = object_id_in(scanned)
    if by_id is not None:
        return uow.service_objects.get(by_id)
    found = uow.service_objects.by_code(scanned.code)
    if found is not None:
        return found
    mentioned = uow.service_objects.mentioned_in(Wording.of(scanned.code))
    return mentioned[0].row if len(mentioned) == 1 else None


def _whole(thing: ServiceObject | None, facility: Facility | None, uow: UnitOfWork) -> ScanFound:
    if thing is not None and thing.facility_id is not None:
        facility = uow.facilities.get(thing.facility_id)
    customer_id = (thing and thing.customer_id) or (facility and facility.customer_id)
    return ScanFound(
        thing,
        facility,
        uow.customers.get(customer_id) if customer_id else None,
        uow.agreements.get(thing.agreement_id) if thing and thing.agreement_id else None,
    )


def _may_see(found: ScanFound, actor: Actor) -> bool:
    if found.service_object is None and found.facility is None:
        return False
    if actor.customer_id is not None:
        return found.customer is not None and found.customer.id == actor.customer_id
    return actor.sees_all or actor.sees_own


def _refuse_nowhere(command: ScanObject | PlaceScan) -> None:
    latitude, longitude = command.latitude, command.longitude
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None or not _on_earth(latitude, longitude):
        raise BadInput(N_("Give the place as degrees north and east, such as 59.33 and 18.07."))


def _on_earth(latitude: float, longitude: float) -> bool:
    finite = isfinite(latitude) and isfinite(longitude)
    return finite and abs(latitude) <= 90 and abs(longitude) <= 180


@dataclass(frozen=True, slots=True)
class Verified:
    """An object whose scans are kept, and the latest of them."""

    service_object: ServiceObject
    last: Scan | None


def verified_objects(
    skip: int, limit: int, actor: Actor, uow: UnitOfWork
) -> tuple[Sequence[Verified], int]:
    """Some of the objects with QR verification, by code, and how many there are (QR-03, PE-23)."""
    actor.require_at_all(may.QR_PERFORM)
    if actor.customer_id is not None:
        raise NotAllowedAtAll
    watched = [each for each in uow.service_objects.all() if each.qr_verification]
    scans = uow.service_objects.scans
    return (
        [Verified(e, next(iter(scans(e.id)), None)) for e in watched[skip : skip + limit]],
        len(watched),
    )
