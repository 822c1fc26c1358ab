"""The results of an inline answer, read into the messages they become."""

from collections.abc import Callable
from typing import Any

from sandbox.shapes import Json
from sandbox.telegram.attachments import media_fields
from sandbox.telegram.entities import check_text
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.keyboards import read_inline_markup
from sandbox.telegram.methods.places import contact_in, location_in, venue_in
from sandbox.telegram.methods.register import Call
from sandbox.telegram.methods.sources import sent_before
from sandbox.telegram.params import Params, as_text

MAX_ID = 64
CANT_PARSE = "can't parse inline query result: "
CACHED = {"photo": "photo_file_id", "document": "document_file_id", "voice": "voice_file_id"}
FETCHED = ("audio", "gif", "mpeg4_gif", "video", "sticker", "game")


def read_result(call: Call, item: Any) -> Json:
    """One result: its id, what the phone shows of it, and the message it stands for."""
    if not isinstance(item, dict):
        raise bad_request("expected an Object as InlineQueryResult")
    kind = str(item.get("type", "")).lower()
    identifier = str(item.get("id", ""))
    if not identifier:
        raise bad_request("RESULT_ID_EMPTY")
    if len(identifier.encode()) > MAX_ID:
        raise bad_request("RESULT_ID_INVALID")
    shown, content = _read(call, kind, item)
    if isinstance(item.get("input_message_content"), dict):
        content = _message_content(item["input_message_content"])
    if content is None:
        raise bad_request("MESSAGE_EMPTY")
    return {
        "id": identifier,
        "type": kind,
        "title": shown[0],
        "description": shown[1],
        "content": content,
        "markup": read_inline_markup(item, strict=call.exchange.rules.strict),
    }


def _read(call: Call, kind: str, item: Json) -> tuple[tuple[str, str], Json | None]:
    title, description = str(item.get("title", "")), str(item.get("description", ""))
    if kind == "article":
        if not title:
            raise bad_request("ARTICLE_TITLE_EMPTY")
        return (title, description), None
    params = _params(item)
    if kind in PLACES:
        content = PLACES[kind](params)
        name = " ".join(str(item.get(part, "")) for part in ("first_name", "last_name")).strip()
        told = description or str(item.get("address") or item.get("phone_number") or "")
        return (title or name, told), content
    if kind in CACHED:
        return (title, description), _cached(call, kind, item, params)
    if kind in FETCHED:
        raise bad_request("failed to get HTTP URL content")
    raise bad_request(f'{CANT_PARSE}type "{kind}" is unsupported for the inline query result')


PLACES: dict[str, Callable[[Params], Json]] = {
    "location": lambda params: {"location": location_in(params)},
    "venue": venue_in,
    "contact": lambda params: {"contact": contact_in(params)},
}


def _params(item: Json) -> Params:
    return Params({name: as_text(value) for name, value in item.items()})


def _cached(call: Call, kind: str, item: Json, params: Params) -> Json:
    """A file that was sent before; there is no network to fetch another from."""
    file_id = str(item.get(CACHED[kind], ""))
    if not file_id:
        raise bad_request("failed to get HTTP URL content")
    file = sent_before(call, kind, file_id)
    caption = params.caption().fields("caption", "caption_entities")
    return media_fields(call.world, file) | caption


def _message_content(given: Json) -> Json:
    """What `input_message_content` stands for: words, a place or a person."""
    params = _params(given)
    if "message_text" in given:
        return _words(params)
    if "phone_number" in given:
        return {"contact": contact_in(params)}
    if "address" in given:
        return venue_in(params)
    if "latitude" in given:
        return {"location": location_in(params)}
    raise bad_request(f"{CANT_PARSE}Can't find suitable message content")


def _words(params: Params) -> Json:
    try:
        formatted = params.formatted("message_text", "entities")
    except ApiError as fault:
        told = fault.description.removeprefix("Bad Request: ")
        raise bad_request(CANT_PARSE + told[:1].upper() + told[1:]) from None
    made = check_text(params.text("message_text"), formatted).fields()
    options = params.parsed("link_preview_options", "can't parse link preview options")
    return made | ({"link_preview_options": options} if isinstance(options, dict) else {})
