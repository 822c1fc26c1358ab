"""Articles and time: typed, tapped, asked about, ordered, used."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company


@pytest.mark.shows("C", "AR-01", "AR-05", "AR-12")
@pytest.mark.parametrize(
    ("typed", "name", "quantity"),
    [
        ("2 x 4711", "Dörrstängare TS 83", "2"),
        ("2 st 4711", "Dörrstängare TS 83", "2"),
        ("4711 x 3", "Dörrstängare TS 83", "3"),
        ("2x gångjärn 110 mm", "Gångjärn 110 mm", "2"),
        ("1,5 x silikonspray", "silikonspray", "1.5"),
    ],
)
async def test_a_quantity_and_an_article_are_an_article(
    company: Company, order: OrderNumber, anna: PersonHandle, typed: str, name: str, quantity: str
) -> None:
    """AR-01, AR-05, AR-08: by number, by name, or in free words."""
    await anna.says(typed)
    await anna.hears("📦 Added to AO 1", button="Undo")
    line = (await company.order()).assignments[0].articles[0]
    assert (line.name, line.quantity) == (name, Decimal(quantity))


async def test_a_number_the_register_lacks_is_asked_about_with_the_nearest(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Never a dead end: the nearest to tap, as written, a measure, or never mind."""
    await anna.says("2 x 4719")
    question = await anna.hears("There is no article 4719 in the register. Is it one of these?")
    assert "4711 Dörrstängare TS 83" in question.labels
    assert (await company.order()).assignments[0].articles == ()
    await taps(anna, "4711")
    await anna.hears("📦 Added to AO 1: 2 pcs 4711 Dörrstängare TS 83")
    await company.when(lambda: _articles(company))


async def _articles(company: Company) -> bool:
    return len((await company.order()).assignments[0].articles) == 1


@pytest.mark.shows("C", "AR-07")
async def test_hours_are_a_time_row(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-07."""
    await anna.says("1,5 tim")
    await anna.hears("⏱ Added to AO 1: 1.5 h Anna Berg")
    await anna.says("45 min")
    await anna.hears("0.75 h")
    assert [each.quantity for each in (await company.order()).assignments[0].time] == [
        Decimal("1.5"),
        Decimal("0.75"),
    ]


@pytest.mark.shows("C", "AO-01", "AO-02", "AO-03", "AO-08", "AO-09", "SE-01")
async def test_an_article_to_order_alerts_and_done_mails_it_at_once(
    company: Company, order: OrderNumber, anna: PersonHandle, maja: PersonHandle
) -> None:
    """AO-01, AO-02, AO-03, AO-08, AO-09: from the wish to the fitted part."""
    await company.sets("articles-to-order-email", "parts@example.com")
    await anna.says("beställ 1 x P12")
    await anna.hears("🛒 To order for AO 1: 1 pcs P12 Gångjärn 110 mm")
    await maja.hears("🛒 To order for AO 1", button="Ordered", anew=False)
    assert await company.letters("articles-to-order") == []
    await taps(anna, "Done")
    sent = await anna.hears("Gångjärn 110 mm. Sent to those who order.")
    assert sent.labels == ["↩ Undo"]
    assert await company.letters("articles-to-order") == ["parts@example.com"]
    await taps(maja, "Ordered")
    await maja.hears("ordered · Anna", button="Delivered")
    await anna.hears("🛒 Ordered for AO 1")
    await taps(maja, "Delivered")
    await anna.hears("🛒 It has come, for AO 1")
    await taps(anna, "I have fitted it")
    await anna.hears("Moved to the used articles")
    done = (await company.order()).assignments[0]
    assert (len(done.to_order), [line.number for line in done.articles]) == (0, ["P12"])


@pytest.mark.shows("C", "AR-12", "AO-01")
async def test_buttons_do_what_can_be_typed(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Nothing typed that can be tapped."""
    await taps(anna, "📦 Article")
    await anna.hears("What did you use?")
    await taps(anna, "1 × Gångjärn")
    await anna.hears("📦 Added to AO 1: 1 pcs P12")
    await taps(anna, "🛒 Order")
    await anna.hears("What is to be ordered?")
    await anna.says("2 4711")
    await anna.hears("🛒 To order for AO 1: 2 pcs 4711")
    await taps(anna, "⏱ Time")
    await taps(anna, "1.5 h")
    await anna.hears("⏱ Added to AO 1: 1.5 h")
    work = (await company.order()).assignments[0]
    assert (len(work.articles), len(work.to_order), len(work.time)) == (1, 1, 1)


@pytest.mark.shows("C", "AR-01")
@pytest.mark.parametrize("text", ["-2 x 4711", "\u22122 x 4711", "-2 st 4711"])
async def test_taking_articles_back_is_told_how_and_changes_nothing(
    company: Company, order: OrderNumber, anna: PersonHandle, text: str
) -> None:
    """A minus is never read as some other article, nor kept as a measure."""
    await anna.says("2 x 4711")
    await anna.hears("Added to AO 1")
    await anna.says(text)
    await anna.hears("To take 4711 back, tap What is on it", button="What is on it")
    (assignment,) = (await company.order()).assignments
    assert [row.quantity for row in assignment.articles] == [2]
    assert assignment.measures == ()


@pytest.mark.shows("C", "AR-01")
async def test_the_dash_of_a_list_is_no_minus(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("- 2 x 4711\n- 1 x P12")
    await anna.hears("Added to AO 1: 1 pcs P12")
    (assignment,) = (await company.order()).assignments
    assert [row.quantity for row in assignment.articles] == [2, 1]
