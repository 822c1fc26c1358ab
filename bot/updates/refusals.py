"""Says no: the refusal's sentence, and always a way on."""

from uuid import UUID

from bot.actions import Action
from bot.acts import Acts, Answer, Known, answering
from bot.forms import KIND
from bot.handlers.customer_signing import ASKED_EMAIL
from bot.handlers.texts import number_in
from bot.handlers.timers import ASKED as ASKED_HOURS
from bot.handlers.which_order import WHICH
from bot.keyboards import Rows, button, by_two, open_card, open_orders
from bot.phrases import lines, safe
from bot.remedies import fix_for
from bot.shown.setting_pages import SETTING
from bot.updates.agreeing import question
from bot.updates.gathering import order_seen
from core.chat import ASKS, Button, ChatMessage, Pending
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import AsksFirst, BadInput, Refused
from core.usecases.customer_signing import NoAddressToSign
from core.usecases.timer_rows import TimerTooLong
from core.words import N_

NOT_KEPT = N_("Nothing of what you wrote was added. Open the order and send it once more.")


def answer_to(refused: Refused, known: Known, uow: UnitOfWork) -> Acts:
    """The sentence in the speaker's language; a tap in a group shows it only to who tapped."""
    sentence = known.words.text(refused.sentence, **refused.fields)
    order = _order_meant(known, uow)
    if isinstance(refused, AsksFirst):
        return answering(question(refused, order, known, uow))
    if known.said.tap_id is not None and not known.said.private:
        return answering(Answer(toast=sentence, alert=True))
    stuck = _is_stuck(refused, known)
    told = lines(safe(sentence), known.words.text(NOT_KEPT) if stuck else None)
    way_on = _way_on(refused, order, known, uow)
    shown = ChatMessage(told, way_on, stands_for=_about(order, known))
    expected = _expected(refused, order, known)
    return answering(Answer(say=(shown,), expect=expected, forget=stuck))


def _is_stuck(refused: Refused, known: Known) -> bool:
    """Whether something kept can go to no order, so that asking on would never end."""
    pending, tap = known.pending, known.said.tap
    if pending is None or pending.kind != WHICH or not isinstance(refused, BadInput):
        return False
    return tap.action is Action.WHICH_ORDER if tap else number_in(known.said) is not None


def _order_meant(known: Known, uow: UnitOfWork) -> OrderNumber | None:
    said = known.said
    meant = said.tap.order if said.tap else None
    if meant is None and known.hand is not None:
        meant = OrderNumber.parse(known.hand.order)
    if meant is None or known.user is None:
        return None
    try:
        return order_seen(meant, Actor.of(known.user), uow).number
    except Refused:
        return None


def _way_on(refused: Refused, order: OrderNumber | None, known: Known, uow: UnitOfWork) -> Rows:
    words, waits = known.words, known.pending
    up = _where_it_was_asked(waits, known) if known.said.tap is None else None
    if up is not None:
        return ((up,),)
    if waits is not None and waits.kind == KIND and waits.order is None:
        return ((button(words.text(N_("Back to the new order")), Action.FORM),),)
    if order is None or known.user is None:
        return ((open_orders(words),),) if known.user else ()
    fix = fix_for(refused, uow.work_orders.get(order), Actor.of(known.user), words)
    return by_two((fix, open_card(order, words)) if fix else (open_card(order, words),))


def _where_it_was_asked(waits: Pending | None, known: Known) -> Button | None:
    """Back to the setting, person or template whose question was answered."""
    context = waits.context if waits is not None and waits.order is None else {}
    label = known.words.text("Back")
    if SETTING in context:
        return button(label, Action.SETTING, None, str(context[SETTING]))
    for key, action in (("person", Action.PERSON), ("template", Action.TEMPLATE)):
        if key in context:
            return button(label, action, None, UUID(context[key]))
    return None


def _expected(refused: Refused, order: OrderNumber | None, known: Known) -> Pending | None:
    said = known.said
    if isinstance(refused, TimerTooLong):
        number = str(refused.fields["number"])
        return Pending(said.speaker.id, said.place, ASKED_HOURS, number)
    if not isinstance(refused, NoAddressToSign) or order is None:
        return None
    return Pending(said.speaker.id, said.place, ASKED_EMAIL, str(order))


def _about(order: OrderNumber | None, known: Known) -> dict[str, str]:
    """What the refusal stands for: of an answer to a question, the question, which still stands."""
    if ASKS in known.about and known.said.tap is None:
        return dict(known.about)
    return {"order": str(order)} if order else {}
