"""Articles to be ordered: each state with a tap, used with a way back, listed, bought (AO)."""

import pytest

from core.lines import ArticleToOrder
from core.numbers import OrderNumber
from core.people import Role
from core.registers import Supplier
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company


async def rows(company: Company) -> list[ArticleToOrder]:
    """What is to be ordered for the first order."""
    return list((await company.order()).to_order)


async def sees_list(person: PersonHandle) -> None:
    """The list, from the card."""
    await taps(person, "⋯ More")
    await taps(person, "The work …")
    await taps(person, "🛒 To order")


@pytest.fixture
async def wished(company: Company, order: OrderNumber, anna: PersonHandle) -> Company:
    """Anna wants a hinge and two closers."""
    await anna.says("beställ 1 x P12")
    await anna.hears("🛒 To order for AO 1: 1 pcs P12")
    await anna.says("beställ 2 x 4711")
    await anna.hears("🛒 To order for AO 1: 2 pcs 4711")
    return company


@pytest.mark.shows("C", "AO-01", "AO-02", "SE-37")
async def test_each_row_opens_with_its_next_steps(wished: Company, anna: PersonHandle) -> None:
    """AO-02: ordered, delivered, and how many."""
    await sees_list(anna)
    await anna.hears("🛒 AO 1 · to order", button="✓ Done")
    await taps(anna, "🛒 1 pcs P12")
    opened = await anna.hears("P12 Gångjärn 110 mm · to order", button="Ordered")
    assert opened.labels == [
        "📦 Used", "Ordered", "Delivered", "+ 1", "Take it off", "Back",
    ]  # fmt: skip
    await anna.taps("+ 1", message=opened)
    await anna.hears("2 pcs P12 Gångjärn 110 mm · to order")
    await taps(anna, "Ordered")
    await anna.hears("2 pcs P12 Gångjärn 110 mm · ordered")
    assert [row.state.value for row in await rows(wished)] == ["ordered", "to_order"]


@pytest.mark.shows("C", "AO-09", "XT-15")
async def test_used_moves_it_and_undo_moves_it_back(wished: Company, anna: PersonHandle) -> None:
    """AO-09."""
    await sees_list(anna)
    await taps(anna, "🛒 1 pcs P12")
    await taps(anna, "📦 Used")
    listed = await anna.hears("🛒 AO 1 · to order", button="↩ Undo")
    assert len(await rows(wished)) == 1
    await anna.taps("↩ Undo", message=listed)
    await anna.hears("P12 Gångjärn 110 mm · to order")
    assert len(await rows(wished)) == 2


@pytest.mark.shows("C", "AO-01", "XT-15")
async def test_a_row_is_taken_off_and_comes_back(wished: Company, anna: PersonHandle) -> None:
    """With the list again where it stood."""
    await sees_list(anna)
    await taps(anna, "🛒 1 pcs P12")
    await taps(anna, "Take it off")
    listed = await anna.hears("🛒 AO 1 · to order", button="↩ Undo")
    await anna.taps("↩ Undo", message=listed)
    await anna.hears("P12 Gångjärn 110 mm · to order")


@pytest.mark.shows("C", "AO-03")
async def test_done_in_the_list_sends_what_waits(wished: Company, anna: PersonHandle) -> None:
    """AO-03: one mail for all of it."""
    await wished.sets("articles-to-order-email", "parts@example.com")
    await anna.says("beställ 1 x 4712")
    await anna.hears("🛒 To order for AO 1: 1 pcs 4712")
    await sees_list(anna)
    await taps(anna, "✓ Done")
    await wished.when(lambda: wished.letters("articles-to-order"))
    assert await wished.letters("articles-to-order") == ["parts@example.com"]


@pytest.mark.shows("C", "AO-07", "AO-08", "SE-02", "SE-03")
@pytest.mark.parametrize(
    ("label", "setting", "letter"),
    [
        ("Ordered", "articles-ordered-email", "articles-ordered"),
        ("Delivered", "articles-delivered-email", "articles-delivered"),
    ],
)
async def test_a_state_is_mailed_when_it_is_saved(
    wished: Company, anna: PersonHandle, label: str, setting: str, letter: str
) -> None:
    """AO-07, AO-08: to the address of that state."""
    await wished.sets(setting, "stock@example.com")
    await sees_list(anna)
    await taps(anna, "🛒 1 pcs P12")
    await taps(anna, label)
    await anna.hears("P12", button="Back")
    await taps(anna, "Back")
    await taps(anna, "✓ Done")
    await wished.when(lambda: wished.letters(letter))
    assert await wished.letters(letter) == ["stock@example.com"]


@pytest.mark.shows("C", "AO-06")
async def test_the_list_comes_as_a_file_for_spreadsheets(
    wished: Company, anna: PersonHandle
) -> None:
    """AO-06."""
    await sees_list(anna)
    await taps(anna, "List as CSV")
    sent = await anna.hears("🛒 To order for AO 1")
    assert sent.raw["document"]["file_name"] == "AO-1-articles-to-order.csv"
    content = await wished.client.file(sent.raw["document"]["file_unique_id"])
    assert "P12" in content.decode("utf-8-sig")


@pytest.mark.shows("C", "AO-05")
async def test_the_office_puts_what_waits_on_a_purchase_order(
    wished: Company, anna: PersonHandle
) -> None:
    """AO-05: on the supplier's open one, or a new one; with a way back."""
    await wished.writes(lambda uow: uow.suppliers.put(Supplier("Ahlsell")))
    eva = await wished.joins("Eva Ek", Role.OFFICE)
    await eva.says("1")
    await eva.hears("AO 1", button="More")
    await sees_list(eva)
    await taps(eva, "Put on a purchase order")
    await eva.hears("From whom?")
    await taps(eva, "Ahlsell")
    await eva.hears("🛒 AO 1 · to order", button="↩ Undo")
    assert [row.purchase_order for row in await rows(wished)] == ["1", "1"]


@pytest.mark.shows("C", "AO-11", "SE-18")
async def test_the_fix_for_what_stops_ready_is_the_list(
    wished: Company, maja: PersonHandle
) -> None:
    """AO-11: /why leads to what is left to be ordered."""
    await wished.sets("disable-ready-with-articles-to-order", "yes")
    await maja.says("/why 1")
    told = await maja.hears("articles to be ordered are left")
    assert told.labels


@pytest.mark.shows("C", "AO-01", "SE-37")
async def test_where_nothing_is_ordered_so_it_is_said(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """SE-37."""
    await company.sets("show-articles-to-order", "no")
    await anna.says("beställ 1 x P12")
    await anna.hears("Articles to be ordered are not used here.", button="Open AO 1")
