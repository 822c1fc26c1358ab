"""What a card tells of the work: each assignment with its object, measures, articles and time."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.phrases import STATE_OF_ARTICLE, amount, first_name, lines, of_measure, safe, say
from bot.shown.card_facts import CardFacts
from core.lines import ArticleToOrder, Line
from core.payers import SOURCE_LABELS
from core.prices import amounts
from core.promises import promise_said
from core.settings import VAT_RATE
from core.sheet import Block
from core.text import one_line
from core.words import N_, Words
from core.work_order import Assignment

MOST_LINES = 8
LONGEST_REMARK = 160


def work(facts: CardFacts) -> Iterator[str]:
    """A part for each assignment that has anything to tell, and one for the other articles."""
    alone = len(facts.order.assignments) == 1
    for nth, assignment in enumerate(facts.order.assignments, 1):
        rows = [*_done(assignment, facts), *_to_order(assignment, facts)]
        if rows or assignment.service_object is not None or not alone:
            yield lines(*_heading(assignment, nth, facts), *rows, _sum(assignment, facts))
    if facts.order.other_articles and facts.shows(Block.OTHER_ARTICLES):
        yield lines(
            facts.words.text(N_("📦 Other articles")),
            *_latest(_used(facts.order.other_articles, "", facts), facts.words),
        )


def _heading(assignment: Assignment, nth: int, facts: CardFacts) -> Iterator[str | None]:
    """The object with what is to be known of it; without one what is to be done (OB-06, OB-09)."""
    object_, several = assignment.service_object, len(facts.order.assignments) > 1
    here = "▸ " if several and assignment.id == facts.current else ""
    if object_ is None:
        yield f"{here}{nth} · {safe(one_line(assignment.description, 80))}" if several else None
        return
    yield f"{here}{nth} · {safe(object_.name)} {safe(object_.code)}"
    thing = facts.sheet.things[assignment.id]
    if thing.comment and facts.internal:
        yield f"   <i>{safe(one_line(thing.comment, LONGEST_REMARK))}</i>"
    for name, value in thing.info:
        if value:
            yield f"   {safe(one_line(name, 40))}: {safe(one_line(value, 100))}"
    if thing.payer is not None:
        source = facts.words.text(SOURCE_LABELS[thing.payer.source])
        yield "   " + say(
            facts.words, N_("Invoiced to {name} ({source})"),
            name=thing.payer.customer.name, source=source,
        )  # fmt: skip


def _done(assignment: Assignment, facts: CardFacts) -> list[str]:
    words = facts.words
    measures = [
        f"   {'🔒' if m.signed else '✓'} {of_measure(m, words, facts.today)}"
        for m in assignment.measures
    ]
    return [
        *_latest(measures, words),
        *_latest(_used(assignment.articles, "", facts), words),
        *_latest(_used(assignment.time, "⏱ ", facts), words),
    ]


def _used(used: Iterable[Line], sign: str, facts: CardFacts) -> list[str]:
    """Articles or time: how much of what, who added it, and for how much (AR-02, AR-06)."""
    return [
        " · ".join(
            part
            for part in (
                f"   {sign}{'🔒 ' if line.signed else ''}{safe(_amount(line, facts.words))}",
                safe(first_name(line.added_by)),
                _price(line, facts),
            )
            if part
        )
        for line in used
    ]


def _amount(line: Line, words: Words) -> str:
    """How much of what; who worked stands behind it already where it was added by oneself."""
    return amount(replace(line, name="") if line.name == line.added_by else line, words)


def _price(line: Line, facts: CardFacts) -> str:
    """What the line costs, or its price each for whoever may not see sums (PE-24, PE-29)."""
    costs = amounts(line, facts.settings[VAT_RATE]) if facts.prices.each else None
    if costs is None or line.price is None:
        return ""
    if facts.prices.sums and facts.prices.discounts:
        return facts.words.money(costs.net)
    return say(facts.words, N_("{price} each"), price=facts.words.money(line.price))


def _sum(assignment: Assignment, facts: CardFacts) -> str | None:
    """What the assignment costs; said only where the order has others beside it (AS-11)."""
    sums = facts.sums_of(assignment) if len(facts.order.assignments) > 1 else None
    if sums is None or not sums.all.net:
        return None
    return "   " + say(facts.words, N_("together {sum}"), sum=facts.words.money(sums.all.net))


def _to_order(assignment: Assignment, facts: CardFacts) -> list[str]:
    if not facts.shows(Block.TO_ORDER):
        return []
    return _latest([_wanted(row, facts) for row in assignment.to_order], facts.words)


def _wanted(row: ArticleToOrder, facts: CardFacts) -> str:
    parts = (
        f"🛒 {safe(amount(row, facts.words))}",
        facts.words.text(STATE_OF_ARTICLE[row.state]),
        promise_said(row, facts.words, facts.today),
    )
    return " · ".join(part for part in parts if part)


def _latest(rows: list[str], words: Words) -> list[str]:
    hidden = len(rows) - MOST_LINES
    if hidden <= 0:
        return rows
    more = words.plural("… and {count} earlier line", "… and {count} earlier lines", hidden)
    return [f"   {more}", *rows[-MOST_LINES:]]
