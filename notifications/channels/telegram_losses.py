"""What is done about a chat in which nothing can be said any more."""

from core.deliveries import Channel, Delivery, NewDelivery
from core.people import SYSTEM, User
from core.ports import UnitOfWork
from core.urgency import ALERTS
from core.usecases.lost_chats import LoseChat, LoseGroup, lose_chat, lose_group
from core.usecases.unheard import look_now

FOR_ITS_CHAT = ("thread_id", "edit", "nth")
"""What of a letter's context means something in the chat only that it was written for."""


def lose(delivery: Delivery, uow: UnitOfWork) -> None:
    """Note the loss once; what was for the dispatchers' group goes to each of them."""
    chat_id = int(delivery.recipient)
    if delivery.letter in ALERTS and delivery.order is not None:
        look_now(delivery.order, uow)
    if chat_id > 0:
        lose_chat(LoseChat(chat_id), SYSTEM, uow)
        return
    lose_group(LoseGroup(chat_id), SYSTEM, uow)
    if "nth" not in delivery.context and uow.chats.dispatchers() is None:
        for user in uow.users.all():
            _to(user, delivery, uow)


def _to(user: User, delivery: Delivery, uow: UnitOfWork) -> None:
    if not user.is_dispatcher or user.telegram_id is None:
        return
    context = {k: v for k, v in delivery.context.items() if k not in FOR_ITS_CHAT}
    language = user.language or delivery.language
    alone = NewDelivery(
        Channel.TELEGRAM,
        str(user.telegram_id),
        delivery.letter,
        language,
        context,
        delivery.order,
    )
    uow.outbox.put(alone, cause=f"moved:{delivery.id}", by=delivery.by)
