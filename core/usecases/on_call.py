"""Who is on call, in which order: the list that an urgent report goes down (SE-71)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core import permissions as may
from core import settings as s
from core.events import SettingChanged
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowedAtAll
from core.settings import QuietHours
from core.usecases.assigning import NoSuchUser
from core.words import N_

MOST = 50


@dataclass(frozen=True, slots=True)
class LookAtCalls:
    """Who is on call?"""


@dataclass(frozen=True, slots=True)
class PutOnCall:
    """These people are on call, by name, the first first."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Calls:
    """Who is on call, who could be, when it is quiet, and how long each has to answer."""

    names: tuple[str, ...]
    others: tuple[str, ...]
    alerted: tuple[str, ...]
    quiet: QuietHours | None
    answers_within: timedelta | None
    may_change: bool


def calls(command: LookAtCalls, actor: Actor, uow: UnitOfWork) -> Calls:
    """The on-call list, for the company's own people (SE-71)."""
    if actor.customer_id is not None:
        raise NotAllowedAtAll
    values = uow.settings.all()
    names = values[s.ON_CALL]
    minutes = values[s.ESCALATION_MINUTES]
    listed = {each.casefold() for each in names}
    here = sorted(user.name for user in uow.users.all() if user.works_here)
    return Calls(
        names,
        tuple(name for name in here if name.casefold() not in listed),
        values[s.URGENT_ALERT],
        values[s.QUIET_HOURS],
        timedelta(minutes=minutes) if minutes is not None else None,
        _may_change(actor),
    )


def put_on_call(command: PutOnCall, actor: Actor, uow: UnitOfWork) -> Calls:
    """Change the list; whoever gives work to others may, since he plans the week (SE-71, PE-09)."""
    if not _may_change(actor):
        raise NotAllowedAtAll
    listed = uow.settings.all()[s.ON_CALL]
    names = _fitting(command.names, listed, uow)
    before, after = (s.ON_CALL.written(each) for each in (listed, names))
    if before != after:
        uow.settings.put(s.ON_CALL.key, after)
        uow.publish(SettingChanged(by=actor.name, key=s.ON_CALL.key, before=before, after=after))
    return calls(LookAtCalls(), actor, uow)


def _may_change(actor: Actor) -> bool:
    return actor.may(may.ASSIGN) or actor.may(may.ADMIN)


def _fitting(names: Sequence[str], listed: Sequence[str], uow: UnitOfWork) -> tuple[str, ...]:
    """The names of people who work here; one listed before who left goes without a word."""
    if len(names) > MOST:
        raise BadInput(N_("At most {most} people are on call, please."), most=MOST)
    found = {name: uow.users.by_name(name) for name in names}
    here = {name: user for name, user in found.items() if user is not None and user.works_here}
    known = {each.casefold() for each in listed}
    if any(name not in here and name.casefold() not in known for name in found):
        raise NoSuchUser
    return tuple(dict.fromkeys(user.name for user in here.values()))
