"""The protocol that is measured: two pages, twenty articles, four photos of 2 MP, two signatures."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from random import Random
from zoneinfo import ZoneInfo

from core.lines import Line, Measure
from core.numbers import OrderNumber
from core.order_papers import Assigned, Document, Signature, SignedAs
from core.registers import Customer, Facility, Person, ServiceObject
from core.settings import Settings
from core.signature_chain import sealed
from core.views import ALL_PRICES
from core.words import Words
from core.work_order import Assignment, Origin, State, WorkOrder
from notifications.papers.blocks import Paper
from notifications.papers.printing import drawing_for_print, photo_for_print
from notifications.papers.protocol.gathering import protocol_facts
from notifications.papers.protocol.layout import laid_out
from notifications.papers.protocol.source import Around, Pictures

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TWO_MEGAPIXELS = (1632, 1224)
SETTINGS = Settings(
    {
        "company-name": "Nordport Service AB",
        "company-address": "Verkstadsgatan 4, 118 20 Stockholm",
        "company-phone": "08-123 45 67",
        "company-email": "service@nordport.example",
        "company-organisation-number": "556677-8899",
    }
)
ARTICLES = ("Dörrstängare TS 83", "Gångjärn rostfritt 110 mm", "Tätningslist EPDM svart", "Skruv")


def photo(seed: int) -> bytes:
    """Something with as much in it as a phone's photo of 2 MP."""
    from PIL import Image, ImageFilter

    noise = Image.frombytes("RGB", (204, 153), Random(seed).randbytes(204 * 153 * 3))
    image = noise.filter(ImageFilter.GaussianBlur(2)).resize(TWO_MEGAPIXELS)
    out = BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def drawing(seed: int) -> bytes:
    """A signature as it is drawn on a phone."""
    from PIL import Image, ImageDraw

    random, image = Random(seed), Image.new("RGBA", (900, 400), (0, 0, 0, 0))
    points = [(60 + step * 20, 200 + random.randint(-120, 120)) for step in range(40)]
    ImageDraw.Draw(image).line(points, fill=(20, 30, 60, 255), width=7, joint="curve")
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@cache
def order() -> WorkOrder:
    """The order, signed by both."""
    eken = Customer("Brf Eken", "styrelsen@brfeken.example", address="Storgatan 5, Solna")
    signatures = (
        Signature(SignedAs.TECHNICIAN, "Anna Berg", NOW, image_sha256="aa" * 32),
        Signature(SignedAs.CUSTOMER, "Karin Ek", NOW, image_sha256="bb" * 32),
    )
    made = WorkOrder(
        number=OrderNumber(421),
        customer=eken,
        origin=Origin.MAIL,
        created_at=NOW,
        created_by="Karin Ek",
        state=State.BEGUN,
        facility=Facility("Storgatan 5", eken.id, "Storgatan 5, port 2, 171 44 Solna"),
        contact=Person("Karin Ek", "karin@brfeken.example", "070-123 45 67", customer_id=eken.id),
        assigned=(Assigned(eken.id, "Anna Berg"),),
        assignments=(_assignment(),),
        documents=tuple(_document(nth) for nth in range(4)),
    )
    for signature in signatures:
        made = sealed(made.with_signature(signature, State.SIGNED))
    return made


def _assignment() -> Assignment:
    measures = (
        Measure("Bytte dörrstängare och justerade karmen.", NOW.date(), "Anna Berg"),
        Measure("Provade stängningen tio gånger.", NOW.date(), "Anna Berg"),
    )
    return Assignment(
        "Dörren stänger inte",
        "Dörren i port 2 står öppen hela natten. Den slår i karmen och studsar upp igen.",
        "Sliten dörrstängare",
        ServiceObject("D-014", "Entrédörr", model="Besam SW100", serial_number="SN 88-1203"),
        measures=measures,
        articles=tuple(_article(nth) for nth in range(20)),
    )


def _article(nth: int) -> Line:
    price = Decimal(100 + 37 * nth)
    name = ARTICLES[nth % len(ARTICLES)]
    return Line(name, Decimal(1 + nth % 3), "Anna Berg", NOW, number=f"{4700 + nth}", price=price)


def _document(nth: int) -> Document:
    return Document(f"IMG_{nth}.jpg", "image/jpeg", 1, "Anna Berg", NOW, sha256=f"{nth}" * 64)


@cache
def pictures() -> Pictures:
    """The images, scaled once."""
    signed = zip(order().signatures, (drawing(1), drawing(2)), strict=True)
    return Pictures(
        {each.id: photo_for_print(photo(nth)) for nth, each in enumerate(order().documents)},
        {each.id: drawing_for_print(drawn) for each, drawn in signed},
    )


def paper(words: Words) -> Paper:
    """The protocol, gathered anew."""
    around = Around(site="https://ordna.example")
    return laid_out(protocol_facts(order(), SETTINGS, words, pictures(), NOW, ALL_PRICES, around))


def english() -> Words:
    """The words of the one language that needs no file."""
    from gettext import NullTranslations

    return Words("en", NullTranslations(), ZoneInfo("Europe/Stockholm"))
