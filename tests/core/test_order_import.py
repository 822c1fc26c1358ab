"""Open orders of another system become orders: with what they said, all of them, and once."""

from datetime import UTC, datetime
from typing import Any

import pytest

from core.events import OrderAssigned, OrderCreated, RegisterImported
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.refusals import BadInput, NotAllowedAtAll
from core.register_files.sheets import sheet_of
from core.registers import Customer
from core.usecases.registers import KeepCustomer, keep_customer
from core.usecases.registers.importing import ImportReport
from core.usecases.registers.order_import import (
    MOST_ORDERS,
    ImportOrders,
    NothingImported,
    import_orders,
)
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.staff import customer_user

EKEN = Customer("Brf Eken")


@pytest.fixture(autouse=True)
async def eken(company: Company) -> None:
    """The customer of all orders."""
    await company.door.do(keep_customer, KeepCustomer(EKEN), SYSTEM)


async def takes_over(company: Company, header: str, *rows: str, **how: Any) -> ImportReport:
    """The office takes over these orders of Brf Eken."""
    lines = "\n".join(f"Brf Eken;{row}" for row in rows)
    sheet = sheet_of(f"kund;{header}\n{lines}\n".encode())
    return await company.does("Maja", import_orders, ImportOrders(sheet, **how))


async def refused(company: Company, header: str, *rows: str, **how: Any) -> ImportReport:
    """What came of orders that were not taken over."""
    with pytest.raises(NothingImported) as nothing:
        await takes_over(company, header, *rows, **how)
    return nothing.value.report


async def order(company: Company, serial: int = 1) -> WorkOrder:
    return await company.order(OrderNumber(serial))


async def test_an_order_says_what_it_said_before(company: Company) -> None:
    await company.sets("subgroups", "Portar, Hissar")
    await takes_over(
        company,
        "nr;beskrivning;fel;orsak;kontakt;e-post;telefon;beställare;planerad;skapad;undergrupp;"
        "kostnadsställe;akut;kommentar",
        "8812;Dörren kärvar;Öppen;Vind;Karin;k@x.example;08-1 23;Bo;2026-12-01;2026-10-02;portar;"
        "K7;ja;Hund",
    )
    made = await company.order()
    work = made.assignments[0]
    assert (work.description, work.error, work.cause) == ("Dörren kärvar", "Öppen", "Vind")
    assert made.contact is not None
    assert (made.contact.name, made.contact.email, made.contact.phone) == (
        "Karin", "k@x.example", "08-1 23",
    )  # fmt: skip
    assert (made.subgroup, made.cost_centre, made.urgent, str(made.planned_on)) == (
        "Portar", "K7", True, "2026-12-01",
    )  # fmt: skip
    assert made.created_at == datetime(2026, 10, 2, 12, tzinfo=UTC)
    assert [each.text for each in made.comments] == ["Number 8812 in the earlier system.", "Hund"]


@pytest.mark.parametrize(
    ("header", "row", "kept"),
    [
        ("ordernr;beskrivning", "8812;x", "8812"),
        ("ordernr;beskrivning;kundens ordernummer", "8812;x;PO-9", "PO-9"),
        ("ordernr;beskrivning;kundens ordernummer", "8812;x;", None),
    ],
)
async def test_their_number_is_the_customer_s_unless_he_has_one(
    company: Company, header: str, row: str, kept: str | None
) -> None:
    await takes_over(company, header, row)
    assert (await company.order()).customer_order_number == kept


async def test_what_an_order_lacks_marks_it_as_incomplete(company: Company) -> None:
    await company.sets("require-contact", "on")
    await takes_over(company, "beskrivning;kontakt", "Utan;", "Med;Karin 08-1 23")
    assert [(await order(company, serial)).incomplete for serial in (1, 2)] == [True, False]


async def test_an_order_is_new_and_given_to_whom_it_was_given(company: Company) -> None:
    await takes_over(company, "beskrivning;tekniker", "x;Anna, Erik")
    made = await company.order()
    assert (made.state, [each.name for each in made.assigned]) == (State.NEW, ["Anna", "Erik"])


async def test_nobody_is_told_of_each_order(company: Company) -> None:
    await takes_over(company, "beskrivning;tekniker", "x;Anna")
    assert (company.told(OrderCreated), company.told(OrderAssigned)) == ([], [])
    assert [(e.register, e.added) for e in company.told(RegisterImported)] == [("orders", 1)]


async def test_orders_without_numbers_are_taken_over_once_too(company: Company) -> None:
    for _ in range(2):
        report = await takes_over(company, "beskrivning", "Dörr", "Hiss")
    assert (report.added, report.unchanged) == (0, 2)


async def test_the_same_order_twice_in_a_file_keeps_all_out(company: Company) -> None:
    report = await refused(company, "nr;beskrivning", "1;Dörr", "1;Hiss")
    assert [each.line for each in report.problems] == [3]


async def test_a_dry_run_uses_up_no_number(company: Company) -> None:
    report = await refused(company, "beskrivning", "Dörr", dry_run=True)
    assert (report.added, report.refused) == (1, 0)
    await takes_over(company, "beskrivning", "Dörr")
    assert await company.order(ONE)


async def test_orders_are_taken_over_by_whoever_may_make_them(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.does(
            "Sven", import_orders, ImportOrders(sheet_of(b"kund;beskrivning\nx;y\n"))
        )


async def test_too_many_orders_are_refused_at_once(company: Company) -> None:
    with pytest.raises(BadInput):
        await takes_over(company, "beskrivning", *(str(n) for n in range(MOST_ORDERS + 1)))


@pytest.mark.shows("U", "WO-20")
async def test_orders_are_given_to_the_companys_own_people_only(company: Company) -> None:
    await customer_user(company, "Lena", EKEN.name)
    with pytest.raises(NothingImported):
        await takes_over(company, "beskrivning;tilldelad", "Dörren kärvar;Lena")
