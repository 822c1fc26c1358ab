"""Orders as a whole: opened, listed, given a status, cancelled."""

from collections.abc import Iterable, Sequence

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.forms import KIND
from bot.keyboards import Rows, back, button, by_two
from bot.looking import ListOrders, Look, Seen, look, open_orders
from bot.phrases import lines, message, say
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.lists import listing
from bot.steps.orders import NONE, PickStatus, mark, pick_status
from bot.tapped import argument, order_of
from core import permissions as may
from core import settings as setting
from core.chat import Button, ChatMessage, Hand, Style
from core.colours import square
from core.lists import OrderRow
from core.numbers import OrderNumber
from core.settings.coloured import Coloured
from core.usecases.cancelling import CancelOrder, cancel_order
from core.words import N_
from core.work_order import State, WorkOrder

NOT_FOR_US = N_("Not for us")
IN_CHAT = N_("Cancelled in chat")


def order(said: Said, known: Known) -> Acts:
    """``/order 421`` opens that order; without a number the one in hand, else the list."""
    wanted = said.arguments.lstrip("*") or (known.hand.order if known.hand else "")
    return opened(OrderNumber.parse(wanted), known) if wanted else orders(said, known)


def opened(number: OrderNumber, known: Known) -> Acts:
    """Show the card at the end of the chat, and take the order in hand."""
    return (Act(look, Look(number, known.words), card_at_the_end),)


def open_tapped(said: Said, known: Known) -> Acts:
    """A tap on an order's name."""
    return opened(order_of(said), known)


def card(said: Said, known: Known) -> Acts:
    """Back to the card, in the message that was tapped."""
    return (Act(look, Look(order_of(said), known.words), _card_here),)


def orders(said: Said, known: Known) -> Acts:
    """``/orders``: what is open, what nobody has first."""
    return (Act(open_orders, ListOrders(mine=False), _open),)


def status_ask(said: Said, known: Known) -> Acts:
    """Offer the company's own statuses (WO-12)."""
    return (Act(look, Look(order_of(said), known.words), _statuses),)


def status(said: Said, known: Known) -> Acts:
    """Set the status that was tapped."""
    return (Act(pick_status, PickStatus(order_of(said), argument(said, int)), _status_set),)


def cancel_ask(said: Said, known: Known) -> Acts:
    """Ask once more, in the card itself."""
    return (Act(look, Look(order_of(said), known.words), _sure),)


def cancel(said: Said, known: Known) -> Acts:
    """Cancel; what is new was not for us (WO-22)."""
    reason = NOT_FOR_US if argument(said, int) else IN_CHAT
    command = CancelOrder(order_of(said), known.words.text(reason))
    return (Act(cancel_order, command, _cancelled),)


def never_mind(said: Said, known: Known) -> Acts:
    """A question is put away."""
    toast = known.words.text(N_("AO {number} stays as it is."), number=order_of(said))

    def put_away(seen: Seen, known: Known) -> Answer:
        forget = known.pending is not None and known.pending.order is not None
        return Answer(card=seen.order.number, in_place=True, toast=toast, forget=forget)

    return (Act(look, Look(order_of(said), known.words), put_away),)


def on_card(number: OrderNumber, html: str, buttons: Rows) -> ChatMessage:
    """Something shown for a while in the place of an order's card."""
    return ChatMessage(html, buttons, stands_for={"order": str(number), "card": "yes"})


def card_at_the_end(seen: Seen, known: Known) -> Answer:
    """The order is in hand from now on, and its card the last thing in the chat."""
    hand = Hand(str(seen.order.number)) if known.said.private else None
    drafts = known.pending is not None and known.pending.kind == KIND  # its message keeps it
    return Answer(card=seen.order.number, hand=hand, forget=drafts)


def _card_here(seen: Seen, known: Known) -> Answer:
    hand = Hand(str(seen.order.number)) if known.said.private else None
    asked = known.pending is not None and known.pending.order is not None
    return Answer(card=seen.order.number, in_place=True, hand=hand, forget=asked)


def _open(rows: Sequence[OrderRow], known: Known) -> Answer:
    if not rows:
        return Answer(say=(message(known.words, N_("No order is open. New ones show up here.")),))
    title = known.words.plural("{count} open order", "{count} open orders", len(rows))
    return Answer(say=(listing(title, rows, known.now, known.words),))


def _statuses(seen: Seen, known: Known) -> Answer:
    number, now = seen.order.number, seen.order.custom_status
    choices = (
        button(_status_named(each, now), Action.STATUS, number, mark(each.name))
        for each in seen.settings[setting.CUSTOM_STATUSES]
    )
    none = button(known.words.text(N_("No status")), Action.STATUS, number, NONE)
    rows = by_two((*choices, none, back(number, known.words)))
    return Answer(edit=on_card(number, seen.text, rows))


def _status_named(each: Coloured, now: str | None) -> str:
    """A status with the company's colour for it (WO-12, LS-18)."""
    named = f"{square(each.colour)} {each.name}".strip()
    return f"✓ {named}" if each.name == now else named


def _status_set(order: WorkOrder, known: Known) -> Answer:
    toast = (
        known.words.text(N_("Status: {status}"), status=order.custom_status)
        if order.custom_status
        else known.words.text(N_("Status taken off"))
    )
    return Answer(card=order.number, in_place=True, toast=toast, undo=True)


def _sure(seen: Seen, known: Known) -> Answer:
    words, number = known.words, seen.order.number
    if seen.order.state is State.CANCELLED:
        toast = words.text(N_("AO {number} is cancelled already."), number=number)
        return Answer(card=number, in_place=True, toast=toast)
    new = seen.order.state is State.NEW
    label = N_("Yes, not for us") if new else N_("Yes, cancel it")
    question = N_("Cancel AO {number}? The history stays.")
    rows = (
        (button(words.text(label), Action.CANCEL, number, int(new), style=Style.DANGER),),
        (back(number, words),),
    )
    html = lines(seen.text, "", f"❌ <b>{say(words, question, number=number)}</b>")
    return Answer(edit=on_card(number, html, rows))


def _cancelled(order: WorkOrder, known: Known) -> Answer:
    toast = known.words.text(N_("AO {number} is cancelled."), number=order.number)
    return Answer(card=order.number, in_place=True, toast=toast, undo=True)


def offer_status(shown: Shown) -> Iterable[Button]:
    """*Status*, where the company has statuses of its own."""
    order = shown.order
    may_edit = shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED)
    if may_edit and not order.is_closed and shown.settings[setting.CUSTOM_STATUSES]:
        yield button(shown.words.text(N_("🏷 Status")), Action.STATUS_ASK, order.number)


def offer_ending(shown: Shown) -> Iterable[Button]:
    """*Cancel the order*."""
    order = shown.order
    if order.state not in {State.CANCELLED, State.INVOICED} and shown.actor.may(may.DELETE):
        label = shown.words.text(N_("❌ Cancel the order"))
        yield button(label, Action.CANCEL_ASK, order.number)


ROUTES = Routes(
    commands={"orders": orders, "order": order},
    taps={
        Action.CARD: card,
        Action.NEVER_MIND: never_mind,
        Action.OPEN: open_tapped,
        Action.ORDERS: orders,
        Action.CANCEL_ASK: cancel_ask,
        Action.CANCEL: cancel,
        Action.STATUS_ASK: status_ask,
        Action.STATUS: status,
    },
    more={
        Section.OFTEN: offer_status,
        Section.ENDING: offer_ending,
    },
)
