"""The settings and what they stop, as ``docs/settings.md`` says."""

from collections.abc import Iterable, Iterator
from typing import Any

from core.requirements import CATALOGUE, MOMENT_LABELS, Moment, Requirement
from core.settings import GROUPS, Setting

TOP = """# Settings

What a company may change, and what each setting does. `ordna setting list` shows them with their
values, `ordna setting set KEY VALUE` changes one and says which orders under way it stops, and
`ordna setting try KEY VALUE` says that without changing anything.

An order keeps what it has: a status, type, subgroup or field that is taken off its list is offered
no more, and stays on the orders that have it. *Require articles from the register* and *Add
articles to the register automatically* contradict each other, as do *Require customer signatures*
and customer signatures that are not used: the second one is refused while the first one stands.

`make docs` writes this page from `core/settings/` and `core/requirements/`, and a test fails when
they disagree.
"""

GATES = """## What stands in the way of what

`ordna order why NUMBER` says all of it about one order, with what helps.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([TOP, *_groups(), GATES, *_table(_gate_head(), _gates())]) + "\n"


def _groups() -> Iterator[str]:
    for group in GROUPS:
        yield f"## {group.title}\n"
        yield from _table(
            ["Setting", "Key", "What it does", "Written as", "Default"],
            (_setting(each) for each in group.settings),
        )
        yield ""


def _setting(each: Setting[Any]) -> list[str]:
    default = each.written(each.default) or "–"
    label = f"{each.label} ({each.feature})"
    return [label, f"`{each.key}`", each.help, each.kind.form, default]


def _gate_head() -> list[str]:
    return ["What is said", "At", "While this setting is on"]


def _gates() -> Iterator[list[str]]:
    for each in CATALOGUE:
        setting = f"`{each.setting.key}`" if each.setting else "always"
        yield [each.refusal.sentence, _moments(each), setting]


def _moments(each: Requirement) -> str:
    return ", ".join(MOMENT_LABELS[moment] for moment in Moment if moment in each.moments)


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    for row in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(row)} |"
