"""The gates: what must be so before an order is saved, signed, set ready, sent or reopened."""

from enum import StrEnum

from core.ports import UnitOfWork
from core.work_order import WorkOrder


class Moment(StrEnum):
    """A step that something on the order may stand in the way of."""

    SAVE = "save"
    SIGN = "sign"
    CUSTOMER_SIGN = "customer_sign"
    COMPLETE = "complete"
    READY = "ready"
    SEND = "send"
    BACKORDER = "backorder"
    RESTORE = "restore"


def require(moment: Moment, order: WorkOrder, uow: UnitOfWork) -> None:
    """Refuse the step with the first reason that stands in its way; raises NotPossibleYet."""
