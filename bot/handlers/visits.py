"""On my way, I'm there, I have left: one button each, and the contact hears who comes (RV-04)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import waiting
from bot.handlers.orders import on_card
from bot.phrases import lines, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.visit_keys import left_button, minutes_rows
from bot.steps.visits import LookAtVisit, Visit, visit_of
from bot.tapped import argument, order_of
from core.chat import Button, Hand, Pending
from core.numbers import OrderNumber
from core.order_papers import StampKind
from core.refusals import BadInput
from core.usecases.stamping import Arrive, Leave, SetOut, Stamped, arrive, leave, set_out
from core.words import N_

MINUTES_ASKED = "set-out"
SAID = {
    StampKind.ON_MY_WAY: N_("On my way to AO {number}: noted."),
    StampKind.ARRIVED: N_("There, on AO {number}: noted."),
    StampKind.LEFT: N_("Left AO {number}: noted."),
}


def set_out_ask(said: Said, known: Known) -> Acts:
    """In how many minutes? It says to whom a mail goes."""
    return (Act(visit_of, LookAtVisit(order_of(said), known.words), _minutes),)


def set_out_tapped(said: Said, known: Known) -> Acts:
    """On my way, in so many minutes; 0 is without a time."""
    minutes, tell = argument(said, int), bool(argument(said, int, 1))
    command = SetOut(order_of(said), minutes or None, tell)
    return (Act(set_out, command, _noted),)


def minutes_typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """The minutes in figures, instead of a tap; other words are no answer to that."""
    word = said.text.casefold().removesuffix("minuter").removesuffix("minutes").removesuffix("min")
    number = word.strip().rstrip(".")
    if not number.isdecimal():
        return None
    if len(number) > 4:
        raise BadInput(N_("Say in how many minutes you are there: 1 to 1440."))
    order = OrderNumber.parse(pending.order or "")
    return (Act(set_out, SetOut(order, int(number)), _noted_below),)


def arrive_tapped(said: Said, known: Known) -> Acts:
    """I'm there; asks nothing."""
    return (Act(arrive, Arrive(order_of(said)), _noted),)


def leave_tapped(said: Said, known: Known) -> Acts:
    """I have left."""
    return (Act(leave, Leave(order_of(said)), _noted),)


def _minutes(seen: Visit, known: Known) -> Answer:
    words, number = known.words, seen.order.number
    told = words.text(N_("There is no address to write to, so nobody is told."))
    if seen.address:
        told = say(words, N_("A mail goes to {address}."), address=seen.address)
    question = words.text(N_("In how many minutes are you there? Tap or write it."))
    html = lines(seen.text, "", f"🗓 <b>{question}</b>", told)
    rows = minutes_rows(number, seen.address, words)
    expected = waiting(known.said, MINUTES_ASKED, number)
    return Answer(edit=on_card(number, html, rows), expect=expected)


def _noted(done: Stamped, known: Known) -> Answer:
    number = done.order.number
    toast = known.words.text(SAID[done.stamp.kind], number=number)
    if done.again:
        toast = known.words.text(N_("That is done already."))
    hand = Hand(str(number)) if known.said.private else None
    return Answer(
        card=number, in_place=True, toast=toast, undo=not done.again, forget=True, hand=hand
    )


def _noted_below(done: Stamped, known: Known) -> Answer:
    number, prompt = done.order.number, known.pending and known.pending.prompt_message_id
    return Answer(
        card=number,
        in_place=bool(prompt),
        edit_id=prompt or None,
        undo=not done.again,
        forget=True,
    )


def offer_way(shown: Shown) -> Iterable[Button]:
    """*On my way* or *I have left*, in the menu."""
    yield from left_button(shown.order, shown.actor, shown.uow.now, shown.words)


ROUTES = Routes(
    taps={
        Action.SET_OUT_ASK: set_out_ask,
        Action.SET_OUT: set_out_tapped,
        Action.ARRIVE: arrive_tapped,
        Action.LEAVE: leave_tapped,
    },
    questions={MINUTES_ASKED: minutes_typed},
    more={Section.OFTEN: offer_way},
)
