"""What Ordna looks after by itself, every quarter of an hour (SE-66, SE-67, SE-69, XT-16)."""

from datetime import UTC, timedelta, tzinfo

from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.usecases.day_end import plan_day_ends
from core.usecases.digests import plan_digest
from core.usecases.forgetting import forget_what_is_old
from core.usecases.quarantine import alarm_of_held
from core.usecases.reminding import remind_of_untouched, remind_of_visits
from core.usecases.silence import ask_the_silent

DUE = "watch"
EVERY = timedelta(minutes=15)


def begin_to_watch(command: None, actor: Actor, uow: UnitOfWork) -> None:
    """Have a first round soon; done at every start, since a round brings about the next."""
    if uow.due.get(DUE, "") is None:
        uow.due.put(DueRow(DUE, "", uow.now))


def watch(uow: UnitOfWork, zone: tzinfo = UTC) -> None:
    """One round, and the next one put down for later; ``zone`` is the company's."""
    remind_of_visits(uow)
    remind_of_untouched(uow)
    ask_the_silent(uow, zone)
    forget_what_is_old(uow)
    alarm_of_held(uow, zone)
    plan_day_ends(uow, zone)
    plan_digest(uow, zone)
    uow.due.put(DueRow(DUE, "", uow.now + EVERY))
