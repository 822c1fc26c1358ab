"""Answers taps, so that no phone is left waiting: tried again for as long as it does wait."""

import asyncio
import logging
from collections.abc import Iterator

from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.updates.receiving import seconds_of

log = logging.getLogger(__name__)

LONGEST_TOAST = 200
LONGEST_WAIT = 12.0
"""Seconds. A phone stops its spinner by itself soon after, and Telegram forgets the tap."""
PAUSES = (0.2, 0.5, 1.0, 2.0)
ONE_TRY = 4.0


async def answer_tap(bot: Bot, tap_id: str, toast: str, alert: bool) -> None:
    """Show the toast, or only end the spinner; what can't be shown in time is let go."""
    loop = asyncio.get_running_loop()
    until = loop.time() + LONGEST_WAIT
    pauses = iter(PAUSES)
    text, shown_alert = toast[:LONGEST_TOAST] or None, alert or None
    while True:
        try:
            await bot.answer_callback_query(tap_id, text, shown_alert, read_timeout=ONE_TRY)
        except TelegramError as error:
            pause = _pause(error, pauses)
            if pause is None or loop.time() + pause > until:
                # The effect and its answer are in the chat, whatever becomes of the toast.
                log.info("a tap could not be answered: %s", type(error).__name__)
                return
            await asyncio.sleep(pause)
        else:
            return


def _pause(error: TelegramError, pauses: Iterator[float]) -> float | None:
    """How long until it may be tried again; None when that is no use."""
    match error:
        case RetryAfter():
            return seconds_of(error)
        case BadRequest() | Forbidden():
            return None
        case NetworkError():
            return next(pauses, PAUSES[-1])
    return None
