"""Threads of forums, and of private chats where the bot keeps them."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.people import Chat, Topic
from sandbox.telegram.topics import announce, drop_topic, open_topic, set_closed

MAX_NAME = 128
COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def _forum(call: Call) -> Chat:
    chat = call.writable_chat()
    if chat.is_private and call.world.bot.threads_in_private:
        return chat
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if chat.bot_status != "administrator":
        raise bad_request("not enough rights to create a topic")
    return chat


def _name(call: Call) -> str:
    name = call.params.text("name").strip()
    if not name:
        raise bad_request("topic name is empty")
    if len(name) > MAX_NAME:
        raise bad_request("topic name is too long")
    return name


@method
async def create_forum_topic(call: Call) -> Json:
    chat = _forum(call)
    color = call.params.integer("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad_request("invalid topic icon color specified")
    topic = Topic(_name(call), color, call.params.text("icon_custom_emoji_id"))
    thread = open_topic(call.exchange, chat, call.world.bot.id, topic)
    told = {"message_thread_id": thread, "name": topic.name, "icon_color": color}
    emoji = topic.icon_custom_emoji_id
    return told | ({"icon_custom_emoji_id": emoji} if emoji else {})


def _topic(call: Call) -> tuple[Chat, int, Topic]:
    chat = _forum(call)
    thread = call.params.integer("message_thread_id")
    if thread not in chat.topics or call.exchange.faults.spend("lost_threads"):
        raise bad_request("message thread not found")
    return chat, thread, chat.topics[thread]


@method
async def edit_forum_topic(call: Call) -> bool:
    chat, thread, topic = _topic(call)
    changes: Json = {}
    if call.params.text("name") and topic.name != _name(call):
        changes["name"] = topic.name = _name(call)
    emoji = call.params.text("icon_custom_emoji_id")
    if "icon_custom_emoji_id" in call.params and topic.icon_custom_emoji_id != emoji:
        changes["icon_custom_emoji_id"] = topic.icon_custom_emoji_id = emoji
    if not changes:
        raise bad_request("TOPIC_NOT_MODIFIED")
    what = {"forum_topic_edited": changes}
    announce(call.exchange, chat, call.world.bot.id, thread, what)
    return True


def _set_closed(call: Call, *, closed: bool) -> bool:
    chat, thread, _ = _topic(call)
    if not set_closed(call.exchange, chat, call.world.bot.id, thread, closed=closed):
        raise bad_request("TOPIC_NOT_MODIFIED")
    return True


@method
async def close_forum_topic(call: Call) -> bool:
    return _set_closed(call, closed=True)


@method
async def reopen_forum_topic(call: Call) -> bool:
    return _set_closed(call, closed=False)


@method
async def delete_forum_topic(call: Call) -> bool:
    chat, thread, _ = _topic(call)
    drop_topic(call.exchange, chat, thread)
    return True


@method
async def unpin_all_forum_topic_messages(call: Call) -> bool:
    chat, thread, _ = _topic(call)
    found = ((one, call.world.message(chat.id, one)) for one in chat.pinned)
    chat.pinned = [one for one, message in found if message and message.thread_id != thread]
    call.world.save_chat(chat)
    return True
