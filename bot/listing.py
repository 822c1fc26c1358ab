"""What a list message stands for: its filter, so that its buttons need no memory but the message's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.filters import OrderFilter
from core.shapes import made, shape

LISTS = "list"


@dataclass(frozen=True, slots=True)
class Listing:
    """Which orders a message lists: a filter and the page of it (0 first); ``kind`` what sort."""

    filter: OrderFilter
    at: int = 0
    kind: str = LISTS

    def on(self, at: int) -> "Listing":
        """Another page of it."""
        return replace(self, at=at)

    @property
    def stands_for(self) -> dict[str, str]:
        """What the message stands for."""
        return {LISTS: json.dumps({"filter": said(self.filter), "at": self.at, "kind": self.kind})}


def listing_of(about: Mapping[str, str]) -> Listing | None:
    """The list that a message stands for; None of any other, and of one from another time."""
    kept = about.get(LISTS)
    if kept is None:
        return None
    try:
        told = json.loads(kept)
        return Listing(made(OrderFilter, told["filter"]), told["at"], told["kind"])
    except (KeyError, TypeError, ValueError):
        return None


def said(wanted: OrderFilter) -> dict[str, Any]:
    """A filter as JSON, without what narrows nothing."""
    usual = shape(OrderFilter())
    return {key: value for key, value in shape(wanted).items() if value != usual[key]}
