"""Cancelling, bringing back and deleting, and who has an order, as it is typed."""

import pytest

from tests.cli.features.finished import invoiced
from tests.cli.features.town import Town


@pytest.mark.shows("L", "WO-22", "PE-06")
def test_an_order_is_cancelled_with_a_reason_and_brought_back(town: Town) -> None:
    number = town.order()
    refused = town.ordna("order", "cancel", number, "Not for us", "--as", "Anna")
    cancelled = town.must("order", "cancel", number, "Not for us", "--as", "Maja")
    back = town.must("order", "bring-back", number, "--as", "Maja")
    assert (refused.code, cancelled.out, back.out) == (
        1,
        "Order 1 is cancelled.\n",
        "Order 1 is new again.\n",
    )
    history = town.must("order", "history", number).out
    assert "Maja cancelled the order" in history
    assert "Maja took the cancellation back" in history


@pytest.mark.shows("L", "WO-22")
def test_an_invoiced_order_is_not_cancelled(town: Town) -> None:
    answer = town.ordna("order", "cancel", invoiced(town), "Mistake")
    assert "Credit it in the accounting software" in answer.err


@pytest.mark.shows("L", "WO-21", "PE-06")
def test_an_order_is_deleted_with_its_history_after_a_yes(town: Town) -> None:
    number = town.order()
    asked = town.ordna("order", "delete", number, "--as", "Maja")
    refused = town.ordna("order", "delete", number, "--yes", "--as", "Anna")
    deleted = town.must("order", "delete", number, "--yes", "--as", "Maja")
    gone = town.ordna("order", "history", number)
    assert "and its whole history disappear" in asked.err
    assert (refused.code, deleted.out) == (1, "Order 1 is deleted.\n")
    assert (gone.code, gone.err) == (1, "There is no order 1.\n")


@pytest.mark.shows("L", "WO-21")
def test_an_invoiced_order_is_not_deleted(town: Town) -> None:
    answer = town.ordna("order", "delete", invoiced(town), "--yes")
    assert answer.err == (
        "Order 1 was invoiced, so it can't be deleted. Credit the invoice instead.\n"
    )


@pytest.mark.shows("L", "WO-23")
def test_several_orders_are_deleted_at_once(town: Town) -> None:
    for _ in range(3):
        town.order()
    asked = town.ordna("order", "delete", "1", "3")
    deleted = town.must("order", "delete", "1", "3", "--yes")
    assert "The orders 1, 3 and their whole history" in asked.err
    assert deleted.out == "2 orders are deleted.\n"
    assert [each["number"] for each in town.must("order", "list", "--json").json()] == ["2"]


@pytest.mark.shows("L", "WO-20", "PE-09")
def test_orders_are_given_to_people_and_taken_off_them(town: Town) -> None:
    for _ in range(2):
        town.order()
    refused = town.ordna("order", "assign", "1", "--to", "Erik", "--as", "Anna")
    given = town.must("order", "assign", "1", "2", "--to", "Anna", "--to", "Erik", "--as", "Maja")
    off = town.must("order", "unassign", "1", "Erik", "--as", "Maja")
    assert refused.code == 1
    assert given.lines == ["Order 1: Anna, Erik", "Order 2: Anna, Erik"]
    assert off.out == "Order 1 is not Erik's any more.\n"
    assert [each.name for each in town.work_order().assigned] == ["Anna"]


@pytest.mark.shows("L", "WO-20", "PE-10")
def test_the_first_who_takes_an_order_has_it(town: Town) -> None:
    number = town.order()
    taken = town.must("order", "take", number, "--as", "Anna")
    late = town.ordna("order", "take", number, "--as", "Erik")
    assert (taken.out, late.err) == (
        "Order 1 is yours.\n",
        "Order 1 is already taken by Anna.\n",
    )
