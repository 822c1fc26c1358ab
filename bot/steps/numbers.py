"""A number alone: the order of that number, else the article of that number or barcode (QR-02)."""

from dataclasses import dataclass

from bot.looking import Look, Seen, look
from bot.shown.scan_shown import Found, Looked
from bot.steps.scanned import article_of
from bot.updates.gathering import order_seen
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """What was said, the order in hand if there is one, and the screen an offer would be."""

    look: Look
    hand: OrderNumber | None
    screen: int


def order_or_article(command: NumberSaid, actor: Actor, uow: UnitOfWork) -> Seen | Looked:
    """The order; where there is none the article, if one is in hand to add it to."""
    try:
        return look(command.look, actor, uow)
    except NoSuchOrder:  # people read numbers off goods too
        article = article_of(str(command.look.number), uow)
        if article is None or command.hand is None:
            raise
        order = order_seen(command.hand, actor, uow)
        return Looked(order, (Found(article, 1),), (), (), command.screen, to_order=False)
