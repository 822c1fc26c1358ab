"""Changes to messages the bot has sent."""

from sandbox.shapes import Json
from sandbox.telegram.attachments import media_fields
from sandbox.telegram.errors import NOT_MODIFIED, bad_request
from sandbox.telegram.keyboards import Markup
from sandbox.telegram.messages import CONTENT, MEDIA, Message
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.methods.sources import read_source

EDITABLE_MEDIA = ("photo", "document", "audio", "video", "animation")


def _own_message(call: Call) -> Message:
    if inline_id := call.params.text("inline_message_id"):
        return call.exchange.desk.message(inline_id)
    chat = call.writable_chat()
    message = call.message(chat, "message to edit not found")
    foreign = message.sender_id != call.world.bot.id or message.is_service
    if foreign or message.keyboard or "forward_origin" in message.body:
        raise bad_request("message can't be edited")
    return message


def _markup(call: Call, message: Message) -> Markup:
    markup = call.markup(call.world.chats[message.chat_id])
    if markup.keyboard:
        raise bad_request("inline keyboard expected")
    return markup


def _change(call: Call, message: Message, content: Json, markup: Markup) -> Json | bool:
    """Put new content in place of the old; without a keyboard in the call, it goes away."""
    replaced = {k: v for k, v in message.body.items() if k not in content}
    cleared = {k: v for k, v in replaced.items() if k != "reply_markup"}
    body = cleared | {k: v for k, v in content.items() if v is not None} | markup.fields()
    if {k: v for k, v in body.items() if k != "edit_date"} == {
        k: v for k, v in message.body.items() if k != "edit_date"
    }:
        raise bad_request(NOT_MODIFIED)
    message.body = body | {"edit_date": int(call.exchange.clock.now())}
    call.world.save_message(message)
    return True if call.params.text("inline_message_id") else message.body


def _anew(content: Json, *names: str) -> Json:
    """New content, with nothing of the old kind left over."""
    return dict.fromkeys(names) | content


@method
async def edit_message_text(call: Call) -> Json | bool:
    message = _own_message(call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    content = call.params.message_text().fields()
    markup = _markup(call, message)
    return _change(call, message, _anew(content, "text", "entities"), markup)


@method
async def edit_message_caption(call: Call) -> Json | bool:
    message = _own_message(call)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    content = call.params.caption().fields("caption", "caption_entities")
    markup = _markup(call, message)
    return _change(call, message, _anew(content, "caption", "caption_entities"), markup)


@method
async def edit_message_media(call: Call) -> Json | bool:
    message = _own_message(call)
    if not message.media:
        raise bad_request("there is no media in the message to edit")
    item = call.params.parsed("media", "can't parse media JSON object")
    if not isinstance(item, dict) or item.get("type") not in EDITABLE_MEDIA:
        raise bad_request("can't parse InputMedia: expected an Object")
    if "media_group_id" in message.body and item["type"] not in message.body:
        raise bad_request("can't use media of the specified type in the album")
    file = await read_source(call, item["type"], str(item.get("media", "")), item["type"])
    caption = call.params.caption(item).fields("caption", "caption_entities")
    content = _anew(media_fields(call.world, file) | caption, *MEDIA, *CONTENT[2:4])
    return _change(call, message, content, _markup(call, message))


@method
async def edit_message_reply_markup(call: Call) -> Json | bool:
    message = _own_message(call)
    return _change(call, message, {}, _markup(call, message))
