"""What answers by mail say in a chat: to booked times, about articles, and mail that came back."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from core.events import MailReturned
from core.lines import ToOrderState
from core.numbers import OrderNumber
from core.order_papers import BookingAnswer
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.booking_answers import AnswerBooking, answer_booking
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.supplier_answers import AnswerAsSupplier, RowAnswered, answer_as_supplier
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)
EIGHT, TEN = datetime(2026, 11, 26, 7, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 8, tzinfo=UTC)
KARIN = Actor.customer("Karin Ek", ONE)
shows = pytest.mark.shows


async def answered(
    company: Company, answer: BookingAnswer, starts_at: datetime | None = None
) -> None:
    """Anna is booked and confirmed, and Karin answers."""
    await company.reports()
    user = await company.user("Anna Berg")
    booking = (await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))).booking
    await company.does("Maja Lind", confirm_booking, ConfirmBooking(ONE, booking.id))
    command = AnswerBooking(ONE, booking.id, answer, 0, starts_at=starts_at)
    await company.bot.door.do(answer_booking, command, KARIN)


@shows("C", "XT-10")
async def test_a_no_to_a_booked_time_reaches_who_plans_and_who_is_booked(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await answered(company, BookingAnswer.DECLINED)
    await sees(maja, "Karin Ek says no to the time for AO 1: Thu 26 Nov 8–10")
    await sees(anna, "Karin Ek says no to the time for AO 1")


@shows("C", "XT-10")
async def test_one_tap_takes_the_time_that_the_customer_proposes(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await answered(company, BookingAnswer.PROPOSED, FRIDAY)
    await sees(maja, "proposes another time for AO 1: Fri 27 Nov 9–11")
    await taps(maja, "Take Fri 27 Nov 9–11")
    await sees(anna, "Your time for AO 1 is now Fri 27 Nov 9–11")


@shows("C", "XT-10")
async def test_the_booked_time_is_kept_by_one_tap(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await answered(company, BookingAnswer.PROPOSED, FRIDAY)
    await taps(maja, "Keep")
    await sees(maja, "The time for AO 1 stays: Thu 26 Nov 8–10, Anna Berg. Tell Karin Ek so.")
    assert (await company.order()).bookings[0].starts_at == EIGHT


@shows("C", "XT-10")
async def test_after_a_no_another_time_is_booked_from_the_alert(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await answered(company, BookingAnswer.DECLINED)
    await taps(maja, "Book another time")
    await sees(maja, "Which day?")


@shows("C", "XT-10")
async def test_a_yes_stands_on_the_card(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await answered(company, BookingAnswer.ACCEPTED)
    await sees(maja, "✓ accepted by Karin Ek")


@shows("C", "XT-11")
async def test_who_asked_for_an_article_hears_for_when_it_is_promised(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    asked = AskForArticle(ONE, "Hinge", Decimal(1))
    row = (await company.does("Anna Berg", ask_for_article, asked)).row
    said = (RowAnswered(row.id, ToOrderState.ORDERED, FRIDAY.date()),)
    shop = Actor.customer("The shop", ONE)
    await company.bot.door.do(answer_as_supplier, AnswerAsSupplier(ONE, said, "27/11"), shop)
    await sees(anna, "expected Fri 27 Nov")


@shows("C", "XT-11")
async def test_what_a_supplier_did_not_say_plainly_is_for_somebody_to_read(
    company: Company, maja: PersonHandle
) -> None:
    await company.reports()
    command = AnswerAsSupplier(ONE, (), "Will another hinge do?")
    await company.bot.door.do(answer_as_supplier, command, Actor.customer("The shop", ONE))
    await sees(maja, "The shop answered about the articles for AO 1")


@shows("C", "WO-03")
async def test_the_dispatchers_hear_whom_a_mail_did_not_reach(
    company: Company, maja: PersonHandle
) -> None:
    await company.reports()
    await company.bot.door.do(_comes_back, None, SYSTEM)
    await sees(maja, "came back: there is no such mailbox")


@shows("C", "CF-12")
async def test_the_right_address_is_asked_for_and_kept(
    company: Company, maja: PersonHandle
) -> None:
    await company.reports(sender_email="k@b.example")
    await company.bot.door.do(_comes_back, None, SYSTEM)
    await taps(maja, "Correct the address")
    await sees(maja, "Which address is the right one, instead of k@b.example?")
    await maja.says("karin@brfeken.example")
    await sees(maja, "✓ Mail about AO 1 goes to karin@brfeken.example from now on.")
    contact = (await company.order()).contact
    assert contact is not None
    assert contact.email == "karin@brfeken.example"


def _comes_back(nothing: None, actor: Actor, uow: UnitOfWork) -> None:
    uow.publish(
        MailReturned(
            order="1", by="Ordna", address="k@b.example", letter="receipt", cause="no_mailbox",
            lasts=True,
        )
    )  # fmt: skip


@shows("C", "CF-12")
async def test_in_a_group_a_reply_to_the_question_is_its_answer_whatever_came_between(
    company: Company, maja: PersonHandle
) -> None:
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await sees(there, "Från och med nu säger jag till här")
    await company.reports(sender_email="k@b.example")
    await company.reports()
    await company.bot.door.do(_comes_back, None, SYSTEM)
    await taps(there, "Rätta adressen")
    question = await there.hears("k@b.example?")
    await taps(there, "Annan kund")  # of the other order
    await there.says("nej", reply_to=question)
    refused = await there.hears("e-postadress")
    await there.says("karin@brfeken.example", reply_to=refused)
    await there.hears("karin@brfeken.example")
    assert not (await company.order()).comments


@shows("C", "XT-10")
async def test_a_proposed_time_that_is_taken_twice_is_booked_once(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await answered(company, BookingAnswer.PROPOSED, FRIDAY)
    assert await company.taps_twice(maja, "Take Fri 27 Nov 9–11") == "That is done already."


@shows("C", "XT-10", "BO-08")
async def test_another_time_after_a_no_is_in_the_place_of_the_first(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await answered(company, BookingAnswer.DECLINED)
    await taps(maja, "Book another time")
    await taps(maja, "Fri 27 Nov")
    await taps(maja, "8–10")
    await sees(maja, "Fri 27 Nov 8–10")
    assert len((await company.order()).bookings) == 1
