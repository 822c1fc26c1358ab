"""Leaving persons out of what many may read: names, addresses, telephone numbers (SE-72)."""

import re
from collections.abc import Iterable

from core.arrival import About, Clue
from core.order_papers import SignedAs
from core.views import names_of_customer
from core.work_order import WorkOrder

LEFT_OUT = "…"
SHORTEST = 3
"""A name of fewer characters is a word like any other."""

NAMES_SOMEBODY = frozenset({About.CUSTOMER, About.FACILITY})

_MAIL = re.compile(r"[^\s<>@,;]+@[^\s<>@,;]+\.\w+")
_CUT = re.compile(rf"[^{LEFT_OUT}\n]+{LEFT_OUT}")
_PHONE = re.compile(r"(?<![\w-])(?:\+|0)\d[\d \u00a0/-]{5,}\d")


def persons_on(order: WorkOrder) -> tuple[str, ...]:
    """Every name and address of the customer's side that stands on the order, longest first."""
    found = [
        *names_of_customer(order, order.invoiced_to.name if order.invoiced_to else ""),
        *(each.address or "" for each in (order.customer, order.invoiced_to) if each),
        *((order.facility.name, order.facility.address or "") if order.facility else ()),
        *(comment.by for comment in order.comments if comment.from_customer),
        *(each.name for each in order.signatures if each.role is SignedAs.CUSTOMER),
        *(each.name for each in _clues(order) if each.about in NAMES_SOMEBODY),
    ]
    named = {each.strip() for each in found if len(each.strip()) >= SHORTEST}
    return tuple(sorted(named, key=len, reverse=True))


def _clues(order: WorkOrder) -> tuple[Clue, ...]:
    return (*order.arrival.took, *order.arrival.may_be) if order.arrival else ()


def without_persons(text: str, persons: Iterable[str]) -> str:
    """The text without these names, and without any mail address or telephone number."""
    named = tuple(each for each in persons if each.strip())
    text = _CUT.sub(lambda found: _without_beginning(found[0], named), text)
    for each in named:
        written = r"\s+".join(re.escape(word) for word in each.split())
        text = re.sub(rf"(?<!\w){written}(?!\w)", LEFT_OUT, text, flags=re.IGNORECASE)
    return _PHONE.sub(LEFT_OUT, _MAIL.sub(LEFT_OUT, text))


def _without_beginning(piece: str, persons: Iterable[str]) -> str:
    """A piece that was cut, without the beginning of a name at its end."""
    left, folded = piece.removesuffix(LEFT_OUT), piece.removesuffix(LEFT_OUT).lower()
    for each in persons:
        for length in range(len(each) - 1, SHORTEST - 1, -1):
            beginning = each[:length].rstrip().lower()
            before = folded.removesuffix(beginning)
            if before != folded and not before[-1:].isalnum():
                return left[: len(before)] + LEFT_OUT
    return piece
