"""Coming in by invitation, and what waits for whoever is in."""

from dataclasses import dataclass

from bot.looking import ListOrders, my_day, open_orders
from core.lists import OrderRow
from core.people import Actor, User
from core.ports import UnitOfWork
from core.usecases.users import InvitationEnded, Join, join

MOST = 6


@dataclass(frozen=True, slots=True)
class ComeIn:
    """Somebody pressed START, perhaps with an invitation; ``user`` if he is in already."""

    join: Join
    user: User | None


@dataclass(frozen=True, slots=True)
class In:
    """Who is in, since now or before, and the orders that wait for him."""

    user: User
    new: bool
    rows: tuple[OrderRow, ...]


@dataclass(frozen=True, slots=True)
class Greet:
    """Say hello to a user."""

    user: User


def come_in(command: ComeIn, actor: Actor, uow: UnitOfWork) -> In:
    """Join by invitation; one's own used invitation is no reason to refuse."""
    try:
        user = join(command.join, actor, uow)
    except InvitationEnded:
        if command.user is None:
            raise
        return greet(Greet(command.user), actor, uow)
    return In(user, new=True, rows=_waiting(user, uow))


def greet(command: Greet, actor: Actor, uow: UnitOfWork) -> In:
    """What waits for a user."""
    return In(command.user, new=False, rows=_waiting(command.user, uow))


def _waiting(user: User, uow: UnitOfWork) -> tuple[OrderRow, ...]:
    actor = Actor.of(user)
    if user.is_technician:
        return tuple(my_day(ListOrders(mine=True, limit=MOST), actor, uow))
    if not (actor.sees_all or actor.sees_own or actor.customer_id):
        return ()
    return tuple(open_orders(ListOrders(mine=False, limit=MOST), actor, uow))
