"""Sees to it that an order can be taken out whole, and what of it would be too large (XT-22)."""

from dataclasses import dataclass
from uuid import UUID

from core.numbers import OrderNumber
from core.order_archive import Paper
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NotAllowed
from core.usecases.archiving import ArchiveOrder, archive_order


@dataclass(frozen=True, slots=True)
class Exported:
    """Which order, as whom, and the papers that stay behind."""

    number: OrderNumber
    reader: UUID
    left_out: tuple[Paper, ...]


def export_order(command: ArchiveOrder, actor: Actor, uow: UnitOfWork) -> Exported:
    """What the archive will hold; it is made when it is sent."""
    if actor.user_id is None:
        raise NotAllowed(number=command.number)
    found = archive_order(command, actor, uow)
    return Exported(found.order.number, actor.user_id, found.packing.left_out)
