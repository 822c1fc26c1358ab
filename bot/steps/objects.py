"""What a sticker, a code or a tap opens: an object or a facility with all that is known there."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from core import permissions as may
from core import settings
from core.lines import Measure
from core.numbers import OrderNumber
from core.object_info import info_of
from core.order_papers import Comment, Document
from core.people import Actor
from core.ports import UnitOfWork
from core.register_kinds import NoSuchRow
from core.registers import (
    Agreement,
    Customer,
    Facility,
    Pairs,
    PerformedService,
    Scan,
    ServiceObject,
)
from core.usecases.registers.scanning import ScanObject, scan_object, scans_of
from core.work_order import WorkOrder

LAST = 3
"""So many measures and comments are shown."""
MOST_SCANS = 10


@dataclass(frozen=True, slots=True)
class OpenScanned:
    """What a scan or a code names; ``scan_id`` is the scan's own, so that it is kept once."""

    text: str
    scan_id: UUID
    hand: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class OpenThing:
    """An object, else a facility, by its ID."""

    object_id: UUID | None = None
    facility_id: UUID | None = None
    hand: OrderNumber | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A measure, and the order it was done on."""

    number: OrderNumber
    measure: Measure


@dataclass(frozen=True, slots=True)
class Thing:
    """An object or a facility as it is shown to somebody.

    ``fits`` is the order in hand that the object may be set on; ``scan`` was kept just now.
    """

    actor: Actor
    service_object: ServiceObject | None
    facility: Facility | None
    customer: Customer | None
    agreement: Agreement | None
    open: tuple[WorkOrder, ...] = ()
    measures: tuple[Done, ...] = ()
    comments: tuple[Comment, ...] = ()
    info: Pairs = ()
    documents: Sequence[Document] = ()
    services: tuple[PerformedService, ...] = ()
    fits: OrderNumber | None = None
    scan: Scan | None = None
    shows: frozenset[str] = field(default_factory=frozenset)


def open_scanned(command: OpenScanned, actor: Actor, uow: UnitOfWork) -> Thing:
    """What the scan names, kept where the object asks for that (QR-01, QR-03, XT-17)."""
    found = scan_object(ScanObject(command.text, scan_id=command.scan_id), actor, uow)
    thing = Thing(actor, found.service_object, found.facility, found.customer, found.agreement)
    return _filled(replace(thing, scan=found.scan), command.hand, uow)


def open_thing(command: OpenThing, actor: Actor, uow: UnitOfWork) -> Thing:
    """An object or a facility from a button; nothing is scanned by that."""
    thing = uow.service_objects.get(command.object_id) if command.object_id else None
    place = command.facility_id or (thing.facility_id if thing else None)
    facility = uow.facilities.get(place) if place else None
    if thing is None and facility is None:
        raise NoSuchRow(name=str(command.object_id or command.facility_id))
    customer_id = (thing.customer_id if thing else None) or (
        facility.customer_id if facility else None
    )
    customer = uow.customers.get(customer_id) if customer_id else None
    agreed = thing.agreement_id if thing else None
    agreement = uow.agreements.get(agreed) if agreed else None
    return _filled(Thing(actor, thing, facility, customer, agreement), command.hand, uow)


def _filled(shown: Thing, hand: OrderNumber | None, uow: UnitOfWork) -> Thing:
    thing, facility, values = shown.service_object, shown.facility, uow.settings.all()
    numbers = uow.work_orders.newest_of(
        facility.id if facility and thing is None else None, thing.id if thing else None
    )
    orders = [uow.work_orders.get(number) for number in numbers]
    seen = [order for order in orders if shown.actor.sees(order)]
    measures = sorted(
        (Done(order.number, m) for order in seen for m in _measures(order, thing)),
        key=lambda done: done.measure.done_on,
        reverse=True,
    )
    comments = sorted(
        (each for order in seen for each in order.comments), key=lambda c: c.at, reverse=True
    )
    return replace(
        shown,
        open=tuple(order for order in seen if order.is_open),
        measures=tuple(measures[:LAST]),
        comments=tuple(comments[:LAST]),
        info=info_of(thing, uow.info_templates.all()) if thing else (),
        documents=uow.service_objects.documents(thing.id) if thing else (),
        services=_services(thing, uow),
        fits=_fits(shown, hand, uow),
        shows=frozenset(
            setting.key
            for setting in (settings.SHOW_OBJECT_COMMENT, settings.SHOW_CUSTOMER_COMMENT)
            if values[setting]
        ),
    )


def _measures(order: WorkOrder, thing: ServiceObject | None) -> Sequence[Measure]:
    return [
        measure
        for a in order.assignments
        if thing is None or (a.service_object and a.service_object.id == thing.id)
        for measure in a.measures
    ]


def _services(thing: ServiceObject | None, uow: UnitOfWork) -> tuple[PerformedService, ...]:
    if thing is None:
        return ()
    done = (each for each in uow.performed_services.all() if each.service_object_id == thing.id)
    return tuple(sorted(done, key=lambda each: each.performed_on, reverse=True)[:LAST])


def _fits(shown: Thing, hand: OrderNumber | None, uow: UnitOfWork) -> OrderNumber | None:
    """The order in hand, where the object may be set on it and is not yet (OB-02)."""
    thing = shown.service_object
    if thing is None or hand is None:
        return None
    order = uow.work_orders.get(hand)
    there = any(a.service_object and a.service_object.id == thing.id for a in order.assignments)
    his = thing.customer_id in {None, order.customer.id}
    may_edit = shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED)
    return hand if his and may_edit and not there and not order.is_closed else None


@dataclass(frozen=True, slots=True)
class Verified:
    """Who was at the object, latest first, and whether scans are kept (QR-03)."""

    service_object: ServiceObject
    scans: Sequence[Scan]
    may_switch: bool


def scans_shown(command: UUID, actor: Actor, uow: UnitOfWork) -> Verified:
    """Who scanned the object's sticker, when and where (QR-03, PE-23)."""
    scans = scans_of(command, actor, uow)[:MOST_SCANS]
    thing = uow.service_objects.get(command)
    if thing is None:
        raise NoSuchRow(name=str(command))
    return Verified(thing, scans, actor.may(may.QR_ACTIVATE))
