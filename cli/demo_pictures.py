"""Photos to send in the demo: a door before and after, its sticker, and barcodes of articles."""

import io
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from cli.demo_company import demo_object
from cli.demo_door import door
from core.ports import UnitOfWork
from core.stickers import sticker_link
from core.words import N_, Words

FACE = "IBMPlexSans-Regular.ttf"
INK = (27, 34, 36)
SIZE = (960, 720)
STICKER = "D-014"
ARTICLES = ("4711", "P12")
if TYPE_CHECKING:
    from zxingcpp import Barcode

Picture = tuple[str, bytes]


def sample_pictures(bot: str, words: Words, uow: UnitOfWork) -> list[Picture]:
    """Each with its name; the sticker opens an object of the demo by this bot's link."""
    told: list[Picture] = [
        (words.text(N_("The door before")), door(closed=False)),
        (words.text(N_("The door after")), door(closed=True)),
    ]
    thing = demo_object(STICKER, uow)
    if thing is not None:
        label = _labelled(_qr(sticker_link(bot, thing)), f"{thing.name} {thing.code}")
        told.append((words.text(N_("The sticker on the door")), _photo(label)))
    found = [each for number in ARTICLES if (each := uow.articles.by_number(number))]
    labels = [
        _labelled(_bars(each.barcode), f"{each.number}  {each.name}")
        for each in found
        if each.barcode
    ]
    if labels:
        told.append((words.text(N_("An article's barcode")), _photo(labels[0])))
        told.append((words.text(N_("Two barcodes")), _photo(*labels)))
    return told


def _qr(text: str) -> Image.Image:
    import zxingcpp

    return _drawn(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode), 9)


def _bars(digits: str) -> Image.Image:
    import zxingcpp

    return _drawn(zxingcpp.create_barcode(digits, zxingcpp.BarcodeFormat.EAN13), 5)


def _drawn(code: "Barcode", scale: int) -> Image.Image:
    import zxingcpp

    return Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=scale)).convert("RGB")


def _labelled(code: Image.Image, text: str) -> Image.Image:
    """The code on a white label, with what it stands on under it."""
    with as_file(files("notifications.papers") / "fonts" / FACE) as face:
        font = ImageFont.truetype(face, 34)
    width = max(code.width, round(font.getlength(text))) + 60
    label = Image.new("RGB", (width, code.height + 110), "white")
    label.paste(code, ((width - code.width) // 2, 30))
    ImageDraw.Draw(label).text((width / 2, label.height - 34), text, INK, font, anchor="ms")
    return label


def _photo(*labels: Image.Image) -> bytes:
    """The labels as a camera sees them: one under the other, a little askew, on grey."""
    high = sum(label.height for label in labels) + 60 * (len(labels) + 1)
    picture = Image.new("RGB", (SIZE[0], max(SIZE[1], high)), (126, 134, 132))
    top = (picture.height - high) // 2 + 60
    for nth, label in enumerate(labels):
        turned = label.convert("RGBA").rotate(2 - 3 * nth, Image.Resampling.BICUBIC, expand=True)
        picture.paste(turned, ((SIZE[0] - turned.width) // 2, top), turned)
        top += label.height + 60
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
