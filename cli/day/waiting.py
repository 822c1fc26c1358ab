"""Waiting for what the service does in its own time: seen from outside, and not for ever."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from core.deliveries import DeliveryState
from core.ports import Door, UnitOfWork

T = TypeVar("T")
PATIENCE = 60.0
LOOK_AGAIN = 0.05
_ON_THE_WAY = {DeliveryState.WAITING, DeliveryState.SENDING}


class NeverSettled(Exception):  # noqa: N818 - it says what happened
    """A mail still waits, or a letter has not come, after the time that there is."""


async def until(look: Callable[[], Awaitable[T | None]], what: str) -> T:
    """Look until there is something; raises NeverSettled."""
    try:
        async with asyncio.timeout(PATIENCE):
            while (found := await look()) is None:  # noqa: ASYNC110 - seen from outside
                await asyncio.sleep(LOOK_AGAIN)
    except TimeoutError:
        raise NeverSettled(what) from None
    return found


async def quiet(door: Door) -> None:
    """Wait until nothing is due, nor on its way that may be sent; raises NeverSettled."""

    async def settled() -> bool | None:
        return None if await door.ask(_is_busy) else True

    await until(settled, "what is on its way")


def _is_busy(uow: UnitOfWork) -> bool:
    lost = {str(each.telegram_id) for each in uow.users.all() if each.chat_lost_at is not None}
    rows = (row for row in uow.outbox.rows() if row.to not in lost)
    return bool(uow.due.due(1)) or any(row.state in _ON_THE_WAY for row in rows)
