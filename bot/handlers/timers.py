"""The work timer: ⏱ Start, ⏱ Pause, ⏱ Stop, and the time row that comes of it (RV-05)."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.handlers.asking import waiting
from bot.handlers.orders import on_card
from bot.keyboards import back, button
from bot.phrases import header, lines, safe, say
from bot.reading.hours import hours_in
from bot.routing import Routes
from bot.said import Said
from bot.sections import Section, Shown
from bot.shown.line_receipts import stands_for, steps
from bot.shown.timer_words import of_reader, start_button
from bot.steps.timers import SeeTimer, TimerSeen, see_timer
from bot.tapped import argument, order_of
from core import permissions as may
from core.chat import Button, ChatMessage, Pending
from core.numbers import OrderNumber
from core.refusals import BadInput
from core.usecases.entering import WithdrawsReady
from core.usecases.timer_rows import TimerCantBeBooked, TimerIsLong
from core.usecases.timing import (
    DropTimer,
    GoOnTiming,
    PauseTimer,
    StartTimer,
    StopTimer,
    TakeBackStop,
    Timed,
    drop_timer,
    go_on_timing,
    pause_timer,
    start_timer,
    stop_timer,
    take_back_stop,
)
from core.words import N_, Words

ASKED = "timer-hours"


def start(said: Said, known: Known) -> Acts:
    """Begin to count, or go on; a timer on another order is stopped and booked first."""
    if known.answer_to(TimerIsLong) is False:
        return write(said, known)
    number = order_of(said)
    home = known.worked_on(number) if said.private else None
    command = StartTimer(
        number,
        home,
        despite_long=known.agreed(TimerIsLong),
        despite_ready=known.agreed(WithdrawsReady),
        unbooked=known.agreed(TimerCantBeBooked),
    )
    return (Act(start_timer, command, _started),)


def pause(said: Said, known: Known) -> Acts:
    """Stand still for a while."""
    return (Act(pause_timer, PauseTimer(order_of(said)), _paused),)


def stop(said: Said, known: Known) -> Acts:
    """Stop and book; a time that can't be true is written instead."""
    if known.answer_to(TimerIsLong) is False:
        return write(said, known)
    command = StopTimer(
        order_of(said),
        despite_long=known.agreed(TimerIsLong),
        despite_ready=known.agreed(WithdrawsReady),
    )
    return (Act(stop_timer, command, _stopped),)


def write(said: Said, known: Known) -> Acts:
    """Ask how long it really was."""
    return (Act(see_timer, SeeTimer(order_of(said), known.words), _how_long),)


def typed(said: Said, known: Known, pending: Pending) -> Acts:
    """The time that it really took."""
    hours = hours_in(said.text) or hours_in(f"{said.text.strip()} h")
    if hours is None:
        raise BadInput(N_("Write the time like this: 1.5 h, or 45 min."))
    command = StopTimer(
        OrderNumber.parse(pending.order or ""),
        hours,
        despite_ready=known.agreed(WithdrawsReady),
    )
    return (Act(stop_timer, command, _written),)


def drop(said: Said, known: Known) -> Acts:
    """Book nothing."""
    return (Act(drop_timer, DropTimer(order_of(said)), _dropped),)


def go_on(said: Said, known: Known) -> Acts:
    """Still at work."""
    return (Act(go_on_timing, GoOnTiming(order_of(said)), _goes_on),)


def take_back(said: Said, known: Known) -> Acts:
    """It was stopped by mistake."""
    command = TakeBackStop(
        order_of(said),
        argument(said, UUID),
        argument(said, int, 1),
        despite_ready=known.agreed(WithdrawsReady),
    )
    return (Act(take_back_stop, command, _back),)


def _started(timed: Timed, known: Known) -> Answer:
    words, number = known.words, timed.order.number
    toast = words.text(N_("⏱ The timer runs on AO {number}."), number=number)
    told = _booked(timed, words)
    if told:
        toast = words.text(
            N_("⏱ The timer on AO {before} is stopped, and runs on AO {number} now."),
            before=told[0].stands_for["order"],
            number=number,
        )
    asked = known.pending is not None and known.pending.order == str(number)
    return Answer(say=told, card=number, in_place=True, toast=toast, forget=asked)


def _paused(timed: Timed, known: Known) -> Answer:
    toast = known.words.text(N_("⏱ The timer stands still."))
    return Answer(card=timed.order.number, in_place=True, toast=toast)


def _stopped(timed: Timed, known: Known) -> Answer:
    nothing = N_("It was less than a minute, so nothing is booked.")
    toast = "" if timed.booked else known.words.text(nothing)
    told, number = _booked(timed, known.words), timed.order.number
    if "card" in known.about:
        return Answer(say=told, card=number, in_place=True, toast=toast)
    return Answer(edit=told[0] if told else _plainly(timed, toast), toast=toast)


def _written(timed: Timed, known: Known) -> Answer:
    return Answer(say=_booked(timed, known.words), forget=True)


def _dropped(timed: Timed, known: Known) -> Answer:
    toast = known.words.text(N_("The timer is off, and nothing is booked."))
    if "card" in known.about:
        return Answer(card=timed.order.number, in_place=True, toast=toast, forget=True)
    return Answer(edit=_plainly(timed, toast), toast=toast)


def _goes_on(timed: Timed, known: Known) -> Answer:
    sentence = N_("⏱ The timer runs on AO {number}.")
    return Answer(edit=_plainly(timed, known.words.text(sentence, number=timed.order.number)))


def _back(timed: Timed, known: Known) -> Answer:
    sentence = N_("⏱ The timer runs on AO {number} as if you had not stopped it.")
    if timed.timer is None or timed.timer.order != timed.order.number:
        sentence = N_("That time is not on AO {number} any more.")
    told = known.words.text(sentence, number=timed.order.number)
    return Answer(edit=_plainly(timed, told), toast=told)


def _plainly(timed: Timed, told: str) -> ChatMessage:
    return ChatMessage(told, stands_for={"order": str(timed.order.number)})


def _booked(timed: Timed, words: Words) -> tuple[ChatMessage, ...]:
    """The row that was made, to be made longer or shorter, or not to have been made."""
    if timed.booked is None:
        return ()
    order, row = timed.booked.order, timed.booked.line
    html = words.text(
        N_("⏱ Booked on {order} from the timer, to the minute: <i>{text}</i>"),
        order=header(order.number, words),
        text=safe(f"{words.quantity(row.quantity)} h {row.name}"),
    )
    label = words.text(N_("↩ Undo"))
    undo = button(label, Action.TIMER_BACK, order.number, row.id, timed.seconds)
    rows = (steps(order.number, row), (undo,))
    return (ChatMessage(html, rows, stands_for=stands_for(order, row)),)


def _how_long(seen: TimerSeen, known: Known) -> Answer:
    number, words = seen.timer.order, known.words
    counted = words.quantity(seen.timer.hours(known.now))
    question = say(
        words,
        N_("⏱ The timer on AO {number} counted {hours} h. How long was it? Write it: 8 h"),
        number=number,
        hours=counted,
    )
    off = button(words.text(N_("Book nothing")), Action.TIMER_DROP, number)
    rows = ((off, back(number, words)),)
    shown = on_card(number, lines(seen.text, "", f"<b>{question}</b>"), rows)
    if "card" not in known.about:
        shown = replace(shown, html=question, stands_for={"order": str(number)})
    return Answer(edit=shown, expect=waiting(known.said, ASKED, number))


def offer(shown: Shown) -> Iterable[Button]:
    """*Start* on what takes time, and *Book nothing* of one's timer wherever it is."""
    order, words = shown.order, shown.words
    mine = of_reader(order.number, shown.actor, shown.uow)
    works = shown.actor.may_on(order, may.EDIT, may.EDIT_ASSIGNED)
    if mine is None and works and not order.is_closed:
        yield start_button(order.number, words)
    if mine is not None:
        label = words.text(N_("⏱ Book nothing of the timer"))
        yield button(label, Action.TIMER_DROP, order.number)


ROUTES = Routes(
    taps={
        Action.TIMER_START: start,
        Action.TIMER_PAUSE: pause,
        Action.TIMER_STOP: stop,
        Action.TIMER_DROP: drop,
        Action.TIMER_GO_ON: go_on,
        Action.TIMER_WRITE: write,
        Action.TIMER_BACK: take_back,
    },
    questions={ASKED: typed},
    more={Section.OFTEN: offer},
)
