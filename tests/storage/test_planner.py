"""The planner's rows: the bookings that reach into a time, whosever they are."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.order_papers import Booking
from core.planner import PlannedBooking
from core.registers import Customer, Facility
from core.work_order import State
from tests.storage.conftest import House
from tests.storage.keeping import keep
from tests.storage.orders import ANNA, AT, BERTIL, plain_order

EKEN = Customer("Brf Eken")
PORT = Facility("Ängsporten", EKEN.id)
HOUR = timedelta(hours=1)


def of(user: object, start: float, end: float) -> Booking:
    """A booking from hour to hour after the moment that all is told from."""
    who = ANNA if user is ANNA else BERTIL
    return Booking(who.id, who.name, AT + start * HOUR, AT + end * HOUR)


async def company(house: House) -> None:
    """Two orders with bookings, and a cancelled one."""
    one = replace(plain_order(1, EKEN), facility=PORT, bookings=(of(ANNA, 2, 4), of(BERTIL, 1, 3)))
    two = replace(plain_order(2, EKEN), bookings=(of(ANNA, -20 * 24, 1),))
    gone = replace(plain_order(3, EKEN), bookings=(of(ANNA, 2, 4),), state=State.CANCELLED)
    for order in (one, two, gone):
        await keep(house, order)


async def between(house: House, start: float, end: float, whose: object = None) -> list[str]:
    """Order and resource of the bookings in these hours."""
    user_id = ANNA.id if whose is ANNA else None
    rows = await house.ask(
        lambda uow: uow.lists.planned(AT + start * HOUR, AT + end * HOUR, user_id)
    )
    return [f"{row.number} {row.resource.split()[0]}" for row in rows]


@pytest.mark.parametrize(
    ("start", "end", "whose", "found"),
    [
        (0, 5, None, ["2 Anna", "1 Bertil", "1 Anna"]),
        (0, 5, ANNA, ["2 Anna", "1 Anna"]),
        (1, 2, None, ["1 Bertil"]),
        (4, 9, None, []),
        (-48, -24, None, ["2 Anna"]),
    ],
)
async def test_what_reaches_into_the_time_is_planned_earliest_first(
    house: House, start: float, end: float, whose: object, found: list[str]
) -> None:
    await company(house)
    assert await between(house, start, end, whose) == found


async def test_a_row_says_what_it_is_for(house: House) -> None:
    booking = replace(of(ANNA, 1, 2), confirmation_sent_at=AT, changed_since_confirmation=True)
    await keep(house, replace(plain_order(1, EKEN), facility=PORT, bookings=(booking,)))
    (row,) = await house.ask(lambda uow: uow.lists.planned(AT, AT + 5 * HOUR))
    assert row == PlannedBooking(
        number="1",
        title="Dörren stänger inte",
        customer="Brf Eken",
        facility="Ängsporten",
        state=State.NEW,
        user_id=ANNA.id,
        resource=ANNA.name,
        starts_at=AT + HOUR,
        ends_at=AT + 2 * HOUR,
        confirmation_sent_at=AT,
        changed_since_confirmation=True,
        booking_id=booking.id,
    )
