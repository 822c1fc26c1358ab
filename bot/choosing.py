"""Long lists of choices: a page at a time, with buttons to the page before and after."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.keyboards import Rows, by_two
from core.chat import Button

T = TypeVar("T")
PER_PAGE = 8
PEOPLE = 40
"""So many people a page: names are short, and Telegram takes a hundred buttons under a message."""


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
    shown, turned = _parts(items, at, each, turn, size)
    return (*by_two(shown), *turned)


def people_page(
    people: Sequence[T],
    at: int,
    each: Callable[[T], Button],
    turn: Callable[[int, str], Button],
    *more: Button,
) -> Rows:
    """The people of page ``at`` and ``more`` buttons, which stand below ◀ and ▶ if there are any."""
    shown, turned = _parts(people, at, each, turn, PEOPLE)
    return (*by_two(shown), *turned, *by_two(more)) if turned else by_two((*shown, *more))


def page_with(items: Sequence[T], wanted: Callable[[T], bool], size: int = PEOPLE) -> int:
    """The page on which the wanted one stands; the first where none is wanted."""
    found = (nth // size for nth, item in enumerate(items) if wanted(item))
    return next(found, 0)


def _parts(
    items: Sequence[T],
    at: int,
    each: Callable[[T], Button],
    turn: Callable[[int, str], Button],
    size: int,
) -> tuple[tuple[Button, ...], Rows]:
    pages = max(1, -(-len(items) // size))
    at = min(max(at, 0), pages - 1)
    shown = tuple(each(item) for item in items[at * size : (at + 1) * size])
    return shown, turns(at, pages, turn)


def turns(at: int, pages: int, turn: Callable[[int, str], Button]) -> Rows:
    """◀ and ▶ in a row, where there is a page before and after; ``at`` is 0 on the first."""
    row = (
        *((turn(at - 1, f"◀ {at}/{pages}"),) if at > 0 else ()),
        *((turn(at + 1, f"{at + 2}/{pages} ▶"),) if at + 1 < pages else ()),
    )
    return (row,) if row else ()
