"""Assignments: one more, the one in hand, its texts, a copy, and one taken off (AS-01..09)."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_of
from bot.forms import mark
from bot.handlers.asking import waiting
from bot.handlers.editing import may_change
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button, by_two
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.steps.assignments import (
    AddSuggested,
    CopyAssignment,
    LookAt,
    MailArticlesAgain,
    Work,
    add_suggested,
    copy_assignment,
    look_at,
)
from bot.steps.only_once import act_once
from bot.tapped import argument, order_of
from core.chat import Button, Hand, Pending
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.assignments import (
    AddAssignment,
    RemoveAssignment,
    add_assignment,
    remove_assignment,
)
from core.words import N_, Words
from core.work_order import Assignment, WorkOrder

ASKED = "new-assignment"


def assignments(said: Said, known: Known) -> Acts:
    """All of them, to choose the one in hand."""
    return (Act(look_at, LookAt(order_of(said), known.words), _all),)


def assignment(said: Said, known: Known) -> Acts:
    """The one that was tapped is in hand from now on (AS-06)."""
    command = LookAt(order_of(said), known.words, argument(said, UUID))
    return (Act(look_at, command, _one),)


def add_ask(said: Said, known: Known) -> Acts:
    """What is to be done in one more assignment (AS-02)."""
    return (Act(look_at, LookAt(order_of(said), known.words), _what),)


def typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The description of one more assignment."""
    command = AddAssignment(OrderNumber.parse(pending.order or ""), said.text)
    return (Act(add_assignment, command, partial(_added, at=pending.prompt_message_id)),)


def suggested(said: Said, known: Known) -> Acts:
    """A suggested description was tapped (AS-10)."""
    command = AddSuggested(order_of(said), argument(said, int))
    return (act_once(said, add_suggested, command, _added),)


def copy(said: Said, known: Known) -> Acts:
    """A copy without its object (AS-04); its articles are mailed again only on a yes."""
    command = CopyAssignment(
        order_of(said), argument(said, UUID), known.words, known.answer_to(MailArticlesAgain)
    )
    return (act_once(said, copy_assignment, command, _added),)


def remove(said: Said, known: Known) -> Acts:
    """It goes with all that is on it, and can be had back (AS-08, AS-09)."""
    command = RemoveAssignment(order_of(said), argument(said, UUID))
    return (act_once(said, remove_assignment, command, _removed),)


def _all(work: Work, known: Known) -> Answer:
    number, words = work.order.number, known.words
    chosen = tuple(
        button(named(each, nth), Action.ASSIGNMENT, number, each.id)
        for nth, each in enumerate(work.order.assignments, 1)
    )
    add = button(words.text(N_("+ Add assignment")), Action.ASSIGNMENT_ADD, number)
    rows = (*by_two(chosen), *(((add,),) if work.may_change else ()), (back(number, words),))
    title = words.text(N_("<b>Which assignment do you work on?</b>"))
    return Answer(edit=on_card(number, lines(work.text, "", title), rows))


def named(each: Assignment, nth: int) -> str:
    """How an assignment is called on its button."""
    thing = each.service_object
    name = f"{thing.name} {thing.code}" if thing else each.description
    return one_line(f"{nth} · {name or '–'}", 60)


def _one(work: Work, known: Known) -> Answer:
    number, words = work.order.number, known.words
    if work.meant is None:
        return _all(work, known)
    hand = Hand(str(number), work.meant.id) if known.said.private else None
    title = say(words, N_("<b>Assignment {nth} is in hand.</b>"), nth=work.nth)
    told = (f"{safe(label)}: {safe(value[:600])}" for _, label, value in work.fields if value)
    html = lines(work.text, "", title, *told)
    rows = _rows(work, work.meant, words)
    asked = known.pending is not None and known.pending.order is not None
    return Answer(edit=on_card(number, html, rows), hand=hand, forget=asked)


def _rows(work: Work, meant: Assignment, words: Words) -> Rows:
    number, seen = work.order.number, work.order.version
    up = button(words.text("Back"), Action.ASSIGNMENTS, number)
    if not work.may_change:
        return ((up,),)
    fields = (
        button(label, Action.FIELD, number, mark(key)) for key, label, _ in work.fields if key
    )
    label = words.text(N_("Duplicate it"))
    copied = button(label, Action.ASSIGNMENT_COPY, number, meant.id, seen=seen)
    label = words.text(N_("Delete it"))
    gone = button(label, Action.ASSIGNMENT_REMOVE, number, meant.id, seen=seen)
    only = len(work.order.assignments) == 1
    return (*by_two(fields), (copied,) if only else (copied, gone), (up,))


def _what(work: Work, known: Known) -> Answer:
    number, words, seen = work.order.number, known.words, work.order.version
    question = words.text(N_("What is to be done? Write it in a few words."))
    up = button(words.text("Back"), Action.ASSIGNMENTS, number)
    chosen = page_of(
        work.suggestions,
        0,
        lambda text: button(
            one_line(text, 60), Action.ASSIGNMENT_SUGGESTED, number, mark(text), seen=seen
        ),
        lambda _, label: up,
        size=24,
    )
    html = lines(work.text, "", f"<b>{question}</b>")
    return Answer(
        edit=on_card(number, html, (*chosen, (up,))), expect=waiting(known.said, ASKED, number)
    )


def _added(order: WorkOrder, known: Known, *, at: int | None = None) -> Answer:
    words, new = known.words, order.assignments[-1]
    told = say(words, N_("✓ Assignment {nth} is added and in hand."), nth=len(order.assignments))
    tapped = known.said.tap is not None
    return Answer(
        card=order.number,
        in_place=tapped or at is not None,
        edit_id=at,
        note=told,
        undo=True,
        hand=Hand(str(order.number), new.id) if known.said.private else None,
        forget=True,
    )


def _removed(order: WorkOrder, known: Known) -> Answer:
    told = known.words.text(N_("✓ The assignment is taken off AO {number}."), number=order.number)
    hand = Hand(str(order.number), order.assignments[0].id) if known.said.private else None
    return Answer(card=order.number, in_place=True, note=told, undo=True, toast=told, hand=hand)


def offer_assignments(given: Shown) -> Iterable[Button]:
    """*Assignments*."""
    if may_change(given.actor, given.order) or len(given.order.assignments) > 1:
        label = given.words.text(N_("Assignments"))
        yield button(label, Action.ASSIGNMENTS, given.order.number)


ROUTES = Routes(
    taps={
        Action.ASSIGNMENTS: assignments,
        Action.ASSIGNMENT: assignment,
        Action.ASSIGNMENT_ADD: add_ask,
        Action.ASSIGNMENT_SUGGESTED: suggested,
        Action.ASSIGNMENT_COPY: copy,
        Action.ASSIGNMENT_REMOVE: remove,
    },
    questions={ASKED: typed},
    more={Section.WORK: offer_assignments},
)
