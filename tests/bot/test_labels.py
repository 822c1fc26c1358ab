"""Labels from a chat: the file comes at once, other papers are a tap away."""

import io

import pytest
from pypdf import PdfReader

from core.people import Role
from sandbox.client import HeardMessage, PersonHandle
from tests.bot.acting import taps
from tests.bot.registers import PORT
from tests.bot.stage import Company
from tests.notifications.approved import codes_on, needs_poppler, pages

pytestmark = [pytest.mark.shows("C", "XT-12"), pytest.mark.usefixtures("registers")]


async def file_of(company: Company, heard: HeardMessage) -> bytes:
    """The file of a message."""
    return await company.client.file(heard.raw["document"]["file_unique_id"])


@needs_poppler
async def test_an_object_s_label_comes_with_a_tap_and_its_code_opens_it(
    company: Company, maja: PersonHandle
) -> None:
    await maja.says("/object D-014")
    await taps(maja, "Label")
    heard = await maja.hears("A label for Entrédörr D-014, 3 × 8 on A4")
    (page,) = pages(await file_of(company, heard))
    (code,) = codes_on(page)
    assert code.text.endswith("?start=o_D-014")


async def test_another_paper_is_one_tap_away(company: Company, maja: PersonHandle) -> None:
    await maja.says("/object D-014")
    await taps(maja, "Label")
    await taps(maja, "62 × 29 mm")
    heard = await maja.hears("A label for Entrédörr D-014, 62 × 29 mm")
    (page,) = PdfReader(io.BytesIO(await file_of(company, heard))).pages
    assert round(float(page.mediabox.width) / 72 * 25.4) == 62


async def test_all_of_a_place_comes_from_one_of_its_objects(
    company: Company, maja: PersonHandle
) -> None:
    await maja.says("/object D-014")
    await taps(maja, "Label")
    await taps(maja, "All of the place")
    heard = await maja.hears("2 labels for Storgatan 5 and what stands there")
    text = PdfReader(io.BytesIO(await file_of(company, heard))).pages[0].extract_text()
    assert "fault+D-014@ordna.example" in text


async def test_in_swedish(company: Company, maja: PersonHandle) -> None:
    await maja.says("/language sv")
    await taps(maja, "Svenska")
    await maja.says("/object D-014")
    await taps(maja, "Etikett")
    await maja.hears("En etikett för Entrédörr D-014, 3 × 8 på A4")


async def test_a_place_s_card_has_labels_for_all_of_it_or_for_itself_alone(
    company: Company, maja: PersonHandle
) -> None:
    await maja.starts(f"f_{PORT.id.hex}")
    await taps(maja, "Labels")
    await maja.hears("2 labels for Storgatan 5 and what stands there")
    await taps(maja, "The place alone")
    heard = await maja.hears("A label for Storgatan 5")
    text = PdfReader(io.BytesIO(await file_of(company, heard))).pages[0].extract_text()
    assert f"fault+f_{PORT.id.hex[:10]}@ordna.example" in text.replace("\n", "")


async def test_the_company_s_own_paper_is_taken_first(
    company: Company, maja: PersonHandle
) -> None:
    await company.sets("label-format", "50x30")
    await maja.says("/object D-014")
    await taps(maja, "Label")
    await maja.hears("A label for Entrédörr D-014, 50 × 30 mm", button="3 × 8 on A4")


async def test_a_subcontractor_is_offered_no_labels(company: Company, maja: PersonHandle) -> None:
    sven = await company.joins("Sven Sund", Role.SUBCONTRACTOR)
    await sven.starts("o_D-014")
    heard = await sven.hears("Entrédörr D-014")
    assert "Label" not in heard.labels
