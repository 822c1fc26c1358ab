"""The end of the day: what is left on one's orders, and a button for each of it (XT-18)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers import measure_changes, measures, self_checks, signing, time
from bot.routing import Routes
from bot.said import Said
from bot.shown.day_shown import DAY, day_shown
from bot.steps.day_end import FindLate, find_late
from bot.tapped import ButtonIsOld, argument, order_of
from core.usecases.day_end import Day, EndDay, Lack, end_day

SAID = frozenset(
    {"klar för dagen", "klar för idag", "jag är klar för dagen", "slut för idag"}
    | {"done for today", "done for the day", "i am done for today", "finished for today"}
)


def done(said: Said, known: Known) -> Acts:
    """``/done``: how the day stands."""
    day = known.words.today(known.now)
    return (Act(end_day, EndDay(day, known.words.zone), _told),)


def is_said(text: str) -> bool:
    """Whether somebody says that his day is over."""
    return text.casefold().strip(" .!") in SAID


def again(said: Said, known: Known) -> Acts:
    """The same day once more, in the message that was tapped."""
    command = EndDay(argument(said, date), known.words.zone)
    return (Act(end_day, command, _shown_again),)


def fix(said: Said, known: Known) -> Acts:
    """What was tapped is done below, so that the list of the day stays."""
    wanted = argument(said, str)
    if wanted not in set(Lack):
        raise ButtonIsOld
    return tuple(_changed(act, _below) for act in _way_to(Lack(wanted), said, known))


def _way_to(lack: Lack, said: Said, known: Known) -> Acts:
    match lack:
        case Lack.MEASURE:
            day_of = partial(_of_day, day=_day_meant(known))
            return tuple(_changed(act, day_of) for act in measures.ask_what(said, known))
        case Lack.DAY:
            day = EndDay(_day_meant(known), known.words.zone)
            shown = partial(measure_changes.asked_day, page=0)
            return (Act(find_late, FindLate(order_of(said), day), shown),)
        case Lack.TIME:
            return time.ask(said, known)
        case Lack.SELF_CHECK:
            return self_checks.checks(said, known)
        case Lack.SIGNATURE:
            return signing.sign_ask(said, known)


def _day_meant(known: Known) -> date:
    """The day that the tapped message is about, though it be tapped on the next."""
    day = known.about.get(DAY)
    return date.fromisoformat(day) if day else known.words.today(known.now)


def _changed(act: Act[Any, Any], change: Callable[[Answer], Answer]) -> Act[Any, Any]:
    return replace(act, answer=lambda result, known: change(act.answer(result, known)))


def _of_day(answer: Answer, *, day: date) -> Answer:
    """What is written next was done on that day."""
    context = {measures.DAY: day.isoformat()}
    return replace(answer, expect=answer.expect and replace(answer.expect, context=context))


def _below(answer: Answer) -> Answer:
    """What would have stood in the tapped message stands in one of its own."""
    said = (answer.edit, *answer.say) if answer.edit else answer.say
    expect = answer.expect and replace(answer.expect, prompt_message_id=None)
    return replace(answer, edit=None, edit_id=None, say=said, in_place=False, expect=expect)


def _told(day: Day, known: Known) -> Answer:
    return Answer(say=(day_shown(day, known.words),))


def _shown_again(day: Day, known: Known) -> Answer:
    return Answer(edit=day_shown(day, known.words))


ROUTES = Routes(
    commands={"done": done},
    taps={Action.DAY_END: again, Action.DAY_FIX: fix},
)
