"""The morning letter: what waits and who is where today, for those who plan."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from core import permissions as may
from core import settings as s
from core.events import DigestDue
from core.people import Actor, User
from core.planner import PlannedBooking
from core.ports import DueRow, UnitOfWork
from core.usecases.board import Board, LookAtBoard, Waiting, Waits, board

DUE = "digest"
NAMED = 5
"""So many orders of each kind are named; of the rest it is said how many there are."""


@dataclass(frozen=True, slots=True)
class WaitingFor:
    """What waits for one thing: how many orders, and the first of them."""

    what: Waits
    count: int
    first: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What waits in the morning of a day, and today's visits in the order of their times."""

    day: date
    waiting: tuple[WaitingFor, ...]
    visits: tuple[PlannedBooking, ...]
    held_mails: int
    failed: int

    @property
    def count(self) -> int:
        """How many orders wait for something."""
        return sum(each.count for each in self.waiting)


def digest_for(actor: Actor, zone: tzinfo, uow: UnitOfWork) -> Digest | None:
    """What waits now; None for somebody who no longer plans."""
    if not actor.may(may.ASSIGN):
        return None
    shown = board(LookAtBoard(zone), actor, uow)
    waiting = tuple(
        WaitingFor(what, len(rows), rows[:NAMED]) for what, rows in shown.waiting.items() if rows
    )
    day = uow.now.astimezone(zone).date()
    return Digest(day, waiting, _in_order(shown), shown.held_mails, shown.failed)


def plan_digest(uow: UnitOfWork, zone: tzinfo) -> None:
    """Have the next letter sent at the time that is set; none is planned where none is."""
    at, planned = uow.settings.all()[s.DIGEST_AT], uow.due.get(DUE, "")
    if at is None:
        if planned is not None:
            uow.due.drop(DUE, "")
        return
    wanted = _next(at, uow.now, zone)
    if planned is None or (planned.at != wanted and planned.at > uow.now):
        uow.due.put(DueRow(DUE, "", wanted))


def tell_digest(row: DueRow, uow: UnitOfWork, zone: tzinfo) -> None:
    """Have it written, and plan the next; one that is an hour late is left out."""
    plan_digest(uow, zone)
    if uow.settings.all()[s.DIGEST_AT] is not None and uow.now - row.at < timedelta(hours=1):
        day = uow.now.astimezone(zone).date()
        uow.publish(DigestDue(by="Ordna", day=day.isoformat(), zone=str(zone)))


def gets_digest(user: User) -> bool:
    """Whether the letter goes to this person: who plans, and has an address."""
    plans = user.is_dispatcher and Actor.of(user).may(may.ASSIGN)
    return plans and bool(user.email)


def _next(at: time, now: datetime, zone: tzinfo) -> datetime:
    today = datetime.combine(now.astimezone(zone).date(), at, zone)
    return today if today > now else datetime.combine(today.date() + timedelta(days=1), at, zone)


def _in_order(shown: Board) -> tuple[PlannedBooking, ...]:
    return tuple(sorted(shown.today, key=lambda each: (each.starts_at, each.resource)))
