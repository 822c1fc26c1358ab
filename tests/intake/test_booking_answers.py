"""What customers' calendars answer to a booked time, as it comes in by mail (XT-10)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from core.numbers import OrderNumber
from core.order_papers import Booking, BookingAnswer
from core.people import SYSTEM, Actor, Role
from core.ports import UnitOfWork
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.deleting import DeleteOrder, delete_order
from core.usecases.merging import MergeOrders, merge_orders
from core.usecases.rebooking import ChangeBooking, RemoveBooking, change_booking, remove_booking
from core.usecases.users import AddUser, add_user
from tests.intake.desk import Office, mail, open_office
from tests.intake.letters import KARIN, answer_to, letter_left, letters_leave, reply_address
from tests.intake.writing import multipart, part

ONE, TWO = OrderNumber(1), OrderNumber(2)
EIGHT, TEN = datetime(2026, 11, 26, 7, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """An office that Karin has reported a door to, and Anna is booked and confirmed for it."""
    made = await open_office(tmp_path)
    await made.gets(mail())
    await letters_leave(made)
    anna = await made.door.do(add_user, AddUser("Anna", Role.TECHNICIAN), SYSTEM)
    booked = await made.door.do(book, Book(ONE, anna.id, EIGHT, TEN), SYSTEM)
    await made.door.do(confirm_booking, ConfirmBooking(ONE, booked.booking.id), SYSTEM)
    yield made
    await made.database.close()


async def the_booking(office: Office) -> Booking:
    (one,) = (await office.order("1")).bookings
    return one


def calendar(booking_id: UUID, answer: str, *more: str, method: str = "REPLY") -> bytes:
    """An answer as calendar programs write it."""
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", "BEGIN:VEVENT",
        f"UID:{booking_id}@ordna.example",
        f"ATTENDEE;PARTSTAT={answer}:mailto:{KARIN}", "DTSTAMP:20261124T063000Z",
        *(more or ("SEQUENCE:0",)), "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    return part(f"text/calendar; method={method}", "\r\n".join(lines))


async def answers(
    office: Office, answer: bytes, *, words: str = "", sender: str = KARIN, subject: str = "AO 1"
) -> None:
    """Karin's calendar answers."""
    head = (
        f"From: Karin Ek <{sender}>\r\nTo: {reply_address(office)}\r\nSubject: {subject}\r\n"
        "Message-ID: <cal@brfeken.example>"
    )
    await office.gets(
        multipart("alternative", part("text/plain", words), answer, head=head.encode())
    )


@pytest.mark.shows("E", "XT-10")
@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("ACCEPTED", BookingAnswer.ACCEPTED),
        ("DECLINED", BookingAnswer.DECLINED),
        ("TENTATIVE", BookingAnswer.TENTATIVE),
    ],
)
async def test_what_a_calendar_answers_stands_on_the_booking(
    office: Office, said: str, kept: BookingAnswer
) -> None:
    await answers(office, calendar((await the_booking(office)).id, said))
    found = await the_booking(office)
    assert (found.answer, found.answered_by) == (kept, "Karin Ek")


@pytest.mark.shows("E", "XT-10")
async def test_a_mere_yes_is_no_comment(office: Office) -> None:
    await answers(office, calendar((await the_booking(office)).id, "ACCEPTED"))
    assert (await office.order("1")).comments == ()


async def test_words_beside_a_yes_are_a_comment_too(office: Office) -> None:
    answer = calendar((await the_booking(office)).id, "ACCEPTED")
    await answers(office, answer, words="Use the back door.")
    order = await office.order("1")
    assert (order.bookings[0].answer, [c.text for c in order.comments]) == (
        BookingAnswer.ACCEPTED,
        ["Use the back door."],
    )


@pytest.mark.shows("E", "XT-10")
async def test_another_time_is_kept_as_proposed(office: Office) -> None:
    booking = await the_booking(office)
    times = ("SEQUENCE:0", "DTSTART:20261127T080000Z", "DTEND:20261127T100000Z")
    await answers(office, calendar(booking.id, "TENTATIVE", *times, method="COUNTER"))
    found = await the_booking(office)
    assert (found.answer, found.proposed_starts_at, found.starts_at) == (
        BookingAnswer.PROPOSED,
        datetime(2026, 11, 27, 8, tzinfo=UTC),
        EIGHT,
    )


async def test_a_yes_to_a_time_that_has_moved_since_does_not_count(office: Office) -> None:
    booking = await the_booking(office)
    await office.door.do(change_booking, ChangeBooking(ONE, booking.id, TEN), SYSTEM)
    await answers(office, calendar(booking.id, "ACCEPTED"))
    assert (await the_booking(office)).answer is None


async def test_who_does_not_take_part_answers_for_nobody(office: Office) -> None:
    answer = calendar((await the_booking(office)).id, "DECLINED")
    await answers(office, answer, sender="eva@elsewhere.example")
    assert ((await the_booking(office)).answer, len(await office.quarantine())) == (None, 1)


@pytest.mark.parametrize("subject", ["Accepterat: Besök", "Zugesagt: Besuch", "Accepté : visite"])
async def test_without_a_calendar_part_the_subject_of_the_answer_counts(
    office: Office, subject: str
) -> None:
    """XT-10: some hosts strip it."""
    confirmation = await letter_left(office, "booking-confirmation")
    await office.gets(answer_to(office, confirmation, "", Subject=subject))
    assert (await the_booking(office)).answer is BookingAnswer.ACCEPTED


async def test_a_person_s_words_about_a_booking_are_no_answer_of_a_calendar(
    office: Office,
) -> None:
    confirmation = await letter_left(office, "booking-confirmation")
    await office.gets(answer_to(office, confirmation, "Ring first.", Subject="Re: Accepted: it"))
    order = await office.order("1")
    assert (order.bookings[0].answer, len(order.comments)) == (None, 1)


@pytest.mark.shows("E", "XT-10", "BO-06")
async def test_a_confirmed_time_that_is_taken_away_leaves_the_calendar(office: Office) -> None:
    await letter_left(office, "booking-confirmation")
    command = RemoveBooking(ONE, (await the_booking(office)).id)
    await office.door.do(remove_booking, command, SYSTEM)
    assert (await letter_left(office, "booking-cancelled")).recipient == KARIN


@pytest.mark.shows("E", "XT-10", "RV-08")
async def test_a_confirmed_time_leaves_the_calendar_after_its_order_was_merged_too(
    office: Office,
) -> None:
    await letter_left(office, "booking-confirmation")
    booking = await the_booking(office)
    await office.gets(mail(Message_ID="<second@brfeken.example>"))
    await office.door.do(merge_orders, MergeOrders(TWO, ONE, True), SYSTEM)
    await office.door.do(remove_booking, RemoveBooking(TWO, booking.id), SYSTEM)
    assert (await letter_left(office, "booking-cancelled")).recipient == KARIN


@pytest.mark.shows("E", "XT-10", "WO-21")
async def test_a_confirmed_time_leaves_the_calendar_when_its_order_is_deleted(
    office: Office,
) -> None:
    """The letter carries all it says, and the log keeps none of it."""
    await letter_left(office, "booking-confirmation")
    await office.door.do(delete_order, DeleteOrder(ONE, sure=True), SYSTEM)
    assert (await letter_left(office, "booking-cancelled")).recipient == KARIN
    (row,) = await office.door.ask(lambda uow: list(uow.lists.history(ONE)))
    assert not {"was", "told"} & row.body.keys()


@pytest.mark.shows("E", "XT-10", "WO-22")
async def test_every_confirmed_time_of_a_cancelled_order_leaves_the_calendar(
    office: Office,
) -> None:
    first = await the_booking(office)
    second = Book(ONE, first.user_id, EIGHT + timedelta(days=1), TEN + timedelta(days=1))
    booked = (await office.door.do(book, second, SYSTEM)).booking
    await office.door.do(confirm_booking, ConfirmBooking(ONE, booked.id), SYSTEM)
    await letters_leave(office)
    await office.door.do(cancel_order, CancelOrder(ONE, "Mended"), SYSTEM)
    letters = [each for each in await letters_leave(office) if each.letter == "booking-cancelled"]
    assert [each.context["booking"]["id"] for each in letters] == [str(first.id), str(booked.id)]


@pytest.mark.shows("E", "XT-10", "RV-08")
async def test_calendars_are_invited_by_the_same_address_after_a_merge(office: Office) -> None:
    """Calendars take changes only from whoever invited them."""
    await letter_left(office, "booking-confirmation")
    booking = await the_booking(office)
    await office.gets(mail(Message_ID="<second@brfeken.example>"))
    await office.door.do(merge_orders, MergeOrders(TWO, ONE, True), SYSTEM)
    await office.door.do(confirm_booking, ConfirmBooking(TWO, booking.id), SYSTEM)
    assert (await office.order("2")).bookings[0].confirmed_under == "1"


async def test_who_never_got_a_confirmation_gets_no_word_that_it_is_off(office: Office) -> None:
    command = RemoveBooking(ONE, (await the_booking(office)).id)
    await office.door.do(remove_booking, command, SYSTEM)
    letters = {each.letter for each in await letters_leave(office)}
    assert "booking-cancelled" not in letters


@pytest.mark.shows("E", "XT-10", "CO-02")
@pytest.mark.parametrize(
    ("text", "kept"),
    [("I am away until 30 November.", [False]), ("Thank you, we have got your mail.", [])],
)
async def test_an_absence_with_a_day_is_noted_for_our_own_people(
    office: Office, text: str, kept: list[bool]
) -> None:
    confirmation = await letter_left(office, "booking-confirmation")
    note = answer_to(office, confirmation, text, Auto_Submitted="auto-replied")
    await office.gets(note)
    assert [c.visible_to_customer for c in (await office.order("1")).comments] == kept


async def test_what_is_said_within_the_calendar_is_a_comment_too(office: Office) -> None:
    booking = await the_booking(office)
    await answers(office, calendar(booking.id, "DECLINED", "COMMENT:We are on holiday."))
    assert [c.text for c in (await office.order("1")).comments] == ["We are on holiday."]


async def test_a_visit_that_was_is_not_taken_out_of_any_calendar(office: Office) -> None:
    await letter_left(office, "booking-confirmation")
    booking = await the_booking(office)
    start = datetime(2026, 11, 23, 7, tzinfo=UTC)
    await office.door.do(change_booking, ChangeBooking(ONE, booking.id, start), SYSTEM)
    await office.door.do(remove_booking, RemoveBooking(ONE, booking.id), SYSTEM)
    assert "booking-cancelled" not in {each.letter for each in await letters_leave(office)}


async def test_a_time_that_was_called_off_and_is_back_is_confirmed_by_a_later_word(
    office: Office,
) -> None:
    """Calendars pass over what has a lower count than the word that it is off."""
    await letter_left(office, "booking-confirmation")
    booking = await the_booking(office)
    await office.door.do(remove_booking, RemoveBooking(ONE, booking.id), SYSTEM)
    await letter_left(office, "booking-cancelled")
    await office.door.do(_is_back, booking, SYSTEM)
    await office.door.do(confirm_booking, ConfirmBooking(ONE, booking.id), SYSTEM)
    assert (await the_booking(office)).sequence == booking.sequence + 2


def _is_back(booking: Booking, actor: Actor, uow: UnitOfWork) -> None:
    order = uow.work_orders.get(ONE)
    uow.work_orders.save(replace(order, bookings=(booking,)))
