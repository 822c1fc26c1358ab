"""The service lives as long as all its loops do: one that ends is never missed in silence."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from app.life import Life


async def _fails() -> None:
    raise LookupError("a bug")


async def _returns() -> None:
    await asyncio.sleep(0)


async def _is_cancelled() -> None:
    raise asyncio.CancelledError


async def test_a_loop_that_fails_ends_the_service() -> None:
    async with Life() as life:
        life.loop(_fails(), "desk")
        with pytest.raises(LookupError):
            await life.last()


@pytest.mark.parametrize("loop", [_returns, _is_cancelled])
async def test_a_loop_that_ends_without_a_word_ends_the_service_too(
    loop: Callable[[], Coroutine[Any, Any, None]],
) -> None:
    """A service that looks well and takes care of no mail is worse than one that is down."""
    async with Life() as life:
        life.loop(loop(), "desk")
        with pytest.raises(RuntimeError, match="desk"):
            await life.last()


async def test_a_loop_that_was_asked_to_end_has_not_failed() -> None:
    stopped = asyncio.Event()
    async with Life() as life:
        life.loop(_wait(stopped), "desk", stopped.set)
    assert stopped.is_set()


async def _wait(stopped: asyncio.Event) -> None:
    await stopped.wait()
