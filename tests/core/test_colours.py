"""A colour is shown as the square or dot of its hue where nothing else can be shown."""

import pytest

from core.colours import dot, square


@pytest.mark.parametrize(
    ("colour", "signs"),
    [
        ("#ff0000", "🟥🔴"),
        ("#c2185b", "🟥🔴"),
        ("#e07000", "🟧🟠"),
        ("#ffe000", "🟨🟡"),
        ("#1d7f3c", "🟩🟢"),
        ("#0b5c6b", "🟦🔵"),
        ("#8e44ad", "🟪🟣"),
        ("#5d3a1a", "🟫🟤"),
        ("#000000", "⬛⚫"),
        ("#808080", "⬜⚪"),
        ("#ffffff", "⬜⚪"),
        (None, ""),
    ],
)
def test_a_colour_has_the_signs_of_its_hue(colour: str | None, signs: str) -> None:
    assert square(colour) + dot(colour) == signs
