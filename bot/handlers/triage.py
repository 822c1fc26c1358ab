"""Whose a mailed report is and what becomes of it: one tap, and the card is as any other (XT-20)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers import turning_away
from bot.handlers.asking import ask_for_reply
from bot.handlers.orders import on_card
from bot.keyboards import back, button
from bot.looking import Look, Seen, look
from bot.phrases import first_name, header, lines, safe
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.card_buttons import merged_into
from bot.shown.triage import unbroken
from bot.steps import triage as steps
from bot.tapped import argument, order_of
from core.arrival import Arrival
from core.arrival_words import why_so
from core.chat import ASKS, Button, ChatMessage, Pending, Place
from core.numbers import OrderNumber
from core.registers import Customer
from core.text import one_line
from core.usecases.continuing import ContinueAsBackorder
from core.usecases.reassigning import ReassignCustomer
from core.usecases.triage import ConfirmCustomer, MergeAsDuplicate, NotADuplicate
from core.words import N_

ASKED = "customer-name"


def triage(said: Said, known: Known) -> Acts:
    """What can be said of the report, on an order that somebody works on already."""
    return (Act(steps.offered, Look(order_of(said), known.words), _offered),)


def confirm(said: Said, known: Known) -> Acts:
    """The customer that was made of the mail is a real one."""
    sentence = N_("{customer} is a customer now.")
    command = ConfirmCustomer(order_of(said))
    return (Act(steps.confirm_once, command, partial(_on_card, sentence=sentence)),)


def is_customer(said: Said, known: Known) -> Acts:
    """It is this known customer's."""
    command = ReassignCustomer(order_of(said), argument(said, UUID))
    sentence = N_("AO {number} is for {customer}.")
    return (Act(steps.reassign_once, command, partial(_on_card, sentence=sentence)),)


def another(said: Said, known: Known) -> Acts:
    """Ask for a part of the name."""
    question = N_("👤 Which customer? Write a part of the name.")
    if not said.private:  # what is not an answer to the bot it does not hear there
        question = N_("👤 Which customer? Answer this message with a part of the name.")
    return ask_for_reply(said, known, ASKED, question)


def typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The customers that are called so."""
    number = OrderNumber.parse(pending.order or "")
    command = steps.FindCustomers(number, one_line(said.text, 80))
    return (Act(steps.find_customers, command, partial(_found, number=number)),)


def same_as(said: Said, known: Known) -> Acts:
    """It is about an order that is there already."""
    command = MergeAsDuplicate(order_of(said), OrderNumber.of_id(argument(said, int)))
    return (Act(steps.merge_once, command, _merged),)


def as_backorder(said: Said, known: Known) -> Acts:
    """It goes on where a finished order ended."""
    return (Act(steps.backorder_once, ContinueAsBackorder(order_of(said)), _merged),)


def not_same(said: Said, known: Known) -> Acts:
    """It is about something else."""
    command = NotADuplicate(order_of(said), OrderNumber.of_id(argument(said, int)))
    sentence = N_("AO {number} is an order of its own.")
    return (Act(steps.part_once, command, partial(_on_card, sentence=sentence)),)


def take_clue(said: Said, known: Known) -> Acts:
    """The place or object that it may have meant is right."""
    command = steps.PickClue(order_of(said), argument(said, int))
    sentence = N_("Noted on AO {number}.")
    return (Act(steps.pick_clue, command, partial(_on_card, sentence=sentence)),)


def why(said: Said, known: Known) -> Acts:
    """By what it was recognised, and what else it may be."""
    return (Act(look, Look(order_of(said), known.words), _why),)


def to_myself(said: Said, known: Known) -> Acts:
    """The card in one's own chat, with the names that a group need not have (SE-72)."""
    alone = replace(said, place=Place(said.speaker.id))
    return (Act(look, Look(order_of(said), known.words), _to_myself, alone),)


def _offered(found: steps.Offered, known: Known) -> Answer:
    number = found.order.number
    rows = (*found.buttons, (back(number, known.words),))
    return Answer(edit=on_card(number, found.text, rows))


def _on_card(told: steps.Said, known: Known, *, sentence: str) -> Answer:
    order, words = told.order, known.words
    toast = words.text(sentence, number=order.number, customer=one_line(order.customer.name, 60))
    if told.again:
        toast = _again(told, known)
    return Answer(card=order.number, in_place=True, toast=toast, forget=_was_asked(known))


def _again(told: steps.Said, known: Known) -> str:
    me = known.user.name if known.user else ""
    if told.by is None or told.by == me:
        return known.words.text(N_("That is done already."))
    sentence = N_("{name} was faster. Nothing was changed.")
    return known.words.text(sentence, name=first_name(told.by))


def _was_asked(known: Known) -> bool:
    return known.pending is not None and known.pending.kind == ASKED


def _found(customers: Sequence[Customer], known: Known, *, number: OrderNumber) -> Answer:
    words = known.words
    if not customers:
        sentence = N_("No customer is called that. Write another part of the name.")
        asks = {"order": str(number), ASKS: ASKED}
        nobody = ChatMessage(words.text(sentence), ((back(number, words),),), stands_for=asks)
        return Answer(say=(nobody,))
    choices = (
        (button(one_line(each.name, 40), Action.IS_CUSTOMER, number, each.id),)
        for each in customers
    )
    question = words.text(N_("👤 Whose is {order}?"), order=header(number, words))
    shown = ChatMessage(
        question, (*choices, (back(number, words),)), stands_for={"order": str(number)}
    )
    return Answer(say=(shown,), forget=True)


def _merged(told: steps.Said, known: Known) -> Answer:
    into = merged_into(told.order)
    toast = known.words.text(N_("All of it is on AO {number} now."), number=into or "")
    if told.again:
        toast = known.words.text(N_("That is done already."))
    return Answer(card=told.order.number, in_place=True, toast=toast)


def _why(seen: Seen, known: Known) -> Answer:
    words, order = known.words, seen.order
    told = [f"• {safe(unbroken(each))}" for each in why_so(order.arrival or Arrival(), words)]
    html = lines(
        f"{header(order.number, words)} · {safe(one_line(order.title, 80))}",
        "",
        *(told or [words.text(N_("Nothing in the mail told more than its sender."))]),
    )
    return Answer(edit=on_card(order.number, html, ((back(order.number, words),),)))


def _to_myself(seen: Seen, known: Known) -> Answer:
    toast = known.words.text(N_("Sent to your own chat with me."))
    return Answer(card=seen.order.number, toast=toast)


def offer(shown: Shown) -> Iterable[Button]:
    """*Why?*: what the report was taken for and why."""
    if shown.order.arrival is not None:
        yield button(shown.words.text(N_("Why?")), Action.WHY, shown.order.number)


ROUTES = Routes(
    taps={
        Action.TRIAGE: triage,
        Action.CONFIRM_CUSTOMER: confirm,
        Action.IS_CUSTOMER: is_customer,
        Action.ANOTHER_CUSTOMER: another,
        Action.SAME_AS: same_as,
        Action.NOT_SAME: not_same,
        Action.AS_BACKORDER: as_backorder,
        Action.TAKE_CLUE: take_clue,
        Action.NOT_OURS_ASK: turning_away.not_ours_ask,
        Action.NOT_OURS: turning_away.not_ours,
        Action.OURS_AFTER_ALL: turning_away.after_all,
        Action.WHY: why,
        Action.CARD_TO_MYSELF: to_myself,
    },
    questions={ASKED: typed},
    more={Section.PAPERS: offer},
)
