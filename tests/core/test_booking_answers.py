"""What a customer answers to a booked time, and what the office makes of it (XT-10)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.events import BookingAnswered, BookingConfirmationAsked
from core.order_papers import Booking, BookingAnswer
from core.people import SYSTEM, Actor
from core.refusals import NoSuchOrder
from core.usecases.booking_answers import (
    AnswerBooking,
    Heard,
    NothingIsProposed,
    ProposesAnotherTime,
    TakeProposedTime,
    answer_booking,
    take_proposed_time,
)
from core.usecases.cancelling import (
    CancelOrder,
    ReverseCancellation,
    cancel_order,
    reverse_cancellation,
)
from tests.core.booking import EIGHT, TEN, at, booked, confirms, moves, the_booking
from tests.core.conftest import ONE, Company

KARIN = Actor.customer("Karin Ek", ONE)
FRIDAY_NINE = at(9) + timedelta(days=1)


async def answers(
    company: Company, answer: BookingAnswer, actor: Actor = KARIN, **about: Any
) -> Heard:
    """Karin answers to the booked time."""
    booking = await the_booking(company)
    usual = {"booking_id": booking.id, "sequence": booking.sequence}
    command = AnswerBooking(number=ONE, answer=answer, **{**usual, **about})
    return await company.door.do(answer_booking, command, actor)


async def proposes(company: Company, starts_at: datetime = FRIDAY_NINE) -> None:
    await answers(company, BookingAnswer.PROPOSED, starts_at=starts_at)


async def takes(company: Company, booking: Booking, **about: Any) -> Booking:
    command = TakeProposedTime(ONE, booking.id, **about)
    return (await company.does("Maja", take_proposed_time, command)).booking


@pytest.fixture
async def booking(company: Company) -> Booking:
    """Anna is booked from eight to ten, and Karin was told."""
    return await confirms(company, await booked(company))


@pytest.mark.shows("U", "XT-10")
async def test_an_answer_stands_on_the_booking_with_who_gave_it(
    company: Company, booking: Booking
) -> None:
    await answers(company, BookingAnswer.ACCEPTED)
    found = await the_booking(company)
    assert (found.answer, found.answered_by) == (BookingAnswer.ACCEPTED, "Karin Ek")


@pytest.mark.shows("U", "RV-02")
async def test_a_no_keeps_what_is_wished_instead_until_the_booking_moves(
    company: Company, booking: Booking
) -> None:
    await answers(company, BookingAnswer.DECLINED, note=" After three ")
    assert (await the_booking(company)).answer_note == "After three"
    await moves(company, booking, starts_at=TEN)
    assert (await the_booking(company)).answer_note is None


async def test_the_same_answer_twice_is_told_once(company: Company, booking: Booking) -> None:
    for _ in range(2):
        await answers(company, BookingAnswer.DECLINED)
    assert len(company.told(BookingAnswered)) == 1


@pytest.mark.shows("U", "XT-10")
async def test_an_answer_to_a_time_that_has_moved_since_does_not_count(
    company: Company, booking: Booking
) -> None:
    await moves(company, booking, starts_at=TEN)
    heard = await answers(company, BookingAnswer.ACCEPTED, sequence=0)
    assert (heard, (await the_booking(company)).answer) == (Heard.LATE, None)


async def test_of_two_answers_the_one_that_was_written_later_stands(
    company: Company, booking: Booking
) -> None:
    now = company.now
    company.later(hours=2)
    await answers(company, BookingAnswer.DECLINED, said_at=now + timedelta(hours=1))
    await answers(company, BookingAnswer.ACCEPTED, said_at=now)
    assert (await the_booking(company)).answer is BookingAnswer.DECLINED


async def test_a_calendar_that_runs_ahead_keeps_no_later_answer_out(
    company: Company, booking: Booking
) -> None:
    await answers(company, BookingAnswer.DECLINED, said_at=company.now + timedelta(days=900))
    company.later(hours=1)
    await answers(company, BookingAnswer.ACCEPTED, said_at=company.now)
    assert (await the_booking(company)).answer is BookingAnswer.ACCEPTED


async def test_a_booking_that_moves_has_no_answer_any_more(
    company: Company, booking: Booking
) -> None:
    await proposes(company)
    await moves(company, booking, starts_at=TEN)
    found = await the_booking(company)
    assert found == found.unanswered()


async def test_a_proposal_of_no_sensible_time_is_a_no(company: Company, booking: Booking) -> None:
    await proposes(company, company.now - timedelta(days=1))
    found = await the_booking(company)
    assert (found.answer, found.proposed_starts_at) == (BookingAnswer.DECLINED, None)


@pytest.mark.parametrize("ends_at", [None, datetime.max.replace(tzinfo=UTC)])
async def test_a_proposal_at_the_end_of_all_time_is_a_no(
    company: Company, booking: Booking, ends_at: datetime | None
) -> None:
    last_hour = datetime.max.replace(tzinfo=UTC, minute=0)
    await answers(company, BookingAnswer.PROPOSED, starts_at=last_hour, ends_at=ends_at)
    assert (await the_booking(company)).answer is BookingAnswer.DECLINED


async def test_an_answer_to_a_booking_that_is_gone_is_heard_nowhere(
    company: Company, booking: Booking
) -> None:
    command = AnswerBooking(ONE, uuid4(), BookingAnswer.ACCEPTED)
    assert await company.door.do(answer_booking, command, KARIN) is Heard.NOWHERE


async def test_without_a_calendar_s_word_for_it_the_only_confirmed_booking_is_meant(
    company: Company, booking: Booking
) -> None:
    await answers(company, BookingAnswer.ACCEPTED, booking_id=None, sequence=None)
    assert (await the_booking(company)).answer is BookingAnswer.ACCEPTED


async def test_nobody_else_answers_for_the_customer(company: Company, booking: Booking) -> None:
    with pytest.raises(NoSuchOrder):
        await answers(company, BookingAnswer.ACCEPTED, actor=company.actor("Erik"))


@pytest.mark.shows("U", "XT-10", "BO-08")
async def test_a_proposed_time_is_taken_and_confirmed_anew(
    company: Company, booking: Booking
) -> None:
    await proposes(company)
    taken = await takes(company, booking)
    assert taken == replace(
        taken, starts_at=FRIDAY_NINE, sequence=1, changed_since_confirmation=False, answer=None
    )


async def test_taking_a_proposed_time_sends_one_confirmation(
    company: Company, booking: Booking
) -> None:
    await proposes(company)
    before = len(company.told(BookingConfirmationAsked))
    await takes(company, booking)
    assert len(company.told(BookingConfirmationAsked)) == before + 1


async def test_there_is_nothing_to_take_where_nothing_is_proposed(
    company: Company, booking: Booking
) -> None:
    await answers(company, BookingAnswer.DECLINED)
    with pytest.raises(NothingIsProposed):
        await takes(company, booking)


async def test_a_yes_to_a_proposal_that_is_another_by_now_is_refused(
    company: Company, booking: Booking
) -> None:
    await proposes(company)
    with pytest.raises(ProposesAnotherTime):
        await takes(company, booking, starts_at=EIGHT)


@pytest.mark.shows("U", "WO-22", "BO-08")
async def test_a_cancellation_taken_back_has_confirmed_times_confirmed_anew(
    company: Company, booking: Booking
) -> None:
    await company.door.do(cancel_order, CancelOrder(ONE, "Not for us"), SYSTEM)
    await company.door.do(reverse_cancellation, ReverseCancellation(ONE), SYSTEM)
    found = await the_booking(company)
    assert (found.changed_since_confirmation, found.sequence) == (True, booking.sequence + 2)
