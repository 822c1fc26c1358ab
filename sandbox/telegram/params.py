"""The parameters of one call, however they came: in the query, as a form, as files or JSON."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.shapes import Json
from sandbox.telegram.entities import (
    MAX_RAW_BYTES,
    Formatted,
    check_caption,
    check_text,
    checked_entities,
    trimmed,
    with_found,
)
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.html import parse_html
from sandbox.telegram.markdown import parse_markdown, parse_markdown_v2

MAX_UPLOAD = 50 << 20
PARSERS = {"html": parse_html, "markdownv2": parse_markdown_v2, "markdown": parse_markdown}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime_type: str
    content: bytes


class Params:
    """Reads parameters the way Telegram does: leniently, as text."""

    def __init__(self, values: dict[str, str], uploads: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.uploads = uploads or {}

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        try:
            return int(self.values[name])
        except (KeyError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def parsed(self, name: str, complaint: str) -> Any:
        """A parameter that is JSON, or nothing if it was not given."""
        if not self.text(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError:
            raise bad_request(complaint) from None

    def formatted(self, name: str, entities: str, values: Json | None = None) -> Formatted:
        """A text with its entities, given, parsed or found."""
        given = Params({k: as_text(v) for k, v in values.items()}) if values else self
        raw = given.text(name)
        if len(raw.encode()) > MAX_RAW_BYTES:
            raise bad_request("text is too long")
        mode = given.text("parse_mode").lower()
        if mode and mode not in PARSERS and mode != "none":
            raise bad_request("unsupported parse_mode")
        if mode in PARSERS:
            made = PARSERS[mode](raw)
        else:
            listed = given.parsed(entities, "can't parse entities JSON object") or []
            made = Formatted(raw, checked_entities(listed, raw))
        return with_found(trimmed(made))

    def message_text(self) -> Formatted:
        return check_text(self.text("text"), self.formatted("text", "entities"))

    def caption(self, values: Json | None = None) -> Formatted:
        return check_caption(self.formatted("caption", "caption_entities", values))


def number(value: object) -> int:
    """A JSON value as a number; what is none counts as zero."""
    try:
        return int(value)  # type: ignore[call-overload, no-any-return]
    except (TypeError, ValueError, OverflowError):
        return 0


def as_text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


async def read_params(request: web.Request) -> Params:
    """Gather the parameters of a request."""
    if (request.content_length or 0) > MAX_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    values = dict(request.query)
    if request.content_type == "application/json":
        return Params(values | await _read_json(request))
    if request.content_type == "multipart/form-data":
        fields, uploads = await _read_multipart(request)
        return Params(values | fields, uploads)
    form = {k: v for k, v in (await request.post()).items() if isinstance(v, str)}
    return Params(values | form)


async def _read_json(request: web.Request) -> dict[str, str]:
    raw = await request.read()
    try:
        body = json.loads(raw or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected")
    return {key: as_text(value) for key, value in body.items() if value is not None}


async def _read_part(part: BodyPartReader, room: int) -> bytes:
    """The content of one part; of what is too long the rest is read too, so that it can be said."""
    content = bytearray()
    while chunk := await part.read_chunk(1 << 16):
        if len(content) <= room:
            content += chunk
    if len(content) > room:
        raise ApiError(413, "Request Entity Too Large")
    return bytes(part.decode(bytes(content)))


async def _read_multipart(request: web.Request) -> tuple[dict[str, str], dict[str, Upload]]:
    values: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    room = MAX_UPLOAD
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = await _read_part(part, room)
        room -= len(content)
        if part.filename is None:
            values[part.name] = content.decode("utf-8", "replace")
        else:
            kind = part.headers.get("Content-Type", "")
            uploads[part.name] = Upload(part.filename, kind, content)
    return values, uploads
