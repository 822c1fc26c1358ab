"""The whole service, as ``ordna serve`` runs it; its limiters raised unless told ``--as-shipped``."""

import asyncio
import os
import sys

from app.environment import read_environment
from app.service import serve_until_stopped
from notifications.channels.telegram_pace import Limit, Pace

NO_HURRY = Limit(burst=100_000, seconds=0.00001)


def _pace() -> Pace:
    shipped = "--as-shipped" in sys.argv
    return Pace() if shipped else Pace(NO_HURRY, NO_HURRY, NO_HURRY)


if __name__ == "__main__":
    asyncio.run(serve_until_stopped(read_environment(os.environ), pace=_pace()))
