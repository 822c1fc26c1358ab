"""A measure in a chat: its receipt, itself in the card's place, and what can be changed of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from bot.actions import Action
from bot.keyboards import Rows, button, by_two, undo, undo_line
from bot.phrases import first_name, header, lines, of_measure, safe, say
from core import permissions as may
from core.chat import Button, ChatMessage
from core.lines import Measure
from core.numbers import OrderNumber
from core.people import Actor
from core.text import one_line
from core.words import N_, Words
from core.work_order import Assignment, WorkOrder

KIND = "measure"
"""What kind of row a message stands for (XT-03)."""
MOST_HOMES = 2
"""So many other assignments are offered by name under a receipt; of more there is a list."""
DAYS_SHOWN = 6
WHOLE = 3000


def stands_for(order: WorkOrder, measure: Measure) -> dict[str, str]:
    """What a message about the measure stands for."""
    return {"order": str(order.number), "line": str(measure.id), "kind": KIND}


def receipt(
    order: WorkOrder,
    measure: Measure,
    sentence: str,
    today: date,
    words: Words,
    unit: UUID | None = None,
) -> ChatMessage:
    """One line for a measure; ``sentence`` has {order} and {text}, and may have {day}.

    ``unit`` names the change that *Undo* takes back, None all of the measure.
    """
    html = words.text(
        sentence,
        order=header(order.number, words),
        text=safe(one_line(measure.text)),
        day=words.day(measure.done_on, today),
    )
    images = len(order.images_of(measure))
    if images:
        html += f" 📷 {images}"
    home = lines(html, _home_line(order, measure))
    about = stands_for(order, measure)
    return ChatMessage(home, rows(order, measure, words, unit), stands_for=about, silent=True)


def rows(order: WorkOrder, measure: Measure, words: Words, unit: UUID | None = None) -> Rows:
    """Take it off or back, another day, and the other assignments of the order to move it to."""
    if measure.signed:
        return ()
    number = order.number
    undone = undo(number, unit, words) if unit else undo_line(number, measure.id, words)
    label = words.text(N_("🗓 Another day"))
    day = button(label, Action.MEASURE_DAYS, order.number, measure.id, 0)
    return ((undone, day), *_moves(order, measure, words))


def whole(
    order: WorkOrder,
    measure: Measure,
    actor: Actor,
    today: date,
    words: Words,
    unit: UUID | None = None,
) -> ChatMessage:
    """All of a measure in the card's place, with what this person may change of it (ME-05)."""
    sign = "🔒" if measure.signed else "✓"
    short = replaced_text(measure)
    html = lines(
        f"{sign} {header(order.number, words)}",
        _home_line(order, measure),
        "",
        safe(short),
        "",
        _when_and_who(order, measure, today, words),
        _amends(order, measure, words),
    )
    buttons = (*rows(order, measure, words, unit), *_whose(order, measure, actor, words))
    up = button(words.text(N_("Back")), Action.MEASURES, order.number, 0)
    about = {**stands_for(order, measure), "card": "yes"}
    return ChatMessage(html, (*buttons, (up,)), stands_for=about)


def replaced_text(measure: Measure) -> str:
    """Its words, cut where they would fill the screen many times."""
    text = measure.text
    return text if len(text) <= WHOLE else text[: WHOLE - 1].rstrip() + "…"


def listed(order: WorkOrder, today: date, words: Words) -> str:
    """The order's measures, as a text."""
    told = [
        f"{'🔒' if each.signed else '✓'} {of_measure(each, words, today)}"
        for each in all_measures(order)
    ]
    return lines(
        say(words, N_("✓ <b>AO {number}</b> · measures"), number=order.number), *told[-20:]
    )


def all_measures(order: WorkOrder) -> tuple[Measure, ...]:
    """Every measure, assignment by assignment."""
    return tuple(each for assignment in order.assignments for each in assignment.measures)


def days(number: OrderNumber, measure: Measure, page: int, today: date, words: Words) -> Rows:
    """The latest days to tap, and the ones before them."""
    first = page * DAYS_SHOWN
    shown = (today - timedelta(days=first + each) for each in range(DAYS_SHOWN))
    choices = by_two(
        button(
            f"✓ {words.day(day, today)}" if day == measure.done_on else words.day(day, today),
            Action.MEASURE_DAY,
            number,
            measure.id,
            day,
        )
        for day in shown
    )

    def turn(label: str, to: int) -> Button:
        return button(words.text(label), Action.MEASURE_DAYS, number, measure.id, to)

    later = (turn(N_("Later ▶"), page - 1),) if page else ()
    return (*choices, (turn(N_("◀ Earlier"), page + 1), *later))


def homes(order: WorkOrder, measure: Measure, words: Words) -> Rows:
    """Every other assignment of the order, to move the measure to."""
    others = (
        (_move(order, measure, nth, each),)
        for nth, each in enumerate(order.assignments, 1)
        if measure not in each.measures
    )
    stays = button(words.text(N_("Back")), Action.MEASURE, order.number, measure.id)
    return (*others, (stays,))


def people(order: WorkOrder, measure: Measure, names: Rows, words: Words) -> ChatMessage:
    """Who did it: the company's people to tap."""
    html = lines(
        f"✓ {header(order.number, words)}: <i>{safe(one_line(measure.text))}</i>",
        "",
        say(words, N_("<b>👤 Who did it?</b> Now it says {name}."), name=measure.done_by),
    )
    stays = button(words.text(N_("Back")), Action.MEASURE, order.number, measure.id)
    about = {**stands_for(order, measure), "card": "yes"}
    return ChatMessage(html, (*names, (stays,)), stands_for=about)


def name_of(assignment: Assignment, nth: int) -> str:
    """How an assignment is called in a row: *2 · Entrédörr D-014*."""
    thing = assignment.service_object
    name = f"{thing.name} {thing.code}" if thing else assignment.description
    return f"{nth} · {one_line(name, 40)}" if name else str(nth)


def _moves(order: WorkOrder, measure: Measure, words: Words) -> Iterator[tuple[Button, ...]]:
    others = [
        (nth, each)
        for nth, each in enumerate(order.assignments, 1)
        if measure not in each.measures
    ]
    if len(others) > MOST_HOMES:
        label = words.text(N_("→ Another assignment"))
        yield (button(label, Action.MEASURE_HOMES, order.number, measure.id),)
        return
    for nth, each in others:
        yield (_move(order, measure, nth, each),)


def _move(order: WorkOrder, measure: Measure, nth: int, target: Assignment) -> Button:
    label = f"→ {name_of(target, nth)}"
    return button(label, Action.MEASURE_MOVE, order.number, measure.id, target.id)


def _home_line(order: WorkOrder, measure: Measure) -> str | None:
    """On which assignment it is, where there are several."""
    if len(order.assignments) < 2:
        return None
    held = enumerate(order.assignments, 1)
    home = next((name_of(a, nth) for nth, a in held if measure in a.measures), None)
    return safe(home) if home else None


def _when_and_who(order: WorkOrder, measure: Measure, today: date, words: Words) -> str:
    images = len(order.images_of(measure))
    pieces = (
        words.day(measure.done_on, today),
        safe(measure.done_by),
        f"📷 {images}" if images else "",
    )
    return " · ".join(piece for piece in pieces if piece)


def _amends(order: WorkOrder, measure: Measure, words: Words) -> str | None:
    original = next((m for m in all_measures(order) if m.id == measure.amends), None)
    if original is None:
        return None
    return say(words, N_("Amends what is signed: {text}"), text=one_line(original.text, 120))


def _whose(
    order: WorkOrder, measure: Measure, actor: Actor, words: Words
) -> Iterator[tuple[Button, ...]]:
    if not measure.signed and actor.may_on(order, may.CHANGE_MEASURE_USER):
        label = say(words, N_("👤 Not {name}"), name=one_line(first_name(measure.done_by), 20))
        yield (button(label, Action.MEASURE_WHO, order.number, measure.id),)
