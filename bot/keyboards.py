"""The buttons under messages: two a row at most, the next step first and alone in its row."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from bot.actions import Action, Argument
from bot.codes import Code
from bot.phrases import first_name
from core import permissions as may
from core import settings as setting
from core.chat import Button, Style
from core.checks import open_checks
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import Actor, User
from core.settings import Settings
from core.usecases.finishing import READY_MAKERS
from core.usecases.self_checks import WORKS
from core.words import N_, Words
from core.work_order import State, WorkOrder

Rows = tuple[tuple[Button, ...], ...]
FITS = 13
"""About as many characters does a phone show of each of two buttons in a row."""
STATES = {ToOrderState.ORDERED: "o", ToOrderState.DELIVERED: "d"}


def button(
    label: str,
    action: Action,
    order: OrderNumber | None = None,
    *arguments: Argument,
    seen: int = 0,
    style: Style = Style.PLAIN,
) -> Button:
    """A button that means an action."""
    return Button(label, str(Code(action, order, arguments, seen)), style=style)


def by_two(buttons: Iterable[Button]) -> Rows:
    """Two buttons a row; a label too long for that has a row of its own."""
    rows: list[tuple[Button, ...]] = []
    for each in buttons:
        pair = bool(rows) and len(rows[-1]) == 1 and _fits(each) and _fits(rows[-1][0])
        if pair:
            rows[-1] = (*rows[-1], each)
        else:
            rows.append((each,))
    return tuple(rows)


def _fits(given: Button) -> bool:
    return len(given.label) <= FITS


def back(order: OrderNumber, words: Words) -> Button:
    """Back to the card."""
    return button(words.text(N_("Back")), Action.CARD, order)


def card_buttons(order: WorkOrder, actor: Actor, values: Settings, words: Words) -> Rows:
    """The card's buttons: the next step, what is done most, and the rest behind *More*."""
    if not actor.sees(order):
        return ()
    works = order.is_assigned_to(actor.user_id) and actor.may_on(
        order, may.EDIT, may.EDIT_ASSIGNED
    )
    more = button(words.text(N_("⋯ More")), Action.MORE, order.number)
    if order.state is State.CANCELLED:
        return ((more,),)
    last = (*_not_ours(order, actor, words), more)
    rows = [*next_step(order, actor, values, words)]
    if works and not order.is_closed:
        rows.append(materials(order, words))
    rows.extend(_checks(order, actor, words))
    if works and not order.is_closed:
        rows.append((*_status(order, values, words), more))
    else:
        rows.append(last)
    return tuple(rows)


def next_step(
    order: WorkOrder, actor: Actor, values: Settings, words: Words
) -> Iterable[tuple[Button, ...]]:
    """What is to be done with the order now, the likeliest first."""
    number = order.number
    alone = actor.may(may.ASSIGN_SELF) and not actor.may(may.ASSIGN)
    if order.is_open and not order.assigned and alone:
        label = words.text(N_("Take this order"))
        yield (button(label, Action.TAKE, number, style=Style.PRIMARY),)
    yield from _signing(order, actor, words)
    if order.is_open and actor.may(may.ASSIGN):
        style = Style.PLAIN if order.assigned else Style.PRIMARY
        assign = button(words.text(N_("👤 Assign")), Action.ASSIGN_WHOM, number, style=style)
        book = button(words.text(N_("🗓 Book")), Action.BOOK_WHOM, number)
        yield (assign, book) if values[setting.SHOW_BOOKINGS] else (assign,)


def _not_ours(order: WorkOrder, actor: Actor, words: Words) -> Iterable[Button]:
    if order.state is State.NEW and actor.may(may.DELETE):
        yield button(words.text(N_("Not for us")), Action.CANCEL_ASK, order.number)


def _signing(order: WorkOrder, actor: Actor, words: Words) -> Iterable[tuple[Button, ...]]:
    mine = order.is_assigned_to(actor.user_id) and actor.may(may.SIGN)
    if mine and order.may_be_signed:
        label = words.text(N_("✍️ Sign"))
        yield (button(label, Action.SIGN_ASK, order.number, style=Style.PRIMARY),)
    elif mine and order.waits_for_customer:
        label = words.text(N_("✍️ Customer's signature"))
        yield (button(label, Action.SIGN_ASK, order.number, style=Style.PRIMARY),)
    elif order.state is State.SIGNED and actor.may_on(order, *READY_MAKERS):
        label = words.text(N_("Ready for invoicing"))
        yield (button(label, Action.READY, order.number, style=Style.PRIMARY),)


def materials(order: WorkOrder, words: Words) -> tuple[Button, ...]:
    return (
        button(words.text(N_("📦 Article")), Action.ARTICLE_ASK, order.number),
        button(words.text(N_("🛒 Order")), Action.TO_ORDER_ASK, order.number),
    )


def _checks(order: WorkOrder, actor: Actor, words: Words) -> Iterable[tuple[Button, ...]]:
    """Self-checks that are left, for whoever has the order to fill them in."""
    left = len(open_checks(order))
    mine = order.is_assigned_to(actor.user_id) and actor.may_on(order, *WORKS)
    if left and mine and not order.is_closed:
        label = words.text(N_("☑️ Self-check ({count})"), count=left)
        yield (button(label, Action.CHECKS, order.number),)


def _status(order: WorkOrder, values: Settings, words: Words) -> tuple[Button, ...]:
    if not values[setting.CUSTOM_STATUSES]:
        return (button(words.text(N_("⏱ Time")), Action.TIME_ASK, order.number),)
    return (button(words.text(N_("🏷 Status")), Action.STATUS_ASK, order.number),)


def first_name_of(user: User, users: Sequence[User]) -> str:
    """The first name, or the whole where two share it."""
    short = first_name(user.name)
    alone = sum(1 for each in users if first_name(each.name) == short) == 1
    return short if alone else user.name


def undo_line(order: OrderNumber, line_id: UUID, words: Words) -> Button:
    """Take the line off again."""
    return button(words.text(N_("↩ Undo")), Action.REMOVE_LINE, order, line_id)


def undo(order: OrderNumber, unit: UUID, words: Words) -> Button:
    """Take back everything that one turn did (XT-15)."""
    return button(words.text(N_("↩ Undo")), Action.UNDO, order, unit)


def article_states(order: OrderNumber, rows: Sequence[ArticleToOrder], words: Words) -> Rows:
    """*Ordered* and *Delivered* for each row that is not that far yet."""
    several = len(rows) > 1

    def label(state: str, row: ArticleToOrder) -> str:
        return f"{state}: {row.number or row.name}"[:40] if several else state

    found: list[tuple[Button, ...]] = []
    for row in rows:
        steps: list[Button] = []
        if row.state is ToOrderState.TO_ORDER:
            steps.append(_state(label(words.text(N_("Ordered")), row), order, row, "o"))
        if row.state is not ToOrderState.DELIVERED:
            steps.append(_state(label(words.text(N_("Delivered")), row), order, row, "d"))
        if steps:
            found.append(tuple(steps))
    return tuple(found)


def _state(label: str, order: OrderNumber, row: ArticleToOrder, state: str) -> Button:
    return button(label, Action.ARTICLE_STATE, order, row.id, state)


def open_orders(words: Words) -> Button:
    """The list of what is open: the way on where no order is meant."""
    return button(words.text(N_("Open orders")), Action.ORDERS)


def open_card(order: OrderNumber | str, words: Words) -> Button:
    """Show the order's card at the end of the chat."""
    number = OrderNumber.parse(str(order))
    return button(words.text(N_("Open AO {number}"), number=number), Action.OPEN, number)
