"""What is done with all orders of a list, and a few things that a list shows."""

from datetime import date
from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.refusals import NoSuchOrder
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company


@pytest.fixture
async def doris(company: Company) -> PersonHandle:
    """The office, with two orders: the first is ready, the second is new."""
    person = await company.joins("Doris Dal", Role.OFFICE)
    await company.sets("customer-signatures", "off")
    for subject in ("Dörren", "Porten"):
        await company.reports(subject=subject, sender_email=f"{len(subject)}@example.com")
    one, door = OrderNumber(1), company.bot.door
    await door.do(add_measure, AddMeasure(one, "Bytte stängare", date(2026, 11, 24)), SYSTEM)
    await door.do(sign, Sign(one, "Anna Berg"), SYSTEM)
    await door.do(mark_ready, MarkReady(one, send=False), SYSTEM)
    return person


@pytest.mark.shows("C", "LS-09", "IN-02")
async def test_what_is_ready_goes_to_accounting_and_the_rest_says_why_not(
    company: Company, doris: PersonHandle
) -> None:
    await doris.says("/list all")
    await taps(doris, "All of them …")
    await taps(doris, "Send to accounting")
    told = await doris.hears("✓ On the way to accounting: 1")
    assert "rder 2" in told.text or "AO 2" in told.text
    assert (await company.order(1)).was_sent


@pytest.mark.shows("C", "ME-04", "SE-23", "IN-07")
async def test_without_a_measure_an_order_stays(company: Company, doris: PersonHandle) -> None:
    await company.sets("require-measure-to-send", "on")
    two, door = OrderNumber(2), company.bot.door
    await door.do(add_article, AddArticle(two, "4711", Decimal(1)), SYSTEM)
    await door.do(sign, Sign(two, "Anna Berg"), SYSTEM)
    await door.do(mark_ready, MarkReady(two, send=False), SYSTEM)
    await doris.says("/list all porten")
    await taps(doris, "All of them …")
    await taps(doris, "Send to accounting")
    told = await doris.hears("None of them could be sent.")
    assert "measure" in told.text


@pytest.mark.shows("C", "WO-23")
async def test_several_orders_are_deleted_after_a_yes_that_names_them(
    company: Company, doris: PersonHandle
) -> None:
    await doris.says("/list porten")
    await taps(doris, "All of them …")
    await taps(doris, "Delete for good")
    await doris.hears("2", button="Yes")
    await taps(doris, "Yes")
    await doris.hears("1 order is deleted.")
    with pytest.raises(NoSuchOrder):
        await company.order(2)


@pytest.mark.shows("C", "LS-21", "SE-39", "WO-08")
async def test_the_planned_day_stands_in_the_list_while_it_is_used(
    company: Company, doris: PersonHandle
) -> None:
    await company.sets("use-planned-date", "on")
    edit = EditOrder(OrderNumber(2), (Edit("planned", "2026-11-26"),))
    await company.bot.door.do(edit_order, edit, SYSTEM)
    await doris.says("/list porten")
    await doris.hears("planned Thu 26 Nov")


@pytest.mark.shows("C", "WO-19", "PE-03")
async def test_more_offers_what_may_be_done_and_nothing_else(
    company: Company, doris: PersonHandle, anna: PersonHandle
) -> None:
    """By section; a technician without the rights has no *Cancel or delete*."""
    await doris.says("2")
    await taps(doris, "More")
    menu = await doris.hears(button="Back")
    assert "Cancel or delete …" in menu.labels
    await taps(doris, "Papers and messages …")
    await doris.hears(button="History")
    await anna.says("2")
    await taps(anna, "More")
    menu = await anna.hears(button="Back")
    assert not any("elete" in label for label in menu.labels)


@pytest.mark.shows("C", "SE-70")
async def test_the_first_number_is_set_from_chat(company: Company) -> None:
    admin = await company.joins("Rut Lind", Role.ADMIN)
    await admin.says("/settings first-order-number")
    await admin.hears("Write the new value")
    await admin.says("500")
    await admin.hears("Now: 500")
    assert (await company.reports()).number == OrderNumber(500)
