"""The table of behaviours and the tests that show them, as ``docs/features.md`` holds it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from tests.features.catalogue import SURFACES, Behaviour
from tests.features.marks import Shown

PAGE = Path(__file__).parent.parent.parent / "docs" / "features.md"
_LETTERS = ", ".join(f"{letter} {name}" for letter, name in SURFACES.items())
_TOP = f"""# What Ordna does

One line for each behaviour, and for each surface where it is or will be shown the test that shows it
there: {_LETTERS}. A dash is a surface still to come; the command line stands wherever a test shows it.
`make features` writes this page from `tests/features/catalogue.toml` and the marks `shows` in the
tests, and a test fails when they disagree.
"""
Tests = Mapping[str, Mapping[str, list[str]]]


def table(behaviours: Iterable[Behaviour], shown: Iterable[Shown]) -> str:
    """The whole page."""
    tests = _by_id(shown)
    parts = [_TOP]
    for group, members in groupby(behaviours, key=lambda each: each.group):
        parts += [f"\n## {group}\n", *(_entry(each, tests) for each in members)]
    return "\n".join(parts) + "\n"


def _by_id(shown: Iterable[Shown]) -> Tests:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in shown:
        tests = found[each.id][each.surface]
        if each.test not in tests:
            tests.append(each.test)
    return found


def _entry(behaviour: Behaviour, tests: Tests) -> str:
    why = f" *{behaviour.alone}*" if behaviour.alone else ""
    shown = " · ".join(_shown(behaviour, tests.get(behaviour.id, {})))
    return f"- **{behaviour.id}** {behaviour.sentence}{why}<br>{shown}"


def _shown(behaviour: Behaviour, tests: Mapping[str, list[str]]) -> Iterator[str]:
    for letter in SURFACES:
        if letter in tests:
            first, *more = tests[letter]
            yield f"{letter} `{first}`" + (f" +{len(more)} more" if more else "")
        elif letter in behaviour.surfaces:
            yield f"{letter} –"
