"""Templates of the protocol: its parts and their order, texts, logo and colour, by order type (SE-57)."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import HexColor

from core.refusals import BadInput
from core.registers import Customer
from core.settings import PAPER_TEMPLATES
from core.settings.paper_templates import PARTS, template_for
from notifications.papers.blocks import Style
from notifications.papers.look import look_of
from notifications.papers.printing import logo_for_print, render
from notifications.papers.protocol.layout import MADE, laid_out
from notifications.papers.protocol.source import Around
from tests.notifications.company import Company, company_with
from tests.notifications.example import ASSIGNMENT
from tests.notifications.photographed import PHOTOS, SIGNED_ORDER, named
from tests.notifications.test_protocol import HOSTILE, facts_of

ORDER = replace(SIGNED_ORDER, order_type="Service")
ALL = {"name": "All", "starred": True, "above": "Tack för förtroendet."}
SERVICE = {
    "name": "Service",
    "order_types": ["service"],
    "above": "Två års garanti.\nHör av dig.",
    "parts": ["signatures", "above", "parties"],
}


@pytest.fixture
async def company(empty_database: Path, tmp_path: Path) -> AsyncIterator[Company]:
    async with company_with(ORDER, empty_database, tmp_path) as made:
        yield made


def _written(*templates: Mapping[str, object]) -> str:
    return json.dumps(templates)


@pytest.mark.shows("U", "SE-57")
@pytest.mark.shows("P", "SE-57")
async def test_the_starred_template_is_of_every_order_type(company: Company) -> None:
    await company.sets("paper-templates", _written(ALL))
    assert "Tack för förtroendet." in await company.prints_text()


@pytest.mark.shows("U", "SE-57")
@pytest.mark.shows("P", "SE-57")
async def test_a_template_of_the_order_s_type_is_before_the_starred_one(company: Company) -> None:
    await company.sets("paper-templates", _written(ALL, SERVICE))
    text = await company.prints_text()
    assert ("Två års garanti. Hör av dig." in text, "Tack" in text) == (True, False)


@pytest.mark.shows("P", "SE-57")
async def test_the_parts_are_in_the_template_s_order_and_no_others_are_printed(
    company: Company,
) -> None:
    await company.sets("paper-templates", _written(SERVICE))
    text = await company.prints_text()
    places = [text.index(said) for said in ("Signaturer", "Två års garanti", "Brf Eken")]
    assert places == sorted(places)
    assert [said in text for said in ("Utfört", "Bilder", "Summa")] == [False] * 3


@pytest.mark.shows("P", "SE-57")
async def test_a_template_s_colour_and_layout_are_its_paper_s(company: Company) -> None:
    template = {"name": "A", "starred": True, "colour": "#7D4FB5", "layout": "compact"}
    facts = facts_of(ORDER, paper_templates=_written(template))
    assert laid_out(facts).style == Style("compact", "#7d4fb5")


def test_a_colour_too_light_to_be_read_is_darkened_for_text() -> None:
    look = look_of(Style(accent="#ffe000"))
    assert look.accent == HexColor("#ffe000")
    assert sum(look.heading.textColor.rgb()) < sum(look.accent.rgb())


def test_a_dark_colour_is_the_text_s_too() -> None:
    look = look_of(Style(accent="#0b5c6b"))
    assert look.heading.textColor.rgb() == look.accent.rgb()


@pytest.mark.shows("P", "SE-73")
async def test_the_company_s_logo_stands_at_the_head(company: Company) -> None:
    await company.sets("print-images", "off")
    await company.sets("print-signatures", "off")
    assert not any(page.images for page in (await company.prints()).pages)
    await company.sets("company-logo", named(PHOTOS[0]))
    first, *others = (await company.prints()).pages
    assert (len(first.images), any(page.images for page in others)) == (1, False)


@pytest.mark.shows("P", "SE-57")
async def test_a_template_may_have_a_logo_of_its_own(company: Company) -> None:
    await company.sets("company-logo", named(PHOTOS[0]))
    logo = {"name": "A", "starred": True, "logo": named(PHOTOS[3]), "parts": ["parties"]}
    await company.sets("paper-templates", _written(logo))
    (shown,) = (await company.prints()).pages[0].images
    assert shown.image is not None
    assert shown.image.width == shown.image.height


def test_a_logo_that_is_no_image_stops_no_paper() -> None:
    assert logo_for_print(b"GIF89a") is None


def test_a_logo_keeps_its_colours_on_white() -> None:
    image = Image.new("RGBA", (40, 20), (0, 0, 0, 0))
    image.paste((200, 30, 30, 255), (10, 5, 20, 15))
    out = BytesIO()
    image.save(out, "PNG")
    made = logo_for_print(out.getvalue())
    assert made is not None
    opened = Image.open(BytesIO(made.content))
    assert (opened.getpixel((0, 0)), opened.getpixel((15, 10))) == ((255,) * 3, (200, 30, 30))


def test_every_part_that_a_template_may_name_can_be_printed() -> None:
    assert tuple(MADE) == tuple(PARTS)


@pytest.mark.shows("U", "SE-57")
def test_an_order_of_another_type_follows_no_template_of_this_one() -> None:
    templates = PAPER_TEMPLATES.read(_written(SERVICE))
    assert template_for("Larm", templates).name == ""
    assert template_for("SERVICE", templates).name == "Service"


@pytest.mark.shows("U", "SE-57")
@pytest.mark.parametrize(
    "wrong",
    [
        '{"name": "A"}',
        _written({"name": ""}),
        _written({"name": "A"}, {"name": "a"}),
        _written({"name": "A", "starred": True}, {"name": "B", "starred": True}),
        _written({"name": "A", "order_types": ["x"]}, {"name": "B", "order_types": ["X"]}),
        _written({"name": "A", "parts": ["footnotes"]}),
        _written({"name": "A", "colour": "red"}),
        _written({"name": "A", "logo": "../logo.png"}),
        _written({"name": "A", "above": "x" * 2001}),
        _written({"name": "A", "layout": "wide"}),
        _written({"name": "A", "starred": "yes"}),
        _written({"name": "A", "size": "A3"}),
        "[[" * 5000,
    ],
)
def test_a_template_that_can_t_be_is_refused(wrong: str) -> None:
    with pytest.raises(BadInput):
        PAPER_TEMPLATES.read(wrong)


@pytest.mark.shows("P", "SE-57")
@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_the_company_writes_is_only_text(text: str) -> None:
    """Its name, its template's texts, and what it knows of an object."""
    template = {"name": "A", "starred": True, "above": text, "below": text}
    around = Around({ASSIGNMENT.id: ((text, text),)}, {ASSIGNMENT.id: Customer(text)}, site=text)
    facts = facts_of(ORDER, around=around, paper_templates=_written(template), company_name=text)
    content = render(laid_out(facts))
    assert not re.search(rb"/(URI|JS|JavaScript|Launch|OpenAction|Annots)\b", content)
