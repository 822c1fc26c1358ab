"""Copies and parts: duplicate, separate and merge (WO-26, AS-04, AS-07, RV-08)."""

import re
from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import waiting
from bot.handlers.backorders import new_card
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button
from bot.looking import Look, Seen, look
from bot.phrases import lines, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.assignments import CopyAssignment, MailArticlesAgain, copy_assignment
from bot.steps.copies import (
    Candidates,
    DuplicateInChat,
    FindToMerge,
    MergeInChat,
    MergesForGood,
    OrdersArticlesAgain,
    duplicate_in_chat,
    find_to_merge,
    merge_in_chat,
)
from bot.steps.only_once import act_once
from bot.tapped import ButtonIsOld, argument, order_of
from core import permissions as may
from core.chat import Button, Pending
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.merging import MERGEABLE, MergesDifferentPlaces
from core.usecases.separating import SeparateAssignment, SeparatesToNewOrder, separate_assignment
from core.words import N_, Words
from core.work_order import Assignment, WorkOrder

ASKED_OTHER = "merge-other"
_NUMBER = re.compile(r"\d{1,9}(-\d{1,3})?")
DUPLICATING, SEPARATING = "d", "s"
WHICH = {
    DUPLICATING: (Action.DUPLICATE_ASSIGNMENT, N_("Which assignment shall be duplicated?")),
    SEPARATING: (Action.SEPARATE, N_("Which assignment shall have an order of its own?")),
}


def duplicate(said: Said, known: Known) -> Acts:
    """The whole order once more under a new number."""
    mail = known.answer_to(OrdersArticlesAgain)
    command = DuplicateInChat(order_of(said), mail, known.words.today(known.now))
    answer = partial(_duplicated, before=order_of(said))
    return (act_once(said, duplicate_in_chat, command, answer),)


def which(said: Said, known: Known) -> Acts:
    """Ask for the assignment that is meant."""
    purpose = argument(said, str)
    if purpose not in WHICH:
        raise ButtonIsOld
    return (Act(look, Look(order_of(said), known.words), partial(_which, purpose=purpose)),)


def duplicate_one(said: Said, known: Known) -> Acts:
    """An assignment once more on its order."""
    mail = known.answer_to(MailArticlesAgain)
    command = CopyAssignment(order_of(said), argument(said, UUID), known.words, mail)
    return (act_once(said, copy_assignment, command, _duplicated_one),)


def separate(said: Said, known: Known) -> Acts:
    """An assignment goes to an order of its own, which is asked about first."""
    command = SeparateAssignment(
        order_of(said), argument(said, UUID), known.agreed(SeparatesToNewOrder)
    )
    return (Act(separate_assignment, command, partial(_separated, before=order_of(said))),)


def merge_ask(said: Said, known: Known) -> Acts:
    """Offer the likely ones; a number may be typed instead."""
    return (Act(find_to_merge, FindToMerge(order_of(said), known.words), _candidates),)


def merge(said: Said, known: Known) -> Acts:
    """The one that was tapped."""
    return _merging(order_of(said), OrderNumber.of_id(argument(said, int)), known)


def other_typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """The number of the other order; what is none is no answer."""
    typed = said.text.strip().removeprefix("AO ").lstrip("*#")
    if not _NUMBER.fullmatch(typed):
        return None
    return _merging(OrderNumber.parse(pending.order or ""), OrderNumber.parse(typed), known)


def _merging(number: OrderNumber, other: OrderNumber, known: Known) -> Acts:
    command = MergeInChat(
        number, other, known.agreed(MergesForGood), known.agreed(MergesDifferentPlaces)
    )
    return (Act(merge_in_chat, command, partial(_merged, other=other)),)


def _duplicated(made: WorkOrder, known: Known, *, before: OrderNumber) -> Answer:
    sentence = N_("✓ AO {number} is a copy of AO {before}.")
    return new_card(made, say(known.words, sentence, number=made.number, before=before), known)


def _which(seen: Seen, known: Known, *, purpose: str) -> Answer:
    action, question = WHICH[purpose]
    number, words = seen.order.number, known.words
    rows: Rows = tuple(
        (button(_label(nth, each, words), action, number, each.id, seen=seen.order.version),)
        for nth, each in enumerate(seen.order.assignments, 1)
    )
    html = lines(seen.text, "", f"<b>{words.text(question)}</b>")
    return Answer(edit=on_card(number, html, (*rows, (back(number, words),))))


def _label(nth: int, assignment: Assignment, words: Words) -> str:
    thing = assignment.service_object
    name = (thing.name if thing else assignment.description) or words.text(N_("Work"))
    return one_line(f"{nth} · {name}", 48)


def _duplicated_one(order: WorkOrder, known: Known) -> Answer:
    sentence = N_("✓ The copy is assignment {place} of AO {number}. Choose its service object.")
    note = say(known.words, sentence, place=len(order.assignments), number=order.number)
    return Answer(card=order.number, in_place=True, note=note, undo=True)


def _separated(made: WorkOrder, known: Known, *, before: OrderNumber) -> Answer:
    sentence = N_("✓ AO {number} was separated from AO {before}.")
    return new_card(made, say(known.words, sentence, number=made.number, before=before), known)


def _candidates(found: Candidates, known: Known) -> Answer:
    number, words = found.order.number, known.words
    rows: Rows = tuple(
        (button(_row(each.number, each.title), Action.MERGE, number, _identity(each.number)),)
        for each in found.rows
    )
    question = N_("Which order shall be merged into this one? Tap it, or write its number.")
    html = lines(found.text, "", f"<b>{words.text(question)}</b>")
    shown = on_card(number, html, (*rows, (back(number, words),)))
    return Answer(edit=shown, expect=waiting(known.said, ASKED_OTHER, number))


def _row(number: str, title: str) -> str:
    return one_line(f"{number} · {title}", 48)


def _identity(number: str) -> int:
    return OrderNumber.parse(number).identity


def _merged(order: WorkOrder, known: Known, *, other: OrderNumber) -> Answer:
    sentence = N_("✓ All of AO {other} is on AO {number} now. AO {other} is cancelled.")
    note = say(known.words, sentence, other=other, number=order.number)
    in_place = known.said.tap is not None
    return Answer(card=order.number, in_place=in_place, note=note, forget=True)


def offer(shown: Shown) -> Iterable[Button]:
    """What this person may copy, take apart or put together."""
    order, actor, words = shown.order, shown.actor, shown.words
    if actor.may(may.DUPLICATE):
        label = words.text(N_("Duplicate the order"))
        yield button(label, Action.DUPLICATE, order.number, seen=order.version)
    if order.is_closed or order.restored or not actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED):
        return
    yield _duplicate_one(order, words)
    if len(order.assignments) > 1:
        label = words.text(N_("Separate an assignment"))
        yield button(label, Action.WHICH_ASSIGNMENT, order.number, SEPARATING)
    if order.state in MERGEABLE and not order.signatures:
        yield button(words.text(N_("Merge another into it")), Action.MERGE_ASK, order.number)


def _duplicate_one(order: WorkOrder, words: Words) -> Button:
    label = words.text(N_("Duplicate an assignment"))
    if len(order.assignments) == 1:
        only = order.assignments[0].id
        return button(label, Action.DUPLICATE_ASSIGNMENT, order.number, only, seen=order.version)
    return button(label, Action.WHICH_ASSIGNMENT, order.number, DUPLICATING)


ROUTES = Routes(
    taps={
        Action.DUPLICATE: duplicate,
        Action.WHICH_ASSIGNMENT: which,
        Action.DUPLICATE_ASSIGNMENT: duplicate_one,
        Action.SEPARATE: separate,
        Action.MERGE_ASK: merge_ask,
        Action.MERGE: merge,
    },
    questions={ASKED_OTHER: other_typed},
    more={Section.COPIES: offer},
)
