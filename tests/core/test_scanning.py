"""Stickers, barcodes and scans: what a code gives, what is kept of a scan, and who may see it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from core.events import ObjectScanned
from core.order_papers import Document
from core.people import SYSTEM, Actor, Role, User
from core.refusals import BadInput, NotAllowedAtAll
from core.registers import Agreement, Article, Customer, Facility, ServiceObject
from core.stickers import LONGEST_WORD, Scanned, read_scan, start_word, sticker_link
from core.usecases.registers import (
    KeepRow,
    KeepServiceObject,
    SwitchVerification,
    article_by_barcode,
    keep_row,
    keep_service_object,
    switch_verification,
)
from core.usecases.registers.articles import NoSuchBarcode
from core.usecases.registers.object_papers import (
    AddObjectDocument,
    NoSuchFile,
    RemoveObjectDocument,
    add_object_document,
    object_documents,
    remove_object_document,
)
from core.usecases.registers.scanning import (
    NothingScanned,
    PlaceScan,
    ScanFound,
    ScanObject,
    find_by_scan,
    place_scan,
    scan_object,
    scans_of,
)
from tests.core.conftest import Company

EKEN = Customer("Brf Eken")
PORT = Facility("Port 2", EKEN.id, "Storgatan 5")
GOLD = Agreement("Guld", EKEN.id)
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id, agreement_id=GOLD.id)
ALL = ScanFound(DOOR, PORT, EKEN, GOLD)
PHOTO = Document(
    "dörr.jpg", "image/jpeg", 1000, "Anna", datetime(2026, 11, 1, tzinfo=UTC), "a" * 64
)


@pytest.fixture
async def door(company: Company) -> ServiceObject:
    """A door with all that belongs to it."""
    for row in (EKEN, PORT, GOLD, DOOR):
        await company.door.do(keep_row, KeepRow(row), SYSTEM)
    return DOOR


async def found(company: Company, text: str, who: str = "Anna") -> ScanFound:
    """What this scan gives somebody."""
    return await company.door.ask(lambda uow: find_by_scan(text, company.actor(who), uow))


@pytest.mark.shows("U", "QR-01")
@pytest.mark.usefixtures("door")
@pytest.mark.parametrize(
    "text",
    [
        "D-014",
        " d-014\n",
        "o_D-014",
        "https://t.me/OrdnaBot?start=o_D-014",
        "tg://resolve?domain=OrdnaBot&start=o_D-014",
        "Service object D-014, Storgatan",
    ],
)
async def test_a_scan_gives_all_that_is_known(company: Company, text: str) -> None:
    assert await found(company, text) == ALL


@pytest.mark.usefixtures("door")
async def test_a_facility_s_sticker_gives_the_facility(company: Company) -> None:
    link = sticker_link("OrdnaBot", PORT)
    assert await found(company, link) == ScanFound(None, PORT, EKEN)


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize(
    "text", ["", "D-015", "o_", "x_!", "f_00", "https://evil.example/?start=", "ö" * 9999]
)
async def test_a_scan_of_something_else_gives_nothing(company: Company, text: str) -> None:
    with pytest.raises(NothingScanned):
        await found(company, text)


@pytest.mark.parametrize(
    "code", ["D-014", "Hiss 3", "Ö-7/2", "x" * 60, "å" * 40, "o_1", "f_00", "a_b-c"]
)
def test_what_a_sticker_says_is_read_back(code: str) -> None:
    thing = ServiceObject(code, "Hiss")
    scanned = read_scan(sticker_link("OrdnaBot", thing))
    assert scanned in (Scanned(code), Scanned(f"i_{thing.id.hex}"))
    assert len(start_word(thing)) <= LONGEST_WORD


async def test_an_object_whose_code_has_no_room_in_a_link_is_found(company: Company) -> None:
    thing = ServiceObject("å" * 40, "Hiss")
    await company.door.do(keep_row, KeepRow(thing), SYSTEM)
    assert (await found(company, sticker_link("OrdnaBot", thing))).service_object == thing


@pytest.mark.usefixtures("door")
async def test_a_customer_scans_his_own_objects_and_no_others(company: Company) -> None:
    his = Actor.of(User("Karin", Role.CUSTOMER, customer_id=EKEN.id))
    stranger = Actor.of(User("Bo", Role.CUSTOMER, customer_id=uuid4()))
    assert await company.door.ask(lambda uow: find_by_scan("D-014", his, uow)) == ALL
    with pytest.raises(NothingScanned):
        await company.door.ask(lambda uow: find_by_scan("D-014", stranger, uow))


@pytest.mark.shows("U", "QR-03", "PE-22")
async def test_verification_is_switched_on_by_whoever_may(
    company: Company, door: ServiceObject
) -> None:
    switch = SwitchVerification(door.id, on=True)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", switch_verification, switch)
    kept = KeepServiceObject(replace(door, qr_verification=True))
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", keep_service_object, kept)
    assert (await company.does("Maja", switch_verification, switch)).qr_verification


@pytest.mark.shows("U", "QR-03", "PE-23")
async def test_a_scan_keeps_when_by_whom_and_where(company: Company, door: ServiceObject) -> None:
    await company.does("Maja", switch_verification, SwitchVerification(door.id, on=True))
    await company.does("Sven", scan_object, ScanObject("o_D-014", 59.33, 18.07))
    (scan,) = await company.door.ask(lambda uow: scans_of(door.id, company.actor("Maja"), uow))
    assert (scan.at, scan.by, scan.latitude, scan.longitude) == (company.now, "Sven", 59.33, 18.07)
    assert [each.code for each in company.told(ObjectScanned)] == ["D-014"]


@pytest.mark.shows("U", "PE-23")
async def test_the_kept_scans_are_looked_at_by_whoever_may(
    company: Company, door: ServiceObject
) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.door.ask(lambda uow: scans_of(door.id, company.actor("Anna"), uow))


async def test_without_verification_nothing_is_kept(company: Company, door: ServiceObject) -> None:
    assert (await company.does("Anna", scan_object, ScanObject("D-014"))).scan is None
    assert await company.door.ask(lambda uow: uow.service_objects.scans(door.id)) == []


async def test_a_scan_sent_twice_is_kept_once(company: Company, door: ServiceObject) -> None:
    await company.does("Maja", switch_verification, SwitchVerification(door.id, on=True))
    again = ScanObject("D-014", 59.33, 18.07)
    first = await company.does("Anna", scan_object, again)
    assert (await company.does("Anna", scan_object, again)).scan == first.scan
    assert len(company.told(ObjectScanned)) == 1


@pytest.mark.usefixtures("door")
@pytest.mark.parametrize(
    "place", [(91.0, 0.0), (0.0, -181.0), (float("nan"), 0.0), (59.33, None), (None, 18.07)]
)
async def test_a_place_that_is_not_on_earth_is_refused(company: Company, place: Any) -> None:
    with pytest.raises(BadInput):
        await company.does("Anna", scan_object, ScanObject("D-014", *place))


@pytest.mark.shows("U", "QR-02")
@pytest.mark.parametrize(
    ("kept", "scanned"),
    [
        ("7310500123456", "7310500123456"),
        ("7310500123456", "7 310500 123456\r\n"),
        ("0036000291452", "036000291452"),
        ("036000291452", "0036000291452"),
        ("ABC 12", "ABC 12"),
        (None, "FILTER-G4"),
    ],
)
async def test_a_barcode_gives_its_article(
    company: Company, kept: str | None, scanned: str
) -> None:
    article = Article("FILTER-G4", "Filter", barcode=kept)
    await company.door.do(keep_row, KeepRow(article), SYSTEM)
    assert await company.door.ask(lambda uow: article_by_barcode(scanned, uow)) == article


@pytest.mark.parametrize("scanned", ["", "7310500999999", "%"])
async def test_an_unknown_barcode_is_said_to_be_so(company: Company, scanned: str) -> None:
    with pytest.raises(NoSuchBarcode):
        await company.door.ask(lambda uow: article_by_barcode(scanned, uow))


@pytest.mark.shows("U", "DO-03", "OB-03")
async def test_a_photo_is_kept_on_the_object_once(company: Company, door: ServiceObject) -> None:
    for _ in range(2):
        await company.does("Anna", add_object_document, AddObjectDocument(door.id, PHOTO))
    kept = await company.door.ask(
        lambda uow: object_documents(door.id, company.actor("Anna"), uow)
    )
    assert kept == [PHOTO]


@pytest.mark.shows("U", "DO-03", "PE-16")
async def test_a_file_is_taken_off_the_object_by_whoever_may(
    company: Company, door: ServiceObject
) -> None:
    await company.does("Anna", add_object_document, AddObjectDocument(door.id, PHOTO))
    remove = RemoveObjectDocument(door.id, PHOTO.id)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", remove_object_document, remove)
    assert await company.does("Maja", remove_object_document, remove) == []
    with pytest.raises(NoSuchFile):
        await company.does("Maja", remove_object_document, remove)


async def test_the_name_of_an_object_s_file_holds_no_path(
    company: Company, door: ServiceObject
) -> None:
    sly = AddObjectDocument(door.id, replace(PHOTO, name="../../etc/dörr.jpg"))
    (kept,) = await company.does("Anna", add_object_document, sly)
    assert kept.name == "dörr.jpg"


@pytest.mark.shows("U", "QR-03")
async def test_a_scan_gets_its_place_later_once_and_from_its_own_scanner(
    company: Company, door: ServiceObject
) -> None:
    verified = replace(door, qr_verification=True)
    await company.door.do(keep_row, KeepRow(verified), SYSTEM)
    kept = await company.does("Anna", scan_object, ScanObject("D-014"))
    assert kept.scan is not None
    here = PlaceScan(door.id, kept.scan.id, 59.33, 18.07)
    assert await company.does("Erik", place_scan, here) is None
    placed = await company.does("Anna", place_scan, here)
    again = await company.does("Anna", place_scan, replace(here, latitude=0.0))
    assert placed == again == replace(kept.scan, latitude=59.33, longitude=18.07)
