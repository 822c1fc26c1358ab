"""Messages sent on, with or without their sender's name."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import CARRIED, Message
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.methods.sending import protection, send, where
from sandbox.telegram.params import number
from sandbox.telegram.people import Chat

MAX_AT_ONCE = 100


def _source(call: Call) -> Chat:
    source = call.params.text("from_chat_id")
    if not source:
        raise bad_request("from_chat_id is empty")
    return call.exchange.chat_for(source)


def _originals(call: Call, missing: str) -> list[Message]:
    """The messages a call names, in order; those that are gone or cannot be sent on are left out."""
    source = _source(call)
    ids = call.params.parsed("message_ids", "can't parse message identifiers JSON object")
    if not isinstance(ids, list) or not ids:
        raise bad_request("message identifiers are not specified")
    if len(ids) > MAX_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    found = [call.world.message(source.id, number(each)) for each in ids]
    kept = [message for message in found if message and not _fixed(message)]
    if not kept:
        raise bad_request(missing)
    return kept


def _fixed(message: Message) -> bool:
    return message.is_service or bool(message.body.get("has_protected_content"))


def _content(message: Message) -> Json:
    return {name: message.body[name] for name in CARRIED if name in message.body}


def _forward(call: Call, chat: Chat, original: Message) -> Message:
    origin = {
        "type": "user",
        "sender_user": call.world.user(original.sender_id),
        "date": original.date,
    }
    content = _content(original) | {"forward_origin": origin}
    quiet = call.params.flag("disable_notification")
    body = where(call, chat) | protection(call) | content
    return call.world.post(chat, call.world.bot.id, body, silent=quiet)


@method
async def forward_message(call: Call) -> Json:
    chat = call.writable_chat()
    original = call.message(_source(call), "message to forward not found")
    if _fixed(original):
        raise bad_request("message can't be forwarded")
    return _forward(call, chat, original).body


@method
async def forward_messages(call: Call) -> list[Json]:
    chat = call.writable_chat()
    originals = _originals(call, "there are no messages to forward")
    sent = [_forward(call, chat, original) for original in originals]
    return [{"message_id": message.message_id} for message in sent]


@method
async def copy_message(call: Call) -> Json:
    chat = call.writable_chat()
    original = call.message(_source(call), "message to copy not found")
    content = _content(original)
    if not content or _fixed(original):
        raise bad_request("message can't be copied")
    if original.media and "caption" in call.params:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= call.params.caption().fields("caption", "caption_entities")
    return {"message_id": send(call, chat, content).message_id}


@method
async def copy_messages(call: Call) -> list[Json]:
    chat = call.writable_chat()
    originals = _originals(call, "there are no messages to copy")
    bare = call.params.flag("remove_caption")
    sent = [send(call, chat, _bared(_content(one), bare=bare)) for one in originals]
    return [{"message_id": message.message_id} for message in sent]


def _bared(content: Json, *, bare: bool) -> Json:
    return {k: v for k, v in content.items() if not (bare and k.startswith("caption"))}
