"""What every send method shares: the thread, the reply, the keyboard."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.methods.register import Call
from sandbox.telegram.params import Params, number
from sandbox.telegram.people import Chat
from sandbox.telegram.world import World


def thread_fields(world: World, chat: Chat, thread_id: int) -> Json:
    """What a message in a thread carries."""
    if not thread_id:
        return {}
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.is_private and chat.bot_status != "administrator":
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": thread_id, "is_topic_message": True}


def _reply_wanted(params: Params) -> tuple[int, bool, Json]:
    given = params.parsed("reply_parameters", "can't parse reply parameters JSON object")
    if isinstance(given, dict):
        lenient = bool(given.get("allow_sending_without_reply"))
        return number(given.get("message_id")), lenient, given
    lenient = params.flag("allow_sending_without_reply")
    return params.integer("reply_to_message_id"), lenient, {}


def reply_fields(world: World, chat: Chat, params: Params) -> Json:
    """The message that is replied to, as it stands inside the reply."""
    message_id, lenient, given = _reply_wanted(params)
    if not message_id:
        return {}
    replied = world.message(chat.id, message_id)
    if replied is None:
        if lenient:
            return {}
        raise bad_request("message to be replied not found")
    quote = {"quote": {"text": str(given["quote"]), "position": 0}} if given.get("quote") else {}
    return {"reply_to_message": replied.quoted()} | quote


def send(call: Call, chat: Chat, content: Json) -> Message:
    """Post one message of the bot."""
    world, params = call.world, call.params
    markup = call.markup(chat)
    thread = thread_fields(world, chat, params.integer("message_thread_id"))
    reply = reply_fields(world, chat, params)
    protected = {"has_protected_content": True} if params.flag("protect_content") else {}
    body = thread | reply | content | protected | markup.fields()
    quiet = params.flag("disable_notification")
    return world.post(chat, world.bot.id, body, markup.keyboard, silent=quiet)
