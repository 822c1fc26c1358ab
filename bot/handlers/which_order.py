"""Which order is meant: what was said with none in hand is kept until its order is tapped."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.handlers.asked_of import asked_of, unless_asked
from bot.handlers.work_said import on_order
from bot.keyboards import Rows, button
from bot.looking import LIKELIEST, ListOrders, Look, look, open_orders
from bot.phrases import header
from bot.routing import Routes
from bot.said import Said
from bot.shown.lists import choices
from bot.steps.likeliest import likeliest
from bot.tapped import order_of
from core import permissions as may
from core.chat import ChatMessage, Hand, Pending
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.words import N_

WHICH = "which-order"
MOST_KEPT = 30


def ask_which(said: Said, known: Known) -> Acts:
    """Keep what was said and ask which order is meant, the likeliest to tap."""
    technician = known.user is not None and known.user.is_technician
    find = likeliest if technician else open_orders
    return (Act(find, ListOrders(mine=technician, limit=LIKELIEST), asked),)


def which(said: Said, known: Known) -> Acts:
    """The order that was meant: everything kept goes there, in the order it was said."""
    number = order_of(said)
    if (others := unless_asked(known)) is not None:
        return others
    kept = kept_words(known)
    if not kept:
        gone = known.words.text(N_("That is done already."))
        return answering(Answer(toast=gone, edit=ChatMessage(gone)))
    return take_in(number, kept, said, known, edited=True)


def take_in(
    number: OrderNumber, kept: Sequence[Said], said: Said, known: Known, *, edited: bool
) -> Acts:
    """Everything kept goes to that order, which is in hand from now on."""
    hand = Hand(str(number))
    answer = partial(_taken, number=number, edited=edited)
    acts = [act for each in kept for act in on_order(each, hand, known)]
    return (Act(look, Look(number, known.words), answer, said), *acts)


def _taken(seen: object, known: Known, *, number: OrderNumber, edited: bool) -> Answer:
    html = known.words.text(N_("{order} is in hand."), order=header(number, known.words))
    hand = Hand(str(number))
    shown = ChatMessage(html, stands_for={"order": str(number)})
    if edited:
        return Answer(edit=shown, hand=hand, forget=True)
    return Answer(say=(shown,), hand=hand, forget=True)


def asked(rows: Sequence[OrderRow], known: Known) -> Answer:
    """Ask, with the likeliest to tap, and keep what was said."""
    said, words = known.said, known.words
    earlier = (
        known.pending.context["said"] if known.pending and known.pending.kind == WHICH else []
    )
    kept = [*earlier, said.kept()][-MOST_KEPT:]
    question = (
        N_("Which order is it for? Tap it, or write its number. What you wrote is kept.")
        if rows
        else N_("You have no open order. Write the number of the order it is for; it is kept.")
    )
    buttons = (*choices(rows, Action.WHICH_ORDER), *_new_order(known))
    shown = ChatMessage(words.text(question), buttons, stands_for=asked_of(said))
    expected = Pending(said.speaker.id, said.place, WHICH, None, {"said": kept})
    same_album = said.album and any(each["album"] == said.album for each in earlier)
    return Answer(say=() if same_album else (shown,), expect=expected)


def _new_order(known: Known) -> Rows:
    if known.user is None or may.CREATE not in known.user.permissions:
        return ()
    return ((button(known.words.text(N_("+ New order")), Action.NEW_FROM),),)


def kept_anew(said: Said, known: Known) -> Acts | None:
    """What waits for its order is kept as it reads now (XT-04)."""
    pending = known.pending
    if pending is None or pending.kind != WHICH:
        return None
    earlier = pending.context["said"]
    if said.message_id not in {each["message_id"] for each in earlier}:
        return None
    anew = [
        {**each, "text": said.text} if each["message_id"] == said.message_id else each
        for each in earlier
    ]
    expected = replace(pending, context={**pending.context, "said": anew})
    return answering(Answer(expect=expected))


def kept_words(known: Known) -> list[Said]:
    """What waits for its order, in the order it was said."""
    pending = known.pending
    if pending is None or pending.kind != WHICH:
        return []
    return [known.said.again(each) for each in pending.context["said"]]


ROUTES = Routes(taps={Action.WHICH_ORDER: which})
