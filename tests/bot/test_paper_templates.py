"""An administrator lays out the company's papers by tapping: for which orders, which parts, texts."""

import pytest

from core.people import Role
from core.settings import PAPER_TEMPLATES, PaperTemplate
from core.settings.paper_templates import PARTS
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company


@pytest.fixture
async def doris(company: Company) -> PersonHandle:
    """An administrator who looks at a template that was just added."""
    await company.sets("order-types", "Service, Larm")
    made = await company.joins("Doris Holm", Role.ADMIN)
    await made.says("/settings paper-templates")
    await made.hears("Write what is to be added")
    await made.says("Årlig service")
    await taps(made, "Årlig service")
    await made.hears("For no orders yet")
    return made


async def _template(company: Company) -> PaperTemplate:
    (only,) = await company.bot.door.ask(lambda uow: uow.settings.all()[PAPER_TEMPLATES])
    return only


@pytest.mark.shows("C", "SE-57")
async def test_a_template_is_starred_for_every_order(
    company: Company, doris: PersonHandle
) -> None:
    await taps(doris, "☆ For all other orders")
    await doris.hears(
        "For every order whose type has no template", button="★ For all other orders"
    )
    assert (await _template(company)).starred


@pytest.mark.shows("C", "SE-57")
async def test_a_template_is_given_to_an_order_type_and_taken_off_it(
    company: Company, doris: PersonHandle
) -> None:
    await taps(doris, "Order types …")
    await taps(doris, "Service")
    await doris.hears(button="✓ Service")
    assert (await _template(company)).order_types == ("Service",)
    await taps(doris, "✓ Service")
    await doris.hears(button="Service")
    assert (await _template(company)).order_types == ()


@pytest.mark.shows("C", "SE-57")
async def test_parts_are_taken_off_and_moved_up(company: Company, doris: PersonHandle) -> None:
    await taps(doris, "Parts …")
    await taps(doris, "✓ Photos")
    await doris.hears(button="– Photos")
    await taps(doris, "✓ Customer, place and numbers")
    await taps(doris, "– Photos")
    await doris.hears(button="✓ Photos")
    left = [name for name in PARTS if name not in {"photos", "parties"}]
    assert (await _template(company)).parts == (*left, "photos")


@pytest.mark.shows("C", "SE-57")
async def test_a_text_is_written_and_taken_away(company: Company, doris: PersonHandle) -> None:
    await taps(doris, "Text below …")
    await doris.says("Två års garanti.\nHör av dig.")
    await doris.hears("Text below: Två års garanti. Hör av dig.")
    assert (await _template(company)).below == "Två års garanti.\nHör av dig."
    await taps(doris, "Text below …")
    await taps(doris, "No text")
    await doris.hears("For no orders yet")
    assert (await _template(company)).below == ""


@pytest.mark.shows("C", "SE-57")
async def test_templates_are_named_in_their_group(company: Company, doris: PersonHandle) -> None:
    await doris.says("/settings paper")
    await doris.hears(button="Templates of papers: Årlig service")


@pytest.mark.shows("C", "SE-57")
async def test_a_colour_and_a_layout_are_tapped(company: Company, doris: PersonHandle) -> None:
    await taps(doris, "🟪")
    await taps(doris, "Saves paper")
    await doris.hears(button="✓ Saves paper")
    template = await _template(company)
    assert (template.colour, template.layout) == ("#7d4fb5", "compact")
