"""Stickers in chat: what they open, what is kept of a scan, the door code that goes away."""

import io
from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from PIL import Image, ImageOps

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.registers import Facility, PerformedService, ServiceObject
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.registers import KeepRow, keep_row
from sandbox.client import PersonHandle
from tests.bot.acting import opens, photo, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)


@pytest.fixture
async def door(company: Company, order: OrderNumber) -> ServiceObject:
    """A door at a place with a code, both of the order's customer."""
    customer = (await company.order()).customer
    place = Facility("Port 2", customer.id, "Storgatan 5", comment="Portkod 4711")
    made = ServiceObject("D-014", "Entrédörr", customer.id, place.id)
    for row in (place, made):
        await company.bot.door.do(keep_row, KeepRow(row), SYSTEM)
    return made


async def put_on(company: Company, door: ServiceObject) -> None:
    """The door is on the order, and something was done to it."""
    edit = EditOrder(ONE, (Edit("object", door.code),))
    await company.does("Maja Lind", edit_order, edit)
    done = AddMeasure(ONE, "Bytte dörrstängare", date(2026, 11, 24))
    await company.does("Anna Berg", add_measure, done)


def sticker(text: str) -> bytes:
    """A photo of a sticker with a QR code."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    picture = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6))
    out = io.BytesIO()
    ImageOps.expand(picture, 40, 255).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


async def is_to_go(company: Company) -> bool:
    """Whether a message waits for being taken away again."""
    rows = await company.bot.door.ask(lambda uow: uow.outbox.rows())
    return any(row.letter == "gone" for row in rows)


@pytest.mark.shows("C", "QR-01", "XT-12")
async def test_a_sticker_opens_its_object_and_sets_it_on_the_order_in_hand(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """QR-01."""
    await anna.starts("o_D-014")
    heard = await anna.hears("Entrédörr D-014")
    assert "Storgatan 5" in heard.text
    await taps(anna, "Set on AO 1")
    await anna.hears("It is on AO 1 now")
    thing = (await company.order()).assignments[0].service_object
    assert thing is not None
    assert thing.code == "D-014"


@pytest.mark.shows("C", "QR-01", "OB-06", "SE-17")
async def test_an_object_shows_its_orders_and_what_was_done(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """QR-01: the open order is a button."""
    noted = replace(door, comment="Nyckel hos vakten")
    await company.bot.door.do(keep_row, KeepRow(noted), SYSTEM)
    await put_on(company, door)
    await anna.says("/object D-014")
    heard = await anna.hears("1 order is open here")
    assert "Bytte dörrstängare" in heard.text
    assert "Nyckel hos vakten" in heard.text
    await taps(anna, "Open AO 1")
    await anna.hears("AO 1", button="Article")


@pytest.mark.shows("C", "XT-17", "CF-16")
async def test_a_facilitys_sticker_lists_what_is_open_and_its_door_code_goes_away(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """XT-17."""
    await put_on(company, door)
    await anna.starts(f"f_{door.facility_id.hex if door.facility_id else ''}")
    heard = await anna.hears("1 order is open here")
    assert "Bytte dörrstängare" in heard.text
    code = await anna.hears("This message goes away in ten minutes.")
    assert "Portkod 4711" in code.text
    await company.when(lambda: is_to_go(company))
    company.clock.later(minutes=11)
    company.bot.dispatcher.wake()

    await anna.sees_gone(code)


@pytest.mark.shows("C", "QR-01", "WO-02")
async def test_a_new_order_on_what_was_scanned(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """Customer, place and object are filled in."""
    await anna.starts("o_D-014")
    await taps(anna, "New order on it")
    heard = await anna.hears("What is to be done?")
    assert "Entrédörr D-014" in heard.text
    await anna.says("Dörren gnisslar")
    await taps(anna, "Save and take it")
    await anna.hears("AO 2 is made")
    assert (await company.order(2)).facility is not None


@pytest.mark.shows("C", "QR-03", "PE-22", "PE-23")
async def test_a_scan_is_kept_with_time_person_and_place(
    company: Company, door: ServiceObject, maja: PersonHandle, anna: PersonHandle
) -> None:
    """QR-03."""
    await maja.says("/object D-014")
    await taps(maja, "Who was here")
    await taps(maja, "Switch it on")
    await maja.hears("Scans are kept")
    await anna.starts("o_D-014")
    await anna.hears("Your scan is kept")
    await anna.sends_location(59.33, 18.07)
    await anna.hears("The scan is kept with the place")
    await maja.says("/object D-014")
    await taps(maja, "Who was here")
    heard = await maja.hears("Anna Berg")
    assert "59.3300, 18.0700" in heard.text


@pytest.mark.shows("C", "QR-03")
async def test_the_place_of_a_scan_may_be_left_out(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """What is written then goes to the order as ever."""
    verified = replace(door, qr_verification=True)
    await company.bot.door.do(keep_row, KeepRow(verified), SYSTEM)
    await anna.starts("o_D-014")
    await anna.hears("Your scan is kept")
    await anna.says("Without the place")
    await anna.hears("The scan is kept without the place")
    await anna.says("Smorde dörren")
    await anna.hears("Added to AO 1")


@pytest.mark.shows("C", "OB-03", "DO-03")
async def test_a_photo_is_kept_with_the_object(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """OB-03."""
    await anna.says("/object D-014")
    await taps(anna, "Files")
    await anna.hears("Send a photo or a file")
    await anna.sends_photo(photo())
    await anna.hears("1 photo or file")
    kept = await company.bot.door.ask(lambda uow: uow.service_objects.documents(door.id))
    assert len(kept) == 1


@pytest.mark.shows("C", "WO-04")
async def test_an_order_is_made_from_a_performed_service(
    company: Company, door: ServiceObject, maja: PersonHandle
) -> None:
    """WO-04."""
    customer = (await company.order()).customer
    service = PerformedService(
        "SP-7", customer.id, date(2026, 11, 20), door.facility_id, door.id, "Anna", "Byt rulle"
    )
    await company.bot.door.do(keep_row, KeepRow(service), SYSTEM)
    await maja.says("/object D-014")
    await taps(maja, "Services")
    await taps(maja, "SP-7")
    await taps(maja, "Save")
    await maja.hears("AO 2 is made")
    made = await company.order(2)
    assert (made.title, made.service_number) == ("Byt rulle", "SP-7")


async def test_a_code_nobody_knows_is_said_so(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """QR-01."""
    await anna.starts("o_D-999")
    await anna.hears("Nothing in the registers has the code D-999")


@pytest.mark.shows("C", "OB-07")
async def test_a_counter_is_read_on_the_assignment(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """OB-07."""
    counted = replace(door, counter_unit="h")
    await company.bot.door.do(keep_row, KeepRow(counted), SYSTEM)
    await put_on(company, counted)
    await anna.hears("Bytte dörrstängare", anew=False)
    await opens(anna, "The work", "Assignments", "Entrédörr", "Counter")
    await anna.hears("What does the counter show?")
    await anna.says("1 520,5")
    await anna.hears("AO 1", button="Undo")
    assert str((await company.order()).assignments[0].counter) == "1520.5"


@pytest.mark.shows("C", "QR-01", "XT-17")
async def test_a_photo_of_a_sticker_opens_what_it_is_on(
    company: Company, door: ServiceObject, anna: PersonHandle
) -> None:
    """QR-01: the photo itself stays with the order in hand."""
    await anna.sends_photo(sticker("https://t.me/ordna_bot?start=o_D-014"))
    await anna.hears("Entrédörr D-014", button="Set on AO 1")


@pytest.mark.shows("C", "QR-01", "XT-17")
async def test_a_photo_of_a_sticker_opens_it_with_no_order_in_hand_too(
    company: Company, door: ServiceObject, maja: PersonHandle
) -> None:
    """XT-17."""
    await maja.sends_photo(sticker("D-014"))
    await maja.hears("Entrédörr D-014", button="New order on it")
