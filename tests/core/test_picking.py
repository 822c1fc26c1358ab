"""A customer picks a time: held while he looks, booked once, moved rather than doubled (RV-03)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.events import BookingChanged, TimePicked, TimesOffered
from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.usecases.bookings import Book, BookingsAreOff, NobodyToConfirmTo, book
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.free_visits import FindTimes, times_to_pick
from core.usecases.picking import (
    BookedMeanwhile,
    HoldIsOver,
    HoldTime,
    NotForPicking,
    OfferTimes,
    PickTime,
    TakenMeanwhile,
    hold_time,
    offer_times,
    pick_time,
)
from tests.core.booking import (
    EIGHT,
    STOCKHOLM,
    THURSDAY,
    TWO_HOURS,
    at,
    booked,
    books,
    is_now,
    the_booking,
)
from tests.core.conftest import ONE, Company

KARIN = Actor.customer("Karin Ek", ONE)
NINE_ON_WEDNESDAY = at(9, THURSDAY - timedelta(days=1))
shows = pytest.mark.shows


async def linked(company: Company, purpose: Purpose = Purpose.PICK, **changes: Any) -> Link:
    """A link by which Karin picks."""
    until = company.now + timedelta(days=30)
    link = Link(purpose, ONE, "karin@brfeken.example", until, "Karin Ek", "en")
    link = replace(link, **changes)
    await company.door.do(lambda kept, actor, uow: uow.links.put(kept), link, SYSTEM)
    return link


async def holds(company: Company, link: Link, booking: Booking | None, hour: int = 9) -> None:
    meant = (booking.id if booking else None, company.people["Anna"].id)
    starts_at = at(hour, THURSDAY - timedelta(days=1))
    command = HoldTime(link.order, link.id, *meant, starts_at, STOCKHOLM)
    await company.door.do(hold_time, command, Actor.customer("Karin Ek", link.order))


async def picks(company: Company, link: Link) -> Booking:
    return await company.door.do(pick_time, PickTime(ONE, link.id, STOCKHOLM), KARIN)


@shows("U", "RV-03")
async def test_the_office_offers_times_by_a_letter(company: Company) -> None:
    booking = await booked(company)
    await company.does("Maja", offer_times, OfferTimes(ONE, booking.id))
    assert [each.booking_id for each in company.told(TimesOffered)] == [str(booking.id)]


@shows("U", "RV-03", "SE-38")
async def test_without_bookings_no_times_are_offered(company: Company) -> None:
    await company.reports()
    await company.sets("show-bookings", "off")
    with pytest.raises(BookingsAreOff):
        await company.does("Maja", offer_times, OfferTimes(ONE))


async def test_nobody_to_write_to_is_said(company: Company) -> None:
    order = await company.reports()
    bare = replace(order, contact=None, requester=None)
    bare = replace(bare, customer=replace(order.customer, email=None))

    def put(_: None, actor: Actor, uow: UnitOfWork) -> None:
        uow.customers.put(bare.customer)
        uow.work_orders.save(bare)

    await company.door.do(put, None, SYSTEM)
    with pytest.raises(NobodyToConfirmTo):
        await company.does("Maja", offer_times, OfferTimes(ONE))


@shows("U", "RV-03")
async def test_what_is_held_is_picked_and_the_booking_moves(company: Company) -> None:
    booking = await booked(company)
    link = await linked(company)
    await holds(company, link, booking)
    await picks(company, link)
    moved = await the_booking(company)
    assert (moved.id, moved.starts_at) == (booking.id, NINE_ON_WEDNESDAY)
    assert [each.by for each in company.told(BookingChanged)] == ["Karin Ek"]
    assert len(company.told(TimePicked)) == 1


@shows("U", "RV-03")
async def test_a_link_picks_once(company: Company) -> None:
    booking = await booked(company)
    link = await linked(company)
    await holds(company, link, booking)
    await picks(company, link)
    with pytest.raises(NotForPicking):
        await holds(company, link, booking, 13)


@shows("U", "RV-03")
async def test_after_ten_minutes_nothing_is_picked(company: Company) -> None:
    booking = await booked(company)
    link = await linked(company)
    await holds(company, link, booking)
    company.later(minutes=10)
    with pytest.raises(HoldIsOver):
        await picks(company, link)


@shows("U", "RV-03")
async def test_a_hold_that_is_over_is_cleared_away(company: Company) -> None:
    booking = await booked(company)
    link = await linked(company)
    await holds(company, link, booking)
    company.later(minutes=10)
    await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM)
    other, anna = uuid4(), company.people["Anna"].id
    assert await company.door.ask(lambda uow: uow.held_times.of_others(anna, other)) == frozenset()


@shows("U", "RV-03")
async def test_what_another_holds_in_part_is_not_held(company: Company) -> None:
    """A visit of another length overlaps it by an hour."""
    booking = await booked(company)
    await company.reports(subject="The gate", sender_email="ola@example.com")
    await books(company, number=OrderNumber(2), starts_at=at(12), ends_at=at(15))
    theirs = (await company.order(OrderNumber(2))).bookings[0]
    mine, other = await linked(company), await linked(company, order=OrderNumber(2))
    await holds(company, mine, booking)
    with pytest.raises(TakenMeanwhile):
        await holds(company, other, theirs, 10)


@shows("U", "RV-03")
async def test_what_the_office_booked_meanwhile_is_not_picked(company: Company) -> None:
    booking = await booked(company)
    link = await linked(company)
    await holds(company, link, booking)
    await company.reports(subject="The gate", sender_email="ola@example.com")
    ends_at = NINE_ON_WEDNESDAY + TWO_HOURS
    meant = Book(OrderNumber(2), booking.user_id, NINE_ON_WEDNESDAY, ends_at)
    await company.does("Maja", book, meant)
    with pytest.raises(HoldIsOver):
        await picks(company, link)


@shows("U", "RV-03")
async def test_a_first_time_is_not_picked_beside_one_that_was_booked_since(
    company: Company,
) -> None:
    await company.assigned()
    link = await linked(company)
    await holds(company, link, None)
    await books(company, starts_at=EIGHT)
    with pytest.raises(BookedMeanwhile):
        await picks(company, link)


@shows("U", "RV-03")
async def test_a_visits_link_picks_only_where_the_company_lets_it(company: Company) -> None:
    booking = await booked(company)
    link = await linked(company, Purpose.VISIT)
    with pytest.raises(NotForPicking):
        await holds(company, link, booking)
    await company.sets("customers-pick-times", "on")
    await holds(company, link, booking)


async def test_a_link_to_another_order_picks_nothing_here(company: Company) -> None:
    booking = await booked(company)
    link = await linked(company)
    asked = FindTimes(ONE, link.id, booking.id, STOCKHOLM)
    stranger = Actor.customer("Ola", OrderNumber(2))
    with pytest.raises(NoSuchOrder):
        await company.door.ask(lambda uow: times_to_pick(asked, stranger, uow))


async def test_who_left_has_no_time_to_offer(company: Company) -> None:
    booking = await booked(company)
    await is_now(company, "Anna", active=False)
    asked = FindTimes(ONE, uuid4(), booking.id, STOCKHOLM)
    assert await company.door.ask(lambda uow: times_to_pick(asked, KARIN, uow)) == []
