"""Threads of forums, and of private chats where the bot keeps them."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.methods.removals import remove
from sandbox.telegram.people import Chat, Topic

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
    name = _name(call)
    color = call.params.integer("icon_color", COLORS[0])
    if color not in COLORS:
        raise bad_request("invalid topic icon color specified")
    topic = Topic(name, color, call.params.text("icon_custom_emoji_id"))
    told = {"name": name, "icon_color": color}
    thread = chat.last_message_id + 1
    chat.topics[thread] = topic
    fields = {"message_thread_id": thread, "is_topic_message": True, "forum_topic_created": told}
    call.world.post(chat, call.world.bot.id, fields)
    call.world.save_chat(chat)
    return {"message_thread_id": thread} | told


def _topic(call: Call) -> tuple[Chat, int, Topic]:
    chat = _forum(call)
    thread = call.params.integer("message_thread_id")
    if thread not in chat.topics:
        raise bad_request("message thread not found")
    return chat, thread, chat.topics[thread]


def _announce(call: Call, chat: Chat, thread: int, what: str, told: Json) -> bool:
    fields = {"message_thread_id": thread, "is_topic_message": True, what: told}
    call.world.post(chat, call.world.bot.id, fields)
    call.world.save_chat(chat)
    return True


@method
async def edit_forum_topic(call: Call) -> bool:
    chat, thread, topic = _topic(call)
    if "name" in call.params and call.params.text("name"):
        if topic.name == _name(call):
            raise bad_request("TOPIC_NOT_MODIFIED")
        topic.name = _name(call)
    return _announce(call, chat, thread, "forum_topic_edited", {"name": topic.name})


@method
async def close_forum_topic(call: Call) -> bool:
    chat, thread, topic = _topic(call)
    if topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = True
    return _announce(call, chat, thread, "forum_topic_closed", {})


@method
async def reopen_forum_topic(call: Call) -> bool:
    chat, thread, topic = _topic(call)
    if not topic.closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = False
    return _announce(call, chat, thread, "forum_topic_reopened", {})


@method
async def delete_forum_topic(call: Call) -> bool:
    chat, thread, _ = _topic(call)
    del chat.topics[thread]
    for message in list(call.world.history(chat.id)):
        if message.thread_id == thread:
            remove(call, message)
    call.world.save_chat(chat)
    return True
