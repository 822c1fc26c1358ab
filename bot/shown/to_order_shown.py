"""Articles to be ordered in the card's place: all of an order's, one of them, and who sells them."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from bot.actions import Action
from bot.choosing import page_of
from bot.keyboards import Rows, article_states, back, button, undo
from bot.phrases import STATE_OF_ARTICLE, amount, first_name, header, lines, safe, say
from bot.shown import line_receipts
from bot.steps.articles_to_order import ToOrderSeen
from core.chat import Button, ChatMessage, Style
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.promises import promise_said
from core.registers import Supplier
from core.text import one_line
from core.words import N_, Words

PER_PAGE = 6
SIGNS = {ToOrderState.TO_ORDER: "🛒", ToOrderState.ORDERED: "🗓", ToOrderState.DELIVERED: "✓"}


def all_rows(
    seen: ToOrderSeen, page: int, words: Words, today: date, unit: UUID | None = None
) -> ChatMessage:
    """Every row with how far it is, each to tap (AO-02)."""
    order, number = seen.order, seen.order.number
    html = lines(
        say(words, N_("🛒 <b>AO {number}</b> · to order"), number=number),
        *(_told(row, words, today) for row in order.to_order),
        None if order.to_order else words.text(N_("Nothing is to be ordered.")),
    )
    undone = ((undo(number, unit, words),),) if unit else ()
    choices: Rows = ()
    if seen.edits:
        choices = page_of(
            order.to_order,
            page,
            lambda row: button(_label(row, words), Action.TO_ORDER_ROW, number, row.id),
            lambda at, label: button(label, Action.TO_ORDER_LIST, number, at),
            PER_PAGE,
        )
    rows = (*undone, *choices, *_ways_on(seen, words))
    return ChatMessage(html, rows, stands_for={"order": str(number), "card": "yes"})


def one_row(seen: ToOrderSeen, row: ArticleToOrder, words: Words, today: date) -> ChatMessage:
    """A row, and its next steps: ordered, delivered, used (AO-02, AO-09)."""
    number = seen.order.number
    html = lines(
        f"🛒 {header(number, words)}",
        _told(row, words, today),
        say(words, N_("Added by {name}."), name=row.added_by),
        _purchase_said(row, words),
    )
    about = {**line_receipts.stands_for(seen.order, row), "card": "yes"}
    up = button(words.text("Back"), Action.TO_ORDER_LIST, number, 0)
    changes = tuple(_changes(number, row, words)) if seen.edits else ()
    return ChatMessage(html, (*changes, (up,)), stands_for=about)


def sellers(
    number: OrderNumber, found: tuple[Supplier, ...], page: int, words: Words
) -> ChatMessage:
    """Whose purchase order the articles go on (AO-05)."""
    html = lines(
        f"🛒 {header(number, words)}",
        words.text(N_("<b>From whom?</b> All that waits goes on one purchase order to them.")),
    )
    choices = page_of(
        found,
        page,
        lambda each: button(one_line(each.name, 30), Action.PURCHASE, number, each.id),
        lambda at, label: button(label, Action.PURCHASE_ASK, number, at),
    )
    up = button(words.text("Back"), Action.TO_ORDER_LIST, number, 0)
    about = {"order": str(number), "card": "yes"}
    return ChatMessage(html, (*choices, (up,)), stands_for=about)


def _told(row: ArticleToOrder, words: Words, today: date) -> str:
    pieces = (
        amount(row, words),
        words.text(STATE_OF_ARTICLE[row.state]),
        promise_said(row, words, today),
        first_name(row.added_by),
    )
    return "   " + " · ".join(safe(piece) for piece in pieces if piece)


def _purchase_said(row: ArticleToOrder, words: Words) -> str | None:
    if row.purchase_order is None:
        return None
    return say(words, N_("It is on purchase order {purchase}."), purchase=row.purchase_order)


def _label(row: ArticleToOrder, words: Words) -> str:
    return one_line(f"{SIGNS[row.state]} {amount(row, words)}", 40)


def _changes(
    number: OrderNumber, row: ArticleToOrder, words: Words
) -> Iterator[tuple[Button, ...]]:
    came = row.state is ToOrderState.DELIVERED
    used = button(
        words.text(N_("📦 Used")), Action.USE_ORDERED, number, row.id,
        style=Style.PRIMARY if came else Style.PLAIN,
    )  # fmt: skip
    yield (used,)
    yield from article_states(number, (row,), words)
    yield line_receipts.steps(number, row)
    off = words.text(N_("Take it off"))
    yield (button(off, Action.LINE_OFF, number, row.id, style=Style.DANGER),)


def _ways_on(seen: ToOrderSeen, words: Words) -> Iterator[tuple[Button, ...]]:
    number = seen.order.number
    if seen.edits and not seen.order.is_closed:
        more = button(words.text(N_("🛒 Order")), Action.TO_ORDER_ASK, number)
        waits = any(not row.mailed for row in seen.order.to_order)
        done = button(words.text(N_("✓ Done")), Action.TO_ORDER_DONE, number)
        yield (more, done) if waits else (more,)
    if seen.purchases:
        label = words.text(N_("Put on a purchase order"))
        yield (button(label, Action.PURCHASE_ASK, number, 0),)
    for purchase in seen.on_purchase:
        label = words.text(N_("📎 Purchase order {purchase}"), purchase=purchase)
        yield (button(label, Action.PURCHASE_PDF, number, purchase),)
    listed = button(words.text(N_("List as CSV")), Action.TO_ORDER_CSV, number)
    yield (listed, back(number, words)) if seen.order.to_order else (back(number, words),)
