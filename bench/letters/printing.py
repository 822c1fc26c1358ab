"""What a protocol costs: its time beside a bare canvas of the same pages, its memory, its size."""

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from bench.bot.figures import Figure
from bench.letters import example
from notifications.papers.printing import render

ROUNDS = 15
MOST_TIMES_THE_FLOOR = 1.8
MOST_MEMORY, MOST_SIZE = 100.0, 1.6
"""In millions of bytes."""


def figures() -> list[Figure]:
    """The three figures of the protocol."""
    from bench.letters.floor import drawn_by_hand, traced

    words = example.english()
    pdf = render(example.paper(words))
    pages, shown = traced(pdf), example.pictures()
    ready = [each for each in (*shown.photos.values(), *shown.drawings.values()) if each]
    ours, floor = _in_turn(
        lambda: render(example.paper(words)), lambda: drawn_by_hand(pages, ready)
    )
    said = f"{ours:.1f} ms; a bare canvas {floor:.1f} ms; {len(pages)} pages"
    return [
        Figure(
            "a protocol, times a bare canvas", ours / floor, MOST_TIMES_THE_FLOOR, "", floor=said
        ),
        Figure("memory of making it", _peak(), MOST_MEMORY, "MB"),
        Figure("its size", len(pdf) / 1e6, MOST_SIZE, "MB"),
    ]


def _in_turn(ours: Callable[[], bytes], floor: Callable[[], bytes]) -> tuple[float, float]:
    """The medians in milliseconds of both, measured turn about."""
    pairs = [(_timed(ours), _timed(floor)) for _ in range(ROUNDS)]
    return median(each[0] for each in pairs), median(each[1] for each in pairs)


def _timed(make: Callable[[], bytes]) -> float:
    begun = time.perf_counter()
    make()
    return (time.perf_counter() - begun) * 1000


def _peak() -> float:
    """The most memory that a process of its own has used when it made one, photos scaled too."""
    command = [sys.executable, "-m", "bench.letters.peak"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return float(said) * 1024 / 1e6
