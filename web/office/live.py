"""Tells open pages that something has changed, as it happens."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from aiohttp import web

from web.changes import Changes
from web.office.desk import Desk, office
from web.parts import PARTS

SECONDS_BETWEEN = 1.0
"""Pages are told at most so often, however much happens."""
SECONDS_OF_SILENCE = 25.0
"""After so long a line is sent all the same, so that nothing on the way thinks it is dead."""


async def follow(desk: Desk) -> web.StreamResponse:
    """A stream of changes, for as long as the page is open (server-sent events)."""
    changes = desk.request.app[PARTS].changes
    answer = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    await answer.prepare(desk.request)
    with contextlib.suppress(ConnectionResetError):
        async for line in _lines(changes):
            await answer.write(line)
    return answer


async def _lines(changes: Changes) -> AsyncIterator[bytes]:
    yield f"retry: 3000\ndata: {changes.count}\n\n".encode()
    with changes.listening() as woken:
        while not changes.ended:
            try:
                async with asyncio.timeout(SECONDS_OF_SILENCE):
                    await woken.wait()
            except TimeoutError:
                yield b": still here\n\n"
                continue
            woken.clear()
            yield f"data: {changes.count}\n\n".encode()
            await asyncio.sleep(SECONDS_BETWEEN)


ROUTES = (web.get("/office/live", office(follow)),)
