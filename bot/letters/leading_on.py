"""No message ends the way: one without buttons leads on to its order, else to the open ones."""

from dataclasses import replace

from bot.keyboards import open_card, open_orders
from core.chat import ChatMessage
from core.numbers import OrderNumber
from core.people import Actor, User
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.words import Words


def leading_on(said: ChatMessage, chat_id: int, uow: UnitOfWork, words: Words) -> ChatMessage:
    """The message with a button to go on by, in a chat of somebody who works here.

    A file needs none, nor has one that brings keys or waits for a place to be sent.
    """
    if said.buttons or said.keys or said.asks_place or said.gone_after or _is_file(said):
        return said
    reader = uow.users.by_telegram_id(chat_id)
    if reader is None or not reader.active:
        return said
    number = _order_seen(said, reader, uow)
    way = open_card(number, words) if number else open_orders(words)
    return replace(said, buttons=((way,),))


def _is_file(said: ChatMessage) -> bool:
    files = (said.protocol_of, said.mail_file, said.file_name, said.stored, said.archive_of)
    return any(files) or bool(said.paper)


def _order_seen(said: ChatMessage, reader: User, uow: UnitOfWork) -> OrderNumber | None:
    about = said.stands_for.get("order")
    if about is None:
        return None
    number = OrderNumber.parse(about)
    try:
        Actor.of(reader).require_sight(uow.work_orders.get(number))
    except NoSuchOrder:
        return None
    return number
