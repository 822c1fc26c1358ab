"""Receipts of articles and time: what was added, more or less of it with a tap, and undone."""

from collections.abc import Iterable
from decimal import Decimal

from bot.actions import Action
from bot.keyboards import Rows, button, undo_line
from bot.phrases import amount, header, lines, safe, say
from core.chat import Button, ChatMessage
from core.lines import ArticleToOrder, Line, ToOrderState
from core.numbers import OrderNumber
from core.views import Prices
from core.words import N_, Words
from core.work_order import WorkOrder

ARTICLE, TIME, TO_ORDER = "article", "time", "to-order"
"""What kind of row a message stands for."""
QUARTER = Decimal("0.25")
STEP = 1000
"""Quantities have three decimals at most; a button carries thousandths."""


def kind_of(row: Line | ArticleToOrder) -> str:
    """What a reply to a message about the row acts on (XT-03)."""
    if isinstance(row, ArticleToOrder):
        return TO_ORDER
    return TIME if row.is_time else ARTICLE


def stands_for(order: WorkOrder, row: Line | ArticleToOrder) -> dict[str, str]:
    """What a message about the row stands for."""
    return {"order": str(order.number), "line": str(row.id), "kind": kind_of(row)}


def receipt(
    order: WorkOrder,
    row: Line | ArticleToOrder,
    words: Words,
    prices: Prices,
    *,
    priceless: bool = False,
) -> ChatMessage:
    """What was added, as it is now."""
    if isinstance(row, ArticleToOrder):
        return for_article_to_order(order, row, words)
    sentence = (
        N_("⏱ Added to {order}: <i>{text}</i>")
        if row.is_time
        else N_("📦 Added to {order}: <i>{text}</i>")
    )
    html = _said(sentence, order, row, words, price_said(row, prices, words))
    return ChatMessage(
        lines(
            html,
            _asks_for_price(prices, words) if priceless else None,
            _waits_for_yes(order, row, words),
        ),
        _buttons(order.number, row, words),
        stands_for=stands_for(order, row),
        silent=True,
    )


def for_article_to_order(order: WorkOrder, row: ArticleToOrder, words: Words) -> ChatMessage:
    """What is to be ordered; *Done* says that there is nothing more."""
    html = _said(
        N_("🛒 To order for {order}: <i>{text}</i>. The dispatcher sees it."), order, row, words
    )
    undo = undo_line(order.number, row.id, words)
    done = button(words.text(N_("✓ Done")), Action.TO_ORDER_DONE, order.number)
    rows = (steps(order.number, row), (undo, done))
    return ChatMessage(html, rows, stands_for=stands_for(order, row), silent=True)


def for_sent_to_order(order: WorkOrder, row: ArticleToOrder, words: Words) -> ChatMessage:
    """What was sent to those who order; undone as long as nobody has ordered it."""
    html = _said(
        N_("🛒 To order for {order}: <i>{text}</i>. Sent to those who order."), order, row, words
    )
    if row.state is not ToOrderState.TO_ORDER:
        return ChatMessage(html, stands_for=stands_for(order, row))
    rows = ((undo_line(order.number, row.id, words),),)
    return ChatMessage(html, rows, stands_for=stands_for(order, row), silent=True)


def sent_to_order(number: OrderNumber, words: Words) -> ChatMessage:
    """The same of a row that is no longer there."""
    return ChatMessage(
        words.text(N_("Sent to those who order.")), stands_for={"order": str(number)}
    )


def price_said(row: Line, prices: Prices, words: Words) -> str:
    """*à 1 240 kr, −10 %*, as far as this reader may see it; nothing without a price (AR-06)."""
    if not prices.each or row.price is None:
        return ""
    each = words.text(N_("at {price} each"), price=words.money(row.price))
    if not prices.discounts or not row.discount:
        return each
    return f"{each}, −{words.quantity(row.discount)} %"


def steps(number: OrderNumber, row: Line | ArticleToOrder) -> tuple[Button, ...]:
    """One less and one more; of time a quarter of an hour."""
    is_time = isinstance(row, Line) and row.is_time
    step, label = (QUARTER, "0:15") if is_time else (Decimal(1), "1")
    less = (_step(f"− {label}", number, row, -step),) if row.quantity > step else ()
    return (*less, _step(f"+ {label}", number, row, step))


def quantity_button(
    label: str, number: OrderNumber, row: Line | ArticleToOrder, wanted: Decimal, seen: Decimal
) -> Button:
    """So many instead of what was seen; 0 where that does not matter."""
    thousandths = (int(seen * STEP), int(wanted * STEP))
    return button(label, Action.LINE_QUANTITY, number, row.id, *thousandths)


def _step(label: str, number: OrderNumber, row: Line | ArticleToOrder, by: Decimal) -> Button:
    return quantity_button(label, number, row, row.quantity + by, row.quantity)


def _buttons(number: OrderNumber, row: Line, words: Words) -> Rows:
    other = button(words.text(N_("Quantity …")), Action.LINE_QUANTITY_ASK, number, row.id)
    last: Iterable[Button] = () if row.is_time else (other,)
    return (steps(number, row), (*last, undo_line(number, row.id, words)))


def _said(
    sentence: str,
    order: WorkOrder,
    row: Line | ArticleToOrder,
    words: Words,
    price: str = "",
) -> str:
    text = " · ".join(piece for piece in (amount(row, words), price) if piece)
    return words.text(sentence, order=header(order.number, words), text=safe(text))


def _waits_for_yes(order: WorkOrder, row: Line, words: Words) -> str | None:
    """What costs more than the customer lets pass unasked waits for his yes (RV-12)."""
    waits = any(each.waits and each.line_id == row.id for each in order.approvals)
    return words.text(N_("It waits for the customer's yes; you are told.")) if waits else None


def _asks_for_price(prices: Prices, words: Words) -> str:
    if prices.each:
        return say(words, N_("It has no price yet. What does one cost? Write it, such as 40."))
    return say(words, N_("It has no price yet. The office sets it."))
