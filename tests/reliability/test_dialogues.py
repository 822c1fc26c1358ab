"""kill -9 during every step of every dialogue: nothing is lost, doubled, or asked twice more than once."""

import asyncio
import os
import random
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.environment import read_environment
from app.wiring import Parts, open_parts
from core.deliveries import Channel
from core.numbers import OrderNumber
from core.order_json import order_json
from core.people import SYSTEM, Role
from core.ports import UnitOfWork
from core.usecases.assigning import Assign, assign
from core.usecases.faults import ReportFault, report_fault
from core.usecases.users import InviteUser, invite_user
from sandbox.client import PersonHandle, SandboxClient
from sandbox.server import Sandbox
from tests.path.town import variables
from tests.reliability.dialogues import DIALOGUES, PATIENCE, Dialogue
from tests.reliability.service import Service

SAMPLE = 3
SEED = int(os.environ.get("ORDNA_TEST_SEED", "421"))
LONGEST = 0.5
"""Seconds after a step began within which the service is killed."""
FIRST = OrderNumber(1)
NAMES = {Role.TECHNICIAN: "Anna Berg", Role.DISPATCHER: "Maja Lind"}


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a dialogue: the order, what stands in the chat, and how much of it is new."""

    order: Mapping[str, Any]
    chat: tuple[str, ...]
    new: int


@pytest.mark.timeout(120)
@pytest.mark.parametrize("nth", range(SAMPLE))
async def test_a_dialogue_goes_on_after_a_kill_in_every_step(tmp_path: Path, nth: int) -> None:
    """A few of them, other ones with another seed."""
    dialogue = random.Random(SEED).sample(DIALOGUES, SAMPLE)[nth]
    _holds(dialogue, await _played(dialogue, tmp_path, random.Random(SEED + nth)))


@pytest.mark.proof
@pytest.mark.timeout(240)
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda each: each.name)
async def test_every_dialogue_goes_on_after_a_kill_in_every_step(
    tmp_path: Path, dialogue: Dialogue, seed: int
) -> None:
    """All of them, each killed at other instants three times."""
    _holds(dialogue, await _played(dialogue, tmp_path, random.Random(seed)))


def _holds(dialogue: Dialogue, played: Played) -> None:
    found = {way: _value(played.order, way) for way in dialogue.ends}
    new = Counter(played.chat[len(played.chat) - played.new :])
    often = {text: times for text, times in new.items() if times > 2}
    assert (found, often) == (dict(dialogue.ends), {})
    assert any(dialogue.hears in text for text in played.chat)


def _value(order: Any, way: str) -> Any:
    for each in way.split("."):
        if each == "#":
            return len(order)
        order = order[int(each)] if isinstance(order, list) else order[each]
    return order


async def _played(dialogue: Dialogue, folder: Path, instants: random.Random) -> Played:
    async with _scene(dialogue, folder) as (service, person, environment):
        before = sum(each.from_bot for each in await person.messages())
        for step in dialogue.steps:
            async with asyncio.TaskGroup() as both:
                both.create_task(step.by(person))
                both.create_task(_kill(service, instants.uniform(0.0, LONGEST)))
            async with open_parts(read_environment(environment)) as parts:
                await _settled(parts)
        async with open_parts(read_environment(environment)) as parts:
            order = await parts.door.ask(lambda uow: order_json(uow.work_orders.get(FIRST)))
        chat = tuple(each.text for each in await person.messages() if each.from_bot)
        assert await service.stop() == 0
        return Played(order, chat, len(chat) - before)


@asynccontextmanager
async def _scene(
    dialogue: Dialogue, folder: Path
) -> AsyncIterator[tuple[Service, PersonHandle, dict[str, str]]]:
    async with Sandbox(rates=False) as sandbox, SandboxClient(sandbox.url) as client:
        environment = variables(folder / "data", sandbox, "en")
        secret = await _prepared(environment, dialogue.role)
        service = Service(environment, folder / "service.log")
        await service.start()
        first, _, last = NAMES[dialogue.role].partition(" ")
        person = client.person(first, last_name=last, language_code="en")
        await person.starts(secret)
        await person.hears(first, timeout=PATIENCE)
        await person.says("/order 1")
        await person.hears("AO 1", button="More", timeout=PATIENCE)
        async with open_parts(read_environment(environment)) as parts:
            await _settled(parts)
        yield service, person, environment


async def _prepared(environment: dict[str, str], role: Role) -> str:
    async with open_parts(read_environment(environment)) as parts:
        fault = ReportFault("Karin Ek", "karin@b.example", "The door", "x", "en", receipt=False)
        order = await parts.door.do(report_fault, fault, SYSTEM)
        anna = await parts.door.do(
            invite_user, InviteUser(NAMES[Role.TECHNICIAN], Role.TECHNICIAN, "en"), SYSTEM
        )
        await parts.door.do(assign, Assign(order.number, anna.user.id), SYSTEM)
        if role is Role.TECHNICIAN:
            return anna.secret
        invited = await parts.door.do(invite_user, InviteUser(NAMES[role], role, "en"), SYSTEM)
        return invited.secret


async def _kill(service: Service, after: float) -> None:
    await asyncio.sleep(after)
    await service.kill()
    await service.start()


async def _settled(parts: Parts) -> None:
    async with asyncio.timeout(PATIENCE):
        while await parts.door.ask(_waiting):  # noqa: ASYNC110 - another process works
            await asyncio.sleep(0.05)


def _waiting(uow: UnitOfWork) -> bool:
    """Whether an update, a letter or a card has not come to its end."""
    letters = uow.outbox.next_due(Channel.TELEGRAM) is not None
    return bool(uow.updates.waiting(1)) or letters or bool(uow.chats.stale_cards(1))
