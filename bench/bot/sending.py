"""Sending as fast as Telegram allows, with the limiters as they are shipped."""

import asyncio
from collections.abc import Sequence
from typing import Any

from app.environment import read_environment
from app.wiring import open_parts
from bench.bot.figures import Figure
from bench.bot.people import people
from bench.bot.stage import ours
from bot.updates.answering import SAID, plainly
from core.chat import ChatMessage
from core.deliveries import Channel, NewDelivery
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork

GOAL = 29.0
SETTLING = 5.0
MORE = 2.0
"""So many times what can be sent is there to be sent."""


def _write(first: int, actor: Actor, uow: UnitOfWork) -> int:
    """News for everybody, numbered so that their order can be seen."""
    for person in people():
        message = plainly(ChatMessage(f"#{first}"))
        news = NewDelivery(Channel.TELEGRAM, str(person.id), SAID, "en", {"message": message})
        uow.outbox.put(news, cause=f"bench:{first}", by="bench")
    return first


async def sent(seconds: float) -> dict[str, Any]:
    """What came of so many seconds in which there was always something to send."""
    async with ours(as_shipped=True) as there:
        await there.limit()
        async with open_parts(read_environment(there.environment)) as parts:
            for nth in range(int(seconds * GOAL * MORE / len(people())) + 2):
                await parts.door.do(_write, nth, SYSTEM)
        await asyncio.sleep(seconds + SETTLING)
        return await there.state()


async def figures(seconds: float) -> Sequence[Figure]:
    """How near to Telegram's thirty a second, and that nothing was refused or overtaken."""
    state = await sent(seconds)
    span = f"{seconds:.0f} s"
    return (
        Figure(f"messages sent, as shipped, {span}", state["pace"], GOAL, "/s", most=False),
        Figure("refused with 429", state["refused"], 0, ""),
        Figure("out of a chat's order", state["overtaken"], 0, ""),
    )
