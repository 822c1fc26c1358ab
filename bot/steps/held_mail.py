"""What is done with a mail that waits for somebody, and how it looks after that."""

from dataclasses import dataclass

from bot.shown.held_mail import HeldView
from core.lists import MailRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.usecases.held_choices import (
    BringBackHeld,
    ChooseHeld,
    Chosen,
    LookAtMail,
    bring_back_held,
    choose_held,
    look_at_mail,
    put_away_once,
    retry_once,
)
from core.usecases.quarantine import HELD, DiscardHeld, RetryHeld
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class Handled:
    """A mail as it is now; ``late``: somebody had taken care of it before."""

    view: HeldView
    late: bool = False


def opened(command: LookAtMail, actor: Actor, uow: UnitOfWork) -> Handled:
    """One mail."""
    return Handled(view_of(look_at_mail(command, actor, uow), actor, uow))


def let_in(command: ChooseHeld, actor: Actor, uow: UnitOfWork) -> Handled:
    """Onto an order, or as a new one."""
    return _handled(choose_held(command, actor, uow), actor, uow)


def away(command: DiscardHeld, actor: Actor, uow: UnitOfWork) -> Handled:
    """Put away."""
    return _handled(put_away_once(command, actor, uow), actor, uow)


def anew(command: RetryHeld, actor: Actor, uow: UnitOfWork) -> Handled:
    """Read and decided on once more."""
    return _handled(retry_once(command, actor, uow), actor, uow)


def back(command: BringBackHeld, actor: Actor, uow: UnitOfWork) -> Handled:
    """It waits again."""
    return Handled(view_of(bring_back_held(command, actor, uow), actor, uow))


def view_of(row: MailRow, actor: Actor, uow: UnitOfWork) -> HeldView:
    """The mail with the order it speaks of, where its reader sees that."""
    waiting = uow.mails.quarantined()
    return HeldView(row, _order(row.order, actor, uow), waiting - (row.state == HELD))


def _handled(chosen: Chosen, actor: Actor, uow: UnitOfWork) -> Handled:
    return Handled(view_of(chosen.row, actor, uow), chosen.late)


def _order(number: str | None, actor: Actor, uow: UnitOfWork) -> WorkOrder | None:
    if number is None:
        return None
    try:
        order = uow.work_orders.get(OrderNumber.parse(number))
    except NoSuchOrder:
        return None
    return order if actor.sees(order) else None
