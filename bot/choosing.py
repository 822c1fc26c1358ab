"""Long lists of choices: a page at a time, with buttons to the page before and after."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.keyboards import Rows, by_two
from core.chat import Button

T = TypeVar("T")
PER_PAGE = 8


def page_of(
    items: Sequence[T],
    at: int,
    each: Callable[[T], Button],
    turn: Callable[[int, str], Button],
    size: int = PER_PAGE,
) -> Rows:
    """The choices of page ``at`` (0 first) and, where there are more, ◀ and ▶ below them.

    ``each`` makes the button of a choice, ``turn`` the one with that label to another page.
    """
    pages = max(1, -(-len(items) // size))
    at = min(max(at, 0), pages - 1)
    shown = by_two(each(item) for item in items[at * size : (at + 1) * size])
    return (*shown, *turns(at, pages, turn))


def turns(at: int, pages: int, turn: Callable[[int, str], Button]) -> Rows:
    """◀ and ▶ in a row, where there is a page before and after; ``at`` is 0 on the first."""
    row = (
        *((turn(at - 1, f"◀ {at}/{pages}"),) if at > 0 else ()),
        *((turn(at + 1, f"{at + 2}/{pages} ▶"),) if at + 1 < pages else ()),
    )
    return (row,) if row else ()
