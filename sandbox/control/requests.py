"""What every route of the interface needs: who, which chat, how long to wait, and refusals."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.casting import find_group, find_person
from sandbox.mail.host import NotSent
from sandbox.shapes import Json
from sandbox.telegram.acts import CannotAct
from sandbox.telegram.errors import ApiError
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.params import Upload
from sandbox.telegram.people import Chat, Person

MAX_WAIT = 60.0
LOOPBACK = ("127.0.0.1", "localhost", "::1")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refusal(Exception):  # noqa: N818 - it says what happened
    """A request that cannot be met, with its HTTP status."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


@web.middleware
async def say_why(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn refusals into JSON with a sentence."""
    if not request.path.startswith("/sandbox"):
        return await handler(request)
    try:
        _check_origin(request)
        return await handler(request)
    except Refusal as refusal:
        return web.json_response({"error": str(refusal)}, status=refusal.status)
    except CannotAct as refusal:
        return web.json_response({"error": str(refusal)}, status=409)
    except NotSent as refusal:
        return web.json_response({"error": str(refusal)}, status=502)
    except ApiError as refusal:
        return web.json_response({"error": refusal.description}, status=400)


def _check_origin(request: web.Request) -> None:
    """Other sites in the same browser have no business here, under whatever name."""
    if request.url.host not in LOOPBACK:
        raise Refusal(403, "The sandbox answers on this machine only.")
    origin = request.headers.get("Origin")
    if origin and origin not in (f"http://{request.host}", f"https://{request.host}"):
        raise Refusal(403, "Only the sandbox's own page may ask this.")


async def body(request: web.Request) -> Json:
    raw = await request.read()
    try:
        given = json.loads(raw or b"{}")
    except ValueError:
        raise Refusal(400, "The body is not JSON.") from None
    if not isinstance(given, dict):
        raise Refusal(400, "The body is not a JSON object.")
    return given


async def form(request: web.Request) -> tuple[Json, list[Upload]]:
    """The fields and files of a form, in order."""
    fields: Json = {}
    uploads: list[Upload] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        content = bytes(await part.read())
        if part.filename is None:
            fields[part.name] = content.decode("utf-8", "replace")
        elif content:
            kind = part.headers.get("Content-Type", "application/octet-stream")
            uploads.append(Upload(part.filename, kind, content))
    return fields, uploads


async def fields_and_files(request: web.Request) -> tuple[Json, list[Upload]]:
    if request.content_type == "multipart/form-data":
        return await form(request)
    if request.content_type == "application/x-www-form-urlencoded":
        return dict(await request.post()), []
    return await body(request), []


def person_of(exchange: Exchange, request: web.Request) -> Person:
    who = request.match_info["person"]
    person = find_person(exchange, who)
    if person is None:
        raise Refusal(404, f"There is no person {who}.")
    return person


def chat_named(exchange: Exchange, given: Any) -> Chat:
    """A chat by id or by title."""
    text = str(given)
    numbered = text.lstrip("-").isdigit()
    chat = exchange.world.chats.get(int(text)) if numbered else find_group(exchange, text)
    if chat is None:
        raise Refusal(404, f"There is no chat {text}.")
    return chat


def integer(request: web.Request, name: str) -> int:
    try:
        return int(request.query.get(name) or 0)
    except ValueError:
        raise Refusal(400, f"{name} is not a number.") from None


def wait_of(request: web.Request) -> float:
    """How long the asker wants to wait for news."""
    try:
        return min(float(request.query.get("wait") or 0), MAX_WAIT)
    except ValueError:
        raise Refusal(400, "wait is not a number.") from None
