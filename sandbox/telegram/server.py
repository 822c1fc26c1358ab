"""The HTTP face of the Bot API: paths, envelopes, and the order in which calls are refused."""

import asyncio
import logging
import math
import mimetypes

from aiohttp import web

import sandbox.telegram.methods  # noqa: F401 - fills the register
from sandbox.shapes import Json
from sandbox.telegram.errors import ApiError
from sandbox.telegram.exchange import Exchange
from sandbox.telegram.methods.media import MAX_DOWNLOAD
from sandbox.telegram.methods.register import METHODS, Call, Described
from sandbox.telegram.params import Params, as_text, read_params
from sandbox.telegram.rates import COUNTED

LOG = logging.getLogger(__name__)
SENDS = {name for name in COUNTED if name.startswith(("send", "forward", "copy"))}
EDITS = {name for name in COUNTED if name.startswith("edit")}


class BotApi:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        exchange.webhook.on_reply = self._answered_inline

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token:[^/]+}/test/{method}", self._call),
            web.route("*", "/bot{token:[^/]+}/{method}", self._call),
            web.route("*", "/bot{token:[^/]+}{rest:(/.*)?}", self._nothing_here),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self._file),
        ]

    async def _nothing_here(self, request: web.Request) -> web.Response:
        return _refused(ApiError(404, "Not Found"))

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"].lower()
        try:
            self._check_token(request.match_info["token"])
            params = await read_params(request)
            if self._exchange.weather.drops(name):
                return _hang_up(request)
            result = await self.call(name, params)
        except ApiError as fault:
            return _refused(fault)
        if self._is_lost(name):
            return await self._lose(request)
        return _done(result)

    def _is_lost(self, name: str) -> bool:
        faults = self._exchange.faults
        return (name in SENDS and faults.spend("lost_answers")) or (
            name in EDITS and faults.spend("lost_edits")
        )

    def _check_token(self, token: str) -> None:
        number, colon, rest = token.partition(":")
        if not (colon and rest and number.isdigit()):
            raise ApiError(401, "Unauthorized: invalid token specified")
        if token != self._exchange.bot.token:
            raise ApiError(401, "Unauthorized")
        if self._exchange.bot.logged_out:
            raise ApiError(400, "Bad Request: logged out")

    async def call(self, name: str, params: Params) -> object:
        """Run one method, unless it is refused before."""
        method = METHODS.get(name)
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        chat_id = params.integer("chat_id")
        self._exchange.weather.strike_before(name, chat_id)
        if name in COUNTED and chat_id in self._exchange.world.chats:
            self._exchange.rates.take(chat_id, _count(name, params))
        return await method(Call(self._exchange, params))

    async def _answered_inline(self, reply: Json) -> None:
        """A webhook's answer may carry one call; what comes of it nobody hears."""
        values = {name: as_text(value) for name, value in reply.items()}
        name = values.pop("method", "").lower()
        if name.startswith("get") or name in ("setwebhook", "deletewebhook"):
            return
        try:
            await self.call(name, Params(values))
        except ApiError as fault:
            LOG.info("a call in a webhook's answer was refused: %s", fault.description)

    async def _lose(self, request: web.Request) -> web.StreamResponse:
        """Do as asked, yet never say so."""
        sleep = asyncio.ensure_future(
            self._exchange.clock.sleep(self._exchange.faults.lost_answer_seconds)
        )
        closing = asyncio.ensure_future(self._exchange.closing.wait())
        await asyncio.wait({sleep, closing}, return_when=asyncio.FIRST_COMPLETED)
        sleep.cancel()
        closing.cancel()
        return _hang_up(request)

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request.match_info["token"])
        except ApiError as fault:
            return _refused(fault)
        file = self._exchange.world.files.by_path(request.match_info["path"])
        if file is None or file.size > MAX_DOWNLOAD:
            return _refused(ApiError(404, "Not Found"))
        kind = file.mime_type or mimetypes.guess_type(file.path)[0]
        content = self._exchange.world.files.content(file)
        return web.Response(body=content, content_type=kind or "application/octet-stream")


def _count(name: str, params: Params) -> int:
    if name == "sendmediagroup":
        return max(1, params.text("media").count('"media"'))
    if name in ("forwardmessages", "copymessages"):
        return max(1, params.text("message_ids").count(",") + 1)
    return 1


def _hang_up(request: web.Request) -> web.Response:
    if request.transport:
        request.transport.close()
    return web.Response(status=504)


def _done(result: object) -> web.Response:
    told: Json = {"ok": True}
    if isinstance(result, Described):
        return web.json_response(
            told | {"result": result.result, "description": result.description}
        )
    return web.json_response(told | {"result": result})


def _refused(fault: ApiError) -> web.Response:
    headers = {}
    if "retry_after" in fault.parameters:
        headers["Retry-After"] = str(math.ceil(fault.parameters["retry_after"]))
    return web.json_response(fault.envelope(), status=fault.code, headers=headers)
