"""Answers of every language and mail program are split into what is new and what is not."""

import tomllib
from collections.abc import Callable

import pytest

from intake.parsing.replies import split_reply
from tests.intake.answers import FOLDER, Answer, answers, languages


@pytest.mark.shows("E", "CO-01")
@pytest.mark.parametrize("language", languages())
def test_every_language_and_program_is_split(language: str) -> None:
    """Each program's lines, whole or torn, above signed and unsigned quotes, lose no word."""
    wrong = [answer.name for answer in answers(language) if not _is_right(answer)]
    assert not wrong


SPACES = {
    "that do not break": lambda text: text.replace(" ", "\xa0"),
    "that are narrow": lambda text: text.replace(" AM", "\u202fAM"),
    "at the ends of lines": lambda text: text.replace("\n", "  \n"),
    "before the quote": lambda text: text.replace("\n>", "\n >"),
}


@pytest.mark.parametrize("spaced", SPACES.values(), ids=SPACES.keys())
@pytest.mark.parametrize("language", languages())
def test_spaces_make_no_difference(language: str, spaced: Callable[[str], str]) -> None:
    wrong = [
        answer.name
        for answer in answers(language)
        if split_reply(spaced(answer.text)).reply.split() != answer.said.split()
    ]
    assert not wrong


def _is_right(answer: Answer) -> bool:
    split = split_reply(answer.text)
    pieces = f"{split.reply} {split.quoted} {split.signature}".split()
    return (
        split.reply == answer.said
        and sorted(pieces) == sorted(answer.text.split())
        and (not answer.signature or split.signature.split() == answer.signature.split())
    )


RARE = tomllib.loads((FOLDER / "rare.toml").read_text())


@pytest.mark.parametrize("line", [*RARE["whole"], *RARE["with_signs"]])
def test_a_rare_introduction_of_a_quote_is_cut(line: str) -> None:
    assert split_reply(f"Ja tack.\n\n{line}\n> Hej\n> där\n").reply == "Ja tack."


@pytest.mark.parametrize("line", RARE["whole"])
def test_a_rare_introduction_is_cut_where_the_quote_has_no_signs(line: str) -> None:
    assert split_reply(f"Ja tack.\n\n{line}\n\nHej\ndär\n").reply == "Ja tack."
