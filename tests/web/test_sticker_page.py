"""A sticker's page: anybody reports a fault on the thing, and learns nothing of whose it is."""

import re
from uuid import uuid4

import pytest
from aiohttp import FormData

from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.registers import Customer, Facility, Person, ServiceObject
from core.stickers import start_word
from core.work_order import WorkOrder
from tests.web.stage import Stage, text_of

pytestmark = pytest.mark.shows("W", "RV-09")
EKEN = Customer("Brf Eken")
PORT = Facility("Port 2", EKEN.id, "Storgatan 5")
DOOR = ServiceObject("D-014", "Entrance door", EKEN.id, PORT.id)
KARIN = Person("Karin Ek", "karin@brfeken.example", customer_id=EKEN.id)
PAGE = "/r/o_D-014"
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 40
FIRST = OrderNumber(1)


@pytest.fixture
async def place(stage: Stage) -> Stage:
    """The pages of a company that looks after a door."""

    def keep(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.customers.put(EKEN)
        uow.facilities.put(PORT)
        uow.contacts.put(KARIN)
        uow.service_objects.put(DOOR)

    await stage.parts.door.do(keep, None, SYSTEM)
    return stage


def fields(**changes: str) -> dict[str, str]:
    """A form that is filled in."""
    filled = {"text": "It does not close", "name": "Olle Ny", "reach": "olle@home.example"}
    return {"report": str(uuid4()), **filled, **changes}


async def sends(place: Stage, path: str = PAGE, **changes: str) -> str:
    """What stands on the page after a report is sent."""
    return text_of(await (await place.post(path, fields(**changes))).text())


async def reported(place: Stage) -> WorkOrder:
    """The only order there is."""
    return await place.order(FIRST)


async def shows(place: Stage, content: bytes, name: str = "door.jpg") -> int:
    """Sends a report with a file; gives the answer's status."""
    form = FormData(fields())
    form.add_field("photo", content, filename=name, content_type="image/jpeg")
    return (await place.client.post(PAGE, data=form)).status


async def test_it_names_the_thing(place: Stage) -> None:
    assert "Entrance door" in text_of(await place.get(PAGE))


async def test_nothing_says_whose_it_is_or_where(place: Stage) -> None:
    page = await place.get(PAGE)
    assert not re.search("Eken|Karin|Storgatan|Port 2", page)


@pytest.mark.parametrize(
    "path", ["/r/D-014", f"/r/i_{DOOR.id.hex}", f"/r/{start_word(PORT)}"],
    ids=["code", "object", "place"],
)  # fmt: skip
async def test_a_code_and_both_kinds_of_id_open_it(place: Stage, path: str) -> None:
    assert "What is wrong?" in text_of(await place.get(path))


async def test_what_is_on_no_sticker_opens_nothing(place: Stage) -> None:
    assert (await place.client.get("/r/o_D-999")).status == 404


async def test_a_report_is_an_order_on_the_thing_at_its_place(place: Stage) -> None:
    await sends(place)
    order = await reported(place)
    assert (order.assignments[0].service_object, order.facility) == (DOOR, PORT)


async def test_what_is_wrong_stands_on_it(place: Stage) -> None:
    await sends(place)
    assert (await reported(place)).assignments[0].error == "It does not close"


async def test_a_stranger_s_report_offers_whose_the_thing_is(place: Stage) -> None:
    await sends(place)
    order = await reported(place)
    assert (order.customer.unconfirmed, order.arrival and order.arrival.may_be[0].name) == (
        True,
        "Brf Eken",
    )


async def test_a_known_address_brings_its_customer(place: Stage) -> None:
    await sends(place, reach="Karin@brfeken.example")
    assert (await reported(place)).customer == EKEN


async def test_a_phone_number_is_kept_on_who_reported(place: Stage) -> None:
    await sends(place, reach="070-123 45 67")
    contact = (await reported(place)).contact
    assert contact is not None
    assert (contact.name, contact.phone) == ("Olle Ny", "070-123 45 67")


async def test_the_order_s_number_is_said_at_once(place: Stage) -> None:
    assert "it is order 1 with us" in await sends(place)


async def test_a_form_sent_twice_is_one_order(place: Stage) -> None:
    once = str(uuid4())
    await sends(place, report=once)
    assert "it is order 1 with us" in await sends(place, report=once)


async def test_a_photo_comes_with_it(place: Stage) -> None:
    await shows(place, JPEG)
    assert [(e.name, e.content_type) for e in (await reported(place)).documents] == [
        ("door.jpg", "image/jpeg")
    ]


async def test_a_program_that_is_called_a_photo_is_refused(place: Stage) -> None:
    assert await shows(place, b"MZ" + b"0" * 80) == 400


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": " "}, "There was no text in that."),
        ({"reach": ""}, "Write your e-mail address or one phone number"),
        ({"reach": "call me"}, "Write your e-mail address or one phone number"),
        ({"reach": "olle@"}, "Write your e-mail address or one phone number"),
    ],
)
async def test_what_is_missing_is_said(
    place: Stage, changes: dict[str, str], sentence: str
) -> None:
    assert sentence in await sends(place, **changes)


async def test_what_was_typed_stays_when_something_is_missing(place: Stage) -> None:
    assert "It does not close" in await sends(place, reach="")


async def test_a_program_that_fills_in_what_nobody_sees_makes_no_order(place: Stage) -> None:
    await sends(place, subject="https://spam.example")
    assert "it is order 1 with us" in await sends(place)


async def test_the_eleventh_report_in_ten_minutes_waits(place: Stage) -> None:
    for _ in range(10):
        await sends(place, text="")
    assert (await place.client.post(PAGE, data=fields())).status == 429


async def test_it_speaks_swedish(place: Stage) -> None:
    assert 'lang="sv"' in await place.get(f"{PAGE}?language=sv")
