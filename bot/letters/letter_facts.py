"""What a Telegram letter is rendered from."""

from collections.abc import Callable
from dataclasses import dataclass

from core.chat import ChatMessage, Place
from core.deliveries import Delivery
from core.numbers import OrderNumber
from core.people import Actor
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
        """The order it is about; raises NoSuchOrder, also where its reader may not see it."""
        order = self.uow.work_orders.get(OrderNumber.parse(self.delivery.order or ""))
        if self.place.chat_id > 0:
            reader = self.uow.users.by_telegram_id(self.place.chat_id)
            (Actor.of(reader) if reader else Actor("")).require_sight(order)
        return order

    @property
    def place(self) -> Place:
        """Where it is said."""
        thread = self.delivery.context.get("thread_id") or 0
        return Place(int(self.delivery.recipient), int(thread))


Letter = Callable[[Facts], ChatMessage | None]
