"""A reply to any line acts on what that line stands for (XT-03)."""

from decimal import Decimal

import pytest

from core.lines import Line
from core.numbers import OrderNumber
from core.people import Role
from sandbox.client import PersonHandle
from tests.bot.acting import photo, sees
from tests.bot.stage import Company

pytestmark = pytest.mark.shows("C", "XT-03")


async def lines(company: Company) -> list[Line]:
    """Articles and time of the first order."""
    assignments = (await company.order()).assignments
    return [row for a in assignments for row in (*a.articles, *a.time)]


@pytest.mark.parametrize(
    ("typed", "quantity"), [("3", "3"), ("1,5", "1.5"), ("4 st", "4"), ("2 x", "2")]
)
async def test_a_number_on_an_article_is_how_many(
    company: Company, order: OrderNumber, anna: PersonHandle, typed: str, quantity: str
) -> None:
    await anna.says("2 x 4711")
    receipt = await anna.hears("📦 Added to AO 1")
    await anna.says(typed, reply_to=receipt)
    await anna.hears("📦 Added to AO 1", button="Undo")
    assert [row.quantity for row in await lines(company)] == [Decimal(quantity)]


@pytest.mark.parametrize("typed", ["remove", "Ta bort", "bort"])
async def test_an_article_is_removed_and_that_is_undone(
    company: Company, order: OrderNumber, anna: PersonHandle, typed: str
) -> None:
    """XT-15: with a way back."""
    await anna.says("2 x 4711")
    receipt = await anna.hears("📦 Added to AO 1")
    await anna.says(typed, reply_to=receipt)
    await anna.hears("↩ Taken off AO 1", button="↩ Undo")
    assert await lines(company) == []
    await anna.taps("↩ Undo")
    await anna.hears("↩ Taken back on AO 1")
    assert len(await lines(company)) == 1


@pytest.mark.parametrize(
    ("typed", "field", "value"), [("1100 kr", "price", "1100"), ("10 %", "discount", "10")]
)
async def test_money_on_an_article_is_its_price_of_whoever_may(
    company: Company, order: OrderNumber, typed: str, field: str, value: str
) -> None:
    """AR-05."""
    boss = await company.joins("Eva Ek", Role.ADMIN)
    await boss.says("1")
    await boss.hears("AO 1", button="More")
    await boss.says("2 x 4711")
    receipt = await boss.hears("📦 Added to AO 1")
    await boss.says(typed, reply_to=receipt)
    await boss.hears("📦 Added to AO 1")
    assert getattr((await lines(company))[0], field) == Decimal(value)


async def test_money_of_whoever_sees_none_is_refused(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """PE-24."""
    await anna.says("2 x 4711")
    receipt = await anna.hears("📦 Added to AO 1")
    await anna.says("5 kr", reply_to=receipt)
    await anna.hears("You may not do that. Ask a dispatcher or an administrator.")


async def test_a_reply_that_an_article_does_not_understand_is_told_what_would_do(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Nothing is guessed on rows with figures."""
    await anna.says("2 x 4711")
    receipt = await anna.hears("📦 Added to AO 1")
    await anna.says("den blå", reply_to=receipt)
    await anna.hears("That is an article: answer with how many (3)", button="Open AO 1")


@pytest.mark.parametrize(("typed", "hours"), [("2 h", "2"), ("45 min", "0.75"), ("3", "3")])
async def test_a_time_on_a_time_row_is_how_long_it_was(
    company: Company, order: OrderNumber, anna: PersonHandle, typed: str, hours: str
) -> None:
    await anna.says("1,5 h")
    receipt = await anna.hears("⏱ Added to AO 1")
    await anna.says(typed, reply_to=receipt)
    await anna.hears("⏱ Added to AO 1")
    assert [row.quantity for row in await lines(company)] == [Decimal(hours)]


async def test_a_time_row_says_what_it_understands(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("1,5 h")
    receipt = await anna.hears("⏱ Added to AO 1")
    await anna.says("resa", reply_to=receipt)
    await anna.hears("That is a time row: answer with how long it was (1.5 h)")


async def test_a_number_on_what_is_to_be_ordered_is_how_many(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("beställ 1 x P12")
    receipt = await anna.hears("🛒 To order for AO 1")
    await anna.says("4", reply_to=receipt)
    await anna.hears("🛒 To order for AO 1: 4 pcs P12")


@pytest.mark.shows("C", "AO-09")
@pytest.mark.parametrize("typed", ["used", "monterat"])
async def test_used_on_what_is_to_be_ordered_moves_it(
    company: Company, order: OrderNumber, anna: PersonHandle, typed: str
) -> None:
    """AO-09: with a way back."""
    await anna.says("beställ 1 x P12")
    receipt = await anna.hears("🛒 To order for AO 1")
    await anna.says(typed, reply_to=receipt)
    await anna.hears("📦 Moved to the used articles of AO 1", button="↩ Undo")
    assert [row.number for row in await lines(company)] == ["P12"]


@pytest.mark.shows("C", "AO-02")
@pytest.mark.parametrize(
    ("typed", "state"),
    [("ordered", "ordered"), ("beställd", "ordered"), ("levererat", "delivered")],
)
async def test_a_state_on_the_alert_is_that_of_its_rows(
    company: Company,
    order: OrderNumber,
    anna: PersonHandle,
    maja: PersonHandle,
    typed: str,
    state: str,
) -> None:
    """AO-02: the alert itself says so."""
    await anna.says("beställ 1 x P12")
    alert = await sees(maja, "🛒 To order for AO 1", button="Ordered")
    await maja.says(typed, reply_to=alert)
    await sees(maja, f"{state} · Anna")
    assert [row.state.value for row in (await company.order()).to_order] == [state]


async def test_what_is_to_be_ordered_says_what_it_understands(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("beställ 1 x P12")
    receipt = await anna.hears("🛒 To order for AO 1")
    await anna.says("hmm", reply_to=receipt)
    await anna.hears("That is to be ordered: answer with how many (3)")


async def test_a_day_on_a_measure_is_when_it_was_done(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Bytte dörrstängare")
    receipt = await anna.hears("✓ Added to AO 1")
    await anna.says("igår", reply_to=receipt)
    await anna.hears("Bytte dörrstängare", button="Undo")
    measure = (await company.order()).assignments[0].measures[0]
    assert f"{measure.done_on:%d/%m}" == "23/11"


async def test_text_on_a_measure_is_a_new_one_and_after_a_sign_the_same_in_other_words(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """What people expect of a reply: they go on telling."""
    await anna.says("Bytte dörstängare")
    receipt = await anna.hears("✓ Added to AO 1")
    await anna.says("Smorde gångjärnen", reply_to=receipt)
    await anna.hears("✓ Added to AO 1: Smorde gångjärnen")
    await anna.says("= Bytte dörrstängare", reply_to=receipt)
    await anna.hears("Bytte dörrstängare")
    measures = (await company.order()).assignments[0].measures
    assert [each.text for each in measures] == ["Bytte dörrstängare", "Smorde gångjärnen"]


async def test_a_photo_on_a_measure_is_its_image(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """ME-02: also when another measure is newer."""
    await anna.says("Bytte dörrstängare")
    receipt = await anna.hears("✓ Added to AO 1")
    await anna.says("Smorde gångjärnen")
    await anna.hears("✓ Added to AO 1: Smorde")
    await anna.sends_photo(photo(), reply_to=receipt)
    await anna.hears("📷 Saved on AO 1: Bytte dörrstängare")


async def test_a_measure_is_removed(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    await anna.says("Bytte dörrstängare")
    receipt = await anna.hears("✓ Added to AO 1")
    await anna.says("ta bort", reply_to=receipt)
    await anna.hears("↩ Taken off AO 1: Bytte dörrstängare", button="↩ Undo")


async def test_text_on_a_comment_answers_it(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """It is no measure."""
    await anna.says("kommentar: koden är 1234")
    receipt = await anna.hears("💬 Comment on AO 1")
    await anna.says("Den gäller även porten", reply_to=receipt)
    await anna.hears("💬 Comment on AO 1: Den gäller även porten")
    assert (await company.order()).assignments[0].measures == ()


@pytest.mark.shows("C", "WO-20")
@pytest.mark.parametrize("typed", ["Erik", "tilldela Erik Ek", "@erik"])
async def test_a_colleagues_name_on_an_order_gives_it_to_him(
    company: Company, order: OrderNumber, maja: PersonHandle, typed: str
) -> None:
    """Of whoever may assign."""
    await company.joins("Erik Ek")
    card = await sees(maja, "AO 1", button="More")
    await maja.says(typed, reply_to=card)
    await maja.hears("👤 Erik has AO 1 now.", button="↩ Undo")
    assert "Erik Ek" in [each.name for each in (await company.order()).assigned]


async def test_a_name_that_nobody_has_is_refused_with_a_way_on(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    card = await sees(maja, "AO 1", button="More")
    await maja.says("assign Nils", reply_to=card)
    await maja.hears("There is no technician called Nils.", button="Open AO 1")


async def test_other_words_on_an_order_are_the_comment_they_were(
    company: Company, order: OrderNumber, maja: PersonHandle
) -> None:
    card = await sees(maja, "AO 1", button="More")
    await maja.says("Ring först", reply_to=card)
    await maja.hears("💬 Comment on AO 1: Ring först")
