"""The lines of an order in a chat: all of them with their sums, and one of them with what it takes."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from bot.actions import Action
from bot.choosing import turns
from bot.keyboards import Rows, back, button, undo
from bot.phrases import amount, first_name, header, lines, safe, say
from bot.shown import line_receipts
from bot.shown.line_receipts import price_said, steps
from bot.steps.lines import LineSeen, LinesSeen, used
from core.chat import Button, ChatMessage, Style
from core.lines import ArticleToOrder, Line
from core.numbers import OrderNumber
from core.prices import Sums
from core.text import one_line
from core.time_apart import listed, others_listed
from core.words import N_, Words
from core.work_order import Assignment

PAGE_OF_BUTTONS = 6
MOST_SAID = 40


def all_lines(seen: LinesSeen, page: int, words: Words, unit: UUID | None = None) -> ChatMessage:
    """What the order took, with sums for whom they are, and each line to tap (AR-09, AR-11)."""
    number = seen.order.number
    html = lines(
        say(words, N_("📦 <b>AO {number}</b> · articles and time"), number=number),
        *_blocks(seen, words),
        *_sums_of_order(seen, words),
    )
    undone = ((undo(number, unit, words),),) if unit else ()
    rows = (*undone, *_choices(seen, page, words), *_ways_on(seen, words))
    return ChatMessage(html, rows, stands_for={"order": str(number), "card": "yes"})


def one_of_them(seen: LineSeen, words: Words) -> ChatMessage:
    """A line in the card's place, with what can be changed of it."""
    number, row = seen.order.number, seen.line
    html = lines(f"📦 {header(number, words)}", _line(row, seen, words), _whose(row, words))
    about = {**line_receipts.stands_for(seen.order, row), "card": "yes"}
    up = button(words.text("Back"), Action.LINES, number, 0)
    if isinstance(row, Line) and row.signed:
        locked = words.text(N_("🔒 It is signed, so it stays as it is."))
        return ChatMessage(lines(html, locked), ((up,),), stands_for=about)
    return ChatMessage(html, (*_changes(number, seen, words), (up,)), stands_for=about)


def _line(row: Line | ArticleToOrder, seen: LineSeen, words: Words) -> str:
    price = price_said(row, seen.prices, words) if isinstance(row, Line) else ""
    return " · ".join(safe(piece) for piece in (amount(row, words), price) if piece)


def _whose(row: Line | ArticleToOrder, words: Words) -> str:
    if isinstance(row, Line) and row.facility_id is not None:
        return words.text(N_("It came with the facility."))
    return say(words, N_("Added by {name}."), name=row.added_by)


def _changes(number: OrderNumber, seen: LineSeen, words: Words) -> Iterator[tuple[Button, ...]]:
    row = seen.line
    yield steps(number, row)
    asks = [button(words.text(N_("Quantity …")), Action.LINE_QUANTITY_ASK, number, row.id)]
    if isinstance(row, Line) and seen.prices.each:
        asks.append(button(words.text(N_("Price …")), Action.LINE_PRICE_ASK, number, row.id))
    if isinstance(row, Line) and seen.prices.discounts:
        label = words.text(N_("Discount …"))
        asks.append(button(label, Action.LINE_DISCOUNT_ASK, number, row.id))
    yield from (tuple(asks[place : place + 2]) for place in range(0, len(asks), 2))
    off = words.text(N_("Take it off"))
    yield (button(off, Action.LINE_OFF, number, row.id, style=Style.DANGER),)


def _blocks(seen: LinesSeen, words: Words) -> Iterator[str]:
    order = seen.order
    sums = {each.id: total for each, total in seen.costs.assignments} if seen.costs else {}
    for nth, each in enumerate(order.assignments, 1):
        if len(order.assignments) > 1 and (each.articles or each.time):
            yield lines("", f"<b>{nth} · {safe(_called(each))}</b>")
        yield from _apart(listed(each.time, each.articles, seen.settings), seen, words)
        if len(order.assignments) > 1 and each.id in sums and (each.articles or each.time):
            yield _sum(N_("Sum: {net}"), sums[each.id], words)
    if order.other_articles:
        yield lines("", words.text(N_("<b>Other articles</b>")))
        yield from _apart(others_listed(order.other_articles, seen.settings), seen, words)
    if not used(order):
        yield words.text(N_("Nothing yet. Write what you use: 2 x 4711."))


def _called(assignment: Assignment) -> str:
    thing = assignment.service_object
    return f"{thing.name} {thing.code}" if thing else one_line(assignment.description, 60)


def _apart(
    both: tuple[Sequence[Line], Sequence[Line]], seen: LinesSeen, words: Words
) -> Iterator[str]:
    """Time, then articles: as two lists or as one, as the company wants it (SE-59)."""
    yield from (_told(row, seen, words) for each in both for row in each[:MOST_SAID])


def _told(row: Line, seen: LinesSeen, words: Words) -> str:
    sign = "🔒 " if row.signed else "⏱ " if row.is_time else ""
    pieces = (amount(row, words), price_said(row, seen.prices, words), first_name(row.added_by))
    return f"   {sign}" + " · ".join(safe(piece) for piece in pieces if piece)


def _sums_of_order(seen: LinesSeen, words: Words) -> Iterator[str]:
    """Hours for everybody, money for whoever may see sums (AR-11)."""
    hours = sum(row.quantity for row in used(seen.order) if row.is_time and row.unit == "h")
    if hours:
        yield lines("", say(words, N_("⏱ {hours} h in all"), hours=words.quantity(hours)))
    if seen.costs is None or not used(seen.order):
        return
    if seen.costs.apart:
        yield _sum(N_("Articles: {articles} · time: {time}"), seen.costs.order, words)
    yield _sum(N_("<b>Sum: {net}</b> · {total} with VAT"), seen.costs.order, words)
    if seen.costs.order.all.unpriced:
        yield words.plural(
            "{count} line has no price.",
            "{count} lines have no price.",
            seen.costs.order.all.unpriced,
        )


def _sum(sentence: str, sums: Sums, words: Words) -> str:
    return words.text(
        sentence,
        net=words.money(sums.all.net),
        total=words.money(sums.all.total),
        articles=words.money(sums.articles.net),
        time=words.money(sums.time.net),
    )


def _choices(seen: LinesSeen, page: int, words: Words) -> Rows:
    """Each line that can be changed, and ✖ beside it to take it off."""
    if not seen.edits:
        return ()
    number = seen.order.number
    rows = [row for row in used(seen.order) if not row.signed]
    pages = max(1, -(-len(rows) // PAGE_OF_BUTTONS))
    at = min(page, pages - 1)
    shown = rows[at * PAGE_OF_BUTTONS : (at + 1) * PAGE_OF_BUTTONS]
    return (
        *(_choice(number, row, words) for row in shown),
        *turns(at, pages, lambda at, label: button(label, Action.LINES, number, at)),
    )


def _choice(number: OrderNumber, row: Line, words: Words) -> tuple[Button, Button]:
    label = one_line(amount(row, words), 32)
    return (
        button(label, Action.LINE, number, row.id),
        button(f"✖ {one_line(row.number or row.name, 12)}", Action.LINE_OFF, number, row.id),
    )


def _ways_on(seen: LinesSeen, words: Words) -> Iterable[tuple[Button, ...]]:
    number = seen.order.number
    if seen.edits:
        yield (
            button(words.text(N_("📦 Article")), Action.ARTICLE_ASK, number),
            button(words.text(N_("⏱ Time")), Action.TIME_ASK, number),
        )
    wished = len(seen.order.to_order)
    label = words.text(N_("🛒 To order: {count}"), count=wished)
    to_order = (button(label, Action.TO_ORDER_LIST, number, 0),) if wished else ()
    yield (*to_order, back(number, words))
