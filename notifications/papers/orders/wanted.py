"""The articles to be ordered for an order, as a paper to take to a supplier or a store (AO)."""

from collections.abc import Iterator

from core.numbers import OrderNumber
from core.papers import ARTICLES_TO_ORDER
from core.refusals import Refused
from core.words import N_, Words
from core.work_order import WorkOrder
from notifications.papers.blocks import Block, Paper, Particulars
from notifications.papers.composing import Headed, composed
from notifications.papers.orders.lines import articles_to_order
from notifications.papers.orders.parties import about
from notifications.papers.press import Press, Reader


class NothingToOrder(Refused):
    sentence = N_("Order {number} has no articles to be ordered, so there is nothing to print.")


async def wanted_articles(press: Press, number: OrderNumber, reader: Reader) -> Paper:
    """What is to be ordered now; raises NoSuchOrder or NothingToOrder."""
    order, settings, now = await press.door.ask(
        lambda uow: (uow.work_orders.get(number), uow.settings.all(), uow.now)
    )
    if not order.to_order:
        raise NothingToOrder(number=number)
    words = press.words(reader)
    headed = Headed(
        ARTICLES_TO_ORDER,
        words.text(N_("Articles to be ordered")),
        f"AO {order.number}",
        order.title,
        order.order_type,
    )
    return await composed(press, reader, (settings, now), headed, _blocks(order, words))


def _blocks(order: WorkOrder, words: Words) -> Iterator[Block]:
    yield Particulars(tuple(about(order, words)))
    yield from articles_to_order(order, words)
