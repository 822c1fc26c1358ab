"""The whole path of one order: a mail, a card, the work in chat, two signatures, the protocol."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from core.people import Role
from tests.path.signing import signs_on_page
from tests.path.town import FAULTS, Town, photo, town


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path) as there:
        yield there


async def test_a_mail_becomes_a_signed_protocol(place: Town) -> None:
    """WO-03, ME-01, AR-01, AO-01, AO-04, SG-02, MS-04: the path of issue to invoice, end to end."""
    maja = await place.joins("Maja Lind", Role.DISPATCHER)
    anna = await place.joins("Anna Berg", Role.TECHNICIAN)
    karin = place.mailbox("karin@brfeken.example", "Karin Ek")

    await karin.writes(
        FAULTS, "Dörren stänger inte", "Hej, dörren D-014 går inte igen.\n\nKarin", [photo()]
    )
    receipt = await karin.waits_for(subject="1")
    assert "Dörren stänger inte" in (await maja.hears("Dörren stänger inte")).text

    await maja.taps("Assign")
    await maja.taps("Anna")
    await anna.hears("Dörren stänger inte")

    await anna.says("Replaced the closer")
    await anna.hears("Replaced the closer")
    await anna.sends_photo(photo("after"))
    await anna.says("2 x 4711")
    await anna.hears("Dörrstängare TS 83")
    await anna.says("order 1 x P12")
    await maja.hears("Gångjärn")
    await anna.taps("Done")
    parts = await place.mailbox("inkop@nordport.example").waits_for(
        subject="Articles to order at AO:1"
    )
    assert "Gångjärn" in parts.text

    await karin.replies(receipt, "Det är den vänstra dörren.")
    await anna.hears("vänstra dörren")

    order = await place.order("1")
    assert order["customer"]["name"] == "Brf Eken"
    assert order["assignments"][0]["service_object"]["code"] == "D-014"
    assert [m["text"] for m in order["assignments"][0]["measures"]] == ["Replaced the closer"]
    assert order["comments"][0]["text"] == "Det är den vänstra dörren."

    await anna.taps("Sign")
    await anna.taps("Finished")
    await anna.taps("Anna Berg")
    await anna.taps("karin@brfeken.example")
    request = await karin.waits_for(subject="1", text="/sign/")
    await signs_on_page(request.text, "Karin Ek")
    protocol = await karin.waits_for(subject="1", attachment="AO-1.pdf")
    text = _text(protocol.attachment("AO-1.pdf"))
    assert {"Replaced the closer", "Karin Ek", "Anna Berg"} <= {
        each for each in ("Replaced the closer", "Karin Ek", "Anna Berg") if each in text
    }
    assert (await place.order("1"))["status"] == "signed"


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
