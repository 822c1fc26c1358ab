"""The self-checks of an order: a line for each, or every point of them (SE-08, SC-07)."""

from collections.abc import Iterator, Sequence

from core import settings as s
from core.self_checks import Point, SelfCheck
from core.settings import Settings
from core.text import one_line
from core.words import N_, Words
from notifications.papers.blocks import Column, Listed
from notifications.papers.dates import full_moment

NONE = "–"
COMPACT = "compact"


def full_checks(
    checks: Sequence[SelfCheck], settings: Settings, words: Words
) -> tuple[Listed, ...]:
    """Each check with a row for every point, where the company prints them whole and with room."""
    if not _whole(settings) or settings[s.SELF_CHECK_TEMPLATE] == COMPACT:
        return ()
    return tuple(_listed(check, words) for check in checks if check.points)


def short_checks(checks: Sequence[SelfCheck], settings: Settings, words: Words) -> tuple[str, ...]:
    """A line for each check, with its points in it where they are printed whole on little paper."""
    if not _whole(settings):
        return tuple(outcome(check, words) for check in checks)
    if settings[s.SELF_CHECK_TEMPLATE] == COMPACT:
        return tuple(_run_on(check, words) for check in checks)
    return tuple(outcome(check, words) for check in checks if not check.points)


def _whole(settings: Settings) -> bool:
    return settings[s.PRINT_SELF_CHECKS]


def outcome(check: SelfCheck, words: Words) -> str:
    """Whether the check is done, in a sentence that names it."""
    done = N_("Self-check {name}: done")
    sentence = done if check.completed else N_("Self-check {name}: not done")
    return words.text(sentence, name=one_line(check.name, 80))


def _run_on(check: SelfCheck, words: Words) -> str:
    parts = (outcome(check, words), *(point_line(point, words) for point in check.points))
    return " · ".join(parts)


def point_line(point: Point, words: Words) -> str:
    """A point with its answer and how it was found, on one line."""
    said = ", ".join((*_answers(point, words), _verdict(point, words)))
    return f"{one_line(point.asks.name, 80)}: {said}"


def _listed(check: SelfCheck, words: Words) -> Listed:
    columns = (
        Column(words.text(N_("Point")), 0.42),
        Column(words.text(N_("Answer")), 0.38),
        Column(words.text(N_("Result")), 0.2, number=True),
    )
    rows = tuple(
        (
            one_line(point.asks.name, 120),
            ", ".join(_answers(point, words)) or NONE,
            _verdict(point, words),
        )
        for point in check.points
    )
    return Listed(outcome(check, words), columns, rows, under=_answers_for(check, words))


def _answers(point: Point, words: Words) -> Iterator[str]:
    if point.value is not None:
        number = point.measured
        said = one_line(point.value, 120) if number is None else words.quantity(number)
        yield f"{said} {one_line(point.asks.unit or '', 20)}".strip()
    for each in (point.choice, point.note):
        if each:
            yield one_line(each, 120)


def _verdict(point: Point, words: Words) -> str:
    if point.approved is None:
        return words.text(N_("not answered"))
    return words.text(N_("approved")) if point.approved else words.text(N_("not approved"))


def _answers_for(check: SelfCheck, words: Words) -> str:
    if check.signed_by and check.signed_at:
        who, when = one_line(check.signed_by, 80), full_moment(check.signed_at, words)
        return words.text(N_("Signed by {name}, {when}"), name=who, when=when)
    if check.completed_by and check.completed_at:
        who, when = one_line(check.completed_by, 80), full_moment(check.completed_at, words)
        return words.text(N_("Filled in by {name}, {when}"), name=who, when=when)
    return ""
