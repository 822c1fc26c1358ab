"""The least that a page can cost: a bare aiohttp that answers the same bytes each time."""

import sys

from aiohttp import web


def main(port: int, size: int) -> None:
    """Serve until it is ended."""
    body = b"<p>" + b"x" * size

    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type="text/html")

    bare = web.Application()
    bare.router.add_get("/", answer)
    web.run_app(bare, host="127.0.0.1", port=port, access_log=None, print=None)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
