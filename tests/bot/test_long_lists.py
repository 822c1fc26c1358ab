"""Lists that are too long for one message: every one of their choices is a few taps away."""

from dataclasses import replace

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.ports import UnitOfWork
from core.registers import Model, ServiceObject
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.quotes import CreateQuote, create_quote
from core.usecases.registers import (
    KeepRow,
    KeepServiceObject,
    keep_row,
    keep_service_object,
)
from core.usecases.users import AddUser, add_user
from sandbox.client import PersonHandle
from tests.bot.acting import opens, sees, taps
from tests.bot.stage import Company

shows = pytest.mark.shows
ONE = OrderNumber(1)
LAST = "Östen Sist"


async def has_many_people(company: Company) -> None:
    """More technicians than a page shows; Östen is the last of them."""

    def come(uow: UnitOfWork) -> None:
        names = (*(f"Bo{nth:02} Ek" for nth in range(40)), LAST)
        for nth, name in enumerate(names):
            user = add_user(AddUser(name, Role.TECHNICIAN), SYSTEM, uow)
            uow.users.put(replace(user, telegram_id=900_000 + nth))

    await company.writes(come)


async def turns_to(person: PersonHandle, label: str) -> None:
    """Turn pages until a button with the label is there."""
    await taps(person, "2/2 ▶")
    await sees(person, button=label)


@shows("C", "WO-20")
async def test_the_last_of_many_technicians_is_given_the_order(
    company: Company, maja: PersonHandle
) -> None:
    await has_many_people(company)
    await company.reports()
    await maja.says("/order 1")
    await taps(maja, "👤 Assign")
    await turns_to(maja, "Östen · free")
    await taps(maja, "Östen · free")
    await maja.hears("Östen, no time booked")
    assert (await company.order()).assigned[0].name == LAST


@shows("C", "XT-05")
async def test_an_order_is_offered_to_people_of_two_pages(
    company: Company, maja: PersonHandle
) -> None:
    await has_many_people(company)
    await company.reports()
    await maja.says("/order 1")
    for label in ("👤 Assign", "Offer to some …"):
        await taps(maja, label)
    await sees(maja, "Whom is it offered to?")
    await taps(maja, "Bo00")
    await sees(maja, button="✓ Bo00")
    await turns_to(maja, "Östen")
    await taps(maja, "Östen")
    await sees(maja, button="✓ Östen")
    await sees(maja, button="Offer to 2")


@shows("C", "BO-01")
async def test_the_last_of_many_technicians_is_booked_with_another(
    company: Company, maja: PersonHandle
) -> None:
    await has_many_people(company)
    await company.reports()
    await maja.says("/order 1")
    for label in ("🗓 Book", "Several, or several days …"):
        await taps(maja, label)
    await sees(maja, "Tap everybody who is.")
    await taps(maja, "Bo00")
    await sees(maja, button="✓ Bo00")
    await turns_to(maja, "Östen")
    await taps(maja, "Östen")
    await sees(maja, button="✓ Östen")
    await taps(maja, "◀ 1/2")
    await sees(maja, button="✓ Bo00")


@shows("C", "QU-01")
async def test_the_oldest_of_many_quotes_is_opened(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    day = company.clock().date()

    def offered(uow: UnitOfWork) -> None:
        for _ in range(9):
            create_quote(CreateQuote(ONE, today=day), SYSTEM, uow)

    await company.writes(offered)
    await maja.says("/order 1")
    await opens(maja, "Quotes …")
    await taps(maja, "2/2 ▶")
    assert "◀ 1/2" in (await sees(maja, button="◀ 1/2")).labels


@shows("C", "OB-08", "PE-25")
async def test_the_last_of_many_models_is_chosen(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    def known(uow: UnitOfWork) -> None:
        for nth in range(13):
            keep_row(KeepRow(Model(f"Model {nth:02}")), SYSTEM, uow)
        door = ServiceObject("D-1", "Entrédörr", uow.work_orders.get(ONE).customer.id)
        keep_service_object(KeepServiceObject(door), SYSTEM, uow)

    await company.writes(known)
    await company.does("Maja Lind", edit_order, EditOrder(ONE, (Edit("object", "D-1"),)))
    await anna.hears("D-1", anew=False)
    await opens(anna, "The work", "Assignments", "Entrédörr", "Service object", "Change Entrédörr")
    await taps(anna, "Model")
    await turns_to(anna, "Model 12")
    await taps(anna, "Model 12")
    await anna.hears("Model: Model 12")
