"""Tells machines how the service is: alive, ready, and in figures."""

import logging
import time

from aiohttp import web
from aiohttp.typedefs import Handler
from prometheus_client import CollectorRegistry, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from web.answers import route_of
from web.parts import PARTS

log = logging.getLogger(__name__)

PAGE_SECONDS = web.AppKey("page_seconds", Histogram)
MAIL_QUARANTINED = web.AppKey("mail_quarantined", Gauge)
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


async def alive(_: web.Request) -> web.Response:
    """The process answers; nothing more is said by it."""
    return web.Response(text="ok\n")


async def ready(request: web.Request) -> web.Response:
    """What is ready by name; 503 while something is not."""
    try:
        parts = dict(await request.app[PARTS].ready())
    except Exception:
        log.exception("Readiness could not be told")
        parts = {"service": False}
    everything = all(parts.values())
    status = 200 if everything else 503
    return web.json_response({"ready": everything, "parts": parts}, status=status)


async def figures(request: web.Request) -> web.Response:
    """All figures, as Prometheus reads them."""
    held = await request.app[PARTS].door.ask(lambda uow: uow.mails.quarantined())
    request.app[MAIL_QUARANTINED].set(held)
    body = generate_latest(request.app[PARTS].registry)
    return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})


def page_seconds(registry: CollectorRegistry) -> Histogram:
    """How long pages took, by route and status; routes carry no tokens."""
    return Histogram(
        "ordna_page_seconds",
        "Time to answer a request, by route and status.",
        ("route", "status"),
        registry=registry,
        buckets=BUCKETS,
    )


def mail_quarantined(registry: CollectorRegistry) -> Gauge:
    """How many mails wait for a person."""
    return Gauge(
        "ordna_mail_quarantined", "Mails that wait for somebody to look at.", registry=registry
    )


@web.middleware
async def time_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Measure every request."""
    begun = time.monotonic()
    status = 500
    try:
        response = await handler(request)
        status = response.status
    except web.HTTPException as said:
        status = said.status
        raise
    finally:
        took = time.monotonic() - begun
        request.app[PAGE_SECONDS].labels(route_of(request), str(status)).observe(took)
    return response
