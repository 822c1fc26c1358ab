"""What it costs to keep pages live: the server's memory with so many of them open."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import aiohttp

from bench.bot.figures import Figure
from bench.web.stage import Site

VIEWS = 200
MEGABYTES = 60.0


async def figures(site: Site) -> Sequence[Figure]:
    """How much more memory the server has with all of them open."""
    before = _used(site.pid)
    everywhere = aiohttp.TCPConnector(limit=0)
    cookies = {"ordna_office": site.ways.session}
    async with aiohttp.ClientSession(connector=everywhere, cookies=cookies) as client:
        views = await asyncio.gather(*(_open(client, site) for _ in range(VIEWS)))
        more = _used(site.pid) - before
        for view in views:
            view.close()
    return (Figure(f"memory of {VIEWS} live views", more / 1e6, MEGABYTES, "MB"),)


async def _open(client: aiohttp.ClientSession, site: Site) -> aiohttp.ClientResponse:
    view = await client.get(f"{site.url}/office/live")
    await view.content.readuntil(b"\n\n")
    return view


def _used(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1]) * 1024
