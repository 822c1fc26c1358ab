"""Where a message stands: in which thread, and in answer to what."""

from sandbox.shapes import Json
from sandbox.telegram.people import Chat
from sandbox.telegram.world import World


def standing(world: World, chat: Chat, thread_id: int, replied_id: int) -> Json:
    """The thread a message is in and the message it answers.

    A reply stands where its original stands. In a topic of a group, what answers nothing else
    answers the line that opened the topic.
    """
    replied = world.message(chat.id, replied_id)
    if replied and not thread_id:
        thread_id = replied.thread_id or 0
    fields: Json = {}
    if thread_id in chat.topics:
        fields = {"message_thread_id": thread_id, "is_topic_message": True}
        replied = replied or (None if chat.is_private else world.message(chat.id, thread_id))
    return fields | ({"reply_to_message": replied.quoted()} if replied else {})
