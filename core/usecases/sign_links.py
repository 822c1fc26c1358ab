"""The page to sign on the technician's own phone, for the order in hand or a scanned thing's."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from core.chat import Place
from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.requirements import Moment, require
from core.usecases.registers.scanning import ScanObject, scan_object
from core.usecases.signing import require_ones_to_sign
from core.words import N_
from core.work_order import WorkOrder

LINK_HOLDS = timedelta(days=30)
ON_THE_PHONE = "phone"


class NothingInHand(Refused):
    sentence = N_("You have no order in hand. Open one in the chat, or scan the sticker.")


class NoOrderWaitsThere(Refused):
    sentence = N_(
        "No order there waits for the customer's signature. Sign it yourself first, in the chat."
    )


@dataclass(frozen=True, slots=True)
class OpenSigningHere:
    """The page to sign for what was ``scanned``, else for the order in hand in one's own chat."""

    telegram_id: int
    scanned: str = ""


def open_signing_here(command: OpenSigningHere, actor: Actor, uow: UnitOfWork) -> UUID:
    """The link for the customer to sign on this phone (SG-02); refuses where none waits."""
    order = _scanned(command, actor, uow) if command.scanned else _in_hand(command, uow)
    actor.require_sight(order)
    require_ones_to_sign(order, actor, uow)
    require(Moment.CUSTOMER_SIGN, order, uow)
    return link_on_phone(order, uow)


def link_on_phone(order: WorkOrder, uow: UnitOfWork) -> UUID:
    """The link that stands for this order on the phone, or a new one."""
    standing = uow.links.standing(order.number, Purpose.SIGN, ON_THE_PHONE)
    if standing is not None and standing.used_at is None and standing.holds(uow.now):
        return standing.id
    person = order.contact or order.requester
    name, until = person.name if person else "", uow.now + LINK_HOLDS
    link = Link(Purpose.SIGN, order.number, ON_THE_PHONE, until, name, order.language)
    uow.links.put(link)
    return link.id


def _in_hand(command: OpenSigningHere, uow: UnitOfWork) -> WorkOrder:
    hand = uow.chats.hand(command.telegram_id, Place(command.telegram_id))
    if hand is None:
        raise NothingInHand
    return uow.work_orders.get(OrderNumber.parse(hand.order))


def _scanned(command: OpenSigningHere, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    found = scan_object(ScanObject(command.scanned), actor, uow)
    thing, facility = found.service_object, found.facility
    numbers = uow.work_orders.newest_of(
        facility.id if facility and thing is None else None, thing.id if thing else None
    )
    orders = (uow.work_orders.get(number) for number in numbers)
    waits = next((each for each in orders if actor.sees(each) and each.waits_for_customer), None)
    if waits is None:
        raise NoOrderWaitsThere
    return waits
