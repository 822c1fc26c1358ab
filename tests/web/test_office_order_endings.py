"""How an order ends on its page, and what is made of it: invoiced, called off, copied, merged."""

from dataclasses import replace

import pytest

from core.numbers import OrderNumber
from core.work_order import Assignment, State, WorkOrder
from tests.web.offices import Office, office_of
from tests.web.offices_orders import at, now, ready, signed
from tests.web.orders import reported
from tests.web.stage import Stage, text_of


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


def twofold(number: OrderNumber) -> WorkOrder:
    order = reported(number)
    return replace(order, assignments=(*order.assignments, Assignment("Replace the lock")))


@pytest.mark.shows("W", "IN-01", "IN-05")
async def test_a_signed_order_is_made_ready_and_the_question_is_answered_no(
    office: Office,
) -> None:
    path = await at(office, signed)
    page = await office.posts(f"{path}/ready")
    assert "accounting software now?" in text_of(page)
    await office.posts(f"{path}/ready", agreed="AsksToSend=no")
    order = await now(office, path)
    assert (order.state, order.was_sent) == (State.READY, False)


@pytest.mark.shows("W", "IN-02", "PE-08")
async def test_a_ready_order_is_sent_to_accounting(office: Office) -> None:
    path = await at(office, ready)
    await office.posts(f"{path}/send-to-accounting")
    assert (await now(office, path)).was_sent


@pytest.mark.shows("W", "IN-03")
async def test_an_invoice_is_made_after_a_yes(office: Office) -> None:
    path = await at(office, ready)
    await office.agrees(await office.posts(f"{path}/invoice"))
    assert (await now(office, path)).invoice_number


@pytest.mark.shows("W", "IN-06", "RS-01")
async def test_an_order_is_invoiced_and_restored(office: Office) -> None:
    path = await at(office, ready)
    await office.posts(f"{path}/invoiced", invoice="F17")
    invoiced = await now(office, path)
    await office.posts(f"{path}/restore")
    assert (invoiced.state, (await now(office, path)).restored) == (State.INVOICED, True)


@pytest.mark.shows("W", "BK-01", "BK-04")
async def test_a_finished_order_goes_on_as_a_backorder(office: Office) -> None:
    path = await at(office, ready)
    await office.posts(f"{path}/backorder")
    assert (await now(office, f"{path}-1")).backorder_of is not None


@pytest.mark.shows("W", "WO-22")
async def test_an_order_is_cancelled_with_a_reason_and_brought_back(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/cancel", reason="Sold the house")
    cancelled = (await now(office, path)).state
    await office.posts(f"{path}/bring-back")
    assert (cancelled, (await now(office, path)).state) == (State.CANCELLED, State.NEW)


@pytest.mark.shows("W", "WO-21")
async def test_an_order_is_deleted_only_after_a_second_yes(office: Office) -> None:
    path = await at(office)
    question = await office.posts(f"{path}/delete")
    assert (await now(office, path)).state is State.NEW
    await office.agrees(question)
    assert "no order 421" in text_of(await office.get(path))


@pytest.mark.shows("W", "XT-15")
async def test_what_one_did_last_is_undone(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/measures", text="Oiled the hinges")
    await office.posts(f"{path}/undo")
    assert (await now(office, path)).assignments[0].measures == ()


@pytest.mark.shows("W", "WO-26")
async def test_an_order_is_duplicated(office: Office) -> None:
    path = await at(office)
    assert "This is the copy, order 1." in text_of(await office.posts(f"{path}/duplicate"))


@pytest.mark.shows("W", "AS-04")
async def test_an_assignment_is_copied(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/duplicate-assignment")
    assert len((await now(office, path)).assignments) == 2


@pytest.mark.shows("W", "AS-07")
async def test_an_assignment_is_moved_to_a_new_order_after_a_yes(office: Office) -> None:
    path = await at(office, twofold)
    home = (await now(office, path)).assignments[1].id
    await office.agrees(await office.posts(f"{path}/separate", assignment=str(home)))
    assert (await now(office, "/1")).title == "Replace the lock"


@pytest.mark.shows("W", "RV-08")
async def test_another_order_is_merged_into_it(office: Office) -> None:
    await at(office)
    path = await at(office)
    await office.posts(f"{path}/merge", other="421")
    assert len((await now(office, path)).assignments) == 2


@pytest.mark.shows("W", "WO-24")
async def test_an_order_comes_again_until_it_is_stopped(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/recur", days="365", weekday="0")
    again = (await now(office, path)).recurrence
    await office.posts(f"{path}/stop-recurring")
    assert (again is not None, (await now(office, path)).recurrence) == (True, None)
