"""Signing's other ways: partly, by another than who has it, several at once, and the customer's no."""

from dataclasses import replace

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.measures import AddMeasure, add_measure
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.endings.conftest import ONE, Opens, section
from tests.bot.stage import Company


@pytest.fixture
async def worked(company: Company, order: OrderNumber, anna: PersonHandle) -> PersonHandle:
    """Anna has done something on her order."""
    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1", button="Undo")
    return anna


@pytest.mark.shows("C", "SG-03", "SG-04", "XT-09")
async def test_the_card_says_how_much_of_it_is_signed(
    company: Company, worked: PersonHandle
) -> None:
    """SG-03, SG-04: one line of two, as another was added since; and the seal's code."""
    await taps(worked, "✍️ Sign")
    await taps(worked, "More visits to come")
    card = await worked.hears("Partly signed, 1/1 line")
    assert "sealed with the code" in card.text
    await worked.says("Adjusted the lock")
    await worked.hears("Partly signed, 1/2 lines")


@pytest.mark.shows("C", "SG-01", "SE-48", "SE-49")
async def test_the_customer_declines_and_the_reason_is_kept(
    company: Company, worked: PersonHandle
) -> None:
    """0b: where it is required the order goes on waiting."""
    await company.sets("require-customer-signatures", "on")
    await taps(worked, "✍️ Sign")
    await taps(worked, "Finished")
    asked = await worked.hears("Now the customer signs")
    assert "No customer signature" not in asked.labels
    await taps(worked, "The customer declines")
    await worked.hears("Write why the customer will not sign")
    await worked.says("It still squeaks")
    await worked.hears("still waits for the customer's signature")
    order = await company.order()
    assert (order.waits_for_customer, order.comments[0].text) == (True, "It still squeaks")


@pytest.mark.shows("C", "SG-02")
async def test_the_link_goes_to_another_address_typed(
    company: Company, worked: PersonHandle
) -> None:
    """SG-02."""
    await taps(worked, "✍️ Sign")
    await taps(worked, "Finished")
    await taps(worked, "Another address")
    await worked.hears("Write the address the link should go to")
    await worked.says("olle@brfeken.example")
    await worked.hears("on its way to olle@brfeken.example")
    assert await company.letters("sign-request") == ["olle@brfeken.example"]


@pytest.mark.shows("C", "SG-09", "SE-19", "PE-15")
async def test_signing_makes_the_order_ones_own_and_says_so(
    company: Company, opens: Opens
) -> None:
    """SG-09, SE-19: the notice, and the order is assigned."""
    await company.sets("assign-on-signing", "on")
    doris = await opens(State.BEGUN)
    await section(doris, "✍️ Sign")
    await taps(doris, "Finished, sign as Doris Dal")
    await doris.hears("You are now assigned to the order.")
    assert [each.name for each in (await company.order()).assigned] == ["Doris Dal"]


@pytest.mark.shows("C", "SG-11", "XT-15")
async def test_several_orders_of_today_are_signed_at_once(
    company: Company, worked: PersonHandle
) -> None:
    """SG-11: all are ticked, one is unticked, the others are signed; one undo for all."""
    await company.sets("customer-signatures", "off")
    for number in (2, 3):
        await company.has_order("Anna Berg", subject=f"Door {number}")
        done = AddMeasure(OrderNumber(number), "Oiled it", company.clock().date())
        await company.bot.door.do(add_measure, done, SYSTEM)
    await worked.says("/sign")
    offered = await worked.hears("Which orders are finished?")
    assert offered.labels[-1] == "✍️ Sign 3 orders"
    await taps(worked, "✓ 2 · Door 2")
    await taps(worked, "✍️ Sign 2 orders")
    told = await worked.hears("AO 1 is signed.")
    assert "AO 3 is signed." in told.text
    states = [(await company.order(each)).state for each in (1, 2, 3)]
    assert states == [State.SIGNED, State.BEGUN, State.SIGNED]


@pytest.mark.shows("C", "XT-09")
async def test_whether_signatures_hold_is_seen_in_the_chat(company: Company, opens: Opens) -> None:
    """XT-09: each with its code; a line altered behind their back is found."""
    doris = await opens(State.SIGNED)
    await section(doris, "Papers and messages …")
    await taps(doris, "Check the signatures")
    await doris.hears("Nothing of it was changed since")
    await company.writes(altered)
    await taps(doris, "Back")
    await section(doris, "Papers and messages …")
    await taps(doris, "Check the signatures")
    await doris.hears("A line was altered after Anna Berg signed it")


def altered(uow: UnitOfWork) -> None:
    """Somebody changes a signed line where nobody looks."""
    order = uow.work_orders.get(ONE)
    one = order.assignments[0]
    measures = tuple(replace(each, text="Nothing") for each in one.measures)
    uow.work_orders.save(replace(order, assignments=(replace(one, measures=measures),)))
