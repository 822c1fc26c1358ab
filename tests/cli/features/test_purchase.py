"""Purchase orders as they are typed (AO-05)."""

import pytest

from core.registers import Supplier
from core.usecases.registers.keeping import KeepRow, keep_row
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town


@pytest.fixture
def needing(town: Town) -> Town:
    """Two orders that need a hinge each, and a supplier who has them."""
    town.does(keep_row, KeepRow(Supplier("Assa Abloy")))
    for number in ("1", "2"):
        town.order()
        town.must("order", "order-article", number, "P12")
    return town


@pytest.mark.shows("L", "AO-05")
def test_what_orders_need_is_put_on_one_list_of_a_supplier(ordna: Ordna, needing: Town) -> None:
    told = needing.must("purchase", "add", "1", "--supplier", "assa abloy", "--as", "Maja").out
    needing.must("purchase", "add", "2", "P12", "--to", "1", "--as", "Maja")
    shown = ordna("purchase", "show", "1", "--json").json()
    assert told == "Purchase order 1 to Assa Abloy: open.\n"
    assert [(each["order"], each["row"]["number"]) for each in shown["rows"]] == [
        ("1", "P12"),
        ("2", "P12"),
    ]


@pytest.mark.shows("L", "AO-05", "AO-02")
def test_its_articles_are_ordered_and_delivered_with_it(ordna: Ordna, needing: Town) -> None:
    needing.must("purchase", "add", "1", "--supplier", "Assa Abloy")
    states = []
    for verb in ("ordered", "deliver"):
        needing.must("purchase", verb, "1")
        states.append(ordna("order", "to-order", "1", "--json").json()[0]["state"])
    assert states == ["ordered", "delivered"]


@pytest.mark.shows("L", "AO-05", "SE-31")
def test_purchase_orders_are_listed_and_shown(ordna: Ordna, needing: Town) -> None:
    needing.must("purchase", "new", "Assa Abloy", "--as", "Maja")
    needing.must("purchase", "add", "1", "--to", "1", "--as", "Maja")
    (listed,) = ordna("purchase", "list").lines
    shown = ordna("purchase", "show", "1").out
    assert (listed.split()[:4], "Last edited today" in shown) == (
        ["1", "open", "Assa", "Abloy"],
        True,
    )


@pytest.mark.shows("L", "AO-06")
def test_its_list_is_saved(ordna: Ordna, needing: Town) -> None:
    needing.must("purchase", "add", "1", "--supplier", "Assa Abloy")
    listed = ordna("purchase", "show", "1", "--csv", "-").content.decode("utf-8-sig")
    assert listed.splitlines()[1] == "1,P12,Hinge 3248,1,pcs,to order,Ordna,1"


def test_an_article_is_taken_off_again(ordna: Ordna, needing: Town) -> None:
    needing.must("purchase", "add", "1", "--supplier", "Assa Abloy")
    needing.must("purchase", "take-off", "1", "P12")
    assert ordna("purchase", "show", "1", "--json").json()["rows"] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "There is no supplier Nobody AB in the register. Add it there first.\n"),
        ("sv", "Leverantören Nobody AB finns inte i registret. Lägg till den där först.\n"),
    ],
)
def test_an_unknown_supplier_is_refused(
    ordna: Ordna, needing: Town, language: str, sentence: str
) -> None:
    answer = ordna("purchase", "add", "1", "--supplier", "Nobody AB", ORDNA_LANGUAGE=language)
    assert (answer.code, answer.err) == (1, sentence)


def test_without_any_it_is_said_how_one_comes(ordna: Ordna) -> None:
    assert "ordna purchase add" in ordna("purchase", "list").out


def test_a_technician_purchases_nothing(ordna: Ordna, needing: Town) -> None:
    assert ordna("purchase", "list", "--as", "Anna").code == 1


def test_a_number_that_no_purchase_order_has_is_wrong_usage(ordna: Ordna) -> None:
    assert ordna("purchase", "show", "9" * 30).code == 2
