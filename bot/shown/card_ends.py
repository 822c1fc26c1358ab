"""What a card says of an order's end: signatures, the customer's yes, accounting, when it comes again."""

from collections.abc import Iterator

from bot.phrases import safe, say
from bot.shown.card_facts import CardFacts
from core.order_papers import AccountingState
from core.ratings import SCORES
from core.signature_chain import code_of
from core.text import one_line
from core.words import N_, WEEKDAYS, Words
from core.work_order import WorkOrder

ACCOUNTING = {
    AccountingState.WAITING: N_("📎 Sent to accounting {when}; waits for its answer"),
    AccountingState.SENT: N_("📎 Sent to accounting {when}"),
    AccountingState.INVOICED: N_("📎 Sent to accounting {when}, and invoiced there"),
    AccountingState.REFUSED: N_("⚠️ Accounting did not take it {when}"),
}
LONGEST = 200


def ends(facts: CardFacts) -> Iterator[str]:
    """The rows, of which most orders have few."""
    yield from _signatures(facts)
    if facts.internal:
        yield from _approvals(facts)
        yield from _rating(facts)
        yield from _accounting(facts)
        yield from _recurrence(facts)


def partly(order: WorkOrder, words: Words) -> str | None:
    """How much is signed of an order that more visits follow on (SG-03)."""
    latest, total = order.latest_regular, len(order.lines)
    if latest is None or latest.finished or order.is_closed or not total:
        return None
    return words.plural(
        "✍️ Partly signed, {signed}/{count} line. More visits to come.",
        "✍️ Partly signed, {signed}/{count} lines. More visits to come.",
        total,
        signed=total - len(order.unsigned),
    )


def recurrence_said(every_days: int, weekday: int | None, words: Words) -> str:
    """How often an order comes again, and on which day."""
    if weekday is None:
        return words.plural(
            "Comes again every {count} day.", "Comes again every {count} days.", every_days
        )
    return words.plural(
        "Comes again every {count} day, on the nearest {weekday}.",
        "Comes again every {count} days, on the nearest {weekday}.",
        every_days,
        weekday=words.text(WEEKDAYS[weekday]),
    )


def _signatures(facts: CardFacts) -> Iterator[str]:
    for each in facts.order.signatures:
        code = code_of(each)
        sealed = f" · {code}" if code else ""
        yield f"✍️ {safe(each.name)} · {facts.words.when(each.at, facts.now)}{sealed}"
    told = partly(facts.order, facts.words)
    if told is not None:
        yield told


def _approvals(facts: CardFacts) -> Iterator[str]:
    """Each question the customer has not said yes to, of what is still there (RV-12)."""
    there = {line.id for line in facts.order.lines} | {None}
    for each in facts.order.approvals:
        if each.line_id in there and (each.waits or each.declined):
            no = N_("⚠️ {text}: the customer said no")
            sentence = no if each.declined else N_("{text}: waits for the customer's yes")
            yield say(facts.words, sentence, text=one_line(each.text, 80))


def _rating(facts: CardFacts) -> Iterator[str]:
    """How the customer liked the work, and his word about it (RV-06)."""
    rating = facts.order.rating
    if rating is not None:
        stars = "★" * rating.score + "☆" * (SCORES[-1] - rating.score)
        said = f"{stars} {safe(rating.by)}"
        yield f"{said}: {safe(one_line(rating.note, LONGEST))}" if rating.note else said


def _accounting(facts: CardFacts) -> Iterator[str]:
    order, words = facts.order, facts.words
    if order.accounting is not None:
        when = words.when(order.accounting.sent_at, facts.now)
        answer = one_line(order.accounting.answer or "", LONGEST)
        told = say(words, ACCOUNTING[order.accounting.state], when=when)
        yield f"{told}: {safe(answer)}" if answer else told
    if order.invoice_number:
        yield say(words, N_("📎 Invoice {invoice}"), invoice=order.invoice_number)


def _recurrence(facts: CardFacts) -> Iterator[str]:
    recurrence = facts.order.recurrence
    if recurrence is not None:
        yield f"🗓 {recurrence_said(recurrence.every_days, recurrence.weekday, facts.words)}"
