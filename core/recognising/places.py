"""Where and on what a fault is: by stickers, codes, serial numbers, addresses and names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.arrival import About, By, Clue
from core.matching.resemblance import Resembling, clearest
from core.matching.told_apart import is_told_apart
from core.matching.wording import Wording
from core.ports import UnitOfWork
from core.recognising.clues import clue, offered
from core.registers import Customer, Facility, ServiceObject
from core.stickers import id_begun_in, object_id_in, read_scan

_LINK = re.compile(
    r"[?&]start(?:app)?=[A-Za-z0-9_-]{1,64}|https?://[^\s?#]{1,200}/r/[A-Za-z0-9_-]{1,64}"
)
MOST_SCANS = 10
OF_A_STICKER, OF_ITS_PLACE = 95, 0.7
ONLY_OBJECT = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where and on what it is, and by which clues; ``may_be`` was not sure enough."""

    service_object: ServiceObject | None = None
    facility: Facility | None = None
    took: tuple[Clue, ...] = ()
    may_be: tuple[Clue, ...] = ()


def place_meant(
    wording: Wording, words: str, codes: Sequence[str], customer: Customer, uow: UnitOfWork
) -> Place:
    """Where and on what it is.

    ``words`` stand after a plus in the addresses it was sent to, ``codes`` in its pictures. A
    sticker is believed whoever writes, for he stands before it, and its customer is offered where
    it is another; all else must be the customer's own, and is only offered where it is not.
    """
    scanned = list(_scanned(wording, words, codes, uow))
    place = _by_sticker(scanned, customer, uow) or _by_code(wording, customer, uow)
    if place and place.service_object:
        return place
    there = place or _by_address(wording, customer, uow)
    return _with_object_named(there, wording, customer, uow)


Row = ServiceObject | Facility


def _scanned(
    wording: Wording, words: str, codes: Sequence[str], uow: UnitOfWork
) -> Iterator[tuple[By, str, Row]]:
    links = [match[0] for match in _LINK.finditer(wording.text)]
    told = [*((By.STICKER, word) for word in words.split()), *((By.QR, code) for code in codes)]
    for by, text in [*told, *((By.STICKER, link) for link in links)][:MOST_SCANS]:
        if row := _row_of(text, uow):
            yield by, text, row


def row_on_sticker(text: str, uow: UnitOfWork) -> Row | None:
    """What a link or code names to the letter; None where nothing does."""
    scanned = read_scan(text)
    if scanned.facility_id:
        return uow.facilities.get(scanned.facility_id)
    if object_id := object_id_in(scanned):
        return uow.service_objects.get(object_id)
    return uow.service_objects.by_code(scanned.code) if scanned.code else None


def _row_of(text: str, uow: UnitOfWork) -> Row | None:
    if found := row_on_sticker(text, uow):
        return found
    scanned = read_scan(text)
    if begun := id_begun_in(scanned):
        of, first, last = begun
        register = uow.facilities if of is Facility else uow.service_objects
        return register.only_between(first, last)
    spelt = uow.service_objects.mentioned_in(Wording.of(scanned.code or ""))
    return spelt[0].row if len(spelt) == 1 else None


def _by_sticker(
    scanned: Sequence[tuple[By, str, Row]], customer: Customer, uow: UnitOfWork
) -> Place | None:
    rows = {row.id: (by, text, row) for by, text, row in reversed(scanned)}
    if len(rows) != 1:
        clues = (clue(_about(row), by, text, row, 90) for by, text, row in rows.values())
        return Place(may_be=tuple(clues)) if rows else None
    by, text, row = next(iter(rows.values()))
    thing = row if isinstance(row, ServiceObject) else None
    facility = row if isinstance(row, Facility) else _facility_of(thing, uow)
    took = (clue(_about(row), by, text, row), *_facility_clue(thing, facility, by))
    return Place(thing, facility, took, tuple(_whose(row, facility, (by, text), customer, uow)))


def _whose(
    row: Row, facility: Facility | None, seen: tuple[By, str], customer: Customer, uow: UnitOfWork
) -> Iterator[Clue]:
    """The customer of what the sticker is on, where it is another than who writes."""
    owner_id = row.customer_id or (facility.customer_id if facility else None)
    owner = uow.customers.get(owner_id) if owner_id and owner_id != customer.id else None
    if owner:
        yield clue(About.CUSTOMER, *seen, owner, OF_A_STICKER)


def _by_code(wording: Wording, customer: Customer, uow: UnitOfWork) -> Place | None:
    mentioned = uow.service_objects.mentioned_in(wording)
    his = [each for each in mentioned if each.row.customer_id in {None, customer.id}]
    if thing := clearest(his):
        facility = _facility_of(thing.row, uow)
        about = clue(About.OBJECT, thing.by, thing.found, thing.row)
        return Place(thing.row, facility, (about, *_facility_clue(thing.row, facility, thing.by)))
    unsure = his or (mentioned if customer.unconfirmed else [])
    clues = (*offered(About.OBJECT, unsure, 0.9), *_owners(unsure, customer, uow))
    return _else_by_address(clues, wording, customer, uow) if clues else None


def _else_by_address(
    clues: tuple[Clue, ...], wording: Wording, customer: Customer, uow: UnitOfWork
) -> Place:
    there = _by_address(wording, customer, uow)
    return Place(None, there.facility, there.took, (*clues, *there.may_be))


def _by_address(wording: Wording, customer: Customer, uow: UnitOfWork) -> Place:
    own = uow.facilities.resembling(wording, customer.id)
    if meant := clearest(own):
        took = clue(About.FACILITY, meant.by, meant.found, meant.row, meant.score)
        return Place(None, meant.row, (took,))
    if facility := uow.facilities.only_one_of(customer.id):
        return Place(None, facility, (clue(About.FACILITY, By.ONLY_ONE, "", facility),))
    others = uow.facilities.resembling(wording, None) if customer.unconfirmed and not own else ()
    return Place(
        may_be=(
            *offered(About.FACILITY, own),
            *offered(About.FACILITY, others, 0.9),
            *_owners(others, customer, uow),
        )
    )


def _owners(
    found: Sequence[Resembling[ServiceObject]] | Sequence[Resembling[Facility]],
    customer: Customer,
    uow: UnitOfWork,
) -> Iterator[Clue]:
    """Whose the things are that a stranger may have named."""
    for each in found:
        owner_id = each.row.customer_id
        owner = uow.customers.get(owner_id) if owner_id and owner_id != customer.id else None
        if owner and not owner.unconfirmed:
            score = round(each.score * OF_ITS_PLACE)
            yield clue(About.CUSTOMER, each.by, each.found, owner, score)


def _with_object_named(
    place: Place, wording: Wording, customer: Customer, uow: UnitOfWork
) -> Place:
    facility_id = place.facility.id if place.facility else None
    named = uow.service_objects.resembling(wording, customer.id, facility_id)
    thing = clearest(named)
    unsure = thing is None or is_told_apart(thing, thing.row.name, wording)
    if thing is None or unsure or any(each.about is About.OBJECT for each in place.may_be):
        more = tuple(offered(About.OBJECT, named))
        return Place(None, place.facility, place.took, (*place.may_be, *more))
    took = clue(About.OBJECT, thing.by, thing.found, thing.row, thing.score)
    facility = place.facility or _facility_of(thing.row, uow)
    also = () if place.facility else _facility_clue(thing.row, facility, thing.by)
    may_be = tuple(e for e in place.may_be if e.about is not About.FACILITY or not facility)
    return Place(thing.row, facility, (*place.took, took, *also), may_be)


def _facility_of(thing: ServiceObject | None, uow: UnitOfWork) -> Facility | None:
    return uow.facilities.get(thing.facility_id) if thing and thing.facility_id else None


def _facility_clue(
    thing: ServiceObject | None, facility: Facility | None, by: By
) -> tuple[Clue, ...]:
    """The object stands there, which is why the facility is known."""
    return (clue(About.FACILITY, by, thing.code, facility),) if thing and facility else ()


def _about(row: Row) -> About:
    return About.OBJECT if isinstance(row, ServiceObject) else About.FACILITY
