"""Lists as they are typed: filtered, sorted, kept, in columns, walked through."""

from datetime import timedelta

import pytest

from core.numbers import OrderNumber
from core.usecases.assigning import Assign, assign
from tests.cli.features.finished import signed
from tests.cli.features.town import CUSTOMER, OTHER_CUSTOMER, Town


@pytest.fixture
def listed(town: Town) -> Town:
    """A door, a lift that Anna has, and the school's window, made one after the other."""
    town.order("The door will not close")
    town.order("The lift stands still")
    town.order("A broken window", OTHER_CUSTOMER)
    give(town, "2", "Anna")
    return town


def give(town: Town, number: str, name: str) -> None:
    """Give an order to somebody."""
    town.does(assign, Assign(OrderNumber.parse(number), town.person(name).id))


def numbers(town: Town, *options: str) -> list[str]:
    """The numbers that a list shows."""
    return [row["number"] for row in town.must("order", "list", *options, "--json").json()]


def printed(town: Town, *options: str) -> list[str]:
    """The lines that a list prints."""
    return town.must("order", "list", *options).lines


@pytest.mark.shows("L", "LS-01")
@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--assigned", "Anna"), ["2"]),
        (("--mine", "--as", "anna"), ["2"]),
        (("--customer", "eken"), ["2", "1"]),
        (("--customer", OTHER_CUSTOMER, "--unassigned"), ["3"]),
        (("--state", "new", "--search", "window"), ["3"]),
        (("--open", "--by", "created", "--in", "today"), ["2", "3", "1"]),
        (("--by", "created", "--to", "2020-01-01"), []),
        (("--waits-for", "somebody"), ["3", "1"]),
        (("--urgent",), []),
        (("--sort", "number", "--limit", "2"), ["3", "2"]),
    ],
)
def test_a_list_is_filtered_by_one_thing_or_several(
    listed: Town, options: tuple[str, ...], found: list[str]
) -> None:
    assert numbers(listed, *options) == found


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--assigned", "Nobody"), "There is nobody called Nobody."),
        (("--customer", "Acme"), "There is no Acme in the register."),
        (("--favourite", "x", "--as", "Anna"), "You have no favourite called x."),
        (("--mine",), "Whose orders are meant?"),
        (("--limit", "0"), "Write a whole number, 1 or more."),
        (("--limit", "9" * 30), "A list has at most 1000000 orders."),
        (("--from", "2026-02-01", "--to", "2026-01-01"), "The last day comes before the first."),
        (("--columns", "colour"), "Lists have no column colour."),
        (("--save", "--urgent"), "Only somebody with a name keeps lists of his own."),
    ],
)
def test_what_can_not_be_meant_is_refused(
    listed: Town, options: tuple[str, ...], sentence: str
) -> None:
    answer = listed.ordna("order", "list", *options)
    assert (answer.code, answer.err.startswith(sentence)) == (1, True)


@pytest.mark.shows("L", "LS-02")
def test_a_kept_filter_is_remembered_per_person_and_said(listed: Town) -> None:
    printed(listed, "--mine", "--open", "--save", "--as", "Anna")
    (said, row) = printed(listed, "--as", "Anna")
    assert (said, row.split()[0]) == ("Filter: mine, open", "2")
    assert len(printed(listed, "--as", "Erik")) == 3
    assert len(printed(listed, "--as", "Anna", "--all")) == 3
    printed(listed, "--all", "--save", "--as", "Anna")
    assert len(printed(listed, "--as", "Anna")) == 3


@pytest.mark.shows("L", "LS-03")
def test_a_favourite_is_saved_chosen_made_the_default_and_taken_away(listed: Town) -> None:
    printed(listed, "--search", "window", "--save-favourite", "Windows", "--as", "Maja")
    assert numbers(listed, "--favourite", "windows", "--as", "Maja") == ["3"]
    assert numbers(listed, "--favourite", "windows", "--mine", "--as", "Maja") == []
    listed.must("order", "favourites", "--default", "windows", "--as", "Maja")
    assert numbers(listed, "--as", "Maja") == ["3"]
    mine = listed.must("order", "favourites", "--as", "Maja")
    assert mine.lines == ["★  Windows  with “window”"]
    listed.must("order", "favourites", "--remove", "Windows", "--as", "Maja")
    assert listed.must("order", "favourites", "--as", "Maja", "--json").json() == []


@pytest.mark.shows("L", "LS-03")
def test_a_favourite_may_be_the_default_from_the_start(listed: Town) -> None:
    words = ("--search", "lift", "--save-favourite", "Lifts", "--default", "--as", "Maja")
    printed(listed, *words)
    assert numbers(listed, "--as", "Maja") == ["2"]


@pytest.mark.shows("L", "LS-13", "SE-11")
def test_lists_are_sorted_by_what_is_chosen_or_as_the_company_has_it(listed: Town) -> None:
    listed.must("order", "edit", "1", "cost-centre=77")
    assert numbers(listed) == ["1", "2", "3"]
    assert numbers(listed, "--sort", "customer", "--down") == ["3", "2", "1"]
    assert numbers(listed, "--sort", "number", "--up") == ["1", "2", "3"]
    listed.must("setting", "set", "sort-on-number", "on")
    assert numbers(listed) == ["3", "2", "1"]


@pytest.mark.shows("L", "LS-04", "LS-05")
def test_next_and_previous_walk_through_the_filtered_list(listed: Town) -> None:
    listed.must("setting", "set", "sort-on-number", "on")
    eken = ("--customer", CUSTOMER)
    assert listed.must("order", "next", "3").out == "2\n"
    assert listed.must("order", "previous", "1", *eken).out == "2\n"
    end = listed.ordna("order", "previous", "2", *eken)
    assert (end.code, end.err) == (1, "Order 2 is the last of the list in that direction.\n")


@pytest.mark.shows("L", "LS-15", "LS-22")
def test_the_printed_list_says_what_each_order_is_about_where_and_whose(listed: Town) -> None:
    first, second, _ = printed(listed, "--sort", "number")
    assert first.split("  ")[:3] == ["3", "new", "A broken window"]
    assert "The lift stands still" in second
    assert second.split()[-3:] == ["Brf", "Eken", "Anna"]


@pytest.mark.shows("L", "LS-16", "CO-04")
def test_the_list_counts_comments_and_the_detailed_one_does_not(listed: Town) -> None:
    for text in ("Call first", "Bring a ladder"):
        listed.must("order", "comment", "1", text, "--as", "Maja")
    (line,) = printed(listed, "--search", "*1")[1:]
    assert line.endswith("💬 2")
    assert "💬" not in listed.must("order", "list", "--detailed").out


@pytest.mark.shows("L", "LS-08", "LS-10", "LS-11", "LS-12")
def test_each_person_has_the_columns_he_chose_in_their_order(listed: Town) -> None:
    listed.must("order", "columns", "customer", "number", "--as", "Maja")
    head, *rows = printed(listed, "--detailed", "--as", "Maja")
    assert (head.split(), rows[0].split()) == (["Customer", "Number"], ["Brf", "Eken", "2"])
    listed.must("order", "columns", "number", "--as", "Maja")
    assert printed(listed, "--detailed", "--as", "Maja")[0] == "Number"
    assert printed(listed, "--columns", "assigned,number")[0].split() == ["Assigned", "Number"]
    listed.must("order", "columns", "--reset", "--as", "Maja")
    assert printed(listed, "--detailed", "--as", "Maja")[0].startswith("Number  State")


def test_the_columns_there_are_can_be_asked_for(town: Town) -> None:
    found = town.must("order", "columns", "--json").json()
    assert found[0] == {"key": "number", "place": 1}
    assert {"key": "phone", "place": None} in found


@pytest.mark.shows("L", "LS-17", "SE-13")
def test_the_list_is_switched_from_subgroup_to_subgroup_while_the_company_wants_it(
    listed: Town,
) -> None:
    listed.must("setting", "set", "subgroups", "Doors, Lifts")
    listed.must("order", "edit", "1", "subgroup=Doors")
    without = printed(listed)[0]
    listed.must("setting", "set", "subgroup-shifter", "on")
    assert "Doors" not in without
    assert printed(listed)[0] == "Doors 1 · no subgroup 2"
    assert numbers(listed, "--subgroup", "doors") == ["1"]
    assert numbers(listed, "--subgroup", "") == ["2", "3"]


@pytest.mark.shows("L", "LS-18", "LS-19", "SE-14")
def test_the_colours_of_type_and_status_mark_an_order_in_the_list(listed: Town) -> None:
    listed.must("setting", "set", "custom-statuses", "Waiting #e0a000")
    listed.must("setting", "set", "order-types", "Service #1d7f3c")
    listed.must("order", "edit", "1", "status=Waiting", "type=Service")
    (line,) = printed(listed, "--status", "waiting", "--type", "SERVICE")[1:]
    assert "🟢 Service · 🟧 Waiting" in line


@pytest.mark.shows("L", "LS-20", "SE-40")
def test_the_detailed_list_says_who_is_invoiced_while_that_is_used(listed: Town) -> None:
    listed.must("setting", "set", "show-invoiced-to", "on")
    listed.must("order", "edit", "1", f"invoiced-to={OTHER_CUSTOMER}")
    words = ("--search", "*1", "--columns", "number,invoiced-to")
    assert printed(listed, *words)[1:] == ["Number  Invoiced to", f"1       {OTHER_CUSTOMER}"]
    listed.must("setting", "set", "show-invoiced-to", "off")
    assert listed.ordna("order", "list", *words).code == 1


@pytest.mark.shows("L", "LS-21", "SE-39")
def test_the_planned_date_stands_in_the_list_while_it_is_used(listed: Town) -> None:
    today = listed.work_order("1").created_at.date()
    listed.must("order", "edit", "1", f"planned={today + timedelta(days=400)}")
    assert "🗓" in printed(listed, "--search", "*1")[1]
    listed.must("setting", "set", "use-planned-date", "off")
    assert "🗓" not in printed(listed, "--search", "*1")[1]


@pytest.mark.shows("L", "WO-27", "WO-22")
def test_to_do_lists_what_needs_me_and_cancelled_orders_with_the_cross(listed: Town) -> None:
    give(listed, "1", "Anna")
    listed.must("order", "cancel", "1", "Not for us")
    mine = listed.must("order", "todo", "--as", "Anna").lines
    assert [line.split("  ")[0] for line in mine] == ["2", "❌ 1"]
    assert "yours to do" in mine[0]
    found = listed.must("order", "todo", "--as", "Maja", "--json").json()
    assert {row["number"]: row["needs"] for row in found} == {"3": ["somebody"]}


def test_who_has_nothing_to_do_is_told_so(town: Town) -> None:
    assert town.must("order", "todo", "--as", "Erik").out.startswith("Nothing to do.")


@pytest.mark.shows("L", "LS-09", "SG-11")
def test_what_the_list_shows_is_done_together_and_what_can_not_be_says_why(listed: Town) -> None:
    number = signed(listed)
    answer = listed.ordna("order", "bulk", "ready", "--state", "signed", "--as", "Maja")
    assert (answer.code, listed.work_order(number).state) == (0, "ready")
    left = listed.ordna("order", "bulk", "ready", "1", number)
    assert left.code == 1
    assert " of 2 are done." in left.err
    assert left.lines[0].startswith("1: ")


def test_nothing_is_done_with_all_orders_by_mistake(listed: Town) -> None:
    assert listed.ordna("order", "bulk", "sign").code == 2
