"""A mail host in a process of its own that takes everything: ``python -m bench.letters.sink``."""

import asyncio
from typing import Any

from aiosmtpd.smtp import SMTP


class Taking:
    """Takes mail and forgets it."""

    async def handle_DATA(self, *given: Any) -> str:  # noqa: N802 - aiosmtpd's name
        return "250 taken"


async def _listen() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Taking(), hostname="host.example", loop=loop), "127.0.0.1", 0
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_listen())
