"""Reads the strokes of a drawn signature: where the pen went, apart from how it looks."""

import json
from collections.abc import Iterator
from typing import Any

from core.refusals import BadInput
from core.words import N_

Point = tuple[float, float]
Strokes = tuple[tuple[Point, ...], ...]
MOST_POINTS = 20_000
MOST_CHARACTERS = MOST_POINTS * 18
NAME = "strokes"
"""Under which name a picture carries its strokes."""


class NoStrokes(BadInput):
    sentence = N_("That drawing could not be read. Clear the box and draw your signature again.")


def strokes_in(text: str) -> Strokes:
    """The strokes in a form's JSON: each of points, as parts of the box's width; raises NoStrokes.

    None sent, none kept: what counts is the picture.
    """
    if not text:
        return ()
    try:
        if len(text) > MOST_CHARACTERS:
            raise NoStrokes
        strokes = tuple(tuple(_points(each)) for each in json.loads(text))
    except (ValueError, TypeError, RecursionError):
        raise NoStrokes from None
    if sum(len(each) for each in strokes) > MOST_POINTS:
        raise NoStrokes
    return strokes


def written(strokes: Strokes) -> str:
    """The strokes as the picture carries them."""
    return json.dumps(strokes, separators=(",", ":"))


def _points(stroke: Any) -> Iterator[Point]:
    for x, y in stroke:
        if not (0 <= float(x) <= 1 and 0 <= float(y) <= 1):
            raise NoStrokes
        yield round(float(x), 4), round(float(y), 4)
