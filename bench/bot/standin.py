"""A tiny Bot API and the people behind it, in a process of their own: ``python -m`` this PORT.

It answers every method the bot calls, gives updates by webhook or polling, and measures from the
instant an update is on its way to the instant its reply has come in.
"""

import asyncio
import sys
from collections.abc import Callable
from time import monotonic
from typing import Any

from aiohttp import web

from bench.bot.counting import Allowance
from bench.bot.people import Load
from bench.bot.pouring import Pouring

BOT = {"id": 1, "is_bot": True, "first_name": "Ordna", "username": "ordna_bot"}
SAYING = ("sendmessage", "editmessagetext")
POLL_SECONDS = 25.0


class StandIn:
    """What the bot sees of Telegram, and what the bench asks of it."""

    def __init__(self) -> None:
        self.pouring = Pouring()
        self.allowance = Allowance()
        self._methods: dict[str, Callable[[dict[str, str]], Any]] = {
            "getme": _me,
            "setwebhook": self._set_webhook,
            "sendmessage": self._said,
            "editmessagetext": self._said,
        }
        self._messages = self._overtaken = 0
        self._last: dict[int, int] = {}
        self._limited = False
        self._last_request = monotonic()

    def application(self) -> web.Application:
        """The methods of the Bot API, and those of the bench."""
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        application.router.add_post("/pour", self._pour)
        application.router.add_get("/state", self._state)
        application.router.add_post("/limit", self._limit)
        return application

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].casefold()
        given = {**request.query, **{k: str(v) for k, v in (await request.post()).items()}}
        self._last_request = monotonic()
        if method == "getupdates":
            return web.json_response({"ok": True, "result": await self._updates(given)})
        if self._limited and method in SAYING:
            wait = self.allowance.take(int(given["chat_id"]), monotonic())
            if wait:
                return _too_many(wait)
        answer = self._methods.get(method, _yes)(given)
        return web.json_response({"ok": True, "result": answer})

    def _said(self, given: dict[str, str]) -> dict[str, Any]:
        self._messages += 1
        chat_id, text = int(given["chat_id"]), given["text"]
        self.pouring.heard(chat_id, text)
        self._watch_order(chat_id, text)
        chat = {"id": chat_id, "type": "private", "first_name": "Anna"}
        message_id = int(given.get("message_id", self._messages))
        return {"message_id": message_id, "date": 0, "chat": chat, "text": text, "from": BOT}

    def _watch_order(self, chat_id: int, text: str) -> None:
        """Numbered news must not overtake each other."""
        if text.startswith("#"):
            number = int(text[1:])
            self._overtaken += number < self._last.get(chat_id, -1)
            self._last[chat_id] = number

    def _set_webhook(self, given: dict[str, str]) -> bool:
        self.pouring.hook = given["url"], given.get("secret_token", "")
        return True

    async def _updates(self, given: dict[str, str]) -> list[Any]:
        seconds = min(POLL_SECONDS, float(given.get("timeout", 0)))
        return await self.pouring.poll(int(given.get("offset", 0)), seconds)

    async def _pour(self, request: web.Request) -> web.Response:
        load = Load(**await request.json())
        return web.json_response(await self.pouring.pour(load))

    async def _limit(self, request: web.Request) -> web.Response:
        self._limited, self.allowance = True, Allowance()
        return web.json_response({})

    async def _state(self, request: web.Request) -> web.Response:
        figures = {
            "quiet": monotonic() - self._last_request,
            "connected": self.pouring.connected,
            "overtaken": self._overtaken,
            **self.allowance.figures(),
        }
        return web.json_response(figures)


def _me(given: dict[str, str]) -> dict[str, Any]:
    return BOT


def _yes(given: dict[str, str]) -> bool:
    return True


def _too_many(seconds: int) -> web.Response:
    told = {
        "ok": False,
        "error_code": 429,
        "description": f"Too Many Requests: retry after {seconds}",
        "parameters": {"retry_after": seconds},
    }
    return web.json_response(told, status=429)


async def _serve(port: int) -> None:
    runner = web.AppRunner(StandIn().application(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
