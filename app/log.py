"""The log: what happened, never who or what was said."""

import logging
import sys

QUIET = (
    "telegram",
    "httpx",
    "httpcore",
    "aiohttp.access",
    "mail.log",
    "alembic",
    "PIL",
    "fontTools",
)
"""Libraries that would write tokens or addresses into the log."""


def set_up_log(level: str) -> None:
    """Write to stderr, with time, level and where from."""
    logging.basicConfig(
        level=level.upper(),
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,
    )
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
