"""Everything the bot says, it can say in Swedish."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import bot
from tests.notifications.spoken import speech

SAME_IN_BOTH = {"ao", "status", "h", "min", "mm", "csv"}
"""Words that both languages write alike."""
_NO_WORD = re.compile(r"\{[^}]*\}|<[^>]*>|[^\w{<]+")


def _words(sentence: str) -> set[str]:
    return set(_NO_WORD.sub(" ", sentence).casefold().split())


def _calls(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
            yield from (each for each in node.args if isinstance(each, ast.Constant))


def _trees() -> Iterator[ast.AST]:
    for path in Path(bot.__file__).parent.rglob("*.py"):
        yield ast.parse(path.read_text(encoding="utf-8"))


def test_every_sentence_has_its_swedish() -> None:
    catalogue = speech("sv").translations
    sentences = {str(each.value) for tree in _trees() for each in _calls(tree)}
    same = {each for each in sentences if catalogue.gettext(each) == each}
    assert len(sentences) > 100
    assert [each for each in same if not _words(each) <= SAME_IN_BOTH] == []


def test_no_sentence_hides_where_the_extraction_does_not_look() -> None:
    """Babel reads no marks inside an f-string, and drops their translations at the next update."""
    inside = (
        each.value
        for tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for each in _calls(node)
    )
    assert list(inside) == []
