"""The self-checks of an order as a paper of their own, every point with its photo (SC)."""

from collections.abc import Iterator, Mapping

from core import settings as s
from core.numbers import OrderNumber
from core.order_papers import Document
from core.papers import SELF_CHECKS
from core.refusals import Refused
from core.self_checks import SelfCheck
from core.settings import Settings
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder
from notifications.papers.blocks import (
    Block,
    Captioned,
    Gallery,
    Paper,
    Particulars,
    Picture,
    Remarks,
    Section,
)
from notifications.papers.composing import Headed, composed
from notifications.papers.orders.checks import full_checks, short_checks
from notifications.papers.orders.parties import about
from notifications.papers.press import Press, Reader

MOST_PHOTOS = 60
Photos = Mapping[str, Picture | None]


class NoSelfChecks(Refused):
    sentence = N_("Order {number} has no self-check to print. Add one to it first.")


async def self_checks(press: Press, number: OrderNumber, reader: Reader) -> Paper:
    """The order's self-checks as they stand now; raises NoSuchOrder or NoSelfChecks."""
    order, settings, now = await press.door.ask(
        lambda uow: (uow.work_orders.get(number), uow.settings.all(), uow.now)
    )
    if not any(each.self_checks for each in order.assignments):
        raise NoSelfChecks(number=number)
    words = press.words(reader)
    shown = _photos(order)[:MOST_PHOTOS] if settings[s.PRINT_IMAGES] else []
    photos = await press.photos(each.sha256 for _, each in shown if each.sha256)
    headed = Headed(
        SELF_CHECKS,
        words.text(N_("Self-checks")),
        f"AO {order.number}",
        order.title,
        order.order_type,
    )
    blocks = (*_blocks(order, settings, words), *_gallery(shown, photos, words))
    return await composed(press, reader, (settings, now), headed, blocks)


def _blocks(order: WorkOrder, settings: Settings, words: Words) -> Iterator[Block]:
    yield Particulars(tuple(about(order, words)))
    whole = settings.with_value(s.PRINT_SELF_CHECKS, value=True)
    for assignment in order.assignments:
        if not assignment.self_checks:
            continue
        thing = assignment.service_object
        named = f"{thing.name} · {thing.code}" if thing else assignment.description
        yield Section(one_line(named) or words.text(N_("Work")))
        yield from full_checks(assignment.self_checks, whole, words)
        if lines := short_checks(assignment.self_checks, whole, words):
            yield Remarks(lines)


def _photos(order: WorkOrder) -> list[tuple[str, Document]]:
    """The photos that answer points, each with what it is of."""
    there = {each.id: each for each in order.documents if each.is_image and each.sha256}
    return [
        (f"{one_line(check.name, 60)}\n{one_line(point.asks.name, 90)}", there[point.document_id])
        for check in _checks(order)
        for point in check.points
        if point.document_id in there
    ]


def _checks(order: WorkOrder) -> Iterator[SelfCheck]:
    return (check for each in order.assignments for check in each.self_checks)


def _gallery(shown: list[tuple[str, Document]], photos: Photos, words: Words) -> Iterator[Block]:
    if shown:
        said = tuple(Captioned(photos.get(each.sha256 or ""), text) for text, each in shown)
        yield Gallery(words.text(N_("Photos")), said)
