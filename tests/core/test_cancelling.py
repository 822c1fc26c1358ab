"""Cancelling an order: history stays, times are free again, and it can be taken back."""

from datetime import UTC, datetime, timedelta

import pytest

from core import permissions as may
from core.events import CancellationReversed, OrderCancelled
from core.refusals import BadInput, NotAllowed
from core.usecases.bookings import Book, book
from core.usecases.cancelling import (
    AlreadyInvoiced,
    CancelOrder,
    NotCancelled,
    ReverseCancellation,
    cancel_order,
    reverse_cancellation,
)
from core.work_order import State
from tests.core.conftest import ONE, Company
from tests.core.finished import invoiced, signed
from tests.core.staff import may_only

CANCEL = CancelOrder(ONE, "The customer changed his mind")
REVERSE = ReverseCancellation(ONE)
THURSDAY = datetime(2026, 11, 26, 7, tzinfo=UTC)


@pytest.mark.shows("U", "WO-22")
async def test_a_cancelled_order_keeps_its_history_and_the_reason(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CANCEL)
    history = await company.door.ask(lambda uow: uow.lists.history(ONE))
    assert [(row.event, row.body.get("reason")) for row in history] == [
        ("FaultReported", None),
        ("OrderAssigned", None),
        ("OrderCancelled", "The customer changed his mind"),
    ]


@pytest.mark.shows("U", "WO-22", "BO-05")
async def test_its_bookings_take_nobody_s_time_and_he_is_told(company: Company) -> None:
    await company.reports()
    anna = company.people["Anna"].id
    until = THURSDAY + timedelta(hours=2)
    await company.does("Maja", book, Book(ONE, anna, THURSDAY, until))
    await company.does("Maja", cancel_order, CANCEL)
    busy = await company.door.ask(lambda uow: uow.lists.bookings_between(anna, THURSDAY, until))
    assert (list(busy), company.told(OrderCancelled)[0].booked) == ([], (str(anna),))


@pytest.mark.parametrize("reason", ["", "  ", "x" * 201])
@pytest.mark.shows("U", "WO-22")
async def test_a_reason_is_said_in_a_few_words(company: Company, reason: str) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Maja", cancel_order, CancelOrder(ONE, reason))


@pytest.mark.shows("U", "WO-22")
async def test_an_invoiced_order_is_credited_not_cancelled(company: Company) -> None:
    await invoiced(company)
    with pytest.raises(AlreadyInvoiced):
        await company.does("Maja", cancel_order, CANCEL)


@pytest.mark.shows("U", "WO-22", "PE-06")
async def test_cancelling_needs_the_right_to_delete(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NotAllowed):
        await company.does("Anna", cancel_order, CANCEL)


@pytest.mark.shows("U", "WO-22")
async def test_a_cancellation_is_taken_back_to_where_it_was(company: Company) -> None:
    await signed(company)
    await company.does("Maja", cancel_order, CANCEL)
    order = await company.does("Maja", reverse_cancellation, REVERSE)
    assert (order.state, order.cancelled_from) == (State.SIGNED, None)
    assert company.told(CancellationReversed)[0].by == "Maja"


@pytest.mark.parametrize("right", [may.DELETE, may.ADMIN])
@pytest.mark.shows("U", "WO-22", "PE-06", "PE-28")
async def test_the_delete_right_or_an_administrator_takes_it_back(
    company: Company, right: may.Permission
) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CANCEL)
    await may_only(company, "Erik", may.VIEW, right)
    assert (await company.does("Erik", reverse_cancellation, REVERSE)).is_open


@pytest.mark.shows("U", "WO-22")
async def test_nobody_else_takes_it_back(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CANCEL)
    await may_only(company, "Erik", may.VIEW, may.EDIT)
    with pytest.raises(NotAllowed):
        await company.does("Erik", reverse_cancellation, REVERSE)


@pytest.mark.shows("U", "WO-22")
async def test_what_is_not_cancelled_has_nothing_to_take_back(company: Company) -> None:
    await company.assigned()
    with pytest.raises(NotCancelled):
        await company.does("Maja", reverse_cancellation, REVERSE)
