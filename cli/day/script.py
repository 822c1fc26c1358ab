"""The script of a day: which mails come, what people do in between, and what is to come of it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDER, LETTERS = EXAMPLES / "day", EXAMPLES / "letters"
"""The day's mail, and the day on which every letter leaves."""
_AHEAD = re.compile(r"\{\+(\d+)\}")


@dataclass(frozen=True, slots=True)
class Answers:
    """Which of our letters a mail answers: its name, on which order, in whose mailbox."""

    letter: str
    on: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A mail that comes: its bytes with placeholders, and what is to become of it.

    ``becomes`` is the outcome; ``expected`` holds the other facts by the names that the day's file
    explains; ``names`` is what its order is called in the script.
    """

    file: str
    raw: bytes
    becomes: str
    expected: Mapping[str, Any]
    names: str | None = None
    answers: Answers | None = None
    to: str | None = None
    proposes: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """What the company's people do: a verb, and the facts it needs."""

    verb: str
    facts: Mapping[str, Any]


_OF_POST = ("file", "becomes", "names", "answers", "to", "proposes")


def read_day(folder: Path = FOLDER, today: date | None = None) -> tuple[Post | Deed, ...]:
    """Everything that happens, in the order in which it stands in the day's file.

    ``today``: from when the days ahead are counted; in UTC, where it is not said.
    """
    first = today or datetime.now(UTC).date()
    text = _AHEAD.sub(
        lambda ahead: (first + timedelta(int(ahead[1]))).isoformat(),
        folder.with_suffix(".toml").read_text(encoding="utf-8"),
    )
    told = tomllib.loads(text)
    posts, deeds = iter(told["mail"]), iter(told["do"])
    heads = (line.strip() for line in text.splitlines())
    order = [line for line in heads if line in {"[[mail]]", "[[do]]"}]
    return tuple(
        _post(next(posts), folder) if each == "[[mail]]" else _deed(next(deeds)) for each in order
    )


def _post(told: Mapping[str, Any], folder: Path) -> Post:
    answers = told.get("answers")
    return Post(
        file=told["file"],
        raw=(folder / told["file"]).read_bytes(),
        becomes=told["becomes"],
        expected={key: value for key, value in told.items() if key not in _OF_POST},
        names=told.get("names"),
        answers=Answers(**answers) if answers else None,
        to=told.get("to"),
        proposes=told.get("proposes"),
    )


def _deed(told: Mapping[str, Any]) -> Deed:
    return Deed(next(iter(told)), told)
