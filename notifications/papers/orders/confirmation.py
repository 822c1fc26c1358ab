"""The order confirmation as a paper: what was agreed, where, when and with whom."""

from collections.abc import Iterator

from core.numbers import OrderNumber
from core.papers import CONFIRMATION
from core.settings import COMPANY_PHONE, Settings
from core.text import one_line
from core.views import NO_PRICES, Prices, on_print
from core.words import N_, Words
from core.work_order import Assignment, WorkOrder
from notifications.papers.blocks import (
    Block,
    Pair,
    Paper,
    Particulars,
    Prose,
    Section,
    Sums,
)
from notifications.papers.composing import Headed, composed
from notifications.papers.dates import full_day
from notifications.papers.orders.lines import (
    priced_total,
    shows_prices,
    used_on,
    used_otherwise,
)
from notifications.papers.orders.parties import about
from notifications.papers.press import Press, Reader


async def confirmation(press: Press, number: OrderNumber, reader: Reader) -> Paper:
    """The order's confirmation as it stands now; raises NoSuchOrder."""
    order, settings, now = await press.door.ask(
        lambda uow: (uow.work_orders.get(number), uow.settings.all(), uow.now)
    )
    words = press.words(reader)
    headed = Headed(
        CONFIRMATION,
        words.text(N_("Order confirmation")),
        f"AO {order.number}",
        order.title,
        order.order_type,
    )
    prices = on_print(reader.prices, settings) if shows_prices(order) else NO_PRICES
    blocks = _blocks(order, settings, words, prices)
    return await composed(press, reader, (settings, now), headed, blocks)


def _blocks(order: WorkOrder, settings: Settings, words: Words, prices: Prices) -> Iterator[Block]:
    made = Pair(words.text(N_("Received")), full_day(order.created_at, words))
    yield Particulars((*about(order, words), made))
    if order.bookings:
        yield Section(words.text(N_("Booked time")))
        yield Particulars(tuple(_booked(order, words)))
    for number, assignment in enumerate(order.assignments, 1):
        yield from _assignment(number, assignment, order, settings, words, prices)
    yield from used_otherwise(order, settings, words, prices)
    if prices.sums:
        yield Sums((priced_total(order, words),))
    yield Prose(_closing(settings, words))


def _booked(order: WorkOrder, words: Words) -> Iterator[Pair]:
    for each in sorted(order.bookings, key=lambda booking: booking.starts_at):
        day, begins = full_day(each.starts_at, words), words.clock(each.starts_at)
        yield Pair(one_line(each.resource, 80), f"{day}\n{begins}–{words.clock(each.ends_at)}")


def _assignment(
    number: int,
    assignment: Assignment,
    order: WorkOrder,
    settings: Settings,
    words: Words,
    prices: Prices,
) -> Iterator[Block]:
    thing = assignment.service_object
    named = f"{thing.name} · {thing.code}" if thing else words.text(N_("Work"))
    several = len(order.assignments) > 1
    yield Section(one_line(f"{number} · {named}" if several else named))
    said = ((N_("Description"), assignment.description), (N_("Error"), assignment.error))
    yield from (Prose(text, words.text(label)) for label, text in said if text)
    yield from used_on(assignment, order, settings, words, prices)


def _closing(settings: Settings, words: Words) -> str:
    phone = one_line(settings[COMPANY_PHONE] or "")
    if not phone:
        return words.text(N_("Is anything not as agreed? Tell us before the work begins."))
    return words.text(
        N_("Is anything not as agreed? Tell us before the work begins: {phone}."), phone=phone
    )
