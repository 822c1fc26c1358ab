"""Pinning: what stands at the top of a chat."""

from sandbox.shapes import Json
from sandbox.telegram.acts import CannotAct, act, chat_of, message_in
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.hearing import tell
from sandbox.telegram.messages import Message
from sandbox.telegram.people import Chat, Person


def pin_message(exchange: Exchange, chat: Chat, by: int, message: Message, *, quiet: bool) -> None:
    """Pin it and say so in the chat; the bot hears it even of its own pins."""
    if message.message_id in chat.pinned:
        return
    chat.pinned.append(message.message_id)
    exchange.world.save_chat(chat)
    thread = {
        k: message.body[k] for k in ("message_thread_id", "is_topic_message") if k in message.body
    }
    said = exchange.world.post(
        chat, by, thread | {"pinned_message": message.quoted()}, silent=quiet
    )
    tell(exchange, chat, said)


def unpin_message(exchange: Exchange, chat: Chat, message_id: int) -> bool:
    """Whether it was pinned, and is no more."""
    if message_id not in chat.pinned:
        return False
    chat.pinned.remove(message_id)
    exchange.world.save_chat(chat)
    return True


@act
def pin(exchange: Exchange, person: Person, given: Json) -> Json:
    chat = chat_of(exchange, person, given)
    pin_message(exchange, chat, person.id, message_in(exchange, chat, given), quiet=False)
    return {"pinned": chat.pinned}


@act
def unpin(exchange: Exchange, person: Person, given: Json) -> Json:
    chat = chat_of(exchange, person, given)
    if not unpin_message(exchange, chat, message_in(exchange, chat, given).message_id):
        raise CannotAct("That message is not pinned.")
    return {"pinned": chat.pinned}
