"""Lists of orders in a chat: two lines and a button each, and how to go on from there."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.actions import Action
from bot.choosing import turns
from bot.keyboards import Rows, button, by_two
from bot.phrases import header, lines, safe, short_when
from bot.steps.lists import PER_PAGE, Page
from bot.steps.orders import NONE, mark
from core.chat import Button, ChatMessage
from core.colours import dot, square
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.to_do import NEED_LABELS, Task
from core.words import N_, Words
from core.work_order import STATE_LABELS, State

TAB = "tab"
"""What a tap on a subgroup above a list picks; the list itself is shown after it."""


def listing(title: str, rows: Sequence[OrderRow], now: datetime, words: Words) -> ChatMessage:
    """The orders under a title, each with a button that opens it."""
    told = (row_said(row, now, words) for row in rows)
    return ChatMessage(lines(f"<b>{title}</b>", *told), choices(rows, Action.OPEN))


def choices(rows: Sequence[OrderRow], action: Action) -> Rows:
    """A button for each order, one a row, named so that it can be told from the others."""
    return tuple((button(_label(row), action, OrderNumber.parse(row.number)),) for row in rows)


def page_message(page: Page, now: datetime, words: Words) -> ChatMessage:
    """A page of a list: what it is narrowed by, its orders, and what can be done with it."""
    title = words.plural("{count} order", "{count} orders", page.count)
    html = lines(
        f"<b>{title}</b> · {safe(page.said)}",
        *(row_said(row, now, words) for row in page.rows),
        None if page.count else words.text(N_("Nothing fits. Tap Filter to look wider.")),
    )
    buttons = (
        *choices(page.rows, Action.OPEN_LISTED),
        *turns(page.listing.at, _pages(page), _turn),
        *_tabs(page, words),
        *_below(page, words),
    )
    return ChatMessage(html, buttons, stands_for=page.listing.stands_for)


def task_said(task: Task, now: datetime, words: Words) -> str:
    """An order and what it needs of one."""
    needs = ", ".join(words.text(NEED_LABELS[need]) for need in task.needs)
    return lines(row_said(task.row, now, words), f"   → {safe(needs)}")


def row_said(row: OrderRow, now: datetime, words: Words) -> str:
    """One order: its number and colours, where, when or whose, and what it is about."""
    sign = "❌" if row.state is State.CANCELLED else "🔧"
    colours = f"{dot(row.type_colour)}{square(row.status_colour)}"
    pieces = [f"{colours} {header(row.number, words)}".strip()]
    if row.urgent:
        pieces.append(words.text(N_("urgent")))
    pieces.append(safe(one_line(row.facility or row.customer, 40)))
    pieces.append(_who(row, now, words))
    if row.planned_on is not None:
        day = words.day(row.planned_on, words.today(now))
        pieces.append(words.text(N_("planned {day}"), day=day))
    if row.comments:
        pieces.append(f"💬 {row.comments}")
    about = safe(one_line(row.title, 60)) if row.title else None
    return lines(f"{sign} " + " · ".join(pieces), f"   {about}" if about else None)


def _label(row: OrderRow) -> str:
    cross = "❌ " if row.state is State.CANCELLED else ""
    return one_line(f"{cross}{row.number} · {row.title or row.customer}", 48)


def _who(row: OrderRow, now: datetime, words: Words) -> str:
    if row.state is State.CANCELLED:
        return words.text(STATE_LABELS[row.state])
    if row.booked_at is not None:
        return short_when(row.booked_at, now, words)
    if not row.assigned:
        return words.text(N_("nobody assigned yet"))
    return words.text(STATE_LABELS[row.state])


def _pages(page: Page) -> int:
    return max(1, -(-page.count // PER_PAGE))


def _turn(at: int, label: str) -> Button:
    return button(label, Action.LIST, None, at)


def _tabs(page: Page, words: Words) -> Rows:
    """A button for each subgroup, with how many orders of the list are in it (LS-17)."""
    if not page.tabs:
        return ()
    here = page.listing.filter.subgroup
    named = [(tab.subgroup, _tab(tab.subgroup, tab.orders, words)) for tab in page.tabs]
    made = [
        button(f"✓ {label}" if name == here else label, Action.LIST_NAME, None, TAB, _mark(name))
        for name, label in [(None, words.text(N_("All"))), *named]
    ]
    return by_two(made)


def _mark(name: str | None) -> int:
    return NONE if name is None else mark(name)


def _tab(name: str, orders: int, words: Words) -> str:
    named = name or words.text(N_("No subgroup"))
    return one_line(f"{named} {orders}", 24)


def _below(page: Page, words: Words) -> Iterable[tuple[Button, ...]]:
    yield (
        button(words.text(N_("Filter")), Action.LIST_FILTER),
        button(words.text(N_("Sort")), Action.LIST_SORTS),
    )
    favourites = button(words.text(N_("Favourites")), Action.LIST_FAVOURITES, None, 0)
    if page.count:
        yield (favourites, button(words.text(N_("All of them …")), Action.LIST_ALL))
    else:
        yield (favourites,)
