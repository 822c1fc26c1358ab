"""Lines that are taken off by a tap, which may come twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.gathering import order_seen
from core.lines import ArticleToOrder, Line, Measure
from core.people import Actor
from core.ports import UnitOfWork
from core.self_checks import SelfCheck
from core.usecases.lines import RemoveLine, remove_line
from core.work_order import WorkOrder

AnyLine = Measure | Line | SelfCheck | ArticleToOrder


@dataclass(frozen=True, slots=True)
class Removed:
    """The order, and the line that is no longer on it; None when it was gone before."""

    order: WorkOrder
    line: AnyLine | None


def remove_once(command: RemoveLine, actor: Actor, uow: UnitOfWork) -> Removed:
    """Take a line off; gone already, nothing happens."""
    order = order_seen(command.number, actor, uow)
    line = next((each for each in every_line(order) if each.id == command.line_id), None)
    if line is None:
        return Removed(order, None)
    return Removed(remove_line(command, actor, uow), line)


def every_line(order: WorkOrder) -> Sequence[AnyLine]:
    """Everything that can be taken off an order."""
    return (*order.lines, *order.to_order)
