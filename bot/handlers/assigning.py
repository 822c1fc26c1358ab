"""Who does the work: the dispatcher gives an order to somebody, or a technician takes it."""

from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import people
from bot.looking import Crew, Look, crew
from bot.phrases import first_name, lines
from bot.routing import Routes
from bot.said import Said
from bot.steps.assigning import Given, assign_once, take_once
from bot.tapped import argument, order_of
from core.chat import Hand
from core.usecases.assigning import Assign, AssignToSelf
from core.words import N_


def assign_whom(said: Said, known: Known) -> Acts:
    """Offer the technicians, most relevant first."""
    return (Act(crew, Look(order_of(said), known.words), _choices),)


def assign(said: Said, known: Known) -> Acts:
    """Give the order to whom was tapped (WO-20)."""
    return (Act(assign_once, Assign(order_of(said), argument(said, UUID)), _given),)


def take(said: Said, known: Known) -> Acts:
    """Take the order oneself (PE-10)."""
    return (Act(take_once, AssignToSelf(order_of(said)), _taken),)


def _choices(found: Crew, known: Known) -> Answer:
    words = known.words
    question = (
        N_("Who does it?") if found.users else N_("There is no technician to give it to yet.")
    )
    html = lines(found.text, "", f"<b>{words.text(question)}</b>")
    buttons = people(found.order, found.users, Action.ASSIGN, words)
    return Answer(edit=on_card(found.order.number, html, buttons))


def _given(given: Given, known: Known) -> Answer:
    sentence = (
        N_("{name} has AO {number} already.")
        if given.had_it
        else N_("{name} has AO {number} now.")
    )
    toast = known.words.text(sentence, name=first_name(given.name), number=given.order.number)
    return Answer(card=given.order.number, in_place=True, toast=toast)


def _taken(given: Given, known: Known) -> Answer:
    sentence = N_("You have AO {number} already.") if given.had_it else N_("AO {number} is yours.")
    toast = known.words.text(sentence, number=given.order.number)
    hand = Hand(str(given.order.number)) if known.said.private else None
    return Answer(card=given.order.number, in_place=True, toast=toast, hand=hand)


ROUTES = Routes(
    taps={
        Action.ASSIGN_WHOM: assign_whom,
        Action.ASSIGN: assign,
        Action.TAKE: take,
    },
)
