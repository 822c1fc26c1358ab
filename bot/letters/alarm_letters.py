"""Alerts that somebody has to answer: what is urgent, what nobody touches, who needs help."""

from uuid import UUID

from bot.actions import Action
from bot.keyboards import Rows, button, open_card
from bot.letters.letter_facts import Facts
from bot.phrases import first_name, lines, place_line, safe, say
from bot.shown.cards import reader_of
from core import permissions as may
from core.chat import ChatMessage, Style
from core.people import Actor
from core.text import one_line
from core.urgency import is_answered
from core.words import N_, Words
from core.work_order import State, WorkOrder


def urgent(facts: Facts) -> ChatMessage | None:
    """An urgent report waits for somebody, who takes it or gives it to another by a tap (SE-71)."""
    order, words = facts.order, facts.words
    if is_answered(order):
        return None
    html = lines(
        say(words, N_("⚠️ <b>AO {number}</b> is urgent and waits for somebody: {title}"),
            number=order.number, title=one_line(order.title)),
        f"📍 {safe(one_line(place_line(order)))}",
    )  # fmt: skip
    return about(order, html, (*_taking(facts), (open_card(order.number, words),)))


def urgent_taken(facts: Facts) -> ChatMessage:
    """In the place of an alarm: who has taken care of it."""
    order, words = facts.order, facts.words
    name = order.assigned[0].name if order.assigned else ""
    sentence = N_("✓ <b>AO {number}</b> is taken by {name}: {title}")
    if not name:
        sentence = N_("✓ <b>AO {number}</b> is taken care of: {title}")
    if order.state is State.CANCELLED:
        sentence = N_("❌ <b>AO {number}</b> is cancelled: {title}")
    html = say(words, sentence, number=order.number, name=name, title=one_line(order.title))
    return about(order, html, ((open_card(order.number, words),),))


def untouched(facts: Facts) -> ChatMessage | None:
    """Nothing happens on an order; who has it says by a tap how it is (RV-07)."""
    order, words = facts.order, facts.words
    if not order.is_open:
        return None
    html = words.plural(
        "⚠️ Nothing has happened on <b>AO {number}</b> for {count} hour: {title}",
        "⚠️ Nothing has happened on <b>AO {number}</b> for {count} hours: {title}",
        facts.delivery.context["hours"],
        number=order.number,
        title=safe(one_line(order.title)),
    )
    opened = (open_card(order.number, words),)
    return about(order, html, (*_how_it_is(order, _reader(facts), words), opened))


def help_asked(facts: Facts) -> ChatMessage | None:
    """Somebody can't do it alone (RV-07)."""
    order, words, context = facts.order, facts.words, facts.delivery.context
    user = facts.uow.users.get(UUID(context["user_id"]))
    if user is None:
        return None
    said = f"<blockquote>{safe(context['text'])}</blockquote>" if context["text"] else None
    html = lines(
        say(words, N_("👤 {name} needs help on <b>AO {number}</b>: {title}"),
            name=user.name, number=order.number, title=one_line(order.title)),
        said,
        f"👤 {safe(user.phone)}" if user.phone else None,
    )  # fmt: skip
    assign = button(words.text(N_("👤 Assign")), Action.ASSIGN_WHOM, order.number)
    return about(order, html, ((assign, open_card(order.number, words)),))


def about(order: WorkOrder, html: str, buttons: Rows) -> ChatMessage:
    """A message about an order."""
    return ChatMessage(html, buttons, stands_for={"order": str(order.number)})


def _taking(facts: Facts) -> Rows:
    reader, words, number = _reader(facts), facts.words, facts.order.number
    take = button(words.text(N_("I take it")), Action.TAKE, number, style=Style.PRIMARY)
    assign = button(words.text(N_("👤 Assign")), Action.ASSIGN_WHOM, number)
    row = (
        *((take,) if reader.may(may.ASSIGN_SELF) else ()),
        *((assign,) if reader.may(may.ASSIGN) else ()),
    )
    return (row,) if row else ()


def _how_it_is(order: WorkOrder, reader: Actor, words: Words) -> Rows:
    if not order.is_assigned_to(reader.user_id):
        if not reader.may(may.ASSIGN):
            return ()
        return ((button(words.text(N_("👤 Assign")), Action.ASSIGN_WHOM, order.number),),)
    at_work = button(words.text(N_("Working on it")), Action.STILL_AT_WORK, order.number)
    needs = button(words.text(N_("Need help")), Action.HELP_ASK, order.number)
    return ((at_work, needs),)


def _reader(facts: Facts) -> Actor:
    return reader_of(facts.place, facts.uow)


def called(name: str) -> str:
    """What a colleague is called, escaped."""
    return safe(first_name(name))
