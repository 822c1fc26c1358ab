"""A report from a sticker's page is an order, as a mail to the sticker's address would be."""

from uuid import uuid4

import pytest

from core.events import FaultReported
from core.people import SYSTEM
from core.registers import Customer, Facility, ServiceObject
from core.stickers import Scanned, read_scan, sticker_page
from core.usecases.registers import KeepRow, keep_row
from core.usecases.sticker_reports import (
    NothingOnSticker,
    NoWayToAnswer,
    ReportAtSticker,
    report_at_sticker,
)
from core.work_order import Origin
from tests.core.conftest import Company

pytestmark = pytest.mark.shows("U", "RV-09")
EKEN = Customer("Brf Eken")
PORT = Facility("Port 2", EKEN.id, "Storgatan 5")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id)
LIFT = ServiceObject("Hiss 3/B", "Hiss", EKEN.id, PORT.id)
OURS = "https://ordna.example"


@pytest.fixture
async def house(company: Company) -> Company:
    """The company, with a place and two objects."""
    for row in (EKEN, PORT, DOOR, LIFT):
        await company.door.do(keep_row, KeepRow(row), SYSTEM)
    return company


def report(word: str = "o_D-014", reach: str = "olle@home.example") -> ReportAtSticker:
    """What Olle writes before the door."""
    return ReportAtSticker(word, uuid4(), "It does not close", reach, "Olle Ny")


async def receipt_of(house: Company, command: ReportAtSticker) -> str | None:
    """To whom the report is receipted."""
    await house.door.do(report_at_sticker, command, SYSTEM)
    return house.told(FaultReported)[-1].reply_to


async def test_it_came_by_a_page_and_is_offered_as_a_mail_is(house: Company) -> None:
    number = await house.door.do(report_at_sticker, report(), SYSTEM)
    order = await house.order(number)
    assert (order.origin, order.arrival is not None) == (Origin.WEB, True)


async def test_who_gave_an_address_gets_a_receipt(house: Company) -> None:
    assert await receipt_of(house, report()) == "olle@home.example"


async def test_who_gave_a_number_gets_none(house: Company) -> None:
    assert await receipt_of(house, report(reach="070-123 45 67")) is None


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (report("o_D-999"), NothingOnSticker),
        (report(reach=" "), NoWayToAnswer),
        (report(reach="a@b, c@d"), NoWayToAnswer),
        (report(reach="0" * 400), NoWayToAnswer),
    ],
    ids=["no such sticker", "no way to answer", "two addresses", "a long number"],
)
async def test_what_can_t_be_answered_is_refused(
    house: Company, command: ReportAtSticker, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        await house.door.do(report_at_sticker, command, SYSTEM)


@pytest.mark.parametrize("thing", [DOOR, LIFT], ids=["plain", "odd"])
def test_a_scan_of_a_page_s_code_names_its_object(thing: ServiceObject) -> None:
    assert read_scan(sticker_page(OURS, thing)) == Scanned(code=thing.code)


def test_a_scan_of_a_page_s_code_names_its_place() -> None:
    assert read_scan(sticker_page(OURS, PORT)) == Scanned(facility_id=PORT.id)


async def test_a_report_that_shows_the_page_s_link_is_about_its_object(house: Company) -> None:
    order = await house.reports(text=f"Broken: {sticker_page(OURS, DOOR)}")
    assert order.assignments[0].service_object == DOOR
