"""Which handler answers what: each noun says it of itself, and all of them are joined once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bot.actions import Action
from bot.acts import Acts, Handler, Known
from bot.said import Said
from bot.sections import Offer, Offers, Section
from core.chat import Pending

Answered = Callable[[Said, Known, Pending], Acts | None]
"""Takes what was said as the answer to a question; None if it is none."""
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Routes:
    """What one noun answers: commands, taps, and what is typed after its questions.

    ``files`` take photos and files that are sent after a question; ``more`` is what it adds to the
    sections of an order's menu.
    """

    commands: Mapping[str, Handler] = field(default_factory=dict)
    taps: Mapping[Action, Handler] = field(default_factory=dict)
    questions: Mapping[str, Answered] = field(default_factory=dict)
    files: Mapping[str, Answered] = field(default_factory=dict)
    more: Mapping[Section, Offer] = field(default_factory=dict)


def joined(parts: Iterable[Mapping[K, V]]) -> dict[K, V]:
    """All of them as one; raises ValueError where two answer the same."""
    whole: dict[K, V] = {}
    for part in parts:
        twice = whole.keys() & part.keys()
        if twice:
            raise ValueError(f"answered twice: {sorted(map(str, twice))}")
        whole.update(part)
    return whole


def offers_of(routes: Iterable[Routes]) -> Offers:
    """What each section holds, in the order of the nouns."""
    each = [(section, offer) for part in routes for section, offer in part.more.items()]
    return {
        section: tuple(offer for meant, offer in each if meant is section) for section in Section
    }
