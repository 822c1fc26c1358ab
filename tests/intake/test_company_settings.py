"""What the company sets, and what of it holds for a mail: a report becomes an order all the same."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.people import SYSTEM
from core.usecases.settings import SetSetting, set_setting
from tests.intake.desk import Office, mail, open_office

STRANGER = "Eva Ny <eva@elsewhere.example>"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await open_office(tmp_path)
    yield made
    await made.database.close()


async def sets(office: Office, key: str, value: str) -> None:
    await office.door.do(set_setting, SetSetting(key, value), SYSTEM)


@pytest.mark.shows("E", "SE-32")
async def test_a_report_becomes_an_order_though_saving_takes_a_contact(office: Office) -> None:
    await sets(office, "require-contact", "on")
    await office.gets(mail(From=STRANGER))
    assert (await office.order("1")).requester is not None


@pytest.mark.shows("E", "CF-01")
async def test_a_stranger_s_report_becomes_an_order_with_an_unconfirmed_customer(
    office: Office,
) -> None:
    await office.gets(mail(From=STRANGER))
    customer = (await office.order("1")).customer
    assert (customer.name, customer.unconfirmed) == ("Eva Ny", True)


@pytest.mark.shows("E", "SE-35", "CF-13")
async def test_who_reports_is_the_requester_also_while_requesters_are_not_shown(
    office: Office,
) -> None:
    await sets(office, "show-requester", "off")
    await office.gets(mail(From=STRANGER))
    requester = (await office.order("1")).requester
    assert requester is not None
    assert requester.email == "eva@elsewhere.example"


@pytest.mark.shows("E", "SE-70")
async def test_the_first_report_gets_the_number_that_is_set(office: Office) -> None:
    await sets(office, "first-order-number", "5000")
    await office.gets(mail())
    assert [str(order.number) for order in await office.orders()] == ["5000"]
