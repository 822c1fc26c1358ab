"""An upgrade that ends with its process, after so many statements: run with a URL and a number."""

import asyncio
import os
import sys

from sqlalchemy import Engine, event

from storage.upgrade import upgrade

ENDED = 9


def upgrade_and_stop(url: str, after: int) -> None:
    """Upgrade; the process is gone at the statement of this number, as if killed."""
    left = after

    def stop(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(ENDED)

    event.listen(Engine, "before_cursor_execute", stop)
    asyncio.run(upgrade(url))


if __name__ == "__main__":
    upgrade_and_stop(sys.argv[1], int(sys.argv[2]))
