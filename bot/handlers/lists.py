"""Lists: what there is, what is mine, what I have to do; searched, paged and walked through (LS)."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.choosing import turns
from bot.keyboards import Rows, button
from bot.listing import LISTS, Listing, listing_of
from bot.looking import ListOrders, my_day
from bot.phrases import lines, message
from bot.routing import Routes
from bot.said import Said
from bot.shown.lists import choices, listing, page_message, task_said
from bot.steps.list_files import AsCsv, Csv, as_csv
from bot.steps.lists import Page, ShowList, show_list, what_to_do
from bot.steps.walking import Step, Stepped, step
from bot.tapped import ButtonIsOld, argument, order_of
from core.chat import Button, ChatMessage, Hand, Pending
from core.filters import OrderFilter
from core.lists import OrderRow
from core.usecases.to_do import Task, ToDo
from core.words import N_

ASKED_SEARCH = "search"
ASKED_IN_A_GROUP = N_("Write what you are looking for behind it: /find Eken")
MOST_TODAY = 20
MOST_TASKS = 10
"""So many orders stand on a page of what one has, and of what needs something of one."""
MOST_EVER = 1000
T = TypeVar("T")
A_ROW = re.compile(r"\*?\s*\d{1,12}(?:-\d{1,3})?\s*;")
"""*421;*: an order with its backorders (LS-07)."""


def list_(said: Said, known: Known) -> Acts:
    """``/list``: as one had it last; with words behind it narrowed by them, and remembered."""
    written = tuple(said.arguments.split())
    return (Act(show_list, ShowList(known.words, written=written, keep=bool(written)), shown),)


def find(said: Said, known: Known) -> Acts:
    """``/find``: words that stand on an order, or ``*421``, ``421;`` (LS-06, LS-07)."""
    if said.arguments:
        return searched(said.arguments, known)
    asked = known.words.text(
        N_("What are you looking for? A word, a name, an address or a number.")
    )
    if not said.private:
        return answering(Answer(say=(message(known.words, ASKED_IN_A_GROUP),)))
    up = ((button(known.words.text(N_("Open orders")), Action.ORDERS),),)
    pending = Pending(said.speaker.id, said.place, ASKED_SEARCH)
    return answering(Answer(say=(ChatMessage(asked, up),), expect=pending))


def search_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """What was asked for after ``/find``."""
    return searched(said.text, known)


def searched(text: str, known: Known) -> Acts:
    """What fits the words, newest first; not remembered as the person's list."""
    found = Listing(OrderFilter(text=text))

    def told(page: Page, known: Known) -> Answer:
        answer = shown(page, known)
        asked = known.pending is not None and known.pending.kind == ASKED_SEARCH
        return replace(answer, forget=asked)

    return (Act(show_list, ShowList(known.words, found), told),)


def turn(said: Said, known: Known) -> Acts:
    """Another page of the list in the tapped message."""
    kept = kept_list(known)
    return (Act(show_list, ShowList(known.words, kept.on(argument(said, int))), shown_here),)


def today(said: Said, known: Known) -> Acts:
    """``/today``: what I have, the next visit first."""
    return (Act(my_day, ListOrders(mine=True, limit=MOST_EVER), partial(_mine, at=_page(said))),)


def todo(said: Said, known: Known) -> Acts:
    """``/todo``: what needs something of me, and what (WO-27)."""
    return (Act(what_to_do, ToDo(known.words.zone), partial(_tasks, at=_page(said))),)


def open_listed(said: Said, known: Known) -> Acts:
    """An order opened from a list, with ways to those beside it (LS-04)."""
    kept = listing_of(known.about)
    command = Step(order_of(said), kept, said.place, known.words)
    return (Act(step, command, _opened),)


def walk(said: Said, known: Known) -> Acts:
    """On to the order beside, in the same message (LS-05)."""
    command = Step(
        order_of(said), listing_of(known.about), said.place, known.words, said.message_id
    )
    return (Act(step, command, _walked),)


def csv(said: Said, known: Known) -> Acts:
    """The list as a file for spreadsheets (LS-14)."""
    return (Act(as_csv, AsCsv(known.words, kept_list(known).filter), _file),)


def kept_list(known: Known) -> Listing:
    """The list that the tapped message shows; raises ButtonIsOld."""
    kept = listing_of(known.about)
    if kept is None:
        raise ButtonIsOld
    return kept


def shown(page: Page, known: Known) -> Answer:
    """The list as a new message."""
    return Answer(say=(page_message(page, known.now, known.words),))


def shown_here(page: Page, known: Known) -> Answer:
    """The list in the place of what was tapped."""
    return Answer(edit=page_message(page, known.now, known.words))


def _opened(stepped: Stepped, known: Known) -> Answer:
    hand = Hand(str(stepped.number)) if known.said.private else None
    return Answer(card=stepped.number, hand=hand, walk=_walking(stepped))


def _walked(stepped: Stepped, known: Known) -> Answer:
    return replace(_opened(stepped, known), in_place=True)


def _walking(stepped: Stepped) -> str:
    return stepped.listing.stands_for[LISTS] if stepped.listing else ""


def _file(made: Csv, known: Known) -> Answer:
    words = known.words
    html = words.plural("📎 {count} order as CSV.", "📎 {count} orders as CSV.", made.count)
    if made.count < made.of:
        html = words.text(
            N_("📎 The first {count} of {of} orders as CSV. Narrow the list for the rest."),
            count=made.count,
            of=made.of,
        )
    name = words.text(N_("orders.csv"))
    return Answer(say=(ChatMessage(html, file_name=name, file_text=made.text),))


def _page(said: Said) -> int:
    return argument(said, int) if said.tap is not None else 0


def _mine(rows: Sequence[OrderRow], known: Known, *, at: int) -> Answer:
    words = known.words
    if not rows:
        nothing = N_("You have no open order. You are told here when you get one.")
        again = ((button(words.text(N_("All open orders")), Action.ORDERS),), _day_end(known))
        return Answer(say=(replace(message(words, nothing), buttons=again),))
    title = words.plural("You have {count} order", "You have {count} orders", len(rows))
    shown, turned = _part(rows, at, MOST_TODAY, Action.TODAY)
    page = listing(title, shown, known.now, words)
    return _new_or_here(replace(page, buttons=(*page.buttons, *turned, _day_end(known))), known)


def _day_end(known: Known) -> tuple[Button, ...]:
    """The day's end one tap from the day (XT-18)."""
    day = known.words.today(known.now)
    return (button(known.words.text(N_("Done for today")), Action.DAY_END, None, day),)


def _part(items: Sequence[T], at: int, size: int, turn: Action) -> tuple[Sequence[T], Rows]:
    """The items of a page, and the buttons to those before and after it."""
    pages = max(1, -(-len(items) // size))
    at = min(at, pages - 1)
    rows = turns(at, pages, lambda to, label: button(label, turn, None, to))
    return items[at * size : (at + 1) * size], rows


def _new_or_here(page: ChatMessage, known: Known) -> Answer:
    return Answer(say=(page,)) if known.said.tap is None else Answer(edit=page)


def _tasks(tasks: Sequence[Task], known: Known, *, at: int) -> Answer:
    words = known.words
    if not tasks:
        nothing = message(words, N_("Nothing waits for you. Well done."))
        again = ((button(words.text(N_("All open orders")), Action.ORDERS),),)
        return Answer(say=(replace(nothing, buttons=again),))
    title = words.plural("{count} order to do", "{count} orders to do", len(tasks))
    shown, turned = _part(tasks, at, MOST_TASKS, Action.TODO)
    html = lines(f"<b>{title}</b>", *(task_said(each, known.now, words) for each in shown))
    buttons = choices([each.row for each in shown], Action.OPEN)
    return _new_or_here(ChatMessage(html, (*buttons, *turned)), known)


ROUTES = Routes(
    commands={"list": list_, "find": find, "today": today, "todo": todo},
    taps={
        Action.LIST: turn,
        Action.LIST_CSV: csv,
        Action.OPEN_LISTED: open_listed,
        Action.WALK: walk,
        Action.TODAY: today,
        Action.TODO: todo,
    },
    questions={ASKED_SEARCH: search_typed},
)
