"""What Ordna looks after by itself: reminders, silence, and what is too old to be kept."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

import pytest

from core.events import OrderUntouched, VisitReminded
from core.people import SYSTEM
from core.ports import WaitingMail
from core.registers import Scan, ServiceObject
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.rebooking import ChangeBooking, change_booking
from core.usecases.registers import KeepServiceObject, keep_service_object
from core.usecases.watching import begin_to_watch
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows
DOOR = ServiceObject("D-014", "Entrance door")


@pytest.fixture
async def watched(company: Company) -> Company:
    """A company whose service was started."""
    await company.door.do(begin_to_watch, None, SYSTEM)
    return company


async def _passes(company: Company, **time: float) -> None:
    """Time goes by, and all that falls due meanwhile is done at its end."""
    company.later(**time)
    while await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM) is not None:
        pass


async def _books(company: Company, hours: float) -> ConfirmBooking:
    """Anna is booked so many hours from now."""
    start = company.now + timedelta(hours=hours)
    command = Book(ONE, company.people["Anna"].id, start, start + timedelta(hours=2))
    return ConfirmBooking(ONE, (await company.does("Maja", book, command)).booking.id)


@shows("U", "SE-66")
@shows("J", "SE-66")
async def test_the_contact_is_reminded_once_of_a_visit(watched: Company) -> None:
    await watched.sets("reminder-hours", "24")
    await watched.reports()
    meant = await _books(watched, 30)
    told = []
    for _ in range(4):
        told.append(len(watched.told(VisitReminded)))
        await _passes(watched, hours=4)
    assert told == [0, 0, 1, 1]
    assert watched.told(VisitReminded)[0].booking_id == str(meant.booking_id)


@shows("J", "SE-66")
async def test_without_hours_nobody_is_reminded(watched: Company) -> None:
    await watched.reports()
    await _books(watched, 2)
    await _passes(watched, hours=1)
    assert watched.told(VisitReminded) == []


@shows("J", "SE-66")
async def test_a_visit_that_was_moved_is_reminded_of_anew(watched: Company) -> None:
    await watched.sets("reminder-hours", "24")
    await watched.reports()
    booked = await _books(watched, 5)
    await _passes(watched, hours=1)
    start = watched.now + timedelta(hours=10)
    move = ChangeBooking(ONE, booked.booking_id, start, start + timedelta(hours=1))
    await watched.does("Maja", change_booking, move)
    await _passes(watched, hours=1)
    assert len(watched.told(VisitReminded)) == 2


async def test_who_has_just_been_told_the_time_is_not_reminded_of_it(watched: Company) -> None:
    await watched.sets("reminder-hours", "24")
    await watched.reports()
    await watched.does("Maja", confirm_booking, await _books(watched, 5))
    await _passes(watched, hours=1)
    assert watched.told(VisitReminded) == []


async def test_nobody_is_reminded_of_a_visit_of_a_cancelled_order(watched: Company) -> None:
    await watched.sets("reminder-hours", "24")
    await watched.reports()
    await _books(watched, 5)
    await watched.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    await _passes(watched, hours=1)
    assert watched.told(VisitReminded) == []


@shows("U", "SE-67")
@shows("J", "SE-67")
async def test_an_order_nobody_touches_reminds_its_people_and_then_the_dispatchers(
    watched: Company,
) -> None:
    await watched.sets("untouched-hours", "8")
    await watched.reports()
    for _ in range(8):
        await _passes(watched, hours=4)
    assert [(told.hours, told.again) for told in watched.told(OrderUntouched)] == [
        (8, False),
        (8, True),
    ]


@shows("J", "SE-67")
async def test_an_order_that_is_touched_reminds_nobody(watched: Company) -> None:
    await watched.sets("untouched-hours", "8")
    await watched.assigned()
    for _ in range(4):
        await _passes(watched, hours=4)
        await watched.does("Anna", add_measure, AddMeasure(ONE, "Looked", date(2026, 11, 24)))
    assert watched.told(OrderUntouched) == []


@shows("J", "SE-67")
async def test_a_touched_order_is_reminded_of_anew_when_it_is_silent_again(
    watched: Company,
) -> None:
    await watched.sets("untouched-hours", "8")
    await watched.assigned()
    await _passes(watched, hours=9)
    await watched.does("Anna", add_measure, AddMeasure(ONE, "Looked", date(2026, 11, 24)))
    await _passes(watched, hours=9)
    assert [told.again for told in watched.told(OrderUntouched)] == [False, False]


@shows("J", "SE-67")
async def test_without_hours_silence_is_silence(watched: Company) -> None:
    await watched.reports()
    await _passes(watched, hours=1000)
    assert watched.told(OrderUntouched) == []


def _mail(company: Company) -> WaitingMail:
    return WaitingMail(
        uuid4(), "one", b"raw", "karin@brfeken.example", ("fel@a.example",), "smtp", company.now
    )


async def _receives(company: Company, mail: WaitingMail, *, done: bool = True) -> None:
    await company.door.do(lambda row, _, uow: uow.mails.add(row), mail, SYSTEM)
    if done:
        await company.door.do(
            lambda row, _, uow: uow.mails.done(row.id, "order", "1"), mail, SYSTEM
        )


@shows("U", "SE-69")
@shows("J", "SE-69")
@pytest.mark.parametrize(("days", "kept"), [("30", False), ("40", True), ("", True)])
async def test_a_mail_is_kept_as_it_came_for_so_many_days(
    watched: Company, days: str, kept: bool
) -> None:
    await watched.sets("keep-mails-days", days)
    mail = _mail(watched)
    await _receives(watched, mail)
    await _passes(watched, days=31)
    found = await watched.door.ask(lambda uow: uow.mails.get(mail.id))
    assert (found is not None) == kept


async def test_a_mail_that_waits_is_kept_however_old(watched: Company) -> None:
    await watched.sets("keep-mails-days", "30")
    mail = _mail(watched)
    await _receives(watched, mail, done=False)
    await _passes(watched, days=31)
    assert await watched.door.ask(lambda uow: uow.mails.get(mail.id)) is not None


async def test_a_mail_that_was_forgotten_is_not_taken_in_anew(watched: Company) -> None:
    await watched.sets("keep-mails-days", "30")
    await _receives(watched, _mail(watched))
    await _passes(watched, days=31)
    again = _mail(watched)
    assert not await watched.door.do(lambda row, _, uow: uow.mails.add(row), again, SYSTEM)


async def _scans(company: Company) -> Sequence[Scan]:
    return await company.door.ask(lambda uow: uow.service_objects.scans(DOOR.id))


@shows("U", "SE-69")
@shows("J", "SE-69")
@pytest.mark.parametrize(("days", "left"), [("30", 0), ("40", 1), ("", 1)])
async def test_who_scanned_a_sticker_is_kept_for_so_many_days(
    watched: Company, days: str, left: int
) -> None:
    await watched.sets("keep-scans-days", days)
    await watched.door.do(keep_service_object, KeepServiceObject(DOOR), SYSTEM)
    scan = Scan(DOOR.id, watched.now, "Anna", 57.72, 12.94)
    await watched.door.do(lambda row, _, uow: uow.service_objects.put_scan(row), scan, SYSTEM)
    await _passes(watched, days=31)
    assert len(await _scans(watched)) == left


@shows("U", "SE-69")
@shows("J", "SE-69")
@pytest.mark.parametrize(("days", "kept"), [("30", False), ("40", True), ("", True)])
async def test_persons_stay_on_a_finished_order_for_so_many_days(
    watched: Company, days: str, kept: bool
) -> None:
    await watched.sets("keep-orders-days", days)
    await watched.reports()
    await watched.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    await _passes(watched, days=31)
    order = await watched.order()
    assert (order.contact is not None, order.requester is not None) == (kept, kept)


@shows("J", "SE-69")
async def test_they_are_forgotten_in_its_history_too(watched: Company) -> None:
    await watched.sets("keep-orders-days", "30")
    await watched.reports()
    await watched.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    await _passes(watched, days=31)
    rows = await watched.door.ask(lambda uow: list(uow.lists.history(ONE)))
    paths = {change.path for row in rows for change in row.changes}
    assert paths & {"contact", "requester"} == set()
    assert rows[-1].event == "PersonsForgotten"


async def test_persons_stay_on_an_order_that_is_open(watched: Company) -> None:
    await watched.sets("keep-orders-days", "30")
    await watched.reports()
    await _passes(watched, days=100)
    assert (await watched.order()).contact is not None
