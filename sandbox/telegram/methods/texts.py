"""Messages of words, and the signs of life before them."""

from sandbox.shapes import Json
from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods.register import Call, method
from sandbox.telegram.methods.sending import check_thread, send

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


@method
async def send_message(call: Call) -> Json:
    chat = call.writable_chat()
    content = call.params.message_text().fields()
    options = call.params.parsed("link_preview_options", "can't parse link preview options")
    if isinstance(options, dict):
        content["link_preview_options"] = options
    return send(call, chat, content).body


@method
async def send_chat_action(call: Call) -> bool:
    chat = call.writable_chat()
    action = call.params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    check_thread(call, chat)
    call.exchange.feed.tell(kind="action", chat=chat.id, action=action)
    return True
