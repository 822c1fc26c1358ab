"""Articles tapped, counted, priced and taken off: buttons for all that can be typed."""

from decimal import Decimal

import pytest

from core.lines import Line
from core.numbers import OrderNumber
from core.people import Role
from core.registers import Article, Facility, FacilityArticle
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.lines import AddArticle, add_article
from core.usecases.registers import KeepArticle, KeepFacility, keep_article, keep_facility
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

CLOSER = AddArticle(OrderNumber(1), "4711", Decimal(2))


async def used(company: Company) -> list[Line]:
    """What stands on the first order."""
    order = await company.order()
    return [*(row for a in order.assignments for row in a.articles), *order.other_articles]


@pytest.mark.shows("C", "AR-12", "SE-42", "XT-15")
async def test_one_tap_adds_one_and_the_receipt_counts(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-12: less, more, another quantity and undo, all in the receipt."""
    await taps(anna, "📦 Article")
    await taps(anna, "1 × Gångjärn")
    receipt = await anna.hears("📦 Added to AO 1: 1 pcs P12")
    assert receipt.labels == ["+ 1", "Quantity …", "↩ Undo"]
    await taps(anna, "+ 1")
    assert (await anna.hears("2 pcs P12")).labels[:2] == ["− 1", "+ 1"]
    await taps(anna, "Quantity …")
    await taps(anna, "10")
    await anna.hears("📦 Added to AO 1: 10 pcs P12")
    await taps(anna, "↩ Undo")
    await anna.hears("↩ Taken off AO 1")
    assert await used(company) == []


@pytest.mark.shows("C", "AR-12")
async def test_a_tap_that_is_sent_again_adds_nothing(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Bad coverage: the phone sends it twice, with a new identity."""
    await taps(anna, "📦 Article")
    toast = await company.taps_twice(anna, "1 × Gångjärn")
    assert toast == "That is done already."
    assert [row.quantity for row in await used(company)] == [Decimal(1)]


@pytest.mark.shows("C", "AR-01")
async def test_several_articles_are_written_at_once(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-01: one on each line, with or without a quantity or an x."""
    await taps(anna, "📦 Article")
    await anna.hears("What did you use?")
    await anna.says("4711\n2 gångjärn 110 mm\n1,5 x 4712")
    await anna.hears("1.5 pcs 4712")
    assert [(row.number, row.quantity) for row in await used(company)] == [
        ("4711", Decimal(1)),
        ("P12", Decimal(2)),
        ("4712", Decimal("1.5")),
    ]


@pytest.mark.shows("C", "AR-01")
async def test_a_number_and_an_articles_name_are_the_article_without_being_asked(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-01: *2 gångjärn 110 mm*; other words stay a measure."""
    await anna.says("2 gångjärn 110 mm")
    await anna.hears("📦 Added to AO 1: 2 pcs P12")
    await anna.says("2 gångjärn smorda")
    await anna.hears("✓ Added to AO 1: 2 gångjärn smorda")


@pytest.mark.shows("C", "AR-03", "AR-13", "SE-53", "AR-04")
async def test_the_companys_fast_articles_come_first_then_those_used_before(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-03, AR-13: the same offer when something is to be ordered."""
    await company.does("Anna Berg", add_article, CLOSER)
    await company.sets("fast-add-list", "P12")
    await taps(anna, "📦 Article")
    screen = await anna.hears("What did you use?")
    offered = [label for label in screen.labels if label.startswith("1 ×")]
    assert offered[:2] == ["1 × Gångjärn 110 mm", "1 × Dörrstängare TS 83"]
    assert "Search articles" in screen.labels
    await taps(anna, "Back")
    await taps(anna, "🛒 Order")
    assert "1 × Gångjärn 110 mm" in (await anna.hears("What is to be ordered?")).labels


@pytest.mark.shows("C", "AR-03")
async def test_a_long_offer_is_paged(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """Every list can be paged."""
    for nth in range(8):
        article = Article(f"X{nth}", f"Skruv {nth}")
        await company.does("Maja Lind", keep_article, KeepArticle(article))
    await taps(anna, "📦 Article")
    await taps(anna, "2/2 ▶")
    screen = await anna.hears("What did you use?", button="◀ 1/2")
    assert len([label for label in screen.labels if label.startswith("1 ×")]) == 5


@pytest.mark.shows("C", "AR-02", "AR-06", "AR-11", "PE-24", "PE-29")
async def test_sums_are_for_whoever_may_see_them(
    company: Company, order: OrderNumber, anna: PersonHandle, maja: PersonHandle
) -> None:
    """AR-06, AR-11: the same list with and without money, and who added what."""
    await company.does("Anna Berg", add_article, CLOSER)
    for person in (anna, maja):
        await taps(person, "⋯ More")
        await taps(person, "📦 What is on it")
    hers = await sees(maja, "articles and time", button="✖ 4711")
    assert "Anna" in hers.text
    assert "Sum: 2\N{NO-BREAK SPACE}480\N{NO-BREAK SPACE}kr" in hers.text
    his = await sees(anna, "articles and time", button="✖ 4711")
    assert "kr" not in his.text


@pytest.mark.shows("C", "AR-09", "XT-15")
async def test_a_line_is_taken_off_in_the_list_and_comes_back_by_undo(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-09: ✖ beside each."""
    await company.does("Anna Berg", add_article, CLOSER)
    await taps(anna, "⋯ More")
    await taps(anna, "📦 What is on it")
    await taps(anna, "✖ 4711")
    await anna.hears("Nothing yet.", button="↩ Undo")
    await taps(anna, "↩ Undo")
    await anna.hears("4711 Dörrstängare TS 83")
    assert len(await used(company)) == 1


@pytest.mark.shows("C", "AR-09", "CF-11", "XT-15")
async def test_what_came_with_the_facility_is_marked_and_taken_off(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-09: a cross beside it, and the line says where it is from."""
    customer = (await company.order()).customer
    place = Facility("Port 2", customer.id, articles=(FacilityArticle("P12", Decimal(3)),))
    await company.does("Maja Lind", keep_facility, KeepFacility(place))
    at_place = EditOrder(OrderNumber(1), (Edit("facility", "Port 2"),))
    await company.does("Maja Lind", edit_order, at_place)
    await taps(anna, "⋯ More")
    await taps(anna, "📦 What is on it")
    await taps(anna, "3 pcs P12")
    await anna.hears("It came with the facility.")
    await taps(anna, "Back")
    await taps(anna, "✖ P12")
    await anna.hears("Nothing yet.")
    assert await used(company) == []


@pytest.mark.shows("C", "AR-05", "PE-30")
async def test_price_and_discount_are_changed_by_whoever_may(
    company: Company, order: OrderNumber, anna: PersonHandle, maja: PersonHandle
) -> None:
    """AR-05, PE-30: a tap for the usual discounts, the price typed."""
    await company.does("Anna Berg", add_article, CLOSER)
    await taps(maja, "⋯ More")
    await taps(maja, "📦 What is on it")
    await taps(maja, "2 pcs 4711")
    await taps(maja, "Discount …")
    await taps(maja, "10 %")
    await maja.hears("at 1\N{NO-BREAK SPACE}240\N{NO-BREAK SPACE}kr each, −10 %")
    await taps(maja, "Price …")
    await maja.says("1100 kr")
    await maja.hears("at 1\N{NO-BREAK SPACE}100\N{NO-BREAK SPACE}kr each, −10 %")
    line = (await used(company))[0]
    assert (line.price, line.discount, line.price_changed) == (Decimal(1100), Decimal(10), True)


@pytest.mark.shows("C", "AR-07", "AR-10", "SE-59")
async def test_time_of_a_kind_is_tapped_and_stands_apart_where_that_is_wanted(
    company: Company, order: OrderNumber, anna: PersonHandle
) -> None:
    """AR-07, SE-59: the register's time articles are kinds of time."""
    travel = Article("R1", "Restid", "h", Decimal(450), is_time=True)
    await company.does("Maja Lind", keep_article, KeepArticle(travel))
    await company.sets("separate-time", "yes")
    await taps(anna, "⏱ Time")
    await taps(anna, "⏱ Restid")
    await anna.hears("Restid: how long did it take?")
    await taps(anna, "1.5 h")
    await anna.hears("⏱ Added to AO 1: 1.5 h R1 Restid")
    await taps(anna, "📦 Article")
    assert not any("Restid" in label for label in (await anna.hears("did you use?")).labels)


@pytest.mark.shows("C", "AR-01", "AR-12", "AR-06")
async def test_articles_in_swedish(company: Company) -> None:
    """A Swedish technician's words, and the prices that an administrator sees."""
    erik = await company.joins("Erik Ek", Role.ADMIN, language="sv")
    await company.reports()
    await erik.says("1")
    await erik.hears("AO 1")
    await erik.says("2 x 4711")
    receipt = await erik.hears("2 st 4711 Dörrstängare TS 83", button="Ångra")
    assert "↩ Ångra" in receipt.labels
