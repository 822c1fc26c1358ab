"""Which orders take more lines: open ones, signed ones, ready ones if asked, and no others."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core.events import ReadyWithdrawn
from core.people import SYSTEM
from core.refusals import NotPossibleYet, OrderIsClosed, Refused
from core.usecases.accounting import SendToAccounting, send_to_accounting
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.entering import (
    Entry,
    InvoiceHoldsIt,
    QuickEntryIsOff,
    RestoredLinesAreLocked,
    WithdrawsReady,
)
from core.usecases.lines import AddArticle, AddTime, RemoveLine, add_article, add_time, remove_line
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.restoring import RestoreOrder, restore_order
from core.work_order import State
from tests.core.conftest import ONE, Company
from tests.core.finished import TODAY, invoiced, ready, signed

MEASURE = (add_measure, AddMeasure(ONE, "Oiled it", TODAY))
ARTICLE = (add_article, AddArticle(ONE, "4711", Decimal(1)))
TIME = (add_time, AddTime(ONE, Decimal(1)))
Step = Callable[[Company], Awaitable[Any]]


async def sent(company: Company) -> None:
    await ready(company)
    await company.door.do(send_to_accounting, SendToAccounting(ONE), SYSTEM)


async def restored(company: Company) -> None:
    await invoiced(company)
    await company.does("Olle", restore_order, RestoreOrder(ONE))


async def cancelled(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))


@pytest.mark.shows("U", "SG-04")
@pytest.mark.parametrize(("use_case", "command"), [MEASURE, ARTICLE, TIME])
async def test_a_signed_order_takes_more_lines(
    company: Company, use_case: Any, command: Any
) -> None:
    before = len((await signed(company)).unsigned)
    await company.does("Anna", use_case, command)
    assert (before, len((await company.order()).unsigned)) == (0, 1)


@pytest.mark.shows("U", "SG-04")
@pytest.mark.parametrize(("use_case", "command"), [MEASURE, ARTICLE, TIME])
async def test_a_line_on_a_ready_order_is_asked_about_first(
    company: Company, use_case: Any, command: Any
) -> None:
    await ready(company)
    with pytest.raises(WithdrawsReady):
        await company.does("Anna", use_case, command)


@pytest.mark.shows("U", "SG-04")
async def test_the_yes_to_that_takes_ready_back(company: Company) -> None:
    await ready(company)
    command = AddArticle(ONE, "4711", Decimal(1), despite_ready=True)
    await company.does("Anna", add_article, command)
    order = await company.order()
    told = len(company.told(ReadyWithdrawn))
    assert (order.state, len(order.unsigned), told) == (State.SIGNED, 1, 1)


@pytest.mark.shows("U", "SG-04", "RS-01")
@pytest.mark.parametrize("step", [sent, invoiced])
@pytest.mark.parametrize(("use_case", "command"), [MEASURE, ARTICLE])
async def test_what_went_to_invoicing_takes_no_more_lines(
    company: Company, step: Step, use_case: Any, command: Any
) -> None:
    await step(company)
    with pytest.raises(InvoiceHoldsIt):
        await company.does("Anna", use_case, command)


@pytest.mark.shows("U", "RS-01")
@pytest.mark.parametrize(("use_case", "command"), [ARTICLE, TIME])
async def test_a_restored_order_takes_nothing_that_is_paid_for(
    company: Company, use_case: Any, command: Any
) -> None:
    await restored(company)
    with pytest.raises(RestoredLinesAreLocked):
        await company.does("Anna", use_case, command)


@pytest.mark.shows("U", "RS-01")
async def test_a_restored_order_takes_a_measure(company: Company) -> None:
    await restored(company)
    added = await company.does("Anna", *MEASURE)
    assert added.measure in added.order.assignments[0].measures


async def test_an_unsigned_line_of_a_restored_order_stays(company: Company) -> None:
    await signed(company)
    line = (await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(1)))).line

    def make_restored(command: None, actor: Any, uow: Any) -> None:
        uow.work_orders.save(replace(uow.work_orders.get(ONE), restored=True))

    await company.door.do(make_restored, None, SYSTEM)
    with pytest.raises(RestoredLinesAreLocked):
        await company.does("Anna", remove_line, RemoveLine(ONE, line.id))


@pytest.mark.parametrize(("use_case", "command"), [MEASURE, ARTICLE, TIME])
async def test_a_cancelled_order_takes_nothing(
    company: Company, use_case: Any, command: Any
) -> None:
    await cancelled(company)
    with pytest.raises(OrderIsClosed):
        await company.does("Anna", use_case, command)


@pytest.mark.shows("U", "ME-03", "SE-28", "WO-28")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_a_measure_is_added_to_an_opened_order_while_the_company_offers_it(
    company: Company, value: str
) -> None:
    await company.sets("show-add-measure", value)
    await company.assigned()
    refused: type[Refused] | None = None
    try:
        await company.does(
            "Anna", add_measure, AddMeasure(ONE, "Oiled it", TODAY, entry=Entry.DETAILS)
        )
    except Refused as answer:
        refused = type(answer)
    assert refused is (QuickEntryIsOff if value == "off" else None)


@pytest.mark.shows("U", "ME-03", "SE-28")
async def test_in_chat_a_measure_is_always_taken(company: Company) -> None:
    await company.sets("show-add-measure", "off")
    await company.assigned()
    added = await company.does("Anna", *MEASURE)
    assert added.order.assignments[0].measures == (added.measure,)


@pytest.mark.shows("U", "ME-03", "WO-28")
async def test_a_quick_entry_is_kept_whatever_is_missing_and_marks_the_order(
    company: Company,
) -> None:
    await company.assigned()
    await company.does("Maja", add_measure, AddMeasure(ONE, "Came", TODAY, entry=Entry.EDIT))
    before = (await company.order()).incomplete
    await company.sets("require-status-to-save", "on")
    added = await company.does("Anna", *MEASURE)
    assert (before, added.order.incomplete) == (False, True)


@pytest.mark.shows("U", "WO-28")
async def test_a_line_that_is_saved_as_an_edit_meets_the_gates(company: Company) -> None:
    await company.sets("require-status-to-save", "on")
    await company.assigned()
    with pytest.raises(NotPossibleYet):
        await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled", TODAY, entry=Entry.EDIT))
