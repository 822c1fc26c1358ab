"""The letter about a timer that may have been forgotten (RV-05)."""

from decimal import Decimal

from bot.actions import Action
from bot.keyboards import button, open_card, open_orders
from bot.letters.letter_facts import Facts
from bot.phrases import lines, safe, say
from core.chat import ChatMessage
from core.text import one_line
from core.words import N_


def timer_let_go(facts: Facts) -> ChatMessage:
    """Its order was deleted, so that it can be booked nowhere: the time is written by hand."""
    words, context = facts.words, facts.delivery.context
    html = say(
        words,
        N_("⏱ AO {number} was deleted, so your timer on it is off. It had counted {hours} h. "
           "Write them on another order if they belong there: {hours} h"),
        number=context["number"], hours=words.quantity(Decimal(context["hours"])),
    )  # fmt: skip
    return ChatMessage(html, ((open_orders(words),),))


def timer_ran_long(facts: Facts) -> ChatMessage | None:
    """Whether somebody is still at work; nothing once his timer stands still."""
    order, words = facts.order, facts.words
    user = facts.uow.users.by_telegram_id(facts.place.chat_id)
    timer = facts.uow.timers.of(user.id) if user else None
    if timer is None or not timer.runs or timer.order != order.number:
        return None
    hours = words.quantity(timer.hours(facts.uow.now))
    html = lines(
        say(words, N_("⏱ Your timer on <b>AO {number}</b> has counted {hours} h. "
                      "Are you still at work?"), number=order.number, hours=hours),
        safe(one_line(order.title)) or None,
    )  # fmt: skip
    number = order.number
    rows = (
        (
            button(words.text(N_("Yes, it runs on")), Action.TIMER_GO_ON, number),
            button(words.text(N_("⏱ Stop")), Action.TIMER_STOP, number),
        ),
        (button(words.text(N_("Write how long it was")), Action.TIMER_WRITE, number),),
        (open_card(number, words),),
    )
    return ChatMessage(html, rows, stands_for={"order": str(number)})
