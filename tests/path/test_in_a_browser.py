"""The whole path played by hand in Chromium: every tap, text, photo, letter and pen stroke."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from pypdf import PdfReader

from cli.demo_door import door
from tests.path.camera import Camera, kept_in
from tests.path.hands import Column, draws
from tests.path.stage import DESK, GROUP, POCKET, Stage, stage

pytestmark = pytest.mark.chromium

FAULT = "Hej,\n\ndörren D-014 på Storgatan 5 står öppen på nätterna.\n\nMvh\nKarin Ek"
ADDRESS = "karin@brfeken.example"


@pytest.fixture
async def played(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path / "town") as there:
        yield there


@pytest.fixture
def camera(tmp_path: Path) -> Camera:
    return Camera(kept_in(tmp_path))


@pytest.mark.shows("E", "WO-03", "MS-04")
@pytest.mark.shows("C", "ME-01", "BO-03")
async def test_the_path_is_played_by_hand(played: Stage, camera: Camera) -> None:
    """From the customer's mail to the signed protocol and *ready*, with nothing but hands."""
    await karin_writes(played, camera)
    await maja_assigns_and_books(played, camera)
    await anna_works(played, camera)
    await karin_answers(played, camera)
    await anna_signs(played, camera)
    await karin_signs(played, camera)
    await the_protocol_arrives(played, camera)
    await maja_makes_it_ready(played, camera)
    await everybody_looks_again(played, camera)

    order = await played.town.order("1")
    assignment = order["assignments"][0]
    assert (order["status"], order["custom_status"]) == ("ready", "Återbesök")
    assert [m["text"] for m in assignment["measures"]] == ["Bytte dörrstängare"]
    assert [(a["number"], a["quantity"]) for a in assignment["articles"]] == [("4711", 2)]
    assert [(a["number"], a["state"]) for a in assignment["to_order"]] == [("P12", "to_order")]
    assert [c["text"] for c in order["comments"]] == ["Det är den vänstra dörren."]
    assert [s["role"] for s in order["signatures"]] == ["technician", "customer"]
    assert (len(order["documents"]), len(order["bookings"])) == (2, 1)
    assert played.faults == []


async def karin_writes(there: Stage, camera: Camera) -> None:
    """The customer mails a fault with a photo, and gets a receipt."""
    await camera.takes(there.desk, "before")
    await there.mail.writes("Dörren stänger inte", FAULT, door(closed=False))
    await camera.takes(there.desk, "a-mail-is-written")
    await there.mail.sends()
    await there.mail.opens("Re: Dörren stänger inte")
    await there.office.hears("Dörren stänger inte", key=there.label("👤 Assign"))
    await camera.takes(there.desk, "a-card-and-a-receipt")
    assert await there.mail.letter.locator("html").evaluate("() => document.compatMode") == (
        "CSS1Compat"
    )


async def maja_assigns_and_books(there: Stage, camera: Camera) -> None:
    """The dispatcher gives Anna the order in the group, and books her from her own chat."""
    office, tomorrow = there.office, there.label("tomorrow").capitalize()
    await office.taps(there.label("👤 Assign"), then="Erik")
    await camera.takes(there.desk, "whom-to-assign")
    await office.taps("Anna", then=there.label("🗓 Book"))
    await there.anna.hears("Dörren stänger inte", key=there.label("🛒 Order"))
    await camera.takes(there.pocket, "anna-has-it")
    await office.turns_to("Ordna")
    await office.says("/order 1")
    await office.hears("Dörren stänger inte", key=there.label("🗓 Book"))
    await office.taps(there.label("🗓 Book"), then="Erik")
    await office.taps("Anna", then=tomorrow)
    await camera.takes(there.desk, "which-day")
    await office.taps(tomorrow, then="8–10")
    await office.taps("8–10", then=there.label("Yes, send it"))
    await office.taps(there.label("Yes, send it"))
    await office.hears(there.label("✓ A confirmation for AO {number} is on its way.", number=1))
    await there.mail.goes_back()
    await there.mail.opens("8–10")
    await camera.takes(there.desk, "booked-and-confirmed")
    await office.turns_to(GROUP)


async def anna_works(there: Stage, camera: Camera) -> None:
    """The technician writes what she did, in her phone."""
    anna, undo = there.anna, there.label("↩ Undo")
    await anna.says("Bytte dörrstängare")
    await anna.hears("Bytte dörrstängare", key=undo)
    await camera.takes(there.pocket, "a-measure")
    await anna.sends_photo(door(closed=True))
    await expect(anna.here.locator(".row").last).to_contain_text("📷")
    await camera.takes(there.pocket, "a-photo")
    await anna.says("2 x 4711")
    await anna.hears("2 st 4711 Dörrstängare TS 83", key=undo)
    await anna.says("beställ 1 x P12")
    await anna.hears("P12 Gångjärn", key=there.label("✓ Done"))
    await there.office.hears("P12 Gångjärn", key=there.label("Ordered"))
    await camera.takes(there.pocket, "articles")
    await anna.taps(there.label("✓ Done"))
    buyer = there.town.mailbox("inkop@nordport.example")
    assert "Gångjärn" in (await buyer.waits_for(subject="AO:1")).text


async def karin_answers(there: Stage, camera: Camera) -> None:
    """What the customer answers is seen by the technician, who opens the order and marks it."""
    anna, open_it = there.anna, there.label("Open AO {number}", number=1)
    await there.mail.answers("Det är den vänstra dörren.")
    await anna.hears("vänstra dörren", key=open_it)
    await camera.takes(there.pocket, "an-answer")
    await anna.taps(open_it, then=there.label("🏷 Status"))
    await camera.takes(there.pocket, "the-card")
    await anna.taps(there.label("🏷 Status"), then="Återbesök")
    await camera.takes(there.pocket, "which-status")
    await anna.taps("Återbesök", then=there.label("✍️ Sign"))
    await anna.hears("🟪 Återbesök")


async def anna_signs(there: Stage, camera: Camera) -> None:
    """She sees what is signed, signs, and has the customer's link mailed."""
    anna = there.anna
    finished = there.label("✍️ Finished, sign as {name}", name="Anna Berg")
    await anna.taps(there.label("✍️ Sign"), then=finished)
    await camera.takes(there.pocket, "what-is-signed")
    await anna.taps(finished, then=ADDRESS)
    await camera.takes(there.pocket, "how-the-customer-signs")
    await anna.taps(ADDRESS)
    await anna.hears(ADDRESS, key=there.label("⋯ More"))


async def karin_signs(there: Stage, camera: Camera) -> None:
    """The customer follows the mailed link into a new tab and signs with the mouse."""
    await there.mail.opens(there.label("AO {number}: sign for the work", number=1))
    await camera.takes(there.desk, "a-request-to-sign")
    tab = await there.mail.follows(there.label("Read and sign"))
    await expect(tab.locator(".place")).to_have_text("Storgatan 5, port 2")
    await draws(tab)
    await in_both_sizes(tab, camera, "the-signing-page")
    await tab.locator("#send").click()
    await expect(tab.locator("[data-answered]")).to_contain_text("Karin Ek")
    await in_both_sizes(tab, camera, "signed")
    await tab.close()


async def the_protocol_arrives(there: Stage, camera: Camera) -> None:
    """The PDF comes in the mail and in the technician's chat."""
    await there.mail.goes_back()
    await there.mail.opens("protokoll")
    await there.anna.hears("AO-1.pdf")
    await camera.takes(there.desk, "the-protocol-in-the-mail")
    await camera.takes(there.pocket, "the-protocol-in-the-chat")
    pdf = await there.mail.downloads("AO-1.pdf")
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert all(words in text for words in ("Bytte dörrstängare", "Karin Ek", "Anna Berg"))
    camera.prints(pdf, "the-protocol")


async def maja_makes_it_ready(there: Stage, camera: Camera) -> None:
    """*Ready* asks because an article is left to order, and takes yes for an answer."""
    office, ready = there.office, there.label("Ready for invoicing")
    open_it = there.label("Open AO {number}", number=1)
    await office.hears("Karin Ek har signerat", key=open_it)
    await office.taps(open_it, then=ready)
    await office.taps(ready, then=there.label("Yes"))
    await office.hears("Gångjärn", key=there.label("Yes"))
    await camera.takes(there.desk, "ready-asks")
    await office.taps(there.label("Yes"))
    await office.hears(there.label("✓ AO {number} is ready for invoicing.", number=1))
    await camera.takes(there.desk, "ready")


async def everybody_looks_again(there: Stage, camera: Camera) -> None:
    """Anna's card has followed; the office and the mail in a pocket, and all of it at night."""
    await expect(there.anna.here.locator(".row", has_text="✍️ Karin Ek · ")).to_have_count(1)
    await Column(there.pocket, "middle", there.language).comes_forward()
    await camera.takes(there.pocket, "the-office-in-a-pocket")
    await Column(there.pocket, "right", there.language).comes_forward()
    await camera.takes(there.pocket, "the-mail-in-a-pocket")
    page = await there.mail.follows(there.label("See the order"))
    await in_both_sizes(page, camera, "the-orders-page")
    for shown in (there.desk, there.pocket):
        await shown.emulate_media(color_scheme="dark")
        await camera.takes(shown, "at-night")


async def in_both_sizes(page: Page, camera: Camera, what: str) -> None:
    """A page of the service as a desk and as a pocket shows it."""
    await page.set_viewport_size(POCKET)
    await camera.takes(page, f"{what}-in-a-pocket", whole=True)
    await page.set_viewport_size(DESK)
    await camera.takes(page, what, whole=True)
