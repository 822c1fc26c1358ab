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
    [line] = [each for each in ordna("permission", "list").lines if each.startswith("recur ")]
    assert "Let an order come again by itself. " in line
    assert line.endswith(" admin, office, dispatcher")
