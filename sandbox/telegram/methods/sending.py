"""What every send method shares: the thread, the reply, the keyboard."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.methods.register import Call
from sandbox.telegram.params import Params, number
from sandbox.telegram.people import Chat
from sandbox.telegram.threads import standing


def check_thread(call: Call, chat: Chat) -> int:
    """The thread a call names, if it is there and open."""
    thread_id = call.params.integer("message_thread_id")
    if not thread_id:
        return 0
    topic = chat.topics.get(thread_id)
    if topic is None or call.exchange.faults.spend("lost_threads"):
        raise bad_request("message thread not found")
    if topic.closed and not chat.is_private and chat.bot_status != "administrator":
        raise bad_request("TOPIC_CLOSED")
    return thread_id


def _reply_wanted(params: Params) -> tuple[int, bool, Json]:
    given = params.parsed("reply_parameters", "can't parse reply parameters JSON object")
    if isinstance(given, dict):
        lenient = bool(given.get("allow_sending_without_reply"))
        return number(given.get("message_id")), lenient, given
    lenient = params.flag("allow_sending_without_reply")
    return params.integer("reply_to_message_id"), lenient, {}


def where(call: Call, chat: Chat) -> Json:
    """The thread of a message to be sent, and what it replies to."""
    message_id, lenient, given = _reply_wanted(call.params)
    thread_id = check_thread(call, chat)
    replied = call.world.message(chat.id, message_id)
    if message_id and replied is None and not lenient:
        raise bad_request("message to be replied not found")
    quote = str(given.get("quote") or "") if replied else ""
    if replied and quote and quote not in replied.text:
        raise bad_request("QUOTE_TEXT_INVALID")
    told = {"quote": {"text": quote, "position": 0}} if quote else {}
    return standing(call.world, chat, thread_id, message_id) | told


def protection(call: Call) -> Json:
    """Whether what is sent may be sent on."""
    return {"has_protected_content": True} if call.params.flag("protect_content") else {}


def send(call: Call, chat: Chat, content: Json) -> Message:
    """Post one message of the bot."""
    world, params = call.world, call.params
    markup = call.markup(chat)
    place = where(call, chat)
    body = place | content | protection(call) | markup.fields()
    quiet = params.flag("disable_notification")
    return world.post(chat, world.bot.id, body, markup.keyboard, silent=quiet)
