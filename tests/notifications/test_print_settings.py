"""What the company sets for print, seen on the protocol."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.order_papers import Comment
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from tests.notifications.company import Company, company_with
from tests.notifications.example import ASSIGNMENT, NOW, an_id
from tests.notifications.photographed import SIGNED_ORDER

OIL, CHAIN, NOISE = (
    PointTemplate("Oil level", unit="mm"),
    PointTemplate("Chain", choices=(Choice("tight", True), Choice("worn", False))),
    PointTemplate("Noise"),
)
FRESH = SelfCheckTemplate("Gate", (OIL, CHAIN, NOISE)).check()
GATE = replace(
    FRESH,
    points=(
        replace(FRESH.points[0], value="12", approved=True),
        replace(FRESH.points[1], choice="worn", approved=False, note="Order a new one"),
        FRESH.points[2],
    ),
    signed_by="Anna Berg",
    signed_at=NOW,
)
MANY = tuple(replace(each, id=an_id(700 + n)) for n, each in enumerate(SIGNED_ORDER.documents * 4))
ORDER = replace(
    SIGNED_ORDER,
    custom_status="Väntar på del",
    custom_fields=(("Portkod", "4512"), ("Tomt", "")),
    comments=(
        Comment("Vi kommer klockan nio.", "Maja Lind", NOW, visible_to_customer=True),
        Comment("Han betalar aldrig.", "Maja Lind", NOW),
    ),
    assignments=(replace(ASSIGNMENT, self_checks=(GATE,)),),
)


@pytest.fixture
async def company(empty_database: Path, tmp_path: Path) -> AsyncIterator[Company]:
    async with company_with(ORDER, empty_database, tmp_path) as made:
        yield made


@pytest.mark.shows("U", "SE-06", "SG-10")
@pytest.mark.shows("P", "SE-06", "SG-10")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_signatures_are_printed_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("print-signatures", value)
    assert ("Signaturer" in await company.prints_text()) == (value == "on")


@pytest.mark.shows("U", "SE-07")
@pytest.mark.shows("P", "SE-07")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_pictures_are_printed_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("print-images", value)
    await company.sets("print-signatures", "off")
    assert any(page.images for page in (await company.prints()).pages) == (value == "on")


@pytest.mark.shows("U", "SE-09")
@pytest.mark.shows("P", "SE-09")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_prices_are_left_out_of_print_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("remove-prices-from-print", value)
    assert ("1 240,50 kr" in await company.prints_text()) == (value == "off")


@pytest.mark.shows("U", "SE-73")
@pytest.mark.shows("P", "SE-73")
@pytest.mark.parametrize(
    ("key", "value", "printed"),
    [
        ("company-name", "Söderport AB", "Söderport AB"),
        ("company-address", "Hamngatan 1, 111 47 Stockholm", "Hamngatan 1, 111 47 Stockholm"),
        ("company-phone", "031-11 22 33", "031-11 22 33"),
        ("company-email", "hej@soderport.example", "hej@soderport.example"),
        ("company-organisation-number", "559000-1110", "Org.nr 559000-1110"),
        ("company-vat-number", "SE559000111001", "Momsreg.nr SE559000111001"),
        ("company-bankgiro", "765-4320", "Bankgiro 765-4320"),
    ],
)
async def test_the_company_s_profile_is_printed_as_it_is_set(
    company: Company, key: str, value: str, printed: str
) -> None:
    await company.sets(key, value)
    assert printed in await company.prints_text()


@pytest.mark.shows("U", "SE-73")
@pytest.mark.shows("P", "SE-73")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_f_tax_is_printed_only_where_it_is_so(company: Company, value: str) -> None:
    await company.sets("company-f-tax", value)
    assert ("Godkänd för F-skatt" in await company.prints_text()) == (value == "on")


@pytest.mark.shows("U", "SE-10", "CO-05")
@pytest.mark.shows("P", "SE-10", "CO-05")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_comments_the_customer_may_see_are_printed_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("print-comments", value)
    text = await company.prints_text()
    assert ("Vi kommer klockan nio." in text) == (value == "on")
    assert "betalar" not in text


@pytest.mark.shows("U", "SE-20")
@pytest.mark.shows("P", "SE-20", "WO-13")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_custom_fields_that_were_filled_in_are_printed_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("print-custom-fields", value)
    text = await company.prints_text()
    assert ("Portkod 4512" in text) == (value == "on")
    assert "Tomt" not in text


@pytest.mark.shows("U", "SE-21")
@pytest.mark.shows("P", "SE-21")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_the_custom_status_is_printed_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("print-custom-status", value)
    assert ("Väntar på del" in await company.prints_text()) == (value == "on")


@pytest.mark.shows("U", "SE-22")
@pytest.mark.shows("P", "SE-22", "WO-14")
@pytest.mark.parametrize("value", ["on", "off"])
async def test_the_day_the_order_was_made_is_printed_where_the_company_wants_it(
    company: Company, value: str
) -> None:
    await company.sets("print-creation-date", value)
    assert ("23 nov 2026" in await company.prints_text()) == (value == "on")


@pytest.mark.shows("U", "SE-08", "SC-07")
@pytest.mark.shows("P", "SE-08", "SC-07")
async def test_a_self_check_is_printed_with_every_point_where_the_company_wants_it(
    company: Company,
) -> None:
    await company.sets("print-full-self-checks", "on")
    text = await company.prints_text()
    for said in ("Oil level 12 mm", "Chain worn, Order a new one", "Noise", "Anna Berg"):
        assert said in text


@pytest.mark.shows("U", "SE-08", "SC-07")
@pytest.mark.shows("P", "SE-08", "SC-07")
async def test_a_self_check_is_one_line_unless_the_company_wants_more(company: Company) -> None:
    await company.sets("print-full-self-checks", "off")
    text = await company.prints_text()
    assert ("Gate" in text, "Oil level" in text) == (True, False)


@pytest.mark.shows("U", "SE-57")
@pytest.mark.shows("P", "SE-57", "SC-08")
async def test_the_compact_protocol_says_the_same_on_less_paper(
    empty_database: Path, tmp_path: Path
) -> None:
    photographed = replace(ORDER, documents=MANY)
    async with company_with(photographed, empty_database, tmp_path) as company:
        await company.sets("print-full-self-checks", "on")
        pages = {}
        for template in ("standard", "compact"):
            await company.sets("protocol-template", template)
            pages[template] = len((await company.prints()).pages)
            assert "Oil level 12 mm" in await company.prints_text()
    assert pages["compact"] < pages["standard"]


@pytest.mark.shows("U", "SE-57")
@pytest.mark.shows("P", "SE-57", "SC-08")
async def test_a_compact_self_check_says_all_its_points_in_one_line(company: Company) -> None:
    await company.sets("print-full-self-checks", "on")
    await company.sets("self-check-template", "compact")
    text = await company.prints_text()
    assert "Oil level: 12 mm, " in text
    assert "Chain: worn, Order a new one, " in text
