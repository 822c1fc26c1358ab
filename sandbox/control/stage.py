"""Routes for the stage itself: files, news as they happen, faults, and starting over."""

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

from sandbox.control.mails import file_response
from sandbox.control.requests import Refusal, body, integer
from sandbox.mail.host import MailFaults
from sandbox.shapes import Json
from sandbox.telegram.exchange import Exchange

HEARTBEAT = 15.0


class StageRoutes:
    """Everything that is not about one person or one box."""

    def __init__(self, exchange: Exchange, mail: MailFaults, reset: Callable[[], None]) -> None:
        self._exchange = exchange
        self._mail = mail
        self._reset = reset

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/files/{file}", self.file),
            web.get("/sandbox/files/{file}/{name}", self.file),
            web.get("/sandbox/events", self.events),
            web.get("/sandbox/faults", self.faults),
            web.post("/sandbox/faults", self.set_faults),
            web.delete("/sandbox/faults", self.clear_faults),
            web.get("/sandbox/updates", self.updates),
            web.post("/sandbox/reset", self.reset),
        ]

    async def file(self, request: web.Request) -> web.Response:
        file = self._exchange.world.files.by_unique_id(request.match_info["file"])
        if file is None:
            raise Refusal(404, "There is no such file.")
        content = self._exchange.world.files.content(file)
        kind = file.mime_type or ("image/jpeg" if file.kind == "photo" else "")
        return file_response(content, kind, file.name or file.path.rpartition("/")[2])

    async def events(self, request: web.Request) -> web.StreamResponse:
        """News as server-sent events; each names what changed, and its number."""
        feed = self._exchange.feed
        last = request.headers.get("Last-Event-ID", "")
        seq = int(last) if last.isdigit() else integer(request, "since") or feed.seq
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        await response.write(b"retry: 500\n\n")
        try:
            while not self._exchange.closing.is_set():
                seq = await self._tell(response, seq)
        except ConnectionError:
            return response
        return response

    async def _tell(self, response: web.StreamResponse, seq: int) -> int:
        feed = self._exchange.feed
        for note in feed.since(seq):
            told = json.dumps(note.about)
            await response.write(f"id: {note.seq}\ndata: {told}\n\n".encode())
            seq = note.seq
        if feed.seq <= seq and not await feed.wait(HEARTBEAT):
            await response.write(b": still here\n\n")
        return seq

    def _faults_told(self) -> Json:
        return {
            "telegram": self._exchange.faults.told(),
            "mail": self._mail.told(),
            "rates": self._exchange.rates.on,
            "privacy": self._exchange.bot.privacy,
            "threads_in_private": self._exchange.bot.threads_in_private,
            "inline": self._exchange.bot.inline,
            "inline_feedback": self._exchange.bot.inline_feedback,
        }

    async def faults(self, request: web.Request) -> web.Response:
        return web.json_response(self._faults_told())

    async def set_faults(self, request: web.Request) -> web.Response:
        given = await body(request)
        try:
            self._exchange.faults.set(given.get("telegram") or {})
            self._mail.set(given.get("mail") or {})
        except (KeyError, ValueError, TypeError) as unknown:
            raise Refusal(400, f"There is no such fault: {unknown}.") from unknown
        self._exchange.weather.changed()
        if "rates" in given:
            self._exchange.rates.on = bool(given["rates"])
        for name in ("privacy", "threads_in_private", "inline", "inline_feedback"):
            if name in given:
                setattr(self._exchange.bot, name, bool(given[name]))
        self._exchange.feed.tell(kind="faults")
        return web.json_response(self._faults_told())

    async def clear_faults(self, request: web.Request) -> web.Response:
        self._exchange.faults.clear()
        self._mail.set(dict.fromkeys(self._mail.told(), 0))
        self._exchange.weather.changed()
        self._exchange.feed.tell(kind="faults")
        return web.json_response(self._faults_told())

    async def updates(self, request: web.Request) -> web.Response:
        """What waits for the bot."""
        waiting = [update.told() for update in self._exchange.updates.waiting]
        webhook = self._exchange.webhook.info()
        return web.json_response({"waiting": waiting, "webhook": webhook})

    async def reset(self, request: web.Request) -> web.Response:
        """Forget every person, chat, message, update and mail."""
        self._reset()
        await asyncio.sleep(0)
        return web.json_response({"reset": True})
