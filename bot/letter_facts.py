"""What a Telegram letter is rendered from."""

from collections.abc import Callable
from dataclasses import dataclass

from core.chat import ChatMessage, Place
from core.deliveries import Delivery
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.words import Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter is rendered from."""

    delivery: Delivery
    words: Words
    uow: UnitOfWork

    @property
    def order(self) -> WorkOrder:
        """The order it is about; raises NoSuchOrder."""
        return self.uow.work_orders.get(OrderNumber.parse(self.delivery.order or ""))

    @property
    def place(self) -> Place:
        """Where it is said."""
        thread = self.delivery.context.get("thread_id") or 0
        return Place(int(self.delivery.recipient), int(thread))


Letter = Callable[[Facts], ChatMessage | None]
