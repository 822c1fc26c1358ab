"""The work timer on an order's page: started, stopped with a time row, let go (RV-05)."""

from aiohttp import web

from core.refusals import BadInput
from core.usecases.timer_rows import TimerCantBeBooked, TimerIsLong
from core.usecases.timing import (
    DropTimer,
    PauseTimer,
    StartTimer,
    StopTimer,
    drop_timer,
    pause_timer,
    start_timer,
    stop_timer,
)
from core.words import N_
from web.office.desk import Desk
from web.office.order.at import done, home_of, number_of, takes_ready_back


def _took_so_long(desk: Desk) -> bool:
    said = desk.form.answer_to(TimerIsLong)
    if said is False:
        raise BadInput(N_("Write how long it was under Time, and let the timer go."))
    return bool(said)


async def start(desk: Desk) -> web.StreamResponse:
    """Begin to count one's own time; a timer on another order is booked there first."""
    number, form = number_of(desk), desk.form
    command = StartTimer(
        number, home_of(desk), _took_so_long(desk), takes_ready_back(desk),
        form.agreed(TimerCantBeBooked),
    )  # fmt: skip
    await desk.do(start_timer, command)
    return done(desk, N_("Your timer runs on order {number}."), number=number)


async def stop(desk: Desk) -> web.StreamResponse:
    """A time row of what was counted."""
    number = number_of(desk)
    command = StopTimer(number, None, _took_so_long(desk), takes_ready_back(desk))
    await desk.do(stop_timer, command)
    return done(desk, N_("Noted on order {number}."), number=number)


async def pause(desk: Desk) -> web.StreamResponse:
    """Stand still for a while."""
    number = number_of(desk)
    await desk.do(pause_timer, PauseTimer(number))
    return done(desk, N_("Your timer stands still on order {number}."), number=number)


async def drop(desk: Desk) -> web.StreamResponse:
    """Nothing is booked."""
    number = number_of(desk)
    await desk.do(drop_timer, DropTimer(number))
    return done(desk, N_("The timer is gone, and nothing was booked on order {number}."),
                number=number)  # fmt: skip


DEEDS = {
    "/timer/start": start,
    "/timer/pause": pause,
    "/timer/stop": stop,
    "/timer/drop": drop,
}
