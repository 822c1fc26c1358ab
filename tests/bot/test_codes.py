"""A button's code says all it means in 64 bytes, and reads back the same."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import Action, Argument
from bot.codes import Code, UnreadableCode, read
from bot.routes import TAPS
from core.numbers import OrderNumber

BY_KIND: dict[type[Argument], st.SearchStrategy[Argument]] = {
    UUID: st.uuids(),
    date: st.dates(date(2020, 1, 1), date(2200, 1, 1)),
    int: st.integers(0, 36**4 - 1),
    str: st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=9),
}
NUMBERS = st.builds(OrderNumber, st.integers(1, 10**9), st.integers(0, 999))


@st.composite
def codes(draw: st.DrawFn) -> Code:
    action = draw(st.sampled_from(Action))
    arguments = tuple(draw(BY_KIND[kind]) for kind in action.shape)
    return Code(action, draw(st.none() | NUMBERS), arguments, draw(st.integers(0, 36**4 - 1)))


@given(codes())
def test_every_code_reads_back_the_same_and_fits_a_button(code: Code) -> None:
    text = str(code)
    assert len(text.encode()) <= 64
    assert read(text) == code


@given(st.text(max_size=70))
def test_anything_else_is_unreadable_and_never_another_error(text: str) -> None:
    try:
        code = read(text)
    except UnreadableCode:
        return
    assert isinstance(code, Code)


@pytest.mark.parametrize("text", ["", "1", "0:c:bp:1", "1:zz:bp:1", "1:as:bp:1", "1:c:-1:1"])
def test_a_code_of_another_time_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableCode):
        read(text)


@pytest.mark.parametrize(
    "text", ["1:bt:b:AAAAAAAAAAAAAAAAAAAAAA:zzzzzzzz:0", f"1:c:{'z' * 20}:0", f"1:c:b:{'z' * 40}"]
)
def test_a_number_that_no_button_of_ours_has_is_unreadable(text: str) -> None:
    """An altered app may send what it likes."""
    with pytest.raises(UnreadableCode):
        read(text)


def test_every_meaning_of_a_button_has_somebody_who_answers_it() -> None:
    assert set(Action) - TAPS.keys() == set()
