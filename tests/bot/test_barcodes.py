"""Barcodes in photos: an article with a tap, several to pick from, an unknown one said kindly."""

import io
from decimal import Decimal

import pytest
import zxingcpp
from PIL import Image

from core.lines import Line
from core.numbers import OrderNumber
from core.registers import Article
from core.usecases.registers import KeepArticle, keep_article
from sandbox.client import PersonHandle
from tests.bot.acting import photo, taps
from tests.bot.stage import Company

pytestmark = pytest.mark.shows("C", "QR-02")
KINDS = zxingcpp.BarcodeFormat
ORIENTATION = 0x0112
EAN = "7312345678909"
FILTER = Article("F4", "Filter G4", barcode=EAN)


def shelf(*codes: tuple[str, zxingcpp.BarcodeFormat]) -> bytes:
    """A photo of goods with these codes on them."""
    wall = Image.new("L", (1000, 60 + 540 * len(codes)), 235)
    for nth, (text, kind) in enumerate(codes):
        code = zxingcpp.create_barcode(text, kind)
        sticker = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4))
        wall.paste(sticker, (60, 60 + 540 * nth))
    out = io.BytesIO()
    wall.convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


@pytest.fixture
async def shop(company: Company, order: OrderNumber) -> Company:
    """A company that knows what is on its filters' boxes."""
    await company.does("Maja Lind", keep_article, KeepArticle(FILTER))
    return company


async def used(company: Company) -> list[Line]:
    """What stands on the first order."""
    return [row for a in (await company.order()).assignments for row in a.articles]


@pytest.mark.parametrize(
    ("text", "kind"), [(EAN, KINDS.EAN13), ("F4", KINDS.Code128), ("F4", KINDS.QRCode)]
)
async def test_a_code_is_added_with_one_tap(
    shop: Company, anna: PersonHandle, text: str, kind: zxingcpp.BarcodeFormat
) -> None:
    """EAN, Code 128 or QR; by barcode or number."""
    await anna.sends_photo(shelf((text, kind)))
    await anna.hears("F4 Filter G4. Did you use it on AO 1?", button="Add 1 × F4 Filter G4")
    await taps(anna, "Add 1 × F4")
    await anna.hears("📦 Added to AO 1: 1 pcs F4 Filter G4", button="↩ Undo")
    assert [row.quantity for row in await used(shop)] == [Decimal(1)]


async def test_a_photo_with_odd_exif_is_read_as_any_other(
    shop: Company, anna: PersonHandle
) -> None:
    """Some cameras write what Pillow warns of, and that is no reason not to look."""
    said = Image.Exif()
    said[ORIENTATION] = 1
    odd = said.tobytes().replace(b"\x00\x01\x01\x12", b"\x00\x09\x01\x12")
    out = io.BytesIO()
    Image.open(io.BytesIO(shelf((EAN, KINDS.EAN13)))).save(out, "JPEG", exif=odd)
    await anna.sends_document(out.getvalue(), "kod.jpg")
    await anna.hears("F4 Filter G4. Did you use it on AO 1?")


async def test_another_quantity_is_a_tap_too(shop: Company, anna: PersonHandle) -> None:
    """And a photo sent as a file is as good."""
    await anna.sends_document(shelf((EAN, KINDS.EAN13)), "kod.jpg")
    await anna.hears("Filter G4", button="Add 1 × F4 Filter G4")
    await taps(anna, "5")
    await anna.hears("📦 Added to AO 1: 5 pcs F4 Filter G4")


@pytest.mark.shows("C", "XT-13")
async def test_several_codes_give_a_list_with_how_many_of_each(
    shop: Company, anna: PersonHandle
) -> None:
    """Each is added once, with the number that is in the photo."""
    boxes = ((EAN, KINDS.EAN13), (EAN, KINDS.EAN13), ("4711", KINDS.Code128))
    await anna.sends_photo(shelf(*boxes))
    listed = await anna.hears("Several articles are on that photo")
    assert listed.labels[:2] == ["2 × F4 Filter G4", "1 × 4711 Dörrstängare TS 83"]
    await taps(anna, "2 × F4")
    await anna.hears("📦 Added to AO 1: 2 pcs F4 Filter G4")


@pytest.mark.shows("C", "XT-13")
async def test_the_list_stays_until_done_and_marks_what_was_added(
    shop: Company, anna: PersonHandle
) -> None:
    """The second article is one tap too, and no receipt takes the list away."""
    await anna.sends_photo(shelf((EAN, KINDS.EAN13), ("4711", KINDS.Code128)))
    await taps(anna, "1 × F4")
    marked = await anna.hears("Several articles", button="✓ 1 × F4 Filter G4", anew=False)
    await taps(anna, "1 × 4711")
    await taps(anna, "Done")
    ended = await anna.hears("From that photo, on AO 1", button="Open AO 1", anew=False)
    assert ended.message_id == marked.message_id
    assert "✓ 1 × 4711 Dörrstängare TS 83" in ended.text
    assert [row.number for row in await used(shop)] == ["F4", "4711"]


async def test_an_unknown_code_is_said_kindly_with_ways_on(
    shop: Company, anna: PersonHandle
) -> None:
    """Never a dead end."""
    await anna.sends_photo(shelf(("4006381333931", KINDS.EAN13)))
    said = await anna.hears("No article has the code 4006381333931.", button="📦 Article")
    assert "send it as a file" in said.text


async def test_a_photo_with_words_is_no_question_about_a_strange_code(
    shop: Company, anna: PersonHandle
) -> None:
    """Plates with codes are photographed for other reasons."""
    await anna.sends_photo(shelf(("4006381333931", KINDS.EAN13)), caption="Typskylten")
    await anna.hears("✓ Added to AO 1: Typskylten")
    await shop.when(lambda: _nothing_due(shop))
    assert not any("No article has" in each.text for each in await anna.messages())


async def _nothing_due(company: Company) -> bool:
    rows = await company.bot.door.ask(lambda uow: uow.due.of_order("1"))
    return not any(row.kind == "look-for-codes" for row in rows)


async def test_a_photo_in_answer_to_which_article_is_no_document(
    shop: Company, anna: PersonHandle
) -> None:
    """It is looked at, and not kept among the order's photos."""
    await taps(anna, "📦 Article")
    await anna.hears("send a photo of its barcode")
    await anna.sends_photo(shelf((EAN, KINDS.EAN13)))
    await taps(anna, "Add 1 × F4")
    await anna.hears("📦 Added to AO 1: 1 pcs F4")
    assert (await shop.order()).documents == ()


async def test_a_photo_without_a_code_is_kept_and_it_is_said_what_helps(
    shop: Company, anna: PersonHandle
) -> None:
    """Nothing that was sent is lost."""
    await taps(anna, "📦 Article")
    await anna.hears("send a photo of its barcode")
    await anna.sends_photo(photo())
    await anna.hears("I could read no code in that photo; it is kept on AO 1.")
    assert len((await shop.order()).documents) == 1


@pytest.mark.parametrize("typed", [EAN, "F4"])
async def test_what_a_hand_scanner_types_is_the_article(
    shop: Company, anna: PersonHandle, typed: str
) -> None:
    """A scanner is a keyboard."""
    await anna.says(typed)
    await anna.hears("📦 Added to AO 1: 1 pcs F4 Filter G4", button="+ 1")


async def test_a_number_that_no_order_has_but_an_article_is_asked_about(
    shop: Company, anna: PersonHandle
) -> None:
    """And one that neither has is no order, as before."""
    await anna.says("4711")
    await anna.hears("4711 Dörrstängare TS 83. Did you use it on AO 1?", button="Add 1 × 4711")
    await anna.says("9999")
    await anna.hears("There is no order 9999.")


@pytest.mark.shows("C", "AO-01")
async def test_a_code_can_be_ordered_instead(shop: Company, anna: PersonHandle) -> None:
    """The empty box of what is to be bought."""
    await anna.sends_photo(shelf((EAN, KINDS.EAN13)))
    await taps(anna, "🛒 Order it")
    await anna.hears("🛒 To order for AO 1: 1 pcs F4 Filter G4")


async def test_a_sticker_of_ours_opens_what_it_is_on(shop: Company, anna: PersonHandle) -> None:
    """XT-17: with the link that is on it."""
    link = "https://t.me/ordna_bot?start=o_D-014"
    await anna.sends_photo(shelf((link, KINDS.QRCode)))
    await anna.hears("That is a sticker of ours.", button="Open D-014")


@pytest.mark.shows("C", "QR-02")
async def test_a_sticker_of_another_companys_is_a_strange_code(
    shop: Company, anna: PersonHandle
) -> None:
    """No button leads to a bot that knows nobody here."""
    link = "https://t.me/another_bot?start=o_X-999"
    await anna.sends_photo(shelf((link, KINDS.QRCode)))
    said = await anna.hears("No article has the code", button="📦 Article")
    assert not any("Open X" in label for label in said.labels)
