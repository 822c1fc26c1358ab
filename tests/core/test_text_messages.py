"""In how many parts a text goes, and what is made plain so that it takes fewer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text_messages import parts_of, tidied


@pytest.mark.parametrize(
    ("text", "count", "plain"),
    [
        ("", 1, True),
        ("å" * 160, 1, True),
        ("å" * 161, 2, True),
        ("a" * 306, 2, True),
        ("a" * 307, 3, True),
        ("€" * 80, 1, True),
        ("€" * 81, 2, True),
        ("č" * 70, 1, False),
        ("č" * 71, 2, False),
        ("😀" * 35, 1, False),
        ("😀" * 36, 2, False),
    ],
)
def test_a_text_is_counted_as_phones_count_it(text: str, count: int, *, plain: bool) -> None:
    parts = parts_of(text)
    assert (parts.count, parts.plain) == (count, plain)


def test_an_extended_character_is_not_torn_apart() -> None:
    assert parts_of("a" * 152 + "€" + "a" * 152).count == 3


def test_fancy_quotes_and_dashes_are_made_plain() -> None:
    assert tidied("\u201cHej\u201d \u2013 vi kommer\u2026 ") == '"Hej" - vi kommer...'


@given(st.text(max_size=700))
def test_what_is_tidied_never_takes_more_parts(text: str) -> None:
    assert parts_of(tidied(text).replace("...", "…")).count <= max(1, parts_of(text).count)
