"""A gateway for text messages as 46elks and Twilio document theirs, and a plain one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import encode_basic_auth, web
from aiohttp.test_utils import TestServer

USER, PASSWORD = "u4f0", "p&ss"


@dataclass
class SmsHost:
    """Keeps what it was given; ``refuses`` is a status and a body that it answers instead."""

    taken: list[dict[str, str]] = field(default_factory=list)
    refuses: tuple[int, str] | None = None
    hangs_up: bool = False
    port: int = 0

    async def elks(self, request: web.Request) -> web.StreamResponse:
        """POST /a1/sms."""
        return await self._answered(request, ("from", "to", "message"), {"status": "created"}, 200)

    async def twilio(self, request: web.Request) -> web.StreamResponse:
        """POST /2010-04-01/Accounts/{account}/Messages.json."""
        fields = ("From", "To", "Body")
        return await self._answered(request, fields, {"status": "queued", "sid": "SM1"}, 201)

    async def plain(self, request: web.Request) -> web.StreamResponse:
        """POST /send."""
        return await self._answered(request, ("from", "to", "text", "id"), {}, 202)

    async def _answered(
        self, request: web.Request, fields: tuple[str, ...], body: dict[str, str], status: int
    ) -> web.StreamResponse:
        form = {key: str(value) for key, value in (await request.post()).items()}
        said = request.headers.get("Authorization", "")
        if said != encode_basic_auth(USER, PASSWORD):
            return web.Response(status=401, text="API access requires Basic HTTP authentication")
        if any(not form.get(each) for each in fields):
            return web.Response(status=400, text=f"Missing key {fields}")
        if self.refuses is not None:
            return web.Response(status=self.refuses[0], text=self.refuses[1])
        self.taken.append(form)
        if self.hangs_up:
            assert request.transport is not None
            request.transport.abort()
        return web.json_response(
            {"id": "s70df59406a1b4643b96f3f91e0bfb7b0", **body}, status=status
        )


@asynccontextmanager
async def sms_host() -> AsyncIterator[SmsHost]:
    """A gateway at work."""
    host = SmsHost()
    application = web.Application()
    application.router.add_post("/a1/sms", host.elks)
    application.router.add_post(f"/2010-04-01/Accounts/{USER}/Messages.json", host.twilio)
    application.router.add_post("/send", host.plain)
    server = TestServer(application, host="127.0.0.1")
    await server.start_server()
    host.port = server.port or 0
    yield host
    await server.close()
