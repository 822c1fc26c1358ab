"""Papers that are asked for in a chat: whether they can be printed, and for whom."""

from dataclasses import dataclass
from uuid import UUID

from bot.updates.gathering import order_seen
from core.numbers import OrderNumber
from core.papers import ARTICLES_TO_ORDER, CONFIRMATION, INVOICE, SELF_CHECKS
from core.people import Actor
from core.permissions import GENERATE_INVOICE
from core.permissions import INVOICE as MARK_INVOICED
from core.ports import UnitOfWork
from core.quotes import Quote
from core.refusals import NotAllowedAtAll, Refused
from core.usecases.lists import ListOrders, count_orders
from core.usecases.purchase_orders import PurchaseSeen, SeePurchaseOrder, see_purchase_order
from core.usecases.seeing_quotes import SeeQuote, see_quote
from core.words import N_
from core.work_order import WorkOrder


class NothingToPrint(Refused):
    sentence = N_("AO {number} has nothing of that to print any more.")


@dataclass(frozen=True, slots=True)
class AskPaper:
    """A paper of an order, by its kind."""

    number: OrderNumber
    kind: str


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """An order whose paper this person may have."""

    order: WorkOrder
    kind: str
    reader: UUID


def ask_paper(command: AskPaper, actor: Actor, uow: UnitOfWork) -> OrderPaper:
    """See to it that it can be printed; the file is made when it is sent."""
    order = order_seen(command.number, actor, uow)
    if command.kind not in kinds_for(order, actor, uow):
        raise NothingToPrint(number=order.number)
    return OrderPaper(order, command.kind, reader_of(actor))


def kinds_for(order: WorkOrder, actor: Actor, uow: UnitOfWork) -> tuple[str, ...]:
    """The papers of an order that this person may have now, beside its protocol."""
    works = actor.customer_id is None
    may_invoice = actor.may(GENERATE_INVOICE) or actor.may(MARK_INVOICED)
    there = (
        (CONFIRMATION, True),
        (SELF_CHECKS, any(each.self_checks for each in order.assignments)),
        (ARTICLES_TO_ORDER, works and bool(order.to_order)),
        (INVOICE, may_invoice and bool(uow.invoices.of_order(order.number))),
    )
    return tuple(kind for kind, is_there in there if is_there)


def ask_quote(command: SeeQuote, actor: Actor, uow: UnitOfWork) -> tuple[Quote, UUID]:
    """A quote that this person sees, and his ID."""
    return see_quote(command, actor, uow), reader_of(actor)


def ask_purchase(
    command: SeePurchaseOrder, actor: Actor, uow: UnitOfWork
) -> tuple[PurchaseSeen, UUID]:
    """A purchase order that this person sees, and his ID."""
    return see_purchase_order(command, actor, uow), reader_of(actor)


def ask_list(command: ListOrders, actor: Actor, uow: UnitOfWork) -> tuple[int, UUID]:
    """How many orders the list has, and whose it is."""
    return count_orders(command, actor, uow), reader_of(actor)


def reader_of(actor: Actor) -> UUID:
    """Whom a paper is printed for; raises NotAllowedAtAll for nobody."""
    if actor.user_id is None:
        raise NotAllowedAtAll
    return actor.user_id
