"""Picking a status by its button."""

import zlib
from dataclasses import dataclass

from core import settings
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.usecases.orders import SetCustomStatus, set_custom_status
from core.words import N_
from core.work_order import WorkOrder

NONE = 0


class StatusIsGone(Refused):
    sentence = N_("That status is not used any more. Choose another one.")


@dataclass(frozen=True, slots=True)
class PickStatus:
    """The status with this mark; NONE takes the status off."""

    number: OrderNumber
    mark: int


def mark(status: str) -> int:
    """What stands for a status in a button, whatever its length."""
    return zlib.crc32(status.encode()) or 1


def pick_status(command: PickStatus, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Set the status that was tapped."""
    names = settings.names_of(uow.settings.all()[settings.CUSTOM_STATUSES])
    status = next((name for name in names if mark(name) == command.mark), None)
    if status is None and command.mark != NONE:
        raise StatusIsGone
    return set_custom_status(SetCustomStatus(command.number, status), actor, uow)
