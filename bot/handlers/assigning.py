"""Who does the work: the dispatcher gives an order to people, and takes it off them."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import button
from bot.phrases import first_name
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.crew_words import crew_rows, crew_text
from bot.steps.assigning import Crew, Given, LookAtCrew, assign_once, crew_of, unassign_once
from bot.tapped import argument, order_of
from core import permissions as may
from core.chat import Button
from core.people import User
from core.usecases.assigning import Assign, AwayAndBookedThen, AwayThen, BookedThen, Unassign
from core.words import N_


def assign_whom(said: Said, known: Known) -> Acts:
    """Offer the technicians, most relevant first, with who is free today."""
    return (Act(crew_of, LookAtCrew(order_of(said), known.words), _choices),)


def assign_page(said: Said, known: Known) -> Acts:
    """More of the technicians."""
    shown = partial(_choices, at=argument(said, int))
    return (Act(crew_of, LookAtCrew(order_of(said), known.words), shown),)


def assign(said: Said, known: Known) -> Acts:
    """Give the order to whom was tapped, too; whoever is away or booked then is asked about."""
    agreed = any(map(known.agreed, (AwayThen, BookedThen, AwayAndBookedThen)))
    command = Assign(order_of(said), argument(said, UUID), known.words.zone, agreed)
    return (Act(assign_once, command, _given),)


def unassign(said: Said, known: Known) -> Acts:
    """Take the order off whom was tapped (WO-20)."""
    return (Act(unassign_once, Unassign(order_of(said), argument(said, UUID)), _taken_off),)


def _choices(found: Crew, known: Known, *, at: int = 0) -> Answer:
    words, order = known.words, found.order
    question = (
        N_("Who does it?") if found.hands else N_("There is no technician to give it to yet.")
    )

    def each(user: User, label: str) -> Button:
        takes_off = order.is_assigned_to(user.id)
        return button(
            label, Action.UNASSIGN if takes_off else Action.ASSIGN, order.number, user.id
        )

    def turn(page: int, label: str) -> Button:
        return button(label, Action.ASSIGN_PAGE, order.number, page)

    offers = () if order.assigned or not found.hands else _offers(found, known)
    rows = crew_rows(found, at, each, turn, words, *offers)
    return Answer(edit=on_card(order.number, crew_text(found, question, words), rows))


def _offers(found: Crew, known: Known) -> Iterable[Button]:
    number = found.order.number
    yield button(known.words.text(N_("Offer to all")), Action.OFFER_ALL, number)
    yield button(known.words.text(N_("Offer to some …")), Action.OFFER_WHOM, number)


def _given(given: Given, known: Known) -> Answer:
    sentence = (
        N_("{name} has AO {number} already.")
        if given.had_it
        else N_("{name} has AO {number} now.")
    )
    return _on_the_card(given, sentence, known, undo=not given.had_it)


def _taken_off(given: Given, known: Known) -> Answer:
    if not given.had_it:
        toast = known.words.text(N_("That is done already."))
        return Answer(card=given.order.number, in_place=True, toast=toast)
    return _on_the_card(given, N_("{name} does not have AO {number} any more."), known, undo=True)


def _on_the_card(given: Given, sentence: str, known: Known, *, undo: bool) -> Answer:
    number = given.order.number
    toast = known.words.text(sentence, name=first_name(given.name), number=number)
    return Answer(card=number, in_place=True, toast=toast, undo=undo)


def offer_people(shown: Shown) -> Iterable[Button]:
    """*Assign*, where the card itself does not have it, and giving the order back oneself."""
    order, words = shown.order, shown.words
    if order.is_open and shown.actor.may(may.ASSIGN):
        yield button(words.text(N_("👤 Assign or take off")), Action.ASSIGN_WHOM, order.number)
    mine = order.is_assigned_to(shown.actor.user_id)
    if order.is_open and mine:
        yield button(words.text(N_("I can't take it")), Action.TURN_DOWN_ASK, order.number)


ROUTES = Routes(
    taps={
        Action.ASSIGN_WHOM: assign_whom,
        Action.ASSIGN_PAGE: assign_page,
        Action.ASSIGN: assign,
        Action.UNASSIGN: unassign,
    },
    more={Section.TIMES: offer_people},
)
