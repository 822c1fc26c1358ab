"""How the work timer shows: a line on the card, and the buttons that pause and stop it (RV-05)."""

from collections.abc import Iterable, Iterator

from bot.actions import Action
from bot.keyboards import button
from bot.phrases import first_name, say
from core.chat import Button, Style
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.timers import Timer
from core.words import N_, Words


def timers_said(number: OrderNumber, uow: UnitOfWork, words: Words) -> Iterator[str]:
    """Everybody's timer on an order: *⏱ running since 9:10 · Anna*."""
    for timer in uow.timers.on(number):
        user = uow.users.get(timer.user_id)
        if user is not None:
            yield timer_said(timer, user.name, uow, words)


def timer_said(timer: Timer, name: str, uow: UnitOfWork, words: Words) -> str:
    """One timer, since when it runs and what it had counted before, or how much it has."""
    name, hours = first_name(name), words.quantity(timer.hours(uow.now))
    if timer.running_since is None:
        return say(words, N_("⏱ paused at {hours} h · {name}"), hours=hours, name=name)
    since = words.when(timer.running_since, uow.now)
    if not timer.worked:
        return say(words, N_("⏱ running since {since} · {name}"), since=since, name=name)
    return say(
        words,
        N_("⏱ running since {since}, {hours} h in all · {name}"),
        since=since,
        hours=hours,
        name=name,
    )


def of_reader(number: OrderNumber, reader: Actor, uow: UnitOfWork) -> Timer | None:
    """The reader's own timer, if it is on this order."""
    timer = uow.timers.of(reader.user_id) if reader.user_id else None
    return timer if timer is not None and timer.order == number else None


def timer_buttons(
    number: OrderNumber, reader: Actor, uow: UnitOfWork, words: Words
) -> Iterable[tuple[Button, ...]]:
    """Pause and stop, for whose timer it is."""
    timer = of_reader(number, reader, uow)
    if timer is None:
        return ()
    stop = button(words.text(N_("⏱ Stop")), Action.TIMER_STOP, number)
    if timer.runs:
        return ((button(words.text(N_("⏱ Pause")), Action.TIMER_PAUSE, number), stop),)
    return ((start_button(number, words), stop),)


def start_button(number: OrderNumber, words: Words, style: Style = Style.PLAIN) -> Button:
    """Begin to count, or go on."""
    return button(words.text(N_("⏱ Start")), Action.TIMER_START, number, style=style)
