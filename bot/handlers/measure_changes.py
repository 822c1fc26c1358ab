"""What is changed of a measure with a tap: its day, its assignment, who did it (ME-01, ME-05)."""

from datetime import date
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import people_page
from bot.handlers.asking import waiting
from bot.keyboards import button, first_name_of
from bot.phrases import lines
from bot.reading.days import day_alone, looks_like_day
from bot.routing import Routes
from bot.said import Said
from bot.shown import measure_shown, receipts
from bot.steps.measures import (
    ChangeDay,
    MeasureSeen,
    NameDoer,
    SeeMeasure,
    change_day,
    name_doer,
    see_doers,
    see_measure,
)
from bot.steps.measures import move as move_to
from bot.tapped import argument, order_of
from core.chat import Button, ChatMessage, Pending
from core.numbers import OrderNumber
from core.people import User
from core.refusals import BadInput
from core.usecases.amending import MoveMeasure
from core.usecases.entering import WithdrawsReady
from core.words import N_

ASKED_DAY = "measure-day"


class NoDayOfLate(BadInput):
    sentence = N_(
        "{day} is no day of the last 60. Write the day it was done, such as yesterday or 20/11, "
        "or tap it."
    )


def open_(said: Said, known: Known) -> Acts:
    """All of one measure, and what may be changed of it."""
    return (Act(see_measure, _meant(said), _shown),)


def days(said: Said, known: Known) -> Acts:
    """Ask on which day it was done, the latest to tap."""
    shown = partial(asked_day, page=argument(said, int, 1))
    return (Act(see_measure, _meant(said), shown),)


def day(said: Said, known: Known) -> Acts:
    """The day that was tapped."""
    meant = _meant(said)
    ready = known.agreed(WithdrawsReady)
    command = ChangeDay(meant.number, meant.measure_id, argument(said, date, 1), ready)
    return (Act(change_day, command, _shown),)


def day_typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """The day that was typed; what is none is no answer."""
    found = past_day(said.text, known.words.today(said.at))
    if found is None:
        return None
    number = OrderNumber.parse(pending.order or "")
    ready = known.agreed(WithdrawsReady)
    command = ChangeDay(number, UUID(pending.context["measure"]), found, ready)
    return (Act(change_day, command, _shown_where_asked),)


def past_day(text: str, today: date) -> date | None:
    """The day of the last 60 that was written and nothing else; raises NoDayOfLate for another."""
    found = day_alone(text, today)
    if found is None and looks_like_day(text):
        raise NoDayOfLate(day=text.strip())
    return found


def homes(said: Said, known: Known) -> Acts:
    """Ask which assignment it belongs to."""
    return (Act(see_measure, _meant(said), _homes),)


def move(said: Said, known: Known) -> Acts:
    """To the assignment that was tapped."""
    meant = _meant(said)
    ready = known.agreed(WithdrawsReady)
    command = MoveMeasure(meant.number, meant.measure_id, argument(said, UUID, 1), ready)
    return (Act(move_to, command, _moved),)


def who(said: Said, known: Known) -> Acts:
    """Ask who did it."""
    at = argument(said, int, 1) if said.tap and len(said.tap.arguments) > 1 else 0
    return (Act(see_doers, _meant(said), partial(_doers, at=at)),)


def by(said: Said, known: Known) -> Acts:
    """The person that was tapped did it (ME-05)."""
    meant = _meant(said)
    ready = known.agreed(WithdrawsReady)
    command = NameDoer(meant.number, meant.measure_id, argument(said, UUID, 1), ready)
    return (Act(name_doer, command, _shown),)


def _meant(said: Said) -> SeeMeasure:
    return SeeMeasure(order_of(said), argument(said, UUID))


def _shown(seen: MeasureSeen, known: Known) -> Answer:
    asked = known.pending is not None and known.pending.kind == ASKED_DAY
    return Answer(edit=_as_it_is(seen, known), forget=asked)


def _shown_where_asked(seen: MeasureSeen, known: Known) -> Answer:
    prompt = known.pending.prompt_message_id if known.pending else None
    shown = _as_it_is(seen, known)
    if prompt is None:
        return Answer(say=(shown,), forget=True)
    return Answer(edit=shown, edit_id=prompt, forget=True)


def _as_it_is(seen: MeasureSeen, known: Known) -> ChatMessage:
    """The measure where it was tapped: as its receipt, or in the place of the card."""
    today = known.words.today(known.now)
    asked = known.pending.context if known.pending and known.pending.kind == ASKED_DAY else {}
    if "card" in known.about or asked.get("card"):
        return measure_shown.whole(
            seen.order, seen.measure, seen.actor, today, known.words, seen.unit
        )
    return receipts.for_measure(seen.order, seen.measure, today, known.words, seen.unit)


def asked_day(seen: MeasureSeen, known: Known, *, page: int) -> Answer:
    """The measure with the question of its day."""
    order, measure, words = seen.order, seen.measure, known.words
    today = words.today(known.now)
    question = words.text(N_("<b>🗓 On which day?</b> Tap, or write it: 3/12"))
    shown = _as_it_is(seen, known)
    stays = button(words.text(N_("Back")), Action.MEASURE, order.number, measure.id)
    rows = (*measure_shown.days(order.number, measure, page, today, words), (stays,))
    asked = {"measure": str(measure.id), "card": "yes" if "card" in known.about else ""}
    message = ChatMessage(lines(shown.html, "", question), rows, stands_for=shown.stands_for)
    expected = waiting(known.said, ASKED_DAY, order.number, asked)
    return Answer(edit=message, expect=expected)


def _homes(seen: MeasureSeen, known: Known) -> Answer:
    shown = _as_it_is(seen, known)
    question = known.words.text(N_("<b>Which assignment does it belong to?</b>"))
    rows = measure_shown.homes(seen.order, seen.measure, known.words)
    html = lines(shown.html, "", question)
    return Answer(edit=ChatMessage(html, rows, stands_for=shown.stands_for))


def _moved(moved: MeasureSeen, known: Known) -> Answer:
    order, measure = moved.order, moved.measure
    homes = (
        measure_shown.name_of(each, nth)
        for nth, each in enumerate(order.assignments, 1)
        if measure in each.measures
    )
    toast = known.words.text(N_("Moved to {assignment}."), assignment=next(homes, ""))
    today = known.words.today(known.now)
    if "card" in known.about:
        return Answer(card=order.number, in_place=True, toast=toast, undo=True)
    shown = receipts.for_measure(order, measure, today, known.words, moved.unit)
    return Answer(edit=shown, toast=toast)


def _doers(seen: MeasureSeen, known: Known, *, at: int) -> Answer:
    number, measure = seen.order.number, seen.measure

    def each(user: User) -> Button:
        label = first_name_of(user, seen.people)
        return button(label, Action.MEASURE_BY, number, measure.id, user.id)

    def turn(page: int, label: str) -> Button:
        return button(label, Action.MEASURE_WHO_PAGE, number, measure.id, page)

    names = people_page(seen.people, at, each, turn)
    return Answer(edit=measure_shown.people(seen.order, measure, names, known.words))


ROUTES = Routes(
    taps={
        Action.MEASURE: open_,
        Action.MEASURE_DAYS: days,
        Action.MEASURE_DAY: day,
        Action.MEASURE_HOMES: homes,
        Action.MEASURE_MOVE: move,
        Action.MEASURE_WHO: who,
        Action.MEASURE_WHO_PAGE: who,
        Action.MEASURE_BY: by,
    },
    questions={ASKED_DAY: day_typed},
)
