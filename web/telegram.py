"""Takes Telegram's updates by webhook: stored before they are acknowledged."""

import hmac
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


def webhook(
    receive: Callable[[bytes], Awaitable[None]], secret: str
) -> Callable[[web.Request], Awaitable[web.Response]]:
    """The webhook's handler; Telegram sends again whatever is answered with anything but 200."""

    async def take_update(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, secret.encode()):
            return web.Response(status=403)
        body = await request.read()
        try:
            await receive(body)
        except Exception:
            log.exception("A Telegram update could not be stored")
            return web.Response(status=503)
        return web.Response()

    return take_update
