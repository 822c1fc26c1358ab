"""All that happened to an order: who, when, what it was and what it became (WO-25)."""

from functools import partial

from aiohttp import web

from core.happenings import happened
from core.history_words import told
from core.lists import HistoryRow
from core.usecases.history import LookBack, history_of
from web.office.desk import Desk
from web.office.order.at import number_of, page_of
from web.office.reading import a_count

A_PAGE = 40


async def show(desk: Desk) -> web.StreamResponse:
    """The latest first, page by page."""
    number = number_of(desk)
    rows = await desk.ask(partial(history_of, LookBack(number), desk.actor))
    at, newest = a_count(desk.query.get("page", "")), list(reversed(rows))
    return desk.page(
        "order/history.html",
        number=number,
        home=page_of(number),
        rows=[_row(each, desk) for each in newest[at * A_PAGE : (at + 1) * A_PAGE]],
        at=at,
        last=max(0, (len(rows) - 1) // A_PAGE),
    )


def _row(row: HistoryRow, desk: Desk) -> dict[str, object]:
    words = desk.words
    return {
        "when": words.when(row.at, desk.now),
        "by": row.by,
        "what": happened(row.event, row.body, words),
        "changes": list(told(row.changes, words, desk.now)),
    }


PAGES = {"/history": show}
