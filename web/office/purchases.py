"""Purchase orders: what waits to be ordered, by supplier, and each list with its rows (AO-05, AO-06)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from aiohttp import web

from core.article_list import article_list
from core.lines import TO_ORDER_LABELS
from core.purchases import PURCHASE_LABELS, PurchaseOrder, PurchaseRow
from core.text import one_line
from core.usecases.purchase_orders import (
    PurchaseSeen,
    SeePurchaseOrder,
    all_purchase_orders,
    see_purchase_order,
)
from core.usecases.to_purchase import (
    ToPurchase,
    what_to_purchase,
)
from web.office.desk import Desk, office
from web.office.reading import a_count
from web.parts import PARTS

WHERE = "/office/purchases"
A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Article:
    """An article on a purchase order, or that waits for one; ``mark`` is what a form calls it."""

    mark: str
    order: str
    title: str
    amount: str
    number: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What waits to be ordered from one supplier; no name: the register does not say."""

    supplier: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A purchase order in the list."""

    number: int
    supplier: str
    state: str
    key: str
    made: str


async def show(desk: Desk) -> web.StreamResponse:
    """What waits, then every purchase order, the latest first."""
    waiting, found, suppliers = await desk.ask(
        lambda uow: (
            what_to_purchase(None, desk.actor, uow),
            all_purchase_orders(None, desk.actor, uow),
            sorted(each.name for each in uow.suppliers.all()),
        )
    )
    last = max(0, (len(found) - 1) // A_PAGE)
    at = min(a_count(desk.query.get("page", "")), last)
    return desk.page(
        "purchases.html",
        gathered=list(_gathered(waiting, desk)),
        purchases=[_listed(each, desk) for each in found[at * A_PAGE : (at + 1) * A_PAGE]],
        suppliers=suppliers,
        at=at,
        last=last,
    )


async def one(desk: Desk) -> web.StreamResponse:
    """One of them, with what more could come onto it while it is open."""
    number = number_in(desk)
    seen, waiting = await desk.ask(
        lambda uow: (
            see_purchase_order(SeePurchaseOrder(number), desk.actor, uow),
            what_to_purchase(None, desk.actor, uow),
        )
    )
    purchase = seen.purchase
    own = [
        each
        for each in waiting
        if each.supplier is None or each.supplier.id == purchase.supplier.id
    ]
    return desk.page(
        "purchase.html",
        purchase=_listed(purchase, desk),
        supplier=purchase.supplier,
        rows=[_article(each, desk) for each in seen.rows],
        waiting=[_waiting(each, desk) for each in own] if purchase.is_open else [],
        changed=desk.words.when(purchase.changed_at, desk.now) if purchase.changed_at else "",
        changed_by=purchase.changed_by or "",
    )


async def csv(desk: Desk) -> web.StreamResponse:
    """Its rows as a list that spreadsheets open rightly (AO-06)."""
    seen = await _seen(desk)
    text = article_list(seen.rows, desk.words)
    return _file(text.encode(), "text/csv", f"{seen.purchase.number}.csv")


async def pdf(desk: Desk) -> web.StreamResponse:
    """The paper that the supplier gets."""
    seen = await _seen(desk)
    papers = desk.request.app[PARTS].purchase_papers
    if papers is None:
        raise web.HTTPNotFound
    number = seen.purchase.number
    content = await papers.pdf(number, desk.actor, desk.words.language)
    return _file(content, "application/pdf", f"{number}.pdf")


def _file(content: bytes, kind: str, name: str) -> web.Response:
    headers = {
        "Content-Disposition": f'attachment; filename="purchase-{name}"',
        "Cache-Control": "no-store",
    }
    return web.Response(body=content, content_type=kind, headers=headers)


async def _seen(desk: Desk) -> PurchaseSeen:
    command = SeePurchaseOrder(number_in(desk))
    return await desk.ask(lambda uow: see_purchase_order(command, desk.actor, uow))


def number_in(desk: Desk) -> int:
    return int(desk.request.match_info["purchase"])


def _gathered(waiting: Sequence[ToPurchase], desk: Desk) -> Iterator[Gathered]:
    def supplier(each: ToPurchase) -> str:
        return each.supplier.name if each.supplier else ""

    for name, rows in groupby(waiting, key=supplier):
        yield Gathered(name, tuple(_waiting(each, desk) for each in rows))


def _waiting(each: ToPurchase, desk: Desk) -> Article:
    found = _article(PurchaseRow(each.number, each.row), desk)
    return Article(
        found.mark,
        found.order,
        one_line(each.title, 80),
        found.amount,
        found.number,
        found.name,
        "",
    )


def _article(each: PurchaseRow, desk: Desk) -> Article:
    row, words = each.row, desk.words
    return Article(
        mark=f"{each.order}:{row.id}",
        order=str(each.order),
        title="",
        amount=f"{words.quantity(row.quantity)} {row.unit}",
        number=row.number or "",
        name=row.name,
        state=words.text(TO_ORDER_LABELS[row.state]),
    )


def _listed(each: PurchaseOrder, desk: Desk) -> Listed:
    return Listed(
        number=each.number,
        supplier=each.supplier.name,
        state=desk.words.text(PURCHASE_LABELS[each.state]),
        key=each.state.value,
        made=f"{desk.words.when(each.created_at, desk.now)} · {each.created_by}",
    )


ONE = WHERE + r"/{purchase:\d{1,9}}"
ROUTES = (
    web.get(WHERE, office(show)),
    web.get(ONE, office(one)),
    web.get(f"{ONE}/csv", office(csv)),
    web.get(f"{ONE}/pdf", office(pdf)),
)
