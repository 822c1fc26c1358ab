"""A customer's own user at the office: his orders alone, a report of a fault, a word on an order."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from aiohttp import FormData

from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.registers import Customer, ServiceObject
from core.stickers import start_word
from tests.web.offices import Office, office_of
from tests.web.orders import CUSTOMER, FACILITY, reported
from tests.web.stage import Stage, text_of

OTHER = Customer("Other AB")
DOOR = ServiceObject("D-014", "Entrance door", CUSTOMER.id, FACILITY.id)
THEIRS = ServiceObject("X-1", "Secret lift", OTHER.id)
REPORT = "/office/report"
FIRST = OrderNumber(1)
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 40


@pytest.fixture
async def karin(stage: Stage) -> Office:
    """Karin, who belongs to a customer, is in."""

    def comes(_: None, __: Actor, uow: UnitOfWork) -> None:
        for customer in (CUSTOMER, OTHER):
            uow.customers.put(customer)
        uow.facilities.put(FACILITY)
        uow.service_objects.put(DOOR)
        uow.service_objects.put(THEIRS)
        karin = User("Karin Ek", Role.CUSTOMER, "karin@example.com", language="en")
        uow.users.put(replace(karin, customer_id=CUSTOMER.id))

    await stage.parts.door.do(comes, None, SYSTEM)
    return await office_of(stage, "Karin Ek")


async def sends(karin: Office, **changes: str) -> str:
    """What stands on the page after she reports a fault."""
    fields = {"once": str(uuid4()), "text": "It does not close", "place": start_word(DOOR)}
    return text_of(await karin.posts(REPORT, fields=list({**fields, **changes}.items())))


async def writes(karin: Office, path: str, *photos: bytes, text: str = "") -> int:
    """She writes on an order, with photos; gives the answer's status."""
    await karin.get("/office/orders")
    form = FormData({"csrf": karin.csrf, "once": str(uuid4()), "text": text})
    for each in photos:
        form.add_field("photo", each, filename="leak.jpg", content_type="image/jpeg")
    return (await karin.stage.client.post(f"{path}/messages", data=form)).status


async def page_of_hers(karin: Office) -> str:
    """The address of an order of hers."""
    order = reported(karin.stage.number())
    await karin.stage.keep(order)
    return f"/office/orders/{order.number}"


@pytest.mark.shows("W", "PE-02")
async def test_she_begins_at_her_orders_where_nothing_waits_for_her(karin: Office) -> None:
    assert "<h1>Orders</h1>" in await karin.get("/office")


@pytest.mark.shows("W", "PE-02")
async def test_only_her_customers_orders_are_listed(karin: Office) -> None:
    await page_of_hers(karin)
    another = reported(karin.stage.number())
    await karin.stage.keep(replace(another, customer=OTHER, facility=None, contact=None))
    numbers = re.findall(r"AO (\d+)", text_of(await karin.get("/office/orders?all=1")))
    assert set(numbers) == {"421"}


@pytest.mark.shows("W", "RV-09")
async def test_she_is_offered_a_report_and_her_own_places_for_it(karin: Office) -> None:
    assert f'href="{REPORT}"' in await karin.get("/office/orders")
    page = text_of(await karin.get(REPORT))
    assert "Entrance door · D-014" in page
    assert "Secret lift" not in page


@pytest.mark.shows("W", "RV-09", "WO-03")
async def test_her_report_is_an_order_of_her_customer_on_the_thing(karin: Office) -> None:
    assert "It is order 1" in await sends(karin)
    order = await karin.stage.order(FIRST)
    assert (order.customer, order.facility, order.assignments[0].service_object) == (
        CUSTOMER,
        FACILITY,
        DOOR,
    )


async def test_a_thing_of_another_customer_is_not_there(karin: Office) -> None:
    assert "It is order" not in await sends(karin, place=start_word(THEIRS))


async def test_her_report_sent_twice_is_one(karin: Office) -> None:
    once = str(uuid4())
    await sends(karin, once=once)
    assert "It is order 1" in await sends(karin, once=once)


async def test_what_she_typed_stays_when_it_is_refused(karin: Office) -> None:
    assert "It does not close" in await sends(karin, place="o_D-999")


async def test_nobody_of_the_company_reports_as_a_customer(stage: Stage) -> None:
    office = await office_of(stage)
    assert (await stage.client.get(REPORT)).status == 403
    assert REPORT not in await office.get("/office")


@pytest.mark.shows("W", "CO-01", "DO-01")
async def test_what_she_writes_on_an_order_is_the_customers_with_its_photo(karin: Office) -> None:
    path = await page_of_hers(karin)
    await writes(karin, path, JPEG, text="It leaks too")
    assert "It leaks too" in text_of(await karin.get(path))


async def test_a_file_that_is_no_photo_is_refused_and_her_words_stay(karin: Office) -> None:
    path = await page_of_hers(karin)
    assert await writes(karin, path, b"MZ" + b"0" * 80, text="It leaks too") == 409


async def test_she_writes_on_no_other_customers_order(karin: Office) -> None:
    order = replace(reported(karin.stage.number()), customer=OTHER, facility=None, contact=None)
    await karin.stage.keep(order)
    await writes(karin, f"/office/orders/{order.number}", text="Hello")
    assert (await karin.stage.order(order.number)).comments == order.comments
