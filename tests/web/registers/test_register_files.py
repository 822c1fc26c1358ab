"""Files into the registers and out of them: nothing is taken in before somebody has seen it."""

import base64
import re
from html import unescape

import pytest
from aiohttp import FormData

from core.people import Role
from tests.web.offices import Office, office_of
from tests.web.registers.rows import EKEN, kept, row_of
from tests.web.stage import Stage, text_of

IMPORT = "/office/registers/customers/import"


async def brings(office: Office, content: str, path: str = IMPORT) -> str:
    """A file is chosen; gives the page that tells what it would change."""
    await office.get(path)
    form = FormData()
    form.add_field("csrf", office.csrf)
    form.add_field("back", path)
    form.add_field("file", content.encode(), filename="kunder.csv", content_type="text/csv")
    answer = await office.stage.client.post(path, data=form)
    return await answer.text()


def kept_in(page: str) -> str:
    """The file as it travels in the page."""
    return unescape(re.findall(r'name="kept" value="([^"]*)"', page)[0])


async def test_a_file_is_shown_before_it_is_taken_in(office: Office) -> None:
    page = text_of(await brings(office, "Namn;Telefon\nBrf Eken;1234\nNy AB;\n"))
    assert "1 new, 1 changed, 0 as they are." in page
    assert "070-123 45 67 1234" in page
    assert await row_of(office.stage, EKEN) == EKEN


async def test_a_yes_takes_the_file_in(office: Office) -> None:
    page = await brings(office, "Namn;Telefon\nBrf Eken;1234\n")
    told = await office.posts(f"{IMPORT}/take-in", kept=kept_in(page))
    assert "0 added, 1 changed, 0 as they were." in text_of(told)
    assert (await row_of(office.stage, EKEN)).phone == "1234"


async def test_what_is_wrong_is_told_line_by_line(office: Office) -> None:
    page = text_of(await brings(office, "Namn;E-post\nNy AB;x\n;a@b.example\n"))
    assert "Line 2 E-post" in page
    assert "Line 3 Namn" in page
    assert "Take it in" not in page


async def test_a_wrong_file_changes_nothing_even_when_it_is_sent(office: Office) -> None:
    wrong = base64.b64encode(b"Namn;E-post\nBrf Eken;x\n").decode()
    page = await office.posts(f"{IMPORT}/take-in", kept=wrong)
    assert "Line 2" in text_of(page)
    assert await row_of(office.stage, EKEN) == EKEN


async def test_a_column_nobody_knows_is_named_by_hand(office: Office) -> None:
    page = await brings(office, "Vem;Nummer\nBrf Eken;1234\n")
    assert "The file has no column Name." in text_of(page)
    again = await office.posts(
        IMPORT, kept=kept_in(page),
        fields=[("theirs", "Vem"), ("ours", "name"), ("theirs", "Nummer"), ("ours", "phone")],
    )  # fmt: skip
    assert "0 new, 1 changed" in text_of(again)


async def test_a_file_that_is_no_text_is_refused_in_words(office: Office) -> None:
    page = text_of(await brings(office, "PK\x03\x04"))
    assert "That file is no text." in page


async def test_no_file_is_asked_for(office: Office) -> None:
    page = await office.posts(IMPORT, back=IMPORT)
    assert "Choose a CSV file first" in text_of(page)


async def test_an_export_is_taken_in_again_and_changes_nothing(office: Office) -> None:
    exported = await office.get("/office/registers/customers.csv")
    page = text_of(await brings(office, exported))
    assert "0 new, 0 changed, 1 as they are." in page


async def test_a_csv_is_a_file_to_be_saved(office: Office) -> None:
    answer = await office.stage.client.get("/office/registers/objects.csv")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert (await answer.read()).startswith(b"\xef\xbb\xbfCode,")


@pytest.mark.shows("W", "PE-26")
async def test_who_may_not_keep_the_customers_takes_no_file_in(stage: Stage) -> None:
    await kept(stage, EKEN)
    await office_of(stage, "Sven", Role.SUBCONTRACTOR)
    answer = await stage.client.get(IMPORT)
    assert answer.status == 403


async def test_another_system_s_orders_are_shown_then_taken_over(office: Office) -> None:
    where = "/office/registers/orders/import"
    page = await brings(office, "Nummer;Kund;Beskrivning\n77;Brf Eken;Dörren gnisslar\n", where)
    assert "1 new, 0 changed" in text_of(page)
    told = await office.posts(f"{where}/take-in", kept=kept_in(page))
    assert "1 added" in text_of(told)
    assert "Dörren gnisslar" in text_of(told)


async def test_an_order_of_a_customer_nobody_knows_is_not_taken_over(office: Office) -> None:
    where = "/office/registers/orders/import"
    page = await brings(office, "Kund;Beskrivning\nIngen;Dörren gnisslar\n", where)
    assert "Ingen is not in the register." in text_of(page)
