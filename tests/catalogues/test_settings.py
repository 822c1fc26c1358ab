"""Every setting is declared once, says what it does, and is read where its effect is."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from core import settings
from core.settings import CATALOGUE, GROUPS, Setting
from tests.features.catalogue import catalogue

ROOT = Path(__file__).parent.parent.parent
CODE = ("app", "bot", "cli", "core", "intake", "notifications", "storage", "web")
DECLARING = (ROOT / "core" / "settings", ROOT / "core" / "settings_together.py")
DECLARED = {name: each for name, each in vars(settings).items() if isinstance(each, Setting)}


@cache
def read() -> frozenset[str]:
    """The names of the settings that the code reads, declarations left out."""
    paths = (path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
    return frozenset(
        name
        for path in paths
        if not any(path.is_relative_to(each) for each in DECLARING)
        for name in _names_in(path)
    )


def _names_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Attribute(attr=name) | ast.Name(id=name):
                if name in DECLARED:
                    yield name


def test_every_setting_has_a_name_of_its_own_in_the_code() -> None:
    assert {each.key for each in DECLARED.values()} == set(CATALOGUE)


@pytest.mark.parametrize("name", DECLARED)
def test_every_setting_is_read_where_its_effect_is(name: str) -> None:
    assert name in read()


def test_every_setting_of_the_mission_is_declared() -> None:
    declared = {feature for each in CATALOGUE.values() for feature in each.features}
    assert declared >= {f"SE-{number:02}" for number in range(1, 74)}


def test_every_other_setting_serves_a_behaviour_that_there_is() -> None:
    declared = {feature for each in CATALOGUE.values() for feature in each.features}
    assert declared <= set(catalogue())


def test_what_the_mission_names_twice_is_one_setting() -> None:
    """SE-24 is SE-50, and SE-26 is SE-51."""
    twice = {each.features for each in CATALOGUE.values() if len(each.features) > 1}
    assert twice == {("SE-24", "SE-50"), ("SE-26", "SE-51")}


def test_every_setting_stands_under_one_heading() -> None:
    listed = [each.key for group in GROUPS for each in group.settings]
    assert sorted(listed) == sorted(CATALOGUE)


@pytest.mark.parametrize("key", CATALOGUE)
def test_every_setting_says_what_it_does_in_one_sentence(key: str) -> None:
    assert re.fullmatch(r"[A-Z][^.]{20,200}\.", CATALOGUE[key].help)


def test_what_is_on_from_the_start_is_what_was_decided() -> None:
    on = {
        feature
        for each in CATALOGUE.values()
        for feature in each.features
        if each.default is True and feature.startswith("SE-")
    }
    wanted = "06 07 12 15 16 17 19 28 30 31 35 36 37 38 39 41 42 48 63"
    assert on == {f"SE-{number}" for number in wanted.split()}
