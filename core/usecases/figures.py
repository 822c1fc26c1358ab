"""Numbers at a glance, for whoever gives out the work."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from core import permissions as may
from core.figures import (
    AGE_DAYS,
    Age,
    ArticleAwaited,
    BookingsOfDay,
    Glance,
    MailBecame,
    MailsOfDay,
    OpenOfAge,
)
from core.people import Actor
from core.planner import DAY, day_span, days_of
from core.ports import UnitOfWork
from core.states import OPEN, State

MAIL_DAYS = 14
MOST_ARTICLES = 10
_STATES = tuple(state for state in State if state in OPEN)


@dataclass(frozen=True, slots=True)
class LookAtFigures:
    """At how it stands; ``zone`` is where days begin."""

    zone: tzinfo


def figures(command: LookAtFigures, actor: Actor, uow: UnitOfWork) -> Glance:
    """How many orders are open and how old, what became of the mails, what is waited for."""
    actor.require_at_all(may.ASSIGN)
    today = uow.now.astimezone(command.zone).date()
    return Glance(
        tuple(_open(today, command.zone, uow)),
        tuple(_mails(today, command.zone, uow)),
        tuple(_articles(uow)),
        tuple(_bookings(today - today.weekday() * DAY, command.zone, uow)),
    )


def _open(today: date, zone: tzinfo, uow: UnitOfWork) -> Iterator[OpenOfAge]:
    firsts = [today - (days - 1) * DAY for days in AGE_DAYS.values()]
    found = uow.figures.open_by_age([day_span(day, day, zone).starts_at for day in firsts])
    lasts = [today, *(day - DAY for day in firsts)]
    for state in _STATES:
        for n, age in enumerate(Age):
            first = firsts[n] if n < len(firsts) else None
            yield OpenOfAge(state, age, first, lasts[n], found.get((state, n), 0))


def _mails(today: date, zone: tzinfo, uow: UnitOfWork) -> Iterator[MailsOfDay]:
    days = [today - n * DAY for n in reversed(range(MAIL_DAYS))]
    bounds = [day_span(day, day, zone).starts_at for day in (*days, today + DAY)]
    found = uow.figures.mails_between(bounds)
    for n, day in enumerate(days):
        yield MailsOfDay(day, _became({what: c for (at, what), c in found.items() if at == n}))


def _became(found: Mapping[str, int]) -> Mapping[MailBecame, int]:
    counted = Counter[MailBecame]()
    for outcome, count in found.items():
        counted[_SHORT.get(outcome, MailBecame.NOTED)] += count
    return {each: counted[each] for each in MailBecame}


_SHORT = {
    "order": MailBecame.ORDER,
    "comment": MailBecame.COMMENT,
    "approval": MailBecame.COMMENT,
    "held": MailBecame.HELD,
    "waiting": MailBecame.HELD,
}


def _articles(uow: UnitOfWork) -> Sequence[ArticleAwaited]:
    return uow.figures.articles_awaited(MOST_ARTICLES)


def _bookings(monday: date, zone: tzinfo, uow: UnitOfWork) -> Iterator[BookingsOfDay]:
    span = day_span(monday, monday + 6 * DAY, zone)
    confirmed, others = Counter[date](), Counter[date]()
    for row in uow.lists.planned(span.starts_at, span.ends_at):
        known = row.confirmation_sent_at is not None and not row.changed_since_confirmation
        (confirmed if known else others).update(days_of(row.span, zone))
    for day in (monday + n * DAY for n in range(7)):
        yield BookingsOfDay(day, confirmed[day], others[day])
