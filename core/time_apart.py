"""Time apart from articles, or among them: as the company lists it (AR-07, AR-10, SE-59)."""

from core.lines import Line
from core.settings import SEPARATE_TIME, Settings

Listed = tuple[tuple[Line, ...], tuple[Line, ...]]
"""Time, then articles; time is empty where it stands among the articles."""


def listed(time: tuple[Line, ...], articles: tuple[Line, ...], settings: Settings) -> Listed:
    """The lines of an assignment as two lists, or as one in the order they were added."""
    if settings[SEPARATE_TIME]:
        return time, articles
    return (), tuple(sorted((*time, *articles), key=lambda line: line.added_at))


def others_listed(lines: tuple[Line, ...], settings: Settings) -> Listed:
    """The same of the other articles, which hold both kinds."""
    time = tuple(line for line in lines if line.is_time)
    articles = tuple(line for line in lines if not line.is_time)
    return listed(time, articles, settings) if settings[SEPARATE_TIME] else ((), lines)
