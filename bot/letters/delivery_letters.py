"""Letters about letters: one that was lost, and a way out that is closed or open again."""

from datetime import datetime
from uuid import UUID

from bot.actions import Action
from bot.keyboards import Rows, button, open_card
from bot.letters.letter_facts import Facts
from bot.phrases import lines, safe, say
from bot.shown.letter_log import NAMES
from core.chat import Button, ChatMessage, Style
from core.deliveries import Channel, DeliveryState
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.refusals import NoSuchOrder
from core.text import one_line
from core.usecases.deliveries import NOT_ARRIVED
from core.words import N_, Label

HOW = {
    DeliveryState.FAILED: N_("⚠️ {letter} did not get through to {address}."),
    DeliveryState.MAYBE_SENT: N_("⚠️ {letter} may not have reached {address}."),
}
DOWN = {
    Channel.EMAIL: N_("⚠️ No mail has gone out since {when}."),
    Channel.SMS: N_("⚠️ No text message has gone out since {when}."),
}
WAIT = {
    Channel.EMAIL: ("{count} mail waits.", "{count} mails wait."),
    Channel.SMS: ("{count} text message waits.", "{count} text messages wait."),
}
BACK = {
    Channel.EMAIL: N_("✓ Mail goes out again. It did not since {when}."),
    Channel.SMS: N_("✓ Text messages go out again. They did not since {when}."),
    Channel.TELEGRAM: N_("✓ I can be heard here again. I could not since {when}."),
}


def letter_lost(facts: Facts) -> ChatMessage | None:
    """What did not arrive and why, to be sent once more; nothing once somebody saw to it."""
    words = facts.words
    row = facts.uow.outbox.row(UUID(facts.delivery.context["letter_id"]))
    if row is None or row.state not in NOT_ARRIVED:
        return None
    letter = words.text(NAMES.get(row.letter, N_("Mail")))
    sentence = HOW.get(row.state, HOW[DeliveryState.FAILED])
    html = lines(
        say(words, sentence, letter=letter, address=row.to),
        safe(one_line(words.text("{why}", why=Label(row.error)), 300)) if row.error else None,
    )
    stands_for = {"order": row.order, "address": row.to} if row.order else {}
    return ChatMessage(html, _ways_on(facts, row), stands_for=stands_for)


def channel_down(facts: Facts) -> ChatMessage | None:
    """Since when nothing goes out, why, and how much waits; nothing once it does again."""
    words, channel = facts.words, Channel(facts.delivery.context["channel"])
    outage = facts.uow.outages.get(channel)
    if outage is None:
        return None
    since = words.when(outage.since, facts.uow.now)
    html = lines(
        words.text(DOWN[channel], when=since),
        safe(words.text("{why}", why=Label(outage.why))) if outage.why else None,
        words.plural(*WAIT[channel], facts.uow.outbox.waiting(channel)),
        words.text(N_("Nothing is lost: it all goes out by itself as soon as it can.")),
    )
    return ChatMessage(html, (_failed(facts),))


def channel_back(facts: Facts) -> ChatMessage:
    """All goes out again."""
    context, words = facts.delivery.context, facts.words
    since = words.when(datetime.fromisoformat(context["since"]), facts.uow.now)
    return ChatMessage(
        words.text(BACK[Channel(context["channel"])], when=since), (_failed(facts),)
    )


def _ways_on(facts: Facts, row: LetterRow) -> Rows:
    words = facts.words
    again = button(words.text(N_("Send again")), Action.DELIVERY_RETRY, None, row.id)
    let_be = button(words.text(N_("Let it be")), Action.DELIVERY_DROP, None, row.id)
    rows: Rows = ((again, let_be),)
    if row.order is None:
        return rows
    number = OrderNumber.parse(row.order)
    if row.state is DeliveryState.FAILED and _is_somebody_s(facts, row):
        right = button(
            words.text(N_("Correct the address")), Action.NEW_ADDRESS, number, style=Style.PRIMARY
        )
        rows = ((right,), *rows)
    return (*rows, (open_card(number, words),))


def _is_somebody_s(facts: Facts, row: LetterRow) -> bool:
    """Whether the order's contact, requester or customer has the address."""
    try:
        order = facts.order
    except NoSuchOrder:
        return False
    people = (order.contact, order.requester, order.customer)
    return any(each and (each.email or "").casefold() == row.to.casefold() for each in people)


def _failed(facts: Facts) -> tuple[Button, ...]:
    return (button(facts.words.text(N_("What did not arrive")), Action.DELIVERIES, None, 0),)
