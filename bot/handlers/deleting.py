"""Deleting for good, asked about twice; and taking a cancellation back (WO-21, WO-22)."""

from collections.abc import Iterable

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.orders import on_card
from bot.keyboards import back, button, open_orders
from bot.looking import Look, Seen, look
from bot.phrases import lines, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.tapped import order_of
from core import permissions as may
from core.chat import Button, ChatMessage, Style
from core.order_papers import Kinship
from core.usecases.cancelling import ReverseCancellation, reverse_cancellation
from core.usecases.deleting import DeleteOrder, DeletesForGood, delete_order
from core.words import N_
from core.work_order import State, WorkOrder


def bring_back(said: Said, known: Known) -> Acts:
    """The order is again what it was before it was cancelled."""
    return (Act(reverse_cancellation, ReverseCancellation(order_of(said)), _is_back),)


def delete_ask(said: Said, known: Known) -> Acts:
    """The first question; cancelling is offered instead, as it keeps the history."""
    return (Act(look, Look(order_of(said), known.words), _sure),)


def delete(said: Said, known: Known) -> Acts:
    """Delete it, once the second question is answered too (PE-06)."""
    command = DeleteOrder(order_of(said), known.agreed(DeletesForGood))
    return (Act(delete_order, command, _deleted),)


def _is_back(order: WorkOrder, known: Known) -> Answer:
    note = say(known.words, N_("✓ AO {number} is not cancelled any more."), number=order.number)
    return Answer(card=order.number, in_place=True, note=note, undo=True)


def _sure(seen: Seen, known: Known) -> Answer:
    words, number = known.words, seen.order.number
    question = N_("Delete AO {number} with its photos and its whole history? Cancelling keeps it.")
    rows = [
        (button(words.text(N_("Delete for good")), Action.DELETE, number, style=Style.DANGER),)
    ]
    if seen.order.state not in {State.CANCELLED, State.INVOICED}:
        cancel = words.text(N_("❌ Cancel the order"))
        rows.append((button(cancel, Action.CANCEL_ASK, number),))
    rows.append((back(number, words),))
    html = lines(seen.text, "", f"<b>{say(words, question, number=number)}</b>")
    return Answer(edit=on_card(number, html, tuple(rows)))


def _deleted(_: None, known: Known) -> Answer:
    number = order_of(known.said)
    html = say(known.words, N_("❌ AO {number} is deleted, with its history."), number=number)
    return Answer(edit=ChatMessage(html, ((open_orders(known.words),),)), toast=html)


def offer(shown: Shown) -> Iterable[Button]:
    """*Take the cancelling back* and *Delete*."""
    order, actor, words = shown.order, shown.actor, shown.words
    if not actor.may_on(order, may.DELETE, may.ADMIN):
        return
    merged = any(each.how is Kinship.MERGED_INTO for each in order.related)
    if order.state is State.CANCELLED and not merged:
        label = words.text(N_("Take the cancelling back"))
        yield button(label, Action.CANCEL_BACK, order.number)
    settled = order.restored or order.invoice_number is not None or order.accounting is not None
    if actor.may(may.DELETE) and not settled and order.state is not State.INVOICED:
        yield button(words.text(N_("Delete the order …")), Action.DELETE_ASK, order.number)


ROUTES = Routes(
    taps={
        Action.CANCEL_BACK: bring_back,
        Action.DELETE_ASK: delete_ask,
        Action.DELETE: delete,
    },
    more={Section.ENDING: offer},
)
