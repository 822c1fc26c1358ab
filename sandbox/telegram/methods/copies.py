"""Messages sent on."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import CARRIED, Message
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.methods.sending import send, thread_fields


def _original(call: Call, missing: str) -> Message:
    source = call.params.text("from_chat_id")
    if not source:
        raise bad_request("from_chat_id is empty")
    return call.message(call.exchange.chat_for(source), missing)


def _content(message: Message) -> Json:
    return {name: message.body[name] for name in CARRIED if name in message.body}


@method
async def forward_message(call: Call) -> Json:
    chat = call.writable_chat()
    original = _original(call, "message to forward not found")
    if original.is_service:
        raise bad_request("message can't be forwarded")
    origin = {
        "type": "user",
        "sender_user": call.world.user(original.sender_id),
        "date": original.date,
    }
    thread = thread_fields(call.world, chat, call.params.integer("message_thread_id"))
    content = _content(original) | {"forward_origin": origin} | thread
    return call.world.post(chat, call.world.bot.id, content).body


@method
async def copy_message(call: Call) -> Json:
    chat = call.writable_chat()
    original = _original(call, "message to copy not found")
    content = _content(original)
    if not content:
        raise bad_request("message can't be copied")
    if original.media and "caption" in call.params:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= call.params.caption().fields("caption", "caption_entities")
    return {"message_id": send(call, chat, content).message_id}
