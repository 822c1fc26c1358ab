"""What an order took: its lines and sums, one of them opened, and any line taken off again."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.articles_to_order import rows_again
from bot.handlers.line_edits import OF_QUESTION, as_it_is
from bot.keyboards import button, materials
from bot.phrases import say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown import receipts
from bot.shown.line_receipts import TO_ORDER
from bot.shown.line_shown import all_lines
from bot.steps.lines import (
    LineSeen,
    LinesSeen,
    Removed,
    SeeLine,
    SeeLines,
    remove_once,
    see_line,
    see_lines,
    used,
)
from bot.tapped import argument, order_of
from core import permissions as may
from core.chat import Button, ChatMessage
from core.usecases.entering import WithdrawsReady
from core.usecases.lines import RemoveLine
from core.words import N_


def see_all(said: Said, known: Known) -> Acts:
    """Every article and time row, a page of buttons at a time."""
    shown = partial(_all, page=argument(said, int))
    return (Act(see_lines, SeeLines(order_of(said)), shown),)


def see_one(said: Said, known: Known) -> Acts:
    """One line: opened in the card's place, or a receipt again after a question."""
    return (Act(see_line, SeeLine(order_of(said), argument(said, UUID)), _one),)


def remove(said: Said, known: Known) -> Acts:
    """Undo: the line is taken off."""
    return (Act(remove_once, _removal(said, known), _removed),)


def take_off(said: Said, known: Known) -> Acts:
    """✖ in the list: taken off, and the list again, with a way back (AR-09)."""
    number = order_of(said)
    off = Act(remove_once, _removal(said, known), _nothing_yet)
    if known.about.get("kind") == TO_ORDER:
        return (off, rows_again(number))
    return (off, Act(see_lines, SeeLines(number), _all_without))


def _removal(said: Said, known: Known) -> RemoveLine:
    return RemoveLine(
        order_of(said), argument(said, UUID), despite_ready=known.agreed(WithdrawsReady)
    )


def _all(seen: LinesSeen, known: Known, *, page: int) -> Answer:
    return Answer(edit=all_lines(seen, page, known.words))


def _all_without(seen: LinesSeen, known: Known) -> Answer:
    return Answer(edit=all_lines(seen, 0, known.words, known.unit))


def _one(seen: LineSeen, known: Known) -> Answer:
    asked = known.pending is not None and known.pending.kind in OF_QUESTION
    return Answer(edit=as_it_is(seen, known, on_card="card" in known.about), forget=asked)


def _nothing_yet(removed: Removed, known: Known) -> Answer:
    sentence = N_("Taken off.") if removed.line else N_("It was taken off already.")
    return Answer(toast=known.words.text(sentence))


def _removed(removed: Removed, known: Known) -> Answer:
    if removed.line is None:
        gone = say(known.words, N_("That line is not on AO {number} any more."),
                   number=removed.order.number)  # fmt: skip
        return Answer(edit=ChatMessage(gone), toast=gone)
    return Answer(edit=receipts.for_removed(removed.order, removed.line, known.words))


def offer(shown: Shown) -> Iterable[Button]:
    """*Time*, and for whom the card does not have them the articles."""
    order, words = shown.order, shown.words
    if order.is_closed or not shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED):
        return
    yield button(words.text(N_("⏱ Time")), Action.TIME_ASK, order.number)
    if not order.is_assigned_to(shown.actor.user_id):
        yield from materials(order, words)


def offer_all(shown: Shown) -> Iterable[Button]:
    """*What is on it*: every line, to be looked at and changed, once there are any."""
    if not used(shown.order):
        return
    label = shown.words.text(N_("📦 What is on it"))
    yield button(label, Action.LINES, shown.order.number, 0)


ROUTES = Routes(
    taps={
        Action.REMOVE_LINE: remove,
        Action.LINES: see_all,
        Action.LINE: see_one,
        Action.LINE_OFF: take_off,
    },
    more={Section.OFTEN: lambda shown: (*offer(shown), *offer_all(shown))},
)
