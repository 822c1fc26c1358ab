"""The foot of a card: what else is to be known, how much there is of what, and who signed."""

from collections.abc import Iterator
from decimal import Decimal

from bot.phrases import lines, safe, say
from bot.shown.card_ends import ends
from bot.shown.card_facts import CardFacts
from bot.shown.documents_shown import counts as counted
from core.agreements import notices_of
from core.order_papers import Kinship
from core.payers import SOURCE_LABELS, payer_of
from core.prices import used_time
from core.text import one_line
from core.words import N_
from core.work_order import Origin

FIELD = "field:"
LONGEST_VALUE = 120
ORIGINS = {
    Origin.MAIL: N_("Made {when} from a mail by {name}"),
    Origin.CHAT: N_("Made {when} in chat by {name}"),
    Origin.WEB: N_("Made {when} on a page by {name}"),
    Origin.CLI: N_("Made {when} at the command line by {name}"),
}
KIN = {
    Kinship.BACKORDER_OF: N_("Backorder of AO {number}"),
    Kinship.BACKORDERED_AS: N_("Goes on as backorder AO {number}"),
    Kinship.SEPARATED_FROM: N_("Separated from AO {number}"),
    Kinship.SEPARATED_TO: N_("A part was separated to AO {number}"),
    Kinship.MERGED_FROM: N_("AO {number} was merged into it"),
    Kinship.DUPLICATE_OF: N_("Copy of AO {number}"),
    Kinship.DUPLICATED_AS: N_("Copied as AO {number}"),
    Kinship.RECURS_AS: N_("Came again as AO {number}"),
    Kinship.RECURRENCE_OF: N_("Recurring, from AO {number}"),
    Kinship.CONTINUES: N_("Goes on where AO {number} ended"),
    Kinship.FAILED_CHECK_ON: N_("From a self-check that failed on AO {number}"),
    Kinship.FAILED_CHECK_TO: N_("A failed self-check led to AO {number}"),
}
"""What another order is to this one; of what is merged away the head tells."""
MOST_KIN = 6


def foot(facts: CardFacts) -> Iterator[str]:
    """The parts of the foot."""
    details = lines(*_details(facts))
    yield f"<blockquote expandable>{details}</blockquote>" if details else ""
    yield lines(_sums(facts), _counts(facts), *ends(facts))


def _details(facts: CardFacts) -> Iterator[str]:
    """What is looked up now and then: folded in until somebody taps it."""
    yield from _agreements(facts)
    yield from _fields(facts)
    yield from _kin(facts)
    yield from _origin(facts)


def _fields(facts: CardFacts) -> Iterator[str]:
    """Custom fields, numbers and the payer, as far as they are filled in (WO-13, CF-09)."""
    words = facts.words
    for row in facts.sheet.rows:
        if row.key.startswith(FIELD):
            yield f"{safe(one_line(row.label, 60))}: {safe(one_line(row.value, LONGEST_VALUE))}"
        elif row.key == "invoiced-to":
            source = words.text(SOURCE_LABELS[payer_of(facts.order, facts.uow).source])
            yield say(words, N_("Invoiced to {name} ({source})"), name=row.value, source=source)
        elif row.key in {"cost-centre", "customer-order-number"}:
            yield f"{words.text(row.label)}: {safe(one_line(row.value, LONGEST_VALUE))}"


def _agreements(facts: CardFacts) -> Iterator[str]:
    """Which agreement applies to which object (WO-18)."""
    if facts.internal:
        for notice in notices_of(facts.order, facts.today, facts.uow.agreements.get):
            fields = notice.fields
            if "day" in fields:
                fields["day"] = facts.words.day(notice.agreement.valid_until, facts.today)  # type: ignore[arg-type]
            yield say(facts.words, notice.sentence, **fields)


def _kin(facts: CardFacts) -> Iterator[str]:
    if not facts.internal:
        return
    told = [each for each in facts.order.related if each.how in KIN]
    for each in told[-MOST_KIN:]:
        yield say(facts.words, KIN[each.how], number=each.number)


def _origin(facts: CardFacts) -> Iterator[str]:
    """When, how and by whom it was made (WO-14)."""
    order, words = facts.order, facts.words
    when = words.when(order.created_at, facts.now)
    yield say(words, ORIGINS[order.origin], when=when, name=one_line(order.created_by, 60))


def _sums(facts: CardFacts) -> str | None:
    """What it costs in all, and how long it took, for whoever may see it (AR-11)."""
    words, sums, time = facts.words, facts.sums, used_time(facts.order)
    hours = sum((line.quantity for line in time if line.unit == "h"), start=Decimal(0))
    if sums is not None and sums.all.net:
        net, total = words.money(sums.all.net), words.money(sums.all.total)
        return say(words, N_("In all {net}, with VAT {total}"), net=net, total=total)
    if len(time) > 1 and hours:
        return "⏱ " + say(words, N_("{hours} h in all"), hours=words.quantity(hours))
    return None


def _counts(facts: CardFacts) -> str | None:
    order, words = facts.order, facts.words
    comments = f"💬 {len(order.comments)}" if order.comments else ""
    counts = [each for each in (comments, counted(order.documents, words)) if each]
    left = sum(1 for a in order.assignments for c in a.self_checks if not c.completed)
    if left:
        counts.append("☑️ " + say(words, N_("{count} left"), count=left))
    return "   ".join(counts) or None
