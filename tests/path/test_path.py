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


@pytest.mark.shows("E", "WO-03", "AO-03", "AO-04", "DO-01", "MS-04", "SE-48")
@pytest.mark.shows("C", "ME-01", "AR-01", "AO-01", "SG-02", "AO-11")
async def test_a_mail_becomes_a_signed_protocol(place: Town) -> None:
    """WO-03, ME-01, AR-01, AO-01, AO-04, SG-02, MS-04: the path, end to end."""
    maja = await place.joins("Maja Lind", Role.DISPATCHER)
    anna = await place.joins("Anna Berg", Role.TECHNICIAN)
    karin = place.mailbox("karin@brfeken.example", "Karin Ek")

    await karin.writes(FAULTS, "Dörren stänger inte", "Dörren D-014 går inte igen.", [photo()])
    receipt = await karin.waits_for(subject="AO 1", text="Dörren stänger inte")
    await maja.hears("Dörren stänger inte", button="Assign")
    await maja.taps("Assign")
    await maja.hears(button="Anna")
    await maja.taps("Anna")
    await anna.hears("Dörren stänger inte", button="Status")

    await anna.says("Replaced the closer")
    await anna.hears("Added to AO 1: Replaced the closer")
    await anna.sends_photo(photo("after"))
    await anna.hears("Saved on AO 1: Replaced the closer")
    await anna.says("2 x 4711")
    await anna.hears("2 pcs 4711 Dörrstängare TS 83")
    await anna.says("order 1 x P12")
    await anna.hears("To order for AO 1", button="Done")
    await maja.hears("Gångjärn", button="Ordered")
    await anna.taps("Done")
    buyer = place.mailbox("inkop@nordport.example")
    wanted = await buyer.waits_for(subject="Articles to order at AO:1")
    assert "Gångjärn" in wanted.text

    await karin.replies(receipt, "Det är den vänstra dörren.")
    await anna.hears("vänstra dörren")

    await anna.taps("Status")
    await anna.hears(button="Återbesök")
    await anna.taps("Återbesök")

    await anna.hears("Återbesök", button="Sign")
    await anna.taps("Sign")
    await anna.hears(button="Finished")
    await anna.taps("Finished")
    await anna.hears(button="karin@brfeken.example")
    await anna.taps("karin@brfeken.example")
    request = await karin.waits_for(text="/sign/")
    await signs_on_page(next(link for link in request.links if "/sign/" in link), "Karin Ek")
    protocol = await karin.waits_for(subject="protokoll")
    text = _text(await protocol.attachment("AO-1.pdf"))
    await anna.hears("Karin Ek has signed AO 1")
    await maja.hears(button="Ready")
    await maja.taps("Ready")
    await maja.hears("Gångjärn", button="Yes")
    await maja.taps("Yes")
    await maja.hears("AO 1 is ready for invoicing")

    order = await place.order("1")
    assignment = order["assignments"][0]
    assert (order["status"], order["customer"]["name"]) == ("ready", "Brf Eken")
    assert assignment["service_object"]["code"] == "D-014"
    assert [m["text"] for m in assignment["measures"]] == ["Replaced the closer"]
    assert [(a["number"], a["quantity"]) for a in assignment["articles"]] == [("4711", 2)]
    assert [(a["number"], a["state"]) for a in assignment["to_order"]] == [("P12", "to_order")]
    assert [c["text"] for c in order["comments"]] == ["Det är den vänstra dörren."]
    assert (len(order["documents"]), order["custom_status"]) == (2, "Återbesök")
    assert [s["role"] for s in order["signatures"]] == ["technician", "customer"]
    assert all(words in text for words in ("Replaced the closer", "Karin Ek", "Anna Berg"))


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
