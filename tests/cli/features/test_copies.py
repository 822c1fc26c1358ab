"""Orders made of others, as it is typed: duplicated, separated, merged, coming again."""

import pytest

from tests.cli.features.finished import ready, worked
from tests.cli.features.town import DOOR, LIFT, OTHER_CUSTOMER, Town


@pytest.mark.shows("L", "WO-26", "PE-20")
def test_an_order_is_duplicated_by_whoever_may(town: Town) -> None:
    number = worked(town)
    refused = town.ordna("order", "duplicate", number, "--as", "Anna")
    made = town.must("order", "duplicate", number, "--as", "Maja")
    assert (refused.code, made.out) == (1, "2\n")
    assert len(town.work_order("2").assignments[0].measures) == 1
    assert "Duplicate of order 1" in town.must("order", "show", "2").out


@pytest.mark.shows("L", "AS-04", "AS-05")
def test_an_assignment_is_duplicated_without_its_object_and_then_edited(town: Town) -> None:
    number = worked(town)
    town.must("order", "edit", number, f"object={DOOR}")
    said = town.must("order", "duplicate-assignment", number, "1").out
    town.must("order", "edit", number, f"object={LIFT}", "--assignment", "2")
    codes = [a.service_object and a.service_object.code for a in town.work_order().assignments]
    assert said == "The copy is assignment 2 of order 1. Choose its service object.\n"
    assert codes == [DOOR, LIFT]


@pytest.mark.shows("L", "AS-07")
def test_an_assignment_is_separated_after_a_yes(town: Town) -> None:
    number = worked(town)
    town.must("order", "add-assignment", number, "The lift stands still")
    asked = town.ordna("order", "separate", number, "2")
    made = town.must("order", "separate", number, "2", "--yes")
    assert "“The lift stands still” moves from order 1 to a new order" in asked.err
    assert (made.out, town.work_order("2").title) == ("2\n", "The lift stands still")
    assert "Separated from it: order 2" in town.must("order", "show", number).out


@pytest.mark.shows("L", "AS-07")
def test_the_only_assignment_is_not_separated(town: Town) -> None:
    answer = town.ordna("order", "separate", town.order(), "1", "--yes")
    assert "has only this assignment" in answer.err


@pytest.mark.shows("L", "RV-08")
def test_two_orders_become_one(town: Town) -> None:
    town.order()
    town.order("The lift stands still")
    assert town.must("order", "merge", "1", "2").out == "Order 2 was merged into order 1.\n"
    assert [a.description for a in town.work_order().assignments] == [
        "The door will not close",
        "The lift stands still",
    ]
    assert "Merged into order 1" in town.must("order", "show", "2").out


@pytest.mark.shows("L", "RV-08")
def test_orders_of_different_customers_are_asked_about(town: Town) -> None:
    town.order()
    town.order("The lift stands still", OTHER_CUSTOMER)
    asked = town.ordna("order", "merge", "1", "2")
    assert "Order 2 is for Sandgärdskolan, order 1 for Brf Eken" in asked.err
    town.must("order", "merge", "1", "2", "--yes")


@pytest.mark.shows("L", "WO-24", "PE-14")
def test_an_order_comes_again_when_it_is_ready(town: Town) -> None:
    number = town.order()
    refused = town.ordna("order", "recur", number, "30", "--as", "Anna")
    said = town.must("order", "recur", number, "30", "--weekday", "mon", "--as", "Maja").out
    ready(town, number)
    assert refused.code == 1
    assert said == "Order 1 comes again every 30 days, on the nearest Mon.\n"
    assert town.work_order("2").title == "The door will not close"
    assert "Came again as order 2" in town.must("order", "show", number).out


@pytest.mark.shows("L", "WO-24")
def test_a_row_is_stopped(town: Town) -> None:
    number = town.order()
    town.must("order", "recur", number, "7")
    assert town.must("order", "stop-recurring", number).out == "Order 1 does not come again.\n"
    ready(town, number)
    assert town.must("order", "list", "--json").json()[0]["number"] == "1"


@pytest.mark.shows("L", "WO-01")
def test_closing_a_one_off_job_makes_no_other(town: Town) -> None:
    ready(town)
    assert len(town.must("order", "list", "--json").json()) == 1


@pytest.mark.shows("L", "WO-24")
def test_an_absurd_interval_is_refused(town: Town) -> None:
    answer = town.ordna("order", "recur", town.order(), "0")
    assert answer.err == "Write a number of days from 1 to 3660.\n"
