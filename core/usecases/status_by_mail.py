"""A customer asks by mail how his orders stand, and is told: only of his own, and not too often."""

from dataclasses import dataclass

from core.answering import may_be_answered
from core.events import StatusTold
from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import MAIL_COMMANDS
from core.taking_part import is_one_of_its_people
from core.text import one_line
from core.usecases.merging import where_it_went
from core.work_order import WorkOrder

MOST_TOLD = 20
MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class TellStatus:
    """Answer a mail that asks: about these orders, the first in full.

    ``address`` is whose mail it is; ``subject`` and ``message_id`` are its, for the thread.
    """

    number: OrderNumber
    address: str
    others: tuple[OrderNumber, ...] = ()
    subject: str = ""
    message_id: str | None = None
    language: str | None = None


def orders_to_tell(
    address: str, number: OrderNumber | None, uow: UnitOfWork
) -> tuple[OrderNumber, ...]:
    """Which orders somebody at this address may ask about: the one he names, else his open ones.

    None where he is on none of them, so that nobody learns that an order exists; none either
    while the company does not answer such mails.
    """
    if not address or not uow.settings.all()[MAIL_COMMANDS]:
        return ()
    if number is not None:
        order = _order(number, uow)
        theirs = order is not None and is_one_of_its_people(order, address)
        return (order.number,) if order is not None and theirs else ()
    return tuple(order.number for order in open_orders_of(address, uow))[:MOST_TOLD]


def tell_status(command: TellStatus, actor: Actor, uow: UnitOfWork) -> bool:
    """Have the answer mailed; False where this address has had enough of them (XT-21)."""
    order = uow.work_orders.get(command.number)
    actor.require_customer_of(order)
    if not is_one_of_its_people(order, command.address):
        raise NoSuchOrder(number=order.number)
    if not may_be_answered(command.address, uow):
        return False
    uow.publish(
        StatusTold(
            order=str(order.number),
            by=actor.name,
            email=command.address,
            others=tuple(str(each) for each in command.others[:MOST_TOLD]),
            subject=one_line(command.subject),
            in_reply_to=command.message_id,
            language=command.language or order.language,
        )
    )
    return True


def open_orders_of(address: str, uow: UnitOfWork) -> list[WorkOrder]:
    """The open orders that this address is on, the newest first."""
    customer, contact = uow.customers.by_email(address), uow.contacts.by_email(address)
    owners = [customer.id if customer else None, contact.customer_id if contact else None]
    found: dict[OrderNumber, WorkOrder] = {}
    for owner in dict.fromkeys(each for each in owners if each is not None):
        for number in uow.lists.numbers(OrderFilter(customer=owner, limit=MOST_LOOKED_AT)):
            order = _order(OrderNumber.parse(number), uow)
            if order and order.is_open and is_one_of_its_people(order, address):
                found[order.number] = order
    return sorted(found.values(), key=lambda order: order.number, reverse=True)


def _order(number: OrderNumber, uow: UnitOfWork) -> WorkOrder | None:
    try:
        return where_it_went(uow.work_orders.get(number), uow)
    except NoSuchOrder:
        return None
