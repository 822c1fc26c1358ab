"""Routes for what persons do: say, send, tap, edit, react, start, block."""

from functools import partial

from aiohttp import web

from sandbox.control.requests import Refusal, body, chat_named, fields_and_files, person_of
from sandbox.shapes import Json
from sandbox.telegram.acts import ACTS
from sandbox.telegram.asking import told_answer
from sandbox.telegram.attachments import keep_upload
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.people import Person
from sandbox.telegram.phones import Phones

TAP_WAIT = 15.0
KINDS = ("photo", "document", "voice", "video", "audio", "animation")


class DoingRoutes:
    """Every act of `sandbox.telegram.acts` under `/sandbox/persons/{person}/{act}`."""

    def __init__(self, exchange: Exchange, phones: Phones) -> None:
        self._exchange = exchange
        self._phones = phones

    def routes(self) -> list[web.RouteDef]:
        person = "/sandbox/persons/{person}"
        return [
            web.post(person + "/send", self.send),
            web.post(person + "/tap", self.tap),
            web.post(person + "/ask_inline", self.ask_inline),
            web.post(person + "/{act}", self.act),
            web.get("/sandbox/taps/{tap}", self.answer),
            web.get("/sandbox/inline/{query}", self.inline),
        ]

    def _do(self, person: Person, act: str, given: Json) -> Json:
        if given.get("chat_id"):
            given["chat_id"] = chat_named(self._exchange, given["chat_id"]).id
        return self._phones.act(person, given | {"do": act})

    async def act(self, request: web.Request) -> web.Response:
        act = request.match_info["act"]
        if act not in ACTS:
            raise Refusal(404, f"Nobody knows how to {act}.")
        person = person_of(self._exchange, request)
        return web.json_response(self._do(person, act, await body(request)))

    async def send(self, request: web.Request) -> web.Response:
        """Photos, documents or a voice note, as a form with files."""
        person = person_of(self._exchange, request)
        fields, uploads = await fields_and_files(request)
        kind = fields.get("kind") or "photo"
        if kind not in KINDS:
            raise Refusal(400, f"The kind is one of {', '.join(KINDS)}.")
        duration = int(fields.get("duration") or 0)
        kept = [
            await keep_upload(self._exchange.world, kind, upload, duration) for upload in uploads
        ]
        fields["files"] = [file.unique_id for file in kept] or fields.get("files", [])
        return web.json_response(self._do(person, "send", fields))

    async def tap(self, request: web.Request) -> web.Response:
        """Tap a button and, unless told otherwise, wait for the bot's answer."""
        person = person_of(self._exchange, request)
        given = await body(request)
        wait = float(given.pop("wait", TAP_WAIT))
        result = self._do(person, "tap", given)
        if "tap" in result:
            tapped = self._exchange.taps[result["tap"]]
            result["answer"] = await self._exchange.feed.until(lambda: tapped.answer, wait)
        return web.json_response(result)

    async def ask_inline(self, request: web.Request) -> web.Response:
        """Ask the bot from the line one writes in, and wait for the results."""
        person = person_of(self._exchange, request)
        given = await body(request)
        wait = float(given.pop("wait", TAP_WAIT))
        result = self._do(person, "ask_inline", given)
        look = partial(told_answer, self._exchange, result["query"])
        result["answer"] = await self._exchange.feed.until(look, wait)
        return web.json_response(result)

    async def inline(self, request: web.Request) -> web.Response:
        """What the bot has answered to an inline question, if it has."""
        query = request.match_info["query"]
        if query not in self._exchange.desk.questions:
            raise Refusal(404, "There is no such question.")
        return web.json_response({"query": query, "answer": told_answer(self._exchange, query)})

    async def answer(self, request: web.Request) -> web.Response:
        """What the bot has answered to a tap, if it has."""
        tap = self._exchange.taps.get(request.match_info["tap"])
        if tap is None:
            raise Refusal(404, "There is no such tap.")
        return web.json_response({"tap": tap.id, "answer": tap.answer})
