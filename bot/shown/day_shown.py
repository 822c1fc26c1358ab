"""The end of the day in a chat: what the day's orders lack, each with one button (XT-18)."""

from collections.abc import Iterator
from dataclasses import replace

from bot.actions import Action
from bot.keyboards import Rows, button
from bot.phrases import header, lines, safe
from core.chat import Button, ChatMessage
from core.usecases.day_end import Day, DayOn, Lack, Missing
from core.words import N_, Words

LACKS = {
    Lack.MEASURE: N_("what you did"),
    Lack.DAY: N_("a measure dated today"),
    Lack.TIME: N_("your time"),
    Lack.SELF_CHECK: N_("self-check"),
    Lack.SIGNATURE: N_("signature"),
}
FIXES = {
    Lack.MEASURE: N_("✓ Measure · {number}"),
    Lack.DAY: N_("🗓 Date · {number}"),
    Lack.TIME: N_("⏱ Time · {number}"),
    Lack.SELF_CHECK: N_("☑️ Check · {number}"),
    Lack.SIGNATURE: N_("✍️ Sign · {number}"),
}
MOST = 12
DAY = "day"
"""Under this the message keeps which day it is about: its buttons may be tapped on the next."""


def day_shown(day: Day, words: Words) -> ChatMessage:
    """One message for the whole day, which stands for it; one line where nothing is left to do."""
    return replace(_shown(day, words), stands_for={DAY: day.day.isoformat()})


def _shown(day: Day, words: Words) -> ChatMessage:
    if not day.orders:
        return ChatMessage(
            words.text(N_("Nothing of yours is noted today.")), (*_again(day, words),)
        )
    if not day.open:
        return ChatMessage(_clean(day, words))
    html = lines(
        words.plural(
            "🗓 <b>Your day</b>: {count} order is not finished.",
            "🗓 <b>Your day</b>: {count} orders are not finished.",
            len(day.open),
        ),
        "",
        *(_lacking(each, words) for each in day.open[:MOST]),
        _others(day, words),
    )
    return ChatMessage(html, (*_fixes(day, words), *_again(day, words)))


def _clean(day: Day, words: Words) -> str:
    hours = words.quantity(day.hours)
    return words.plural(
        "✓ Your day is complete: {count} order, {hours} h. Well done.",
        "✓ Your day is complete: {count} orders, {hours} h. Well done.",
        len(day.orders),
        hours=hours,
    )


def _lacking(order: DayOn, words: Words) -> str:
    missing = ", ".join(words.text(LACKS[each.what]) for each in order.missing)
    title = f" {safe(order.title)}" if order.title else ""
    return f"{header(order.number, words)}{title}: {missing}"


def _others(day: Day, words: Words) -> str | None:
    done = len(day.orders) - len(day.open)
    if not done:
        return None
    return words.plural("✓ {count} more is complete.", "✓ {count} more are complete.", done)


def _fixes(day: Day, words: Words) -> Rows:
    """Two a row, so that the buttons of an order stand together."""
    rows: list[tuple[Button, ...]] = []
    for order in day.open[:MOST]:
        each = tuple(_fix(order, missing, words) for missing in order.missing)
        rows += [each[start : start + 2] for start in range(0, len(each), 2)]
    return tuple(rows)


def _fix(order: DayOn, missing: Missing, words: Words) -> Button:
    label = words.text(FIXES[missing.what], number=order.number)
    return button(label, Action.DAY_FIX, order.number, missing.what.value)


def _again(day: Day, words: Words) -> Iterator[tuple[Button, ...]]:
    yield (button(words.text(N_("Look again")), Action.DAY_END, None, day.day),)
