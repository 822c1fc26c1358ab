"""Protocols of every kind there is to look at: short, long, of many photos, of hostile words."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from core.lines import Line, Measure
from core.numbers import OrderNumber
from core.order_papers import Comment, Document, Stage
from core.registers import Customer
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from core.settings import Settings
from core.signature_chain import sealed
from core.views import ALL_PRICES
from core.work_order import Assignment, State, WorkOrder
from notifications.papers.blocks import Picture
from notifications.papers.printing import (
    drawing_for_print,
    logo_for_print,
    photo_for_print,
    render,
)
from notifications.papers.protocol.gathering import protocol_facts
from notifications.papers.protocol.layout import laid_out
from notifications.papers.protocol.source import Around, Pictures
from tests.notifications.example import (
    ASSIGNMENT,
    COMPANY,
    DOOR,
    NOW,
    ORDER,
    SIGNED,
    TODAY,
    an_id,
)
from tests.notifications.photographed import DRAWING, PHOTOS, SIGNED_ORDER
from tests.notifications.spoken import speech

SITE = "https://ordna.nordport.example"
LONG = (
    "Vi bytte först dörrstängaren och märkte då att karmen hade satt sig. Därför justerades "
    "gångjärnen i tre omgångar innan dörren stängde som den ska. "
)
HOSTILE = "<b>unclosed</para> \u202egnp\u202c 👍🏽 漢字 ไทย العربية {page} %s " + "o" * 300
WHOLE = {
    "print-full-self-checks": "on",
    "print-custom-fields": "on",
    "print-comments": "on",
    "print-creation-date": "on",
}
TEMPLATE = (
    '[{"name": "Service", "starred": true, "colour": "#7d4fb5", "above": "Tack för att du valde '
    'oss.", "below": "Två års garanti på delar och arbete.", "parts": ["parties", "above", '
    '"assignments", "total", "signatures", "below", "code"]}]'
)
"""The company's look, its own texts, and no list of what is to be ordered."""
ARTICLES = tuple(
    Line(
        name, Decimal(quantity), "Anna Berg", NOW,
        number=str(4700 + nth), price=Decimal(price), id=an_id(300 + nth),
    )
    for nth, (name, quantity, price) in enumerate(
        (
            ("Dörrstängare TS 83", "2", "1240.50"),
            ("Gångjärn rostfritt 110 mm", "6", "189"),
            ("Tätningslist EPDM svart, självhäftande, 9 × 5,5 mm", "12.5", "24.90"),
            ("Skruv", "24", "1.20"),
            ("Säkerhetssensor Optex OA-Presence TN", "1", "3480"),
        )
        * 4
    )
)  # fmt: skip
LIFT = replace(
    ASSIGNMENT,
    description="Hissen stannar mellan våningarna",
    error="Hissen stannade två gånger i går mellan plan 3 och 4, senast med en person i.",
    service_object=replace(
        DOOR,
        code="H-2",
        name="Personhiss B",
        model="Kone MonoSpace 500",
        serial_number="K-4451-2009",
        counter_unit="h",
        id=an_id(14),
    ),
    counter=Decimal(12480),
    measures=(Measure("Bytte dörrkontakt på plan 3.", TODAY, "Erik Sund", id=an_id(121)),),
    id=an_id(31),
)
LAMPS = Assignment(
    "Byt lysrör i trapphuset",
    measures=(Measure("Bytte fyra lysrör.", date(2026, 11, 23), "Anna Berg", id=an_id(130)),),
    id=an_id(32),
)
_FRESH = SelfCheckTemplate(
    "Slagdörr",
    (
        PointTemplate("Stängkraft", unit="N"),
        PointTemplate("Sensor", choices=(Choice("ok", True), Choice("fel", False))),
    ),
).check()
CHECK = replace(
    _FRESH,
    points=(
        replace(_FRESH.points[0], value="62", approved=True),
        replace(_FRESH.points[1], choice="fel", approved=False, note="Beställ ny"),
    ),
    completed_by="Anna Berg",
    completed_at=NOW,
    signed_by="Anna Berg",
    signed_at=NOW,
)
AROUND = Around(
    {ASSIGNMENT.id: (("Nyckelskåp", "Vid soprummet"),)},
    {LIFT.id: Customer("Viskan Fastigheter AB")},
    site=SITE,
)


def photographed(many: int, order: WorkOrder = SIGNED_ORDER) -> WorkOrder:
    """The order with so many photos, sealed."""
    shown = SIGNED_ORDER.documents
    papers = (replace(shown[nth % len(shown)], id=an_id(1000 + nth)) for nth in range(many))
    return sealed(replace(order, documents=tuple(papers)))


def _of_work(*work: Assignment) -> WorkOrder:
    signed = replace(ORDER, assignments=work, signatures=())
    both = signed.with_signature(SIGNED, State.PARTLY_SIGNED)
    return both.with_signature(SIGNED_ORDER.signatures[1], State.SIGNED)


def _staged(order: WorkOrder) -> WorkOrder:
    stages = (Stage.BEFORE, Stage.AFTER)
    papers = (replace(d, stage=stages[n % 2]) for n, d in enumerate(order.documents))
    return replace(order, documents=tuple(papers))


def _several() -> WorkOrder:
    order = _of_work(replace(ASSIGNMENT, self_checks=(CHECK,)), LIFT, LAMPS)
    comment = Comment("Vi kommer klockan nio.", "Maja Lind", NOW, visible_to_customer=True)
    fields = (("Portkod", "4512"),)
    order = replace(order, comments=(comment,), custom_fields=fields)
    return _staged(photographed(4, order))


def _long() -> WorkOrder:
    measures = (Measure(LONG * 6, TODAY, "Anna Berg", id=an_id(400 + n)) for n in range(5))
    work = replace(ASSIGNMENT, error=LONG * 12, measures=tuple(measures))
    return photographed(2, _of_work(work))


def _partly() -> WorkOrder:
    unsigned = replace(ORDER, signatures=())
    half = unsigned.with_signature(replace(SIGNED, finished=False), State.PARTLY_SIGNED)
    late = Measure("Kontrollerade en gång till.", TODAY, "Anna Berg", id=an_id(125))
    return photographed(1, half.with_measure(ASSIGNMENT.id, late))


def hostile() -> WorkOrder:
    """An order whose every text is meant to hurt."""
    work = replace(
        ASSIGNMENT,
        description=HOSTILE,
        error=HOSTILE,
        cause=HOSTILE,
        service_object=replace(DOOR, name=HOSTILE, code=HOSTILE[:60], model=HOSTILE),
        measures=tuple(replace(m, text=HOSTILE, done_by=HOSTILE) for m in ASSIGNMENT.measures),
        articles=tuple(replace(a, name=HOSTILE, number=HOSTILE) for a in ASSIGNMENT.articles),
    )
    named = replace(ORDER.customer, name=HOSTILE, address=HOSTILE)
    return photographed(1, replace(_of_work(work), customer=named))


def _backorder() -> WorkOrder:
    work = replace(ASSIGNMENT, measures=(), articles=(), time=(), to_order=())
    number = OrderNumber(421, 1)
    return replace(ORDER, number=number, state=State.NEW, signatures=(), assignments=(work,))


Kind = tuple[Callable[[], WorkOrder], Mapping[str, str], Around]
PLAIN = Around(site=SITE)
KINDS: Mapping[str, Kind] = {
    "plain": (lambda: photographed(0), {}, PLAIN),
    "four-photos": (lambda: photographed(4), {"company-logo": "ab" * 32}, PLAIN),
    "thirty-photos": (lambda: photographed(30), {}, PLAIN),
    "compact": (lambda: photographed(8), {"protocol-template": "compact"}, PLAIN),
    "several": (_several, WHOLE, AROUND),
    "long": (_long, {}, PLAIN),
    "partly": (_partly, {}, PLAIN),
    "hostile": (hostile, {}, PLAIN),
    "backorder": (_backorder, {}, PLAIN),
    "templated": (
        lambda: photographed(0, _of_work(replace(ASSIGNMENT, articles=ARTICLES))),
        {"paper-templates": TEMPLATE},
        PLAIN,
    ),
}
"""Each with the settings and the surroundings that it is printed with."""


def printed(kind: str, language: str) -> bytes:
    """The protocol of this kind as a PDF."""
    make, changed, around = KINDS[kind]
    order, settings = make(), Settings({**COMPANY, **changed})
    pictures = _pictures(order.documents, order, with_logo="company-logo" in changed)
    words = speech(language)
    facts = protocol_facts(order, settings, words, pictures, NOW, ALL_PRICES, around)
    return render(laid_out(facts))


def _pictures(papers: tuple[Document, ...], order: WorkOrder, *, with_logo: bool) -> Pictures:
    ready, drawn, logo = _ready()
    return Pictures(
        {each.id: ready[nth % len(ready)] for nth, each in enumerate(papers)},
        {each.id: drawn for each in order.signatures if each.image_sha256},
        logo if with_logo else None,
    )


@cache
def _ready() -> tuple[tuple[Picture | None, ...], Picture | None, Picture | None]:
    photos = tuple(photo_for_print(each) for each in PHOTOS)
    return photos, drawing_for_print(DRAWING), logo_for_print(DRAWING)
