"""What of an order somebody may take with him as files (XT-22)."""

from dataclasses import dataclass

from core import permissions as may
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.order_archive import Packing, packing
from core.order_papers import Kinship
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowed
from core.views import Prices, as_seen, prices_for
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class ArchiveOrder:
    """Take an order with everything on it as files."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class Archived:
    """The order as its reader sees it, what was written about it, and which files go with it."""

    order: WorkOrder
    prices: Prices
    letters: tuple[LetterRow, ...]
    packing: Packing


def archive_order(command: ArchiveOrder, actor: Actor, uow: UnitOfWork) -> Archived:
    """All of the order that this person sees; mails only for whoever sees every order (XT-22).

    To whom letters went is for whoever writes them or edits the order.
    """
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    if actor.customer_id is not None or actor.order is not None:
        raise NotAllowed(number=order.number)
    shown = as_seen(order, actor, uow.settings.all())
    merged = (str(each.number) for each in order.related if each.how is Kinship.MERGED_FROM)
    mails = uow.mails.of_orders([str(order.number), *merged]) if actor.sees_all else ()
    writes = actor.may_on(order, may.EMAIL_PROTOCOL, may.EDIT, may.EDIT_ASSIGNED)
    letters = tuple(uow.outbox.rows(str(order.number))) if writes else ()
    return Archived(shown, prices_for(actor), letters, packing(shown.documents, mails))
