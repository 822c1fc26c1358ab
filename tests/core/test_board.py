"""What waits for whoever plans: the board, what did not arrive, who is on call."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from core.events import BookingConfirmationAsked
from core.people import SYSTEM
from core.planner import Span
from core.refusals import BadInput, NotAllowedAtAll
from core.usecases.assigning import NoSuchUser
from core.usecases.board import LookAtBoard, Waits, board
from core.usecases.booking_several import BookSeveral, ConfirmAll, book_several, confirm_all
from core.usecases.bookings import Book, book
from core.usecases.deliveries import (
    DropDelivery,
    ListFailed,
    NotAmongFailed,
    RetryDelivery,
    drop_delivery,
    list_failed,
    retry_delivery,
)
from core.usecases.leaving import DeactivateUser, deactivate_user
from core.usecases.on_call import LookAtCalls, PutOnCall, calls, put_on_call
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows
AT = datetime(2026, 11, 26, 7, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def _span(days: int) -> Span:
    return Span(AT + days * DAY, AT + days * DAY + HOUR)


@shows("U", "WO-27", "WO-20")
async def test_the_board_counts_what_waits_by_kind(company: Company) -> None:
    await company.reports()
    await company.reports(subject="Stuck in the lift", text="Help", sender_email="o@example.com")
    seen = await company.does("Maja", board, LookAtBoard())
    counts = {kind: len(rows) for kind, rows in seen.waiting.items() if rows}
    assert counts[Waits.UNASSIGNED] == 2
    assert [each.number for each in seen.waiting[Waits.URGENT]] == ["2"]


@shows("U", "BO-06", "BO-07")
async def test_a_time_that_nobody_confirmed_stands_on_the_board(company: Company) -> None:
    await company.assigned()
    command = Book(ONE, company.people["Anna"].id, AT, AT + HOUR)
    await company.does("Maja", book, command)
    seen = await company.does("Maja", board, LookAtBoard())
    assert [each.number for each in seen.waiting[Waits.UNCONFIRMED]] == ["1"]


@shows("U", "PE-09")
async def test_the_board_is_for_whoever_plans(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", board, LookAtBoard())
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", list_failed, ListFailed())


async def test_a_delivery_that_did_not_fail_is_neither_sent_nor_dropped(company: Company) -> None:
    with pytest.raises(NotAmongFailed):
        await company.does("Maja", retry_delivery, RetryDelivery(uuid4()))
    with pytest.raises(NotAmongFailed):
        await company.does("Maja", drop_delivery, DropDelivery(uuid4()))


@shows("U", "SE-71")
async def test_a_dispatcher_puts_people_on_call(company: Company) -> None:
    after = await company.does("Maja", put_on_call, PutOnCall(("erik", "Anna", "Anna")))
    assert after.names == ("Erik", "Anna")
    assert (await company.does("Anna", calls, LookAtCalls())).may_change is False


@shows("U", "SE-71")
async def test_nobody_else_changes_who_is_on_call(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", put_on_call, PutOnCall(("Erik",)))


@shows("U", "SE-71")
async def test_only_people_of_the_company_are_on_call(company: Company) -> None:
    with pytest.raises(NoSuchUser):
        await company.does("Maja", put_on_call, PutOnCall(("Nobody",)))


@shows("U", "SE-71")
async def test_who_left_the_company_goes_off_the_list_with_its_next_change(
    company: Company,
) -> None:
    await company.sets("on-call", "Anna, Erik, Maja")
    await company.door.do(deactivate_user, DeactivateUser("Erik"), SYSTEM)
    changed = PutOnCall(("Maja", "Anna", "Erik"))
    assert (await company.does("Maja", put_on_call, changed)).names == ("Maja", "Anna")


@shows("U", "BO-01", "BO-03")
async def test_several_people_are_booked_for_several_days(company: Company) -> None:
    await company.reports()
    ids = (company.people["Anna"].id, company.people["Erik"].id)
    done = await company.does("Maja", book_several, BookSeveral(ONE, ids, (_span(0), _span(1))))
    assert len(done[-1].order.bookings) == 4
    assert len(done[-1].order.assigned) == 2


@shows("U", "BO-06", "BO-11")
async def test_all_times_are_confirmed_at_once_and_none_twice(company: Company) -> None:
    await company.reports()
    ids = (company.people["Anna"].id,)
    await company.does("Maja", book_several, BookSeveral(ONE, ids, (_span(0), _span(1))))
    for _ in range(2):
        await company.does("Maja", confirm_all, ConfirmAll(ONE))
    assert len(company.told(BookingConfirmationAsked)) == 2


@shows("U", "BO-01")
async def test_not_a_whole_year_is_booked_in_one_go(company: Company) -> None:
    await company.reports()
    ids = (company.people["Anna"].id,)
    spans = tuple(_span(day) for day in range(61))
    with pytest.raises(BadInput):
        await company.does("Maja", book_several, BookSeveral(ONE, ids, spans))
