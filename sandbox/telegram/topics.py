"""Topics of forums and of private chats where the bot keeps them, whoever opens or closes them."""

from collections.abc import Callable

from sandbox.shapes import Json
from sandbox.telegram.acts import CannotAct, act, chat_of, whole
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.messages import Message
from sandbox.telegram.people import PRESENT, Chat, Person, Topic


def open_topic(exchange: Exchange, chat: Chat, by: int, topic: Topic) -> int:
    """Open a topic; its thread is the number of the line that says so. The bot hears of its own."""
    thread = chat.last_message_id + 1
    chat.topics[thread] = topic
    told: Json = {"name": topic.name, "icon_color": topic.icon_color}
    if topic.icon_custom_emoji_id:
        told["icon_custom_emoji_id"] = topic.icon_custom_emoji_id
    announce(exchange, chat, by, thread, {"forum_topic_created": told})
    return thread


def announce(exchange: Exchange, chat: Chat, by: int, thread: int, what: Json) -> None:
    """Say in a topic what happened to it."""
    fields: Json = {"message_thread_id": thread, "is_topic_message": True}
    message = exchange.world.post(chat, by, fields | what)
    exchange.world.save_chat(chat)
    if chat.bot_status in PRESENT:
        exchange.deliver("message", message.body)


def set_closed(exchange: Exchange, chat: Chat, by: int, thread: int, *, closed: bool) -> bool:
    """Whether it was not so before."""
    topic = chat.topics[thread]
    if topic.closed == closed:
        return False
    topic.closed = closed
    what = "forum_topic_closed" if closed else "forum_topic_reopened"
    announce(exchange, chat, by, thread, {what: {}})
    return True


def drop_topic(exchange: Exchange, chat: Chat, thread: int) -> list[Message]:
    """Forget a topic and everything in it; nobody is told."""
    del chat.topics[thread]
    gone = [one for one in exchange.world.history(chat.id) if one.thread_id == thread]
    for message in gone:
        message.deleted = True
        exchange.world.save_message(message)
    chat.pinned = [one for one in chat.pinned if exchange.world.message(chat.id, one)]
    exchange.world.save_chat(chat)
    return gone


@act
def topic(exchange: Exchange, person: Person, given: Json) -> Json:
    """Open, rename, close, reopen or delete a topic: `change`, `name`, `message_thread_id`."""
    chat = chat_of(exchange, person, given)
    keeps = exchange.bot.threads_in_private if chat.is_private else chat.is_forum
    if not keeps:
        raise CannotAct("There are no topics in that chat.")
    change = str(given.get("change") or "open")
    if change == "open":
        made = Topic(str(given.get("name") or "Topic"))
        return {"message_thread_id": open_topic(exchange, chat, person.id, made)}
    thread = whole(given, "message_thread_id")
    if thread not in chat.topics or change not in CHANGES:
        raise CannotAct("There is no such topic, or nothing of the kind can be done to it.")
    CHANGES[change](exchange, chat, person.id, thread, str(given.get("name") or ""))
    return {"message_thread_id": thread}


def rename(exchange: Exchange, chat: Chat, by: int, thread: int, name: str) -> None:
    chat.topics[thread].name = name
    announce(exchange, chat, by, thread, {"forum_topic_edited": {"name": name}})


CHANGES: dict[str, Callable[[Exchange, Chat, int, int, str], object]] = {
    "rename": rename,
    "close": lambda exchange, chat, by, thread, _: set_closed(
        exchange, chat, by, thread, closed=True
    ),
    "reopen": lambda exchange, chat, by, thread, _: set_closed(
        exchange, chat, by, thread, closed=False
    ),
    "delete": lambda exchange, chat, _by, thread, _: drop_topic(exchange, chat, thread),
}
