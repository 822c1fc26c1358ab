"""The protocol says what was done, in the reader's language, and nothing that should not be there."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from app.processes import ChildProcesses
from core.lines import Line
from core.numbers import OrderNumber
from core.order_papers import Signature, SignedAs
from core.ports import TookTooLong
from core.refusals import NoSuchOrder
from core.settings import Settings
from core.views import ALL_PRICES, NO_PRICES, Prices
from core.work_order import Assignment, WorkOrder
from notifications.papers import OnePaper, Papers, Press
from notifications.papers.blocks import Picture
from notifications.papers.kinds import PROTOCOL
from notifications.papers.printing import render
from notifications.papers.protocol.facts import ProtocolFacts
from notifications.papers.protocol.gathering import protocol_facts
from notifications.papers.protocol.layout import laid_out
from notifications.papers.protocol.photos import MOST_PHOTOS
from notifications.papers.protocol.source import Around, Pictures
from tests.notifications.conftest import Office
from tests.notifications.example import ASSIGNMENT, COMPANY, NOW, ORDER, an_id
from tests.notifications.photographed import (
    DRAWING,
    PHOTOS,
    SIGNED_ORDER,
    STORED,
    named,
)
from tests.notifications.printed import text_in
from tests.notifications.spoken import speech
from tests.notifications.stored import stored

PICTURE = Picture(PHOTOS[0], 1600, 1200)


def facts_of(
    order: WorkOrder = SIGNED_ORDER,
    language: str = "sv",
    prices: Prices = ALL_PRICES,
    around: Around | None = None,
    **changed: str,
) -> ProtocolFacts:
    settings = Settings({**COMPANY, **{k.replace("_", "-"): v for k, v in changed.items()}})
    shown = Pictures({each.id: PICTURE for each in order.documents})
    return protocol_facts(order, settings, speech(language), shown, NOW, prices, around)


def read(facts: ProtocolFacts) -> str:
    """All that the PDF says, its spaces made one."""
    return text_in(render(laid_out(facts)))


@pytest.mark.shows("P", "MS-04", "WO-11")
def test_it_says_who_did_what_where() -> None:
    text = read(facts_of())
    for said in (
        "AO 421", "Dörren stänger inte", "Brf Eken", "Storgatan 5, port 2, 171 44 Solna", "Karin Ek",
        "PO 7781", "Entrédörr · D-014", "Sliten dörrstängare",
        "Bytte dörrstängare och justerade karmen.", "24 nov 2026", "4711", "Dörrstängare TS 83",
    ):  # fmt: skip
        assert said in text


@pytest.mark.shows("P", "SE-73")
def test_the_company_stands_at_its_head_and_foot() -> None:
    text = read(facts_of())
    for said in (
        "Nordport Service AB", "Verkstadsgatan 4, 118 20 Stockholm", "08-123 45 67",
        "Org.nr 556677-8899", "Momsreg.nr SE556677889901", "Godkänd för F-skatt", "Bankgiro 123-4566",
        "Sida 1 av 2", "Sida 2 av 2", "Dokumentet skapat 24 nov 2026 13.00",
    ):  # fmt: skip
        assert said in text


def test_it_speaks_english_too() -> None:
    text = read(facts_of(language="en"))
    for said in ("Protocol", "Customer", "Done", "Total before VAT", "Page 1 of 2", "Signatures"):
        assert said in text


@pytest.mark.shows("P", "AR-11")
def test_lines_cost_what_they_cost_together() -> None:
    text = read(facts_of())
    for said in ("1 240,50 kr", "10 %", "2 232,90 kr", "1 275 kr", "3 507,90 kr"):
        assert said in text


def test_a_line_without_a_price_is_not_made_free() -> None:
    priceless = Line("Skruv", Decimal(4), "Anna Berg", NOW)
    order = replace(ORDER, other_articles=(priceless,))
    (listed,) = facts_of(order).lists
    assert listed.rows[0][-1] == "–"


@pytest.mark.shows("P", "SE-09")
@pytest.mark.parametrize(
    "facts", [facts_of(prices=NO_PRICES), facts_of(remove_prices_from_print="on")]
)
def test_without_prices_there_is_no_price_anywhere(facts: ProtocolFacts) -> None:
    text = read(facts)
    assert "kr" not in re.findall(r"\bkr\b", text)
    for said in ("1 240,50", "Pris", "Rabatt", "Summa"):
        assert said not in text


@pytest.mark.shows("P", "PE-24", "PE-29", "PE-30", "AR-06")
@pytest.mark.parametrize(
    ("prices", "said", "unsaid"),
    [
        (Prices(sums=False), ("1 240,50", "Rabatt"), ("Summa", "3 507,90")),
        (Prices(discounts=False), ("1 240,50", "Summa", "3 507,90"), ("Rabatt", "10 %")),
    ],
)
def test_sums_and_discounts_are_for_whoever_may_see_them(
    prices: Prices, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    text = read(facts_of(prices=prices))
    assert [each in text for each in (*said, *unsaid)] == [
        *(True for _ in said),
        *(False for _ in unsaid),
    ]


def headings(facts: ProtocolFacts) -> list[str]:
    """What stands over the lists of lines."""
    return [each.heading for piece in facts.pieces for each in piece.lists] + [
        each.heading for each in facts.lists
    ]


@pytest.mark.shows("P", "SE-59", "SE-36", "AR-07", "AR-08", "AR-10")
@pytest.mark.parametrize(
    ("separate", "others", "listed"),
    [
        ("on", "on", ["Time", "Articles", "Other time", "Other articles"]),
        ("off", "on", ["Articles", "Other articles"]),
        ("on", "off", ["Time", "Articles"]),
    ],
)
def test_time_stands_apart_and_other_articles_are_there_if_the_company_wants(
    separate: str, others: str, listed: list[str]
) -> None:
    lines = tuple(
        Line(name, Decimal(1), "Anna Berg", NOW, is_time=name == "Travel", id=an_id(place))
        for place, name in enumerate(("Travel", "Parking"), 70)
    )
    order = replace(ORDER, other_articles=lines)
    facts = facts_of(order, "en", separate_time=separate, show_other_articles=others)
    assert headings(facts) == listed


def test_what_is_still_to_be_ordered_is_plainly_not_invoiced() -> None:
    text = read(facts_of())
    assert "Artiklar att beställa De här artiklarna faktureras inte." in text
    assert "Gångjärn" in text
    assert "beställd" in text


@pytest.mark.shows("P", "SG-06", "SG-10")
def test_both_signatures_are_there_with_name_and_time() -> None:
    text = read(facts_of())
    for said in ("Anna Berg Tekniker · 24 nov 2026 13.00", "Karin Ek Kund · 24 nov 2026 15.00"):
        assert said in text


def test_of_a_signature_that_nobody_drew_no_more_is_said_than_is_known() -> None:
    assert "Signerat utan att rita" in read(facts_of())


@pytest.mark.shows("P", "XT-08")
def test_a_mailed_approval_is_told_from_a_drawn_signature() -> None:
    mailed = tuple(replace(each, mail_sha256="ab" * 32) for each in ORDER.signatures)
    assert "Godkänt per mejl" in read(facts_of(replace(ORDER, signatures=mailed)))


@pytest.mark.shows("P", "SE-06", "SG-10")
def test_without_signatures_on_print_there_are_none() -> None:
    assert "Signaturer" not in read(facts_of(print_signatures="off"))


def test_a_signature_after_which_more_visits_follow_says_so() -> None:
    partly = Signature(SignedAs.TECHNICIAN, "Anna Berg", NOW, finished=False)
    assert "fler besök följer" in read(facts_of(replace(ORDER, signatures=(partly,))))


def test_what_came_after_the_signature_is_told_apart() -> None:
    late = Line("Extra tätning", Decimal(1), "Anna Berg", NOW)
    text = read(facts_of(replace(SIGNED_ORDER, other_articles=(late,))))
    assert "Extra tätning · tillagt efter signering" in text
    assert text.count("tillagt efter signering") == 1


def test_photos_stand_with_what_was_done() -> None:
    facts = facts_of()
    assert len(facts.photos) == len(PHOTOS)
    assert facts.photos[1].caption == (
        "Bytte dörrstängare och justerade karmen.\nAnna Berg, 24 nov 2026"
    )


@pytest.mark.shows("P", "SE-07")
def test_without_images_on_print_there_are_none() -> None:
    assert facts_of(print_images="off").photos == ()


def test_no_more_photos_than_anybody_looks_at() -> None:
    many = tuple(replace(SIGNED_ORDER.documents[0], id=an_id(1000 + n)) for n in range(70))
    facts = facts_of(replace(SIGNED_ORDER, documents=many))
    assert (len(facts.photos), facts.more_photos) == (
        MOST_PHOTOS,
        "10 bilder till finns på ordern.",
    )


def test_an_order_with_hardly_anything_on_it_has_one_page() -> None:
    bare = replace(
        ORDER,
        assignments=(Assignment(description="Kran droppar"),),
        signatures=(),
        facility=None,
        contact=None,
    )
    assert "Sida 1 av 1" in read(facts_of(bare))


def fonts_of(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_its_fonts_go_along_and_nothing_is_written_as_text_armour() -> None:
    content = render(laid_out(facts_of()))
    assert b"ASCII85Decode" not in content
    fonts = [
        font["/FontDescriptor"].get_object()
        for page in PdfReader(BytesIO(content)).pages
        for font in fonts_of(page)
    ]
    assert fonts
    assert all("/FontFile2" in font for font in fonts)


def test_a_reader_program_knows_its_title_and_language() -> None:
    reader = PdfReader(BytesIO(render(laid_out(facts_of()))))
    assert reader.metadata is not None
    assert reader.metadata.title == "AO 421 Dörren stänger inte"
    assert str(reader.root_object["/Lang"]) == "sv"


HOSTILE = (
    "Hej <jonas@example.com> skrev:",
    "<b>unclosed",
    "</para>",
    '<img src="/etc/passwd"/>',
    '<a href="javascript:alert(1)">x</a>',
    "&lt;b&gt; & &amp; &#0;",
    "\x00\x1b[31m\ud800",
    "{page} {pages} %s {0}",
    "Bra jobbat 👍🏽 \u202egnp\u202c",
    "العربية 漢字 ไทย",
    "\t\t\n\n\n  \n",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_only_text(text: str) -> None:
    content = render(laid_out(facts_of(everywhere(text))))
    assert not re.search(rb"/(URI|JS|JavaScript|Launch|OpenAction)\b", content)
    reader = PdfReader(BytesIO(content))
    assert all("/Annots" not in page for page in reader.pages)


def test_what_looks_like_markup_is_shown_as_it_was_written() -> None:
    assert "Hej <jonas@example.com> skrev:" in read(facts_of(everywhere(HOSTILE[0])))


def everywhere(text: str) -> WorkOrder:
    """An order whose every text is this one."""
    measures = tuple(replace(m, text=text, done_by=text) for m in ASSIGNMENT.measures)
    articles = tuple(replace(a, name=text, number=text, unit=text) for a in ASSIGNMENT.articles)
    assignment = replace(
        ASSIGNMENT, description=text, error=text, cause=text, measures=measures, articles=articles
    )
    return replace(
        SIGNED_ORDER,
        customer=replace(ORDER.customer, name=text, address=text),
        customer_order_number=text,
        assignments=(assignment, replace(assignment, service_object=None)),
        signatures=tuple(replace(s, name=text) for s in SIGNED_ORDER.signatures),
    )


TOO_MUCH = {
    "words": "ord " * 250_000,
    "lines": "\n".join("a" for _ in range(300_000)),
    "breaks": "<br/>" * 100_000,
    "one word": "o" * 1_000_000,
    "brackets": "<" * 500_000,
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_text_is_cut_and_says_so(name: str) -> None:
    order = replace(ORDER, assignments=(replace(ASSIGNMENT, error=TOO_MUCH[name]),))
    assert "The rest is too long to print." in read(facts_of(order, "en"))


def test_too_much_everywhere_comes_to_an_end() -> None:
    assert pages_of(render(laid_out(facts_of(everywhere(TOO_MUCH["brackets"]))))) <= 200


def test_thousands_of_lines_come_to_an_end() -> None:
    many = tuple(replace(ASSIGNMENT.articles[0], id=an_id(5000 + n)) for n in range(3000))
    order = replace(ORDER, assignments=(replace(ASSIGNMENT, articles=many),))
    assert pages_of(render(laid_out(facts_of(order)))) <= 200


def pages_of(content: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", content))


@dataclass
class Shelf:
    """Stored files in memory."""

    files: dict[str, bytes] = field(default_factory=lambda: dict(STORED))

    async def put(self, content: bytes) -> str:
        self.files[named(content)] = content
        return named(content)

    async def get(self, sha256: str) -> bytes:
        if sha256 not in self.files:
            raise FileNotFoundError(sha256)
        return self.files[sha256]


@dataclass
class Here:
    """Runs what belongs in a child process here; what was named takes too long."""

    too_long: str = ""

    async def run(
        self, work: Any, *arguments: object, seconds: float = 10.0, cpu: float = 0.0
    ) -> Any:
        if work.__name__ == self.too_long:
            raise TookTooLong(work.__name__)
        return work(*arguments)


def protocols(office: Office, shelf: Shelf | None = None, here: Here | None = None) -> OnePaper:
    return Papers(Press(office.door, shelf or Shelf(), here or Here(), speech)).only(PROTOCOL)


def images_in(content: bytes) -> int:
    return sum(len(page.images) for page in PdfReader(BytesIO(content)).pages)


async def test_it_is_made_of_what_is_stored(office: Office) -> None:
    await office.write(stored(SIGNED_ORDER))
    content = await protocols(office).pdf(SIGNED_ORDER.number, "sv", ALL_PRICES)
    assert images_in(content) == len(PHOTOS) + 1


async def test_a_missing_or_broken_image_does_not_stop_it(office: Office) -> None:
    await office.write(stored(SIGNED_ORDER))
    shelf = Shelf({named(PHOTOS[0]): b"not an image", named(DRAWING): DRAWING})
    content = await protocols(office, shelf).pdf(SIGNED_ORDER.number, "sv", ALL_PRICES)
    assert images_in(content) == 1


async def test_an_image_that_takes_too_long_does_not_stop_it(office: Office) -> None:
    await office.write(stored(SIGNED_ORDER))
    here = Here(too_long="photo_for_print")
    content = await protocols(office, here=here).pdf(SIGNED_ORDER.number, "sv", ALL_PRICES)
    assert images_in(content) == 1


async def test_there_is_no_protocol_of_no_order(office: Office) -> None:
    with pytest.raises(NoSuchOrder):
        await protocols(office).pdf(OrderNumber(999), "sv", ALL_PRICES)


async def test_it_is_made_in_a_child_process(office: Office) -> None:
    await office.write(stored(SIGNED_ORDER))
    children = ChildProcesses(size=1)
    try:
        made = Papers(Press(office.door, Shelf(), children, speech)).only(PROTOCOL)
        content = await made.pdf(SIGNED_ORDER.number, "en", NO_PRICES)
    finally:
        children.close()
    assert images_in(content) == len(PHOTOS) + 1
