"""Which test shows what, read from the marks in the tests' own text: nothing is imported or run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).parent.parent
MARKS = {"pytest.mark.shows", "shows"}
"""The mark, whole or under the short name that a module gives it."""
Definition = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Shown:
    """A test that shows one behaviour on one surface."""

    id: str
    surface: str
    test: str


class WrongMark(Exception):  # noqa: N818 - it says what is so
    """A mark that can't be read without running it: ``shows`` takes plain strings."""


def shown_by(folder: Path = TESTS) -> list[Shown]:
    """What all tests of a folder show, by path and place; raises WrongMark."""
    return [
        shown for path in sorted(folder.rglob("test_*.py")) for shown in _in_file(path, folder)
    ]


def _in_file(path: Path, folder: Path) -> Iterator[Shown]:
    text = path.read_text(encoding="utf-8")
    if "shows" not in text:
        return
    name = path.relative_to(folder.parent).as_posix()
    yield from _in_body(ast.parse(text, name).body, name, ())


def _in_body(body: list[ast.stmt], where: str, above: tuple[ast.Call, ...]) -> Iterator[Shown]:
    marks = (*above, *_of_all(body))
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            inside = (*marks, *_marks(statement.decorator_list))
            yield from _in_body(statement.body, f"{where}::{statement.name}", inside)
        elif isinstance(statement, Definition) and statement.name.startswith("test_"):
            test = f"{where}::{statement.name}"
            for mark in (*marks, *_marks(_decorations(statement))):
                yield from _read(mark, test)


def _decorations(test: Definition) -> list[ast.expr]:
    """The decorators, and the marks of single cases of a parametrised test."""
    cases = (
        keyword.value
        for decorator in test.decorator_list
        for call in ast.walk(decorator)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "marks"
    )
    return [*test.decorator_list, *cases]


def _of_all(body: list[ast.stmt]) -> tuple[ast.Call, ...]:
    """The marks that ``pytestmark`` gives to a whole module or class."""
    values = (
        statement.value
        for statement in body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name) and target.id == "pytestmark"
    )
    return tuple(mark for value in values for mark in _marks([value]))


def _marks(found: list[ast.expr]) -> list[ast.Call]:
    """The ``shows`` among some marks, each alone or in a list."""
    flat = [
        each
        for mark in found
        for each in (mark.elts if isinstance(mark, ast.List | ast.Tuple) else [mark])
    ]
    return [
        each for each in flat if isinstance(each, ast.Call) and ast.unparse(each.func) in MARKS
    ]


def _read(mark: ast.Call, test: str) -> Iterator[Shown]:
    words = [each.value for each in mark.args if isinstance(each, ast.Constant)]
    plain = [word for word in words if isinstance(word, str)]
    if mark.keywords or len(plain) < 2 or len(plain) != len(mark.args):
        raise WrongMark(f"{test}: shows takes a surface and IDs, all plain strings")
    surface, *ids = plain
    for each in ids:
        yield Shown(each, surface, test)
