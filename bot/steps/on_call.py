"""Who is on call and who could be, as people whose names a button can carry."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from core.people import Actor, User
from core.ports import UnitOfWork
from core.usecases.on_call import Calls, LookAtCalls, calls

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Called:
    """The on-call list, those on it in its order, and those who could be."""

    calls: Calls
    listed: tuple[User, ...]
    others: tuple[User, ...]


def look_at_calls(command: LookAtCalls, actor: Actor, uow: UnitOfWork) -> Called:
    """Who is on call (SE-71)."""
    return _called(calls(command, actor, uow), uow)


def named(
    use_case: Callable[[C, Actor, UnitOfWork], Calls],
) -> Callable[[C, Actor, UnitOfWork], Called]:
    """The same use case, with the people its list names."""

    def done(command: C, actor: Actor, uow: UnitOfWork) -> Called:
        return _called(use_case(command, actor, uow), uow)

    return done


def _called(found: Calls, uow: UnitOfWork) -> Called:
    return Called(found, _users(found.names, uow), _users(found.others, uow))


def _users(names: Iterable[str], uow: UnitOfWork) -> tuple[User, ...]:
    known = (uow.users.by_name(name) for name in names)
    return tuple(user for user in known if user is not None)
