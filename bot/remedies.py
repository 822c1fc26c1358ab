"""What helps where something stands in the way: one button for each remedy (XT-06)."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.actions import Action, Argument
from bot.forms import CONTACT, COUNTER, CUSTOMER, FACILITY, OBJECT, mark
from bot.keyboards import button
from bot.reading.returned import TakesArticlesBack
from core import permissions as may
from core.chat import Button
from core.numbers import OrderNumber
from core.people import Actor
from core.permissions import Permission
from core.refusals import Refused
from core.requirements import CATALOGUE, REMEDY_LABELS, Block, Remedy
from core.usecases.assigning import StillBooked
from core.usecases.bookings import NobodyToConfirmTo
from core.usecases.finishing import READY_MAKERS
from core.usecases.offering import NobodyToOffer
from core.usecases.self_checks import WORKS
from core.usecases.signing import NotYoursToSign
from core.usecases.timer_rows import TimerTooLong
from core.words import N_, Words
from core.work_order import State, WorkOrder

_EDITORS = (may.EDIT, may.EDIT_ASSIGNED)


@dataclass(frozen=True, slots=True)
class Fix:
    """A button: what it does, with what, and one of which rights it takes."""

    action: Action
    arguments: tuple[Argument, ...] = ()
    rights: tuple[Permission, ...] = _EDITORS


def _field(key: str) -> Fix:
    return Fix(Action.FIELD, (mark(key),))


FIXES: dict[Remedy, Fix] = {
    Remedy.CHOOSE_CUSTOMER: _field(CUSTOMER),
    Remedy.CHOOSE_FACILITY: _field(FACILITY),
    Remedy.ADD_CONTACT: _field(CONTACT),
    Remedy.CHOOSE_STATUS: Fix(Action.STATUS_ASK),
    Remedy.FILL_FIELDS: Fix(Action.FILL_FIELDS),
    Remedy.ADD_OBJECT: _field(OBJECT),
    Remedy.TAKE_OBJECT_OFF: Fix(Action.ASSIGNMENTS),
    Remedy.WRITE_COUNTER: _field(COUNTER),
    Remedy.WRITE_PRICES: Fix(Action.LINES, (0,)),
    Remedy.CHOOSE_ARTICLES: Fix(Action.ARTICLE_ASK),
    Remedy.SEE_TO_ORDER: Fix(Action.TO_ORDER_LIST, (0,)),
    Remedy.ADD_MEASURE: Fix(Action.MEASURE_ASK, (0,)),
    Remedy.DO_SELF_CHECKS: Fix(Action.CHECKS, rights=WORKS),
    Remedy.SIGN: Fix(Action.SIGN_ASK, rights=(may.SIGN,)),
    Remedy.ASK_CUSTOMER: Fix(Action.SIGN_ASK, rights=(may.SIGN,)),
    Remedy.GO_ON_WITHOUT_CUSTOMER: Fix(Action.NO_CUSTOMER_SIGNATURE, rights=(may.SIGN,)),
    Remedy.SET_READY: Fix(Action.READY, rights=READY_MAKERS),
    Remedy.MARK_INVOICED: Fix(Action.INVOICED, rights=(may.INVOICE,)),
    Remedy.MAKE_BACKORDER: Fix(Action.BACKORDER, rights=(may.INVOICE,)),
    Remedy.NOTE_APPROVAL: Fix(Action.APPROVALS),
}
"""Every remedy but the one that depends on how far the order is."""

OPENS_AGAIN: dict[State, Fix] = {
    State.READY: Fix(Action.WITHDRAW_READY, rights=READY_MAKERS),
    State.INVOICED: Fix(Action.RESTORE, rights=(may.ADMIN,)),
    State.CANCELLED: Fix(Action.CANCEL_BACK, rights=(may.DELETE, may.ADMIN)),
}


_HELPS: dict[type[Refused], tuple[str, Fix]] = {
    StillBooked: (N_("🗓 Booked times"), Fix(Action.BOOKINGS)),
    TakesArticlesBack: (N_("What is on it"), Fix(Action.LINES, (0,))),
    NobodyToOffer: (N_("👤 Assign"), Fix(Action.ASSIGN_WHOM, rights=(may.ASSIGN,))),
    NobodyToConfirmTo: (REMEDY_LABELS[Remedy.ADD_CONTACT], FIXES[Remedy.ADD_CONTACT]),
}
"""What helps where a thing can't be done in the way it was asked for."""


def fix_for(refused: Refused, order: WorkOrder, actor: Actor, words: Words) -> Button | None:
    """The button that helps against a refusal; None where nothing does, or he may not."""
    if isinstance(refused, NotYoursToSign) and actor.may(may.ASSIGN_SELF) and order.is_open:
        return button(words.text(N_("Take this order")), Action.TAKE, order.number)
    if isinstance(refused, TimerTooLong):
        timed = OrderNumber.parse(str(refused.fields["number"]))
        return button(words.text(N_("Book nothing")), Action.TIMER_DROP, timed)
    planned = _HELPS.get(type(refused))
    if planned is not None:
        return _offered(planned[0], planned[1], order, actor, words)
    remedy = remedy_of(refused)
    return fix_button(remedy, order, actor, words) if remedy else None


def remedy_of(refused: Refused) -> Remedy | None:
    """What takes the refusal out of the way; None where no gate said it."""
    return next((each.remedy for each in CATALOGUE if each.refusal is type(refused)), None)


def fixes_for(
    blocks: Iterable[Block], order: WorkOrder, actor: Actor, words: Words
) -> tuple[Button, ...]:
    """A button for each thing that would help and that this person may do, each once."""
    remedies = dict.fromkeys(block.requirement.remedy for block in blocks)
    found = (fix_button(remedy, order, actor, words) for remedy in remedies)
    return tuple(each for each in found if each is not None)


def fix_button(remedy: Remedy, order: WorkOrder, actor: Actor, words: Words) -> Button | None:
    """The button of one remedy; None where this person may not do it."""
    if remedy is Remedy.WRITE_PRICES and not actor.may(may.SEE_PRICE):
        return None  # the screen it leads to shows him no prices to write
    fix = OPENS_AGAIN.get(order.state) if remedy is Remedy.OPEN_AGAIN else FIXES.get(remedy)
    return _offered(REMEDY_LABELS[remedy], fix, order, actor, words) if fix else None


def _offered(label: str, fix: Fix, order: WorkOrder, actor: Actor, words: Words) -> Button | None:
    if not actor.may_on(order, *fix.rights):
        return None
    return button(words.text(label), fix.action, order.number, *fix.arguments, seen=order.version)
