"""Steps through a self-check: one point at a time, its answers tapped, written or sent (SC-01)."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from bot.actions import Action
from bot.acts import STORED, Act, Acts, Answer, Known
from bot.files.sent_files import named
from bot.handlers.asking import waiting
from bot.handlers.orders import on_card
from bot.phrases import lines
from bot.routing import Routes
from bot.said import Said
from bot.shown import check_shown
from bot.steps import self_checks as steps
from bot.steps.self_checks import PointSeen, SayPoint, SeePoint, TapPoint
from bot.tapped import argument, order_of
from core import point_answers as answers
from core.chat import ASKS, Pending
from core.numbers import OrderNumber
from core.self_checks import Point
from core.words import N_

POINT = "self-check-point"
NOTE, PHOTO, NUMBER, WORDS, CHOICE, VERDICT = (
    "note",
    "photo",
    "number",
    "words",
    "choice",
    "verdict",
)
YES = {"ja", "ok", "okej", "godkänd", "godkänt", "yes", "approved", "✓", "👍"}
NO = {"nej", "ej godkänd", "ej godkänt", "underkänd", "no", "not approved", "✗", "👎"}
AT_IT = timedelta(minutes=30)
"""So long somebody is still at a point that was shown, by the time on his own phone."""
_NUMBER = re.compile(r"[+\-\u2212]?\d{1,12}(?:[.,]\d{1,6})?\s*\S{0,12}")


def check(said: Said, known: Known) -> Acts:
    """One point of a check."""
    return (Act(steps.see_point, _meant(said), _step),)


def answered(said: Said, known: Known) -> Acts:
    """An answer that was tapped; the next point follows by itself."""
    command = TapPoint(_meant(said), argument(said, str, 2))
    return (Act(steps.tap_point, command, _step),)


def explained(said: Said, known: Known) -> Acts:
    """What the point means, as its template says it."""
    return (Act(steps.see_point, _meant(said), partial(_step, described=True)),)


def cleared(said: Said, known: Known) -> Acts:
    """The answer is taken back."""
    return (Act(steps.clear, _meant(said), _step),)


def note_ask(said: Said, known: Known) -> Acts:
    """Ask for a note."""
    shown = partial(_step, takes=NOTE, question=N_("<b>Write the note.</b>"))
    return (Act(steps.see_point, _meant(said), shown),)


def photo_ask(said: Said, known: Known) -> Acts:
    """Ask for a photo."""
    shown = partial(_step, takes=PHOTO, question=N_("<b>📷 Send the photo.</b>"))
    return (Act(steps.see_point, _meant(said), shown),)


def make_order(said: Said, known: Known) -> Acts:
    """An order of what was found wrong (RV-01)."""
    return (Act(steps.make_order, _meant(said), _made),)


def typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """What was written at a point, where that is an answer to it."""
    answer = _answer_in(said.text.strip(), pending) if _is_still_at_it(said, pending) else None
    if answer is None:
        return None
    return (Act(steps.say_point, SayPoint(_asked_at(pending), answer, pending), _stepped),)


def sent(said: Said, known: Known, pending: Pending) -> Acts | None:
    """A photo that was asked for; any other goes where photos go."""
    takes = pending.context.get("takes")
    wanted = takes == PHOTO or (pending.context.get("photo") and not said.text.strip())
    if said.file is None or not wanted:
        return None
    file = named(said.file, said.at, known.words)
    note = said.text.strip() or None
    command = SayPoint(_asked_at(pending), answers.Answer(note=note), pending, file, said.album)
    return (Act(steps.say_point, command, _stepped),)


def _is_still_at_it(said: Said, pending: Pending) -> bool:
    """Whether it was said to the point: a word or a number much later is about something else."""
    asked = pending.asked_at
    return said.reply_to is not None or asked is None or said.at - asked < AT_IT


def _asked_at(pending: Pending) -> SeePoint:
    number = OrderNumber.parse(pending.order or "")
    return SeePoint(number, UUID(pending.context["check"]), int(pending.context["nth"]))


def _answer_in(text: str, pending: Pending) -> answers.Answer | None:
    match pending.context.get("takes"):
        case "note":
            return answers.Answer(note=text)
        case "words":
            return answers.Answer(value=text)
        case "number" if _NUMBER.fullmatch(text):
            return answers.Answer(value=text)
        case "choice" if text.casefold() in pending.context["choices"]:
            return answers.Answer(choice=text)
        case "verdict" | "number" if text.casefold() in YES | NO:
            return answers.Answer(approved=text.casefold() in YES)
    return None


def stepped_to(seen: PointSeen, known: Known) -> Answer:
    """The point in the message that was tapped."""
    return _step(seen, known)


def was_asked(known: Known) -> bool:
    """Whether a point waited for an answer."""
    return known.pending is not None and known.pending.kind == POINT


def _step(
    seen: PointSeen,
    known: Known,
    *,
    described: bool = False,
    takes: str | None = None,
    question: str = "",
) -> Answer:
    """The point in the message that was tapped; what is written or sent next may answer it."""
    shown = check_shown.step(seen, known.words, described=described)
    if question:
        shown = on_card(
            seen.order.number, lines(shown.html, "", known.words.text(question)), shown.buttons
        )
    if seen.point is None:
        return Answer(edit=shown, forget=was_asked(known))
    context = _takes(seen, seen.point, takes)
    return Answer(edit=shown, expect=waiting(known.said, POINT, seen.order.number, context))


def _stepped(seen: PointSeen, known: Known) -> Answer:
    """The next point below what was written: where the last one stood may be out of sight."""
    pending, shown = known.pending, check_shown.step(seen, known.words)
    if seen.more:
        return Answer(react=STORED)
    if pending is None:
        return Answer(say=(shown,))
    left = _left_behind(seen, pending, known)
    if seen.point is None:
        return replace(left, say=(shown,), forget=True)
    shown = replace(shown, stands_for={**shown.stands_for, ASKS: POINT})
    number, context = seen.order.number, _takes(seen, seen.point, None)
    expected = Pending(pending.user_id, pending.place, POINT, str(number), context)
    return replace(left, say=(shown,), expect=expected)


def _left_behind(seen: PointSeen, pending: Pending, known: Known) -> Answer:
    """What becomes of the message that asked: the card it stood for, else the point in short."""
    prompt = pending.prompt_message_id
    if prompt is None:
        return Answer()
    if seen.covers:
        return Answer(card=seen.order.number, in_place=True, edit_id=prompt)
    short = check_shown.answered(seen, int(pending.context["nth"]), known.words)
    return Answer(edit=short, edit_id=prompt)


def _takes(seen: PointSeen, point: Point, takes: str | None) -> dict[str, Any]:
    """What the point takes as its answer, so that anything else is not lost on it."""
    return {
        "check": str(seen.check.id),
        "nth": seen.nth,
        "takes": takes or _kind_of(point),
        "choices": [each.text.casefold() for each in point.asks.choices],
        "photo": point.asks.photo and point.document_id is None,
    }


def _kind_of(point: Point) -> str:
    if point.asks.choices:
        return CHOICE
    if point.asks.unit is None:
        return VERDICT
    return NUMBER if point.asks.unit else WORDS


def _made(seen: PointSeen, known: Known) -> Answer:
    answer = _step(seen, known)
    toast = known.words.text(N_("AO {number} was made of it."), number=seen.made or "")
    return Answer(edit=answer.edit, expect=answer.expect, toast=toast)


def _meant(said: Said) -> SeePoint:
    return SeePoint(order_of(said), argument(said, UUID), argument(said, int, 1))


ROUTES = Routes(
    taps={
        Action.CHECK: check,
        Action.POINT: answered,
        Action.POINT_HELP: explained,
        Action.POINT_CLEAR: cleared,
        Action.POINT_NOTE: note_ask,
        Action.POINT_PHOTO: photo_ask,
        Action.POINT_ORDER: make_order,
    },
    questions={POINT: typed},
    files={POINT: sent},
)
