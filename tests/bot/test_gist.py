"""What a card quotes says something: no greeting, no empty lines."""

import pytest

from bot.shown.gist import gist


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("Hej,\n\ndörren står öppen.\n\n\nMvh\nKarin", "Dörren står öppen.\nMvh\nKarin"),
        ("Hi Nordport,\n\nThe door is stuck.", "The door is stuck."),
        ("Hej hej!\nPorten kärvar", "Porten kärvar"),
        ("God morgon alla\nPorten kärvar", "Porten kärvar"),
        ("Hello,\r\n\r\nThe gate", "The gate"),
        ("Hej igen,\n\nden kärvar", "Den kärvar"),
        ("\n\nDörren\n", "Dörren"),
    ],
)
def test_a_greeting_line_and_empty_lines_are_left_out(written: str, quoted: str) -> None:
    assert gist(written) == quoted


@pytest.mark.parametrize(
    "written",
    [
        "Hej, dörren står öppen.\nMvh",
        "Hej dörren är trasig!\nMvh",
        "Hissen står still\nHej",
        "Hej",
    ],
)
def test_a_line_that_says_something_is_kept(written: str) -> None:
    assert gist(written) == written


def test_nothing_stays_nothing() -> None:
    assert gist("") == gist(" \n ") == ""
