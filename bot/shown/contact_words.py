"""What is said to customers in chat: where they are written to, and how their orders stand."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.phrases import lines, safe, say
from core.linking import LinkedContact
from core.status_words import next_visit, state_said, waited_for
from core.text import one_line
from core.words import N_, Words
from core.work_order import WorkOrder

MOST_SHOWN = 10


def title_of(order: WorkOrder) -> str:
    """An order as its customer knows it: *AO 421 · The door will not close*."""
    return f"<b>AO {safe(str(order.number))}</b> · {safe(one_line(order.title, 80))}"


def standing_shown(orders: Sequence[WorkOrder], now: datetime, words: Words) -> str:
    """How each of them stands, in plain words and nothing that is the company's own."""
    if not orders:
        return words.text(N_("You have no open order with us. Is something wrong? Tell us here."))
    shown = [lines(*_order(each, now, words)) for each in orders[:MOST_SHOWN]]
    return "\n\n".join(shown)


def _order(order: WorkOrder, now: datetime, words: Words) -> Iterator[str]:
    yield title_of(order)
    yield safe(state_said(order, words))
    visit = next_visit(order, now)
    if visit is not None:
        when = words.slot(visit.starts_at, visit.ends_at, now)
        yield f"🗓 {safe(when)} · {safe(one_line(visit.resource, 80))}"
    yield from (safe(each) for each in waited_for(order, words, now))


def welcome(contact: LinkedContact, words: Words) -> str:
    """What whoever is linked can do here."""
    return lines(
        say(
            words,
            N_("✓ From now on I write to you here, {name}, and not to {address}."),
            name=contact.name,
            address=contact.address,
        ),
        words.text(N_("Answer here, send photos, or tell us of a new fault. A person reads it.")),
    )


def again(contacts: Sequence[LinkedContact], words: Words) -> str:
    """What he can do here, to whoever asks."""
    return lines(
        say(
            words,
            N_("You are written to here instead of at {address}."),
            address=", ".join(each.address for each in contacts),
        ),
        words.text(N_("Answer here, send photos, or tell us of a new fault. A person reads it.")),
    )
