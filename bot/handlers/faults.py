"""Error and cause, written in passing: ``/error`` and ``/cause``, without editing (AS-12)."""

from collections.abc import Iterable
from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.handlers.asking import waiting
from bot.handlers.orders import on_card
from bot.keyboards import back, button
from bot.looking import Look, Seen, look
from bot.phrases import lines, message, safe
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.tapped import ButtonIsOld, argument, order_of
from core import permissions as may
from core import settings as setting
from core.chat import Button, Hand, Pending
from core.numbers import OrderNumber
from core.usecases.editing import NoteFault, note_fault
from core.words import N_, Words
from core.work_order import WorkOrder

ERROR, CAUSE = "error", "cause"
ASKED = {ERROR: "fault-error", CAUSE: "fault-cause"}
QUESTIONS = {
    ERROR: N_("What is wrong? Write all that is known."),
    CAUSE: N_("What was the cause? Write it."),
}


def error(said: Said, known: Known) -> Acts:
    """``/error`` with what is wrong."""
    return _written(ERROR, said, known)


def cause(said: Said, known: Known) -> Acts:
    """``/cause`` with why it was so."""
    return _written(CAUSE, said, known)


def ask(said: Said, known: Known) -> Acts:
    """Which of the two."""
    return (Act(look, Look(order_of(said), known.words), _both),)


def ask_text(said: Said, known: Known) -> Acts:
    """The text of one of them."""
    which = argument(said, str)
    if which not in QUESTIONS:
        raise ButtonIsOld
    return (Act(look, Look(order_of(said), known.words), partial(_asked, which=which)),)


def typed(said: Said, known: Known, pending: Pending, *, which: str) -> Acts:
    """What was typed after the question."""
    hand = known.hand
    meant = Hand(pending.order or "").following(hand)
    answer = partial(_noted, at=pending.prompt_message_id)
    return (Act(note_fault, _command(which, said.text, meant), answer),)


def _written(which: str, said: Said, known: Known) -> Acts:
    hand, words = known.hand, known.words
    if hand is None:
        sentence = N_("Open the order first, then write it once more.")
        return answering(Answer(say=(message(words, sentence),)))
    if not said.arguments:
        number = OrderNumber.parse(hand.order)
        return (Act(look, Look(number, words), partial(_asked, which=which)),)
    return (Act(note_fault, _command(which, said.arguments, hand), _noted),)


def _command(which: str, text: str, hand: Hand) -> NoteFault:
    return NoteFault(
        OrderNumber.parse(hand.order),
        error=text if which == ERROR else None,
        cause=text if which == CAUSE else None,
        assignment_id=hand.assignment_id,
    )


def _both(seen: Seen, known: Known) -> Answer:
    number, words = seen.order.number, known.words
    row = tuple(
        button(words.text(label), Action.FAULT_TEXT, number, which)
        for which, label in ((ERROR, N_("Error")), (CAUSE, N_("Cause")))
    )
    return Answer(edit=on_card(number, seen.text, (row, (back(number, words),))))


def _asked(seen: Seen, known: Known, *, which: str) -> Answer:
    number, words, said = seen.order.number, known.words, known.said
    html = lines(_present(seen.order, which, words), f"<b>{words.text(QUESTIONS[which])}</b>")
    rows = ((back(number, words),),)
    if said.tap is None:
        expected = Pending(said.speaker.id, said.place, ASKED[which], str(number))
        return Answer(say=(on_card(number, html, rows),), expect=expected)
    shown = on_card(number, lines(seen.text, "", html), rows)
    return Answer(edit=shown, expect=waiting(said, ASKED[which], number))


def _present(order: WorkOrder, which: str, words: Words) -> str | None:
    written = next((text for a in order.assignments if (text := getattr(a, which))), "")
    return f"<blockquote>{safe(written[:900])}</blockquote>" if written else None


def _noted(order: WorkOrder, known: Known, *, at: int | None = None) -> Answer:
    told = known.words.text(N_("✓ Noted on AO {number}."), number=order.number)
    return Answer(
        card=order.number, in_place=at is not None, edit_id=at, note=told, undo=True, forget=True
    )


def offer(given: Shown) -> Iterable[Button]:
    """*Error and cause*, unless the company hides it (SE-34)."""
    order = given.order
    changes = given.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED) and not order.is_closed
    if changes and not given.settings[setting.HIDE_ERROR_AND_CAUSE]:
        label = given.words.text(N_("Error, cause"))
        yield button(label, Action.FAULT_ASK, order.number)


ROUTES = Routes(
    commands={"error": error, "cause": cause},
    taps={Action.FAULT_ASK: ask, Action.FAULT_TEXT: ask_text},
    questions={kind: partial(typed, which=which) for which, kind in ASKED.items()},
    more={Section.WORK: offer},
)
