"""The permissions as the command lists them, for people and for machines."""

import pytest

from core.permissions import PERMISSIONS
from tests.cli.features.command import Ordna


@pytest.mark.shows("L", "PE-28")
def test_every_permission_is_listed_with_the_roles_that_have_it(ordna: Ordna) -> None:
    listed = {each["key"]: each for each in ordna("permission", "list", "--json").json()}
    assert list(listed) == list(PERMISSIONS)
    assert listed["sign"]["templates"] == [
        "admin", "office", "dispatcher", "technician", "subcontractor",
    ]  # fmt: skip


def test_permissions_are_listed_for_people_too(ordna: Ordna) -> None:
    lines = ordna("permission", "list").lines
    [at] = [place for place, line in enumerate(lines) if line.startswith("recur ")]
    assert lines[at].endswith("Let an order come again by itself.")
    assert lines[at + 1].strip() == "administrator, office, dispatcher"


def test_no_line_of_the_permissions_is_wider_than_a_page(ordna: Ordna) -> None:
    assert max(map(len, ordna("permission", "list", ORDNA_LANGUAGE="sv").lines)) <= 100
