"""Headers of every answer: what a browser may do with our pages, and what it may tell of them."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from web.parts import PARTS

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FOR_GOOD = "public, max-age=31536000, immutable"
ENCRYPTED_FROM_NOW = "max-age=31536000"
STATIC_FILES = "/static/"


async def set_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Set what holds for all answers; a handler's own Cache-Control and policy stay."""
    own = response.headers.get("Content-Security-Policy", POLICY)
    response.headers.update({**HEADERS, "Content-Security-Policy": own})
    response.headers.pop("Server", None)
    if request.app[PARTS].public_url.startswith("https://"):
        response.headers["Strict-Transport-Security"] = ENCRYPTED_FROM_NOW
    versioned = request.path.startswith(STATIC_FILES) and "v" in request.query
    kept = FOR_GOOD if versioned and response.status < 400 else "no-store"
    response.headers.setdefault("Cache-Control", kept)


@web.middleware
async def compress_files(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Static files go out compressed; pages do not, since their size would tell of a secret."""
    response = await handler(request)
    if request.path.startswith(STATIC_FILES):
        response.enable_compression()
        response.headers["Vary"] = "Accept-Encoding"
    return response
