"""How long each page takes, asked for one after another, in turn with the bare server."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import aiohttp

from bench.bot.figures import Figure
from bench.web.orders import ORDERS
from bench.web.stage import Site, floor

TIMES = 200
"""Each page so many times; the first of each kind counts as well."""
P50, P99 = 25.0, 100.0
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page, given how often it was asked for before; what has no goal is only told."""

    name: str
    path: Callable[[int], str]


def office_pages(order_page: str) -> Sequence[Asked]:
    """Those with a goal: the order's page, each time another order, and the list."""
    return (
        Asked("order page at the office", lambda nth: f"/office/orders/{ORDERS - nth * 397}"),
        Asked("order page of a customer", lambda nth: f"/o/{order_page}"),
        Asked("list", lambda nth: "/office/orders"),
        Asked("list, next pages", lambda nth: f"/office/orders?page={nth + 1}"),
        Asked("list, new ones by customer", lambda nth: "/office/orders?state=new&sort=customer"),
        Asked("list as a table", lambda nth: "/office/orders?table=1"),
        Asked("list, searched", lambda nth: f"/office/orders?q=d%C3%B6rr+{nth}"),
        Asked("to do", lambda nth: "/office"),
        Asked("numbers", lambda nth: "/office/numbers"),
        Asked("objects, searched", lambda nth: f"/office/registers/objects?q=D-0{nth:03}"),
        Asked("planner", lambda nth: "/office/planner"),
    )


async def figures(site: Site) -> Sequence[Figure]:
    """Half of the looks, and nearly all, take no longer."""
    found: list[Figure] = []
    async with aiohttp.ClientSession(cookies={"ordna_office": site.ways.session}) as client:
        for page in office_pages(site.ways.order_page):
            found += await _of(page, site, client)
    return found


async def _of(page: Asked, site: Site, client: aiohttp.ClientSession) -> Sequence[Figure]:
    _, size = await _timed(client, site.url + page.path(0))
    ours, bare = [], []
    async with floor(size) as url:
        for nth in range(TIMES):
            bare.append((await _timed(client, url))[0])
            ours.append((await _timed(client, site.url + page.path(nth)))[0])
    beside = f"{_at(bare, 0.5):.1f} · {_at(bare, 0.99):.1f}"
    return (
        Figure(f"{page.name}, p50", _at(ours, 0.5), P50, "ms", floor=beside),
        Figure(f"{page.name}, p99", _at(ours, 0.99), P99, "ms"),
    )


async def _timed(client: aiohttp.ClientSession, url: str) -> tuple[float, int]:
    begun = time.perf_counter()
    async with client.get(url, allow_redirects=False) as answer:
        body = await answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{url} answered {answer.status}")
    return (time.perf_counter() - begun) * 1000, len(body)


def _at(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]
