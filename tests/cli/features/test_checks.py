"""Self-checks as they are typed: added by name, answered by place, completed, signed, removed."""

import pytest

from core.numbers import OrderNumber
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from core.usecases.assigning import Assign, assign
from core.usecases.registers.keeping import KeepRow, keep_row
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town

DOOR = SelfCheckTemplate(
    "Door check",
    (
        PointTemplate("Closing force", unit="N"),
        PointTemplate("Lock", choices=(Choice("Whole", True), Choice("Broken", False))),
    ),
)


@pytest.fixture
def ready(town: Town) -> Town:
    """The company has a template for doors, and Anna has order 1."""
    town.does(keep_row, KeepRow(DOOR))
    town.order()
    town.does(assign, Assign(OrderNumber(1), town.person("Anna").id), "Maja")
    return town


@pytest.fixture
def checked(ready: Town) -> Town:
    """There is a door check on it, with both points answered."""
    ready.must("order", "add-check", "1", "door check", "--as", "Anna")
    ready.must("order", "answer", "1", "1", "1", "--value", "35,5", "--as", "Anna")
    ready.must("order", "answer", "1", "Door check", "Lock", "--choice", "Broken", "--as", "Anna")
    return ready


@pytest.mark.shows("L", "SC-01", "SC-06")
def test_a_check_is_filled_in_point_by_point(ordna: Ordna, checked: Town) -> None:
    (check,) = ordna("order", "checks", "1", "--json").json()
    assert [(each["value"], each["choice"], each["approved"]) for each in check["points"]] == [
        ("35.5", None, True),
        (None, "Broken", False),
    ]


@pytest.mark.shows("L", "SC-01")
@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "  2 Lock · Broken · not approved"), ("sv", "  2 Lock · Broken · ej godkänd")],
)
def test_a_failed_point_is_seen(ordna: Ordna, checked: Town, language: str, line: str) -> None:
    assert line in ordna("order", "checks", "1", ORDNA_LANGUAGE=language).lines


@pytest.mark.shows("L", "SC-01")
def test_an_answer_is_taken_back(ordna: Ordna, checked: Town) -> None:
    ordna("order", "clear-answer", "1", "1", "2", "--as", "Anna")
    answer = ordna("order", "complete-check", "1", "1", "--as", "Anna")
    assert (answer.code, answer.err) == (
        1,
        "Self-check Door check is not complete. Answer what is left: Lock.\n",
    )


@pytest.mark.shows("L", "SC-04")
def test_a_check_is_signed(ordna: Ordna, checked: Town) -> None:
    ordna("order", "sign-check", "1", "1", "--as", "Anna")
    (check,) = ordna("order", "checks", "1", "--json").json()
    assert (check["completed"], check["signed_by"]) == (True, "Anna")


@pytest.mark.shows("L", "SC-05", "PE-17")
def test_a_check_is_taken_off_by_who_may(ordna: Ordna, checked: Town) -> None:
    refused = ordna("order", "remove-check", "1", "1", "--as", "Anna")
    ordna("order", "remove-check", "1", "1", "--as", "Maja")
    assert (refused.code, ordna("order", "checks", "1", "--json").json()) == (1, [])


@pytest.mark.shows("L", "SC-02", "SE-55")
@pytest.mark.shows("A", "SE-55", "SC-08")
@pytest.mark.parametrize(("value", "names"), [("Door check", ["Door check"]), ("", [])])
def test_a_new_order_has_the_mandatory_checks(
    ordna: Ordna, ready: Town, value: str, names: list[str]
) -> None:
    ready.must("setting", "set", "mandatory-self-checks", value)
    checks = ordna("order", "checks", ready.order(), "--json").json()
    assert [check["name"] for check in checks] == names


@pytest.mark.shows("L", "SC-01", "DO-02")
def test_a_photo_answers_a_point_and_stands_on_the_order(ordna: Ordna, ready: Town) -> None:
    plate = SelfCheckTemplate("Plate", (PointTemplate("Type plate", photo=True),))
    ready.does(keep_row, KeepRow(plate))
    ready.must("order", "add-check", "1", "Plate")
    ready.must("order", "answer", "1", "Plate", "1", "--photo", ordna.writes("plate.jpg", b"jpeg"))
    documents = ordna("order", "documents", "1", "--json").json()
    assert [(each["name"], each["content_type"]) for each in documents] == [
        ("plate.jpg", "image/jpeg")
    ]


@pytest.mark.parametrize("template", ["Lift check", ""])
def test_a_template_that_is_not_there_is_said(ordna: Ordna, ready: Town, template: str) -> None:
    answer = ordna("order", "add-check", "1", template)
    assert (answer.code, "There is no such template" in answer.err) == (1, True)


def test_a_point_that_is_not_there_names_those_that_are(ordna: Ordna, checked: Town) -> None:
    answer = ordna("order", "answer", "1", "1", "9")
    assert answer.err == ("There is no 9 on order 1. Choose one of: 1 Closing force, 2 Lock.\n")
