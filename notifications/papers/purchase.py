"""A purchase order as a paper: what a supplier is asked for, and for which orders (AO-05)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from core.papers import PURCHASE
from core.people import Actor
from core.ports import UnitOfWork
from core.purchases import PurchaseRow
from core.settings import COMPANY_ADDRESS, COMPANY_NAME, Settings
from core.text import one_line
from core.usecases.purchase_orders import PurchaseSeen, SeePurchaseOrder, see_purchase_order
from core.words import N_, Words
from notifications.papers.blocks import Block, Column, Listed, Pair, Paper, Particulars, Prose
from notifications.papers.composing import Headed, composed
from notifications.papers.dates import full_day
from notifications.papers.press import Press, Reader
from notifications.quantities import quantity

Subject = tuple[int, Actor]
"""The purchase order's number, and who looks at it."""


async def purchase_paper(press: Press, subject: Subject, reader: Reader) -> Paper:
    """The purchase order as it stands now; raises NoSuchPurchaseOrder."""
    number, actor = subject

    def look(uow: UnitOfWork) -> tuple[PurchaseSeen, Settings, datetime]:
        seen = see_purchase_order(SeePurchaseOrder(number), actor, uow)
        return seen, uow.settings.all(), uow.now

    seen, settings, now = await press.door.ask(look)
    words = press.words(reader)
    headed = Headed(
        PURCHASE,
        words.text(N_("Purchase order")),
        words.text(N_("No. {number}"), number=number),
        seen.purchase.supplier.name,
    )
    return await composed(press, reader, (settings, now), headed, _blocks(seen, settings, words))


def _blocks(seen: PurchaseSeen, settings: Settings, words: Words) -> Iterator[Block]:
    purchase = seen.purchase
    supplier = (purchase.supplier.name, purchase.supplier.phone, purchase.supplier.email)
    deliver = (settings[COMPANY_NAME], settings[COMPANY_ADDRESS])
    found = (
        (N_("Supplier"), _below(supplier)),
        (N_("Deliver to"), _below(deliver)),
        (N_("Our reference"), one_line(purchase.created_by, 80)),
        (N_("Date"), full_day(purchase.created_at, words)),
    )
    yield Particulars(tuple(Pair(words.text(label), value) for label, value in found if value))
    yield _rows(seen.rows, words)
    closing = N_("Write our number {number} on the delivery, please.")
    yield Prose(words.text(closing, number=purchase.number))


def _below(lines: tuple[str | None, ...]) -> str:
    return "\n".join(one_line(each) for each in lines if each)


def _rows(rows: Sequence[PurchaseRow], words: Words) -> Listed:
    columns = (
        Column(words.text(N_("Number")), 0.18),
        Column(words.text(N_("Article")), 0.5),
        Column(words.text(N_("Quantity")), 0.16, number=True),
        Column(words.text(N_("For order")), 0.16, number=True),
    )
    cells = tuple(
        (
            one_line(each.row.number or "", 60),
            one_line(each.row.name),
            quantity(each.row.quantity, each.row.unit, words).replace(" ", "\u00a0"),
            f"AO\u00a0{each.order}",
        )
        for each in rows
    )
    note = "" if cells else words.text(N_("Nothing is on it yet."))
    return Listed(words.text(N_("Articles")), columns, cells, note, main=True)
