"""A self-check in a chat: one point with its answers to tap, the whole, and the list of them."""

from collections.abc import Iterator

from bot.actions import Action
from bot.keyboards import Rows, back, button, by_two, open_card
from bot.phrases import header, lines, safe, say
from bot.shown.measure_shown import name_of
from bot.steps.self_checks import APPROVED, FAILED, ChecksSeen, PointSeen, home_of, of_order
from core import permissions as may
from core.chat import Button, ChatMessage, Style
from core.self_checks import Point, SelfCheck
from core.text import one_line
from core.usecases.self_checks import WORKS
from core.words import N_, Words
from core.work_order import WorkOrder

MOST_POINTS = 40
_OPEN = "◻"


def listing(seen: ChecksSeen, words: Words) -> ChatMessage:
    """The order's self-checks with how far each is, and a way to one more."""
    number, order = seen.order.number, seen.order
    checks = of_order(order)
    html = lines(
        say(words, N_("☑️ <b>AO {number}</b> · self-checks"), number=number),
        *(_in_list(order, each, words) for each in checks),
        None if checks else words.text(N_("There are none on it yet.")),
    )
    each = ((_open(order, check, words),) for check in checks)
    more = button(words.text(N_("+ Add a self-check")), Action.CHECK_TEMPLATES, number, 0)
    rows = (*each, *(((more,),) if seen.templates else ()), (back(number, words),))
    return ChatMessage(html, rows, stands_for={"order": str(number), "card": "yes"})


def step(seen: PointSeen, words: Words, *, described: bool = False) -> ChatMessage:
    """One point: what it asks, how it was answered, and the answers to tap."""
    point = seen.point
    if point is None:
        return whole(seen, words)
    html = lines(
        _head(seen, words),
        "",
        f"<b>{seen.nth + 1} · {safe(point.asks.name)}</b>",
        f"<i>{safe(point.asks.description)}</i>" if described and point.asks.description else None,
        _asked(point, words),
        *_answered(point, words),
        _made(seen, words),
    )
    rows = (*_answers(seen, point, words), *_beside(seen, point, words), *_ways(seen, words))
    return ChatMessage(html, rows, stands_for=_about(seen))


def whole(seen: PointSeen, words: Words) -> ChatMessage:
    """All points with their answers; complete and sign where that is the next step."""
    told = [_point_in_short(each, nth, words) for nth, each in enumerate(seen.check.points, 1)]
    html = lines(_head(seen, words), "", *told[:MOST_POINTS], *_whose(seen.check, words))
    return ChatMessage(html, (*_next(seen, words), *_ways(seen, words)), stands_for=_about(seen))


def answered(seen: PointSeen, nth: int, words: Words) -> ChatMessage:
    """One point that was answered, in short, with the way back to it."""
    html = lines(_head(seen, words), _point_in_short(seen.check.points[nth], nth + 1, words))
    label = words.text(N_("Change"))
    again = button(label, Action.CHECK, seen.order.number, seen.check.id, nth)
    return ChatMessage(html, ((again,),), stands_for=_about(seen))


def progress(check: SelfCheck) -> str:
    """*3/12*."""
    done = len(check.points) - len(check.open_points)
    return f"{done}/{len(check.points)}"


def _head(seen: PointSeen, words: Words) -> str:
    check, order = seen.check, seen.order
    required = words.text(N_("required")) if check.mandatory else ""
    pieces = (f"☑️ {header(order.number, words)}", safe(check.name), progress(check), required)
    head = " · ".join(piece for piece in pieces if piece)
    if len(order.assignments) < 2:
        return head
    nth = home_of(order, check)
    return lines(head, safe(name_of(order.assignments[nth], nth + 1)))


def _asked(point: Point, words: Words) -> str | None:
    unit = point.asks.unit
    if point.answered:
        return None
    if unit:
        return say(words, N_("Write the value in {unit}."), unit=unit)
    if unit is not None and point.value is None:
        return words.text(N_("Write it."))
    if point.asks.photo and point.document_id is None:
        return words.text(N_("📷 Take a photo of it."))
    return None


def _answered(point: Point, words: Words) -> Iterator[str]:
    said = _said(point, words)
    if said != _OPEN:
        yield said
    if point.note:
        yield f"💬 {safe(one_line(point.note, 300))}"


def _said(point: Point, words: Words) -> str:
    value = f"{point.value} {point.asks.unit or ''}".strip() if point.value else ""
    photo = "📷" if point.document_id else ""
    pieces = (_sign(point), safe(point.choice or _verdict(point, words)), safe(value), photo)
    return " ".join(piece for piece in pieces if piece)


def _verdict(point: Point, words: Words) -> str:
    if point.approved is None:
        return ""
    return words.text(N_("Approved") if point.approved else N_("Not approved"))


def _sign(point: Point) -> str:
    if point.failed:
        return "✗"
    return "✓" if point.answered else _OPEN


def _made(seen: PointSeen, words: Words) -> str | None:
    if seen.made is None:
        return None
    return say(words, N_("→ AO {number} was made of it."), number=seen.made)


def _point_in_short(point: Point, nth: int, words: Words) -> str:
    said = _said(point, words) or _sign(point)
    return f"{nth} · {safe(one_line(point.asks.name, 60))}  {said}"


def _whose(check: SelfCheck, words: Words) -> Iterator[str]:
    if check.signed_by:
        yield "✍️ " + say(words, N_("Signed by {name}."), name=check.signed_by)
    elif check.completed:
        yield "☑️ " + say(words, N_("Complete, says {name}."), name=check.completed_by or "–")


def _answers(seen: PointSeen, point: Point, words: Words) -> Rows:
    if not _may_answer(seen):
        return ()
    if point.asks.choices:
        return by_two(
            _answer(seen, str(place), each.text, point.choice == each.text)
            for place, each in enumerate(point.asks.choices[:10])
        )
    yes = _answer(seen, APPROVED, words.text(N_("✓ Approved")), point.approved is True)
    no = _answer(seen, FAILED, words.text(N_("✗ Not approved")), point.approved is False)
    needs_value = point.asks.unit is not None and point.value is None
    return ((no,),) if needs_value else ((yes, no),)


def _answer(seen: PointSeen, verdict: str, label: str, chosen: bool) -> Button:
    number, check = seen.order.number, seen.check
    style = Style.PRIMARY if chosen else Style.PLAIN
    shown = f"• {label}" if chosen else label
    return button(shown, Action.POINT, number, check.id, seen.nth, verdict, style=style)


def _beside(seen: PointSeen, point: Point, words: Words) -> Iterator[tuple[Button, ...]]:
    def beside(label: str, action: Action) -> Button:
        return button(words.text(label), action, seen.order.number, seen.check.id, seen.nth)

    if _may_answer(seen):
        yield beside(N_("📷 Photo"), Action.POINT_PHOTO), beside(N_("Note"), Action.POINT_NOTE)
    if seen.made is not None:
        yield (open_card(seen.made, words),)
    elif point.failed and seen.actor.may(may.CREATE) and _works(seen):
        yield (beside(N_("Make an order of it"), Action.POINT_ORDER),)
    helps = (beside(N_("? What is meant"), Action.POINT_HELP),) if point.asks.description else ()
    clears = _may_answer(seen) and point.touched
    rest = (*helps, *((beside(N_("↩ Clear"), Action.POINT_CLEAR),) if clears else ()))
    if rest:
        yield rest


def _ways(seen: PointSeen, words: Words) -> Iterator[tuple[Button, ...]]:
    """◀ and ▶ between the points, the whole behind the last; and back."""
    number, check, last = seen.order.number, seen.check, len(seen.check.points)

    def to(label: str, nth: int) -> Button:
        return button(label, Action.CHECK, number, check.id, nth)

    before = (to(f"◀ {seen.nth}", seen.nth - 1),) if seen.nth > 0 else ()
    label = f"{seen.nth + 2} ▶" if seen.nth + 1 < last else words.text(N_("All ▶"))
    after = (to(label, seen.nth + 1),) if seen.nth < last else ()
    if before or after:
        yield (*before, *after)
    up = button(words.text(N_("Back")), Action.CHECKS, number)
    removable = seen.point is None and not check.signed and not seen.order.is_closed
    if removable and seen.actor.may_on(seen.order, may.REMOVE_SELF_CHECK):
        yield (button(words.text(N_("Remove")), Action.CHECK_REMOVE, number, check.id), up)
    else:
        yield (up,)


def _next(seen: PointSeen, words: Words) -> Iterator[tuple[Button, ...]]:
    check, number = seen.check, seen.order.number
    if not _may_answer(seen) or check.open_points:
        return
    if not check.completed:
        label = words.text(N_("☑️ Complete"))
        yield (button(label, Action.CHECK_COMPLETE, number, check.id, style=Style.PRIMARY),)
    if seen.actor.may_on(seen.order, may.SIGN):
        label = words.text(N_("✍️ Sign as {name}"), name=one_line(seen.actor.name, 40))
        style = Style.PRIMARY if check.completed else Style.PLAIN
        yield (button(label, Action.CHECK_SIGN, number, check.id, style=style),)


def _may_answer(seen: PointSeen) -> bool:
    return not seen.check.answered_for and _works(seen)


def _works(seen: PointSeen) -> bool:
    return not seen.order.is_closed and seen.actor.may_on(seen.order, *WORKS)


def _about(seen: PointSeen) -> dict[str, str]:
    return {"order": str(seen.order.number), "card": "yes"}


def _in_list(order: WorkOrder, check: SelfCheck, words: Words) -> str:
    required = words.text(N_("required")) if check.mandatory and not check.completed else ""
    failed = f"✗ {len(check.failed_points)}" if check.failed_points else ""
    where = str(home_of(order, check) + 1) if len(order.assignments) > 1 else ""
    state = "✍️" if check.signed_by else "✓" if check.completed else progress(check)
    pieces = (where, safe(check.name), state, failed, required)
    return "☑️ " + " · ".join(piece for piece in pieces if piece)


def _open(order: WorkOrder, check: SelfCheck, words: Words) -> Button:
    label = f"{one_line(check.name, 30)} · {progress(check)}"
    return button(label, Action.CHECK, order.number, check.id, 999)
