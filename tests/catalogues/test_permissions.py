"""Every permission is asked for somewhere, and every role may do what its people have to do."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core import permissions as may
from core.people import TEMPLATES, Role
from core.permissions import PERMISSIONS, Permission

CORE = Path(may.__file__).parent
DECLARED = {name: each for name, each in vars(may).items() if isinstance(each, Permission)}
TEMPLATED = CORE / "people.py"


@cache
def asked_for() -> frozenset[str]:
    """The names of the permissions that core asks for, templates left out."""
    return frozenset(_asked_for())


def _asked_for() -> Iterator[str]:
    for path in CORE.rglob("*.py"):
        if path != TEMPLATED:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "may":
                    yield node.attr


def test_every_permission_has_a_name_of_its_own_in_the_code() -> None:
    assert list(DECLARED.values()) == list(PERMISSIONS.values())


ELSEWHERE = {"VIEW", "VIEW_ASSIGNED"}
"""What ``Actor.sees`` itself asks for."""


@pytest.mark.parametrize("name", DECLARED)
def test_every_permission_is_asked_for(name: str) -> None:
    assert name in {*asked_for(), *ELSEWHERE}


def test_the_thirty_permissions_are_declared_once_each() -> None:
    features = sorted(each.feature for each in PERMISSIONS.values())
    assert features == [f"PE-{number:02}" for number in range(1, 31)]


def test_every_permission_is_in_some_template_and_some_template_lacks_it() -> None:
    for each in PERMISSIONS.values():
        assert {each in template for template in TEMPLATES.values()} == {True, False}, each.key


@pytest.mark.shows("U", "PE-04")
@pytest.mark.parametrize("role", [Role.TECHNICIAN, Role.SUBCONTRACTOR])
def test_who_works_on_site_edits_signs_and_takes_orders(role: Role) -> None:
    needed = {may.EDIT_ASSIGNED, may.ASSIGN_SELF, may.SIGN, may.PERFORM}
    assert needed <= TEMPLATES[role]


def test_where_colleagues_were_is_seen_at_the_desk_only() -> None:
    sees = {role for role, template in TEMPLATES.items() if may.QR_PERFORM in template}
    assert sees == {Role.ADMIN, Role.OFFICE, Role.DISPATCHER}


def test_a_subcontractor_sees_only_his_own_and_creates_nothing() -> None:
    template = TEMPLATES[Role.SUBCONTRACTOR]
    assert may.VIEW_ASSIGNED in template
    assert template.isdisjoint({may.VIEW, may.CREATE, may.EDIT, may.SEE_PRICE})


def test_only_an_administrator_administrates() -> None:
    assert [role for role, template in TEMPLATES.items() if may.ADMIN in template] == [Role.ADMIN]
