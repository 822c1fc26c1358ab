"""The order's page: read-only until it is edited, with quick entries where the company wants them."""

from functools import partial
from typing import Any
from uuid import uuid4

from aiohttp import web

from core.audience import audience
from core.booking_words import answer_said
from core.bounds import plain_number
from core.lines import ArticleToOrder, Line, ToOrderState
from core.order_fields import FIELDS
from core.order_papers import Document
from core.order_standing import standing
from core.payers import SOURCE_LABELS
from core.promises import promise_said
from core.quotes import QUOTE_LABELS
from core.reach import CAUSES, cause_of
from core.refusals import Refused
from core.sheet import Block, heading
from core.states import STATE_LABELS
from core.words import N_, WEEKDAYS
from web.office.desk import Desk
from web.office.order.at import HOME, Deed, number_of, page_of
from web.office.order.blocking import gates
from web.office.order.gathering import Opened, opened
from web.office.order.prints import papers_of
from web.office.order.reports import report_of
from web.sent_photos import MOST_PHOTOS

UNITS = {"st": N_("pcs")}
TO_ORDER_STATES = {
    ToOrderState.TO_ORDER: N_("to be ordered"),
    ToOrderState.ORDERED: N_("ordered"),
    ToOrderState.DELIVERED: N_("delivered"),
}
_SIGN = frozenset({"sign", "ask-customer", "verify", "clear"})
_MORE = frozenset(
    {"duplicate", "duplicate-assignment", "separate", "merge", "recur", "stop-recurring",
     "cancel", "delete"}
)  # fmt: skip


async def show(desk: Desk) -> web.StreamResponse:
    """The whole order (WO-28)."""
    return await _shown(desk, None)


async def lead_back(desk: Desk) -> web.StreamResponse:
    """The address of a deed, opened: to the order itself."""
    raise web.HTTPSeeOther(page_of(number_of(desk)))


def kept(deed: Deed) -> Deed:
    """The deed; where it is refused, the page says why and keeps what was typed."""

    async def tried(desk: Desk) -> web.StreamResponse:
        desk.again = partial(_shown, desk)
        return await deed(desk)

    return tried


async def _shown(desk: Desk, refused: Refused | None) -> web.StreamResponse:
    found = await opened(desk, number_of(desk))
    sentence = desk.words.text(refused.sentence, **refused.fields) if refused else ""
    status = 200 if refused is None else 409
    return desk.page("order/page.html", status, refused=sentence, **fields_of(found, desk))


def fields_of(found: Opened, desk: Desk) -> dict[str, Any]:
    """What the templates of an order's page need."""
    order, words, now = found.order, desk.words, desk.now
    return {
        "found": found,
        "once": uuid4().hex,
        "most_photos": MOST_PHOTOS,
        "order": order,
        "sheet": found.sheet,
        "can": found.can,
        "plural": words.plural,
        "now": now,
        "today": words.today(now),
        "home": page_of(order.number),
        "came": f"{page_of(order.number)}{found.beside}",
        "state": words.text(STATE_LABELS[order.state]),
        "shows": {block.value for block in found.sheet.blocks},
        "standing": [words.text(each.sentence, **each.fields) for each in standing(order)],
        "unreached": [(e.address, words.text(CAUSES[cause_of(e)])) for e in found.sheet.unreached],
        "gates": gates(found, words),
        "report": report_of(found, words),
        "papers": papers_of(order, found.can, inside=desk.actor.customer_id is None),
        "quote_labels": QUOTE_LABELS,
        "weekdays": WEEKDAYS,
        "sign_keys": _SIGN,
        "more_keys": _MORE,
        "say": _Sayer(found, desk),
        "typed": partial(_typed, desk),
    }


def _typed(desk: Desk, path: str, name: str, home: object = "") -> str:
    """What was typed into this field of this form, where that was refused."""
    form = desk.form
    is_this = desk.request.method == "POST" and desk.request.path.endswith(path)
    return form.text(name) if is_this and form.text(HOME) in {"", str(home)} else ""


class _Sayer:
    """Puts what stands on an order into the reader's words."""

    def __init__(self, found: Opened, desk: Desk) -> None:
        self._found, self._words, self._now = found, desk.words, desk.now

    def day(self, day: Any) -> str:
        return self._words.day(day, self._words.today(self._now))

    def when(self, moment: Any) -> str:
        return self._words.when(moment, self._now)

    def slot(self, booking: Any) -> str:
        return self._words.slot(booking.starts_at, booking.ends_at, self._now)

    def amount(self, row: Line | ArticleToOrder) -> str:
        unit = self._words.text(UNITS[row.unit]) if row.unit in UNITS else row.unit
        return f"{self._words.quantity(row.quantity)} {unit}"

    def plain(self, number: Any) -> str:
        return plain_number(number) if number is not None else ""

    def money(self, amount: Any) -> str:
        return self._words.money(amount)

    def quantity(self, amount: Any) -> str:
        return self._words.quantity(amount)

    def heading(self, assignment: Any) -> str:
        return heading(assignment) or self._words.text(N_("Assignment"))

    def answer(self, booking: Any) -> str:
        return answer_said(booking, self._words, self._now)

    def promise(self, row: ArticleToOrder) -> str:
        return promise_said(row, self._words, self._words.today(self._now)) or ""

    def to_order_state(self, row: ArticleToOrder) -> str:
        return self._words.text(TO_ORDER_STATES[row.state])

    def source(self, payer: Any) -> str:
        return self._words.text(SOURCE_LABELS[payer.source])

    def label(self, key: str) -> str:
        return self._words.text(FIELDS[key].label)

    def images(self, measure: Any) -> list[Document]:
        return [each for each in self._found.order.images_of(measure) if each.is_image]

    def seen_by(self, comment: Any) -> str:
        """Who sees a comment, in a sentence (XT-14)."""
        sees = audience(comment, self._found.order, self._found.settings)
        if sees.customer is None:
            return self._words.text(N_("Only the company sees it."))
        if sees.on_protocol:
            return self._words.text(N_("{name} sees it, on the protocol too."), name=sees.customer)
        return self._words.text(N_("{name} sees it."), name=sees.customer)

    def shows(self, block: str) -> bool:
        return Block(block) in self._found.sheet.blocks

    def clock(self, moment: Any) -> str:
        """A time as browsers take it."""
        return self._words.local(moment).strftime("%H:%M")

    def date(self, moment: Any) -> str:
        """A day as browsers take it."""
        return self._words.local(moment).date().isoformat()
