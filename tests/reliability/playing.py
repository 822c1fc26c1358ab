"""Plays a dialogue against a service of its own, which may be killed in every step."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from app.environment import read_environment
from app.wiring import Parts, open_parts
from core.deliveries import Channel
from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.order_json import order_json
from core.people import SYSTEM, Role
from core.ports import UnitOfWork
from core.settings import CATALOGUE
from core.usecases.assigning import Assign, assign
from core.usecases.faults import ReportFault, report_fault
from core.usecases.users import InviteUser, invite_user
from sandbox.client import PersonHandle, SandboxClient
from sandbox.server import Sandbox
from tests.path.town import variables
from tests.reliability.dialogues import PATIENCE, Dialogue
from tests.reliability.service import Service

LONGEST = 0.5
"""Seconds after a step began within which the service is killed."""
FIRST = OrderNumber(1)
NAMES = {
    Role.TECHNICIAN: "Anna Berg",
    Role.DISPATCHER: "Maja Lind",
    Role.OFFICE: "Doris Dal",
    Role.ADMIN: "Olof Nord",
}
EVERY = 1_000_000
TWICE = {"duplicate_updates": EVERY}
"""Telegram delivers each update twice."""
TAPPED_TWICE = {"resent_taps": EVERY}
"""The phone sends each tap twice, and they look like two."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a dialogue: the company, what stands in the chat, and how much of it is new."""

    found: Mapping[str, Any]
    chat: tuple[str, ...]
    new: int

    @property
    def repeated(self) -> Mapping[str, int]:
        """What was said more than once since the dialogue began, and how often."""
        said = Counter(self.chat[len(self.chat) - self.new :])
        return {text: times for text, times in said.items() if times > 1}

    def value(self, way: str) -> Any:
        """What lies at the end of that way: ``orders.2.status``, ``comments.#``."""
        at: Any = self.found
        for each in way.split("."):
            if each == "#":
                return len(at)
            at = at[int(each)] if isinstance(at, list) else at[each]
        return at


async def played(
    dialogue: Dialogue, folder: Path, faults: Mapping[str, int], instants: Random | None = None
) -> Played:
    """Play it to its end, with a kill at some instant of every step if there are ``instants``."""
    async with _scene(dialogue, folder) as scene:
        before = sum(each.from_bot for each in await scene.person.messages())
        await scene.client.faults(telegram=dict(faults))
        for step in dialogue.steps:
            async with asyncio.TaskGroup() as both:
                both.create_task(step.by(scene.person))
                if instants is not None:
                    both.create_task(_kill(scene.service, instants.uniform(0.0, LONGEST)))
            await scene.settles()
        found = await scene.asks(_company)
        chat = tuple(each.text for each in await scene.person.messages() if each.from_bot)
        assert await scene.service.stop() == 0
        return Played(found, chat, len(chat) - before)


@dataclass(frozen=True, slots=True)
class Scene:
    """A service, the sandbox it lives in, and who speaks."""

    service: Service
    client: SandboxClient
    person: PersonHandle
    parts: Parts

    async def asks(self, question: Any) -> Any:
        """What the database answers."""
        return await self.parts.door.ask(question)

    async def settles(self) -> None:
        """Wait until everything said was taken, done and answered."""
        async with asyncio.timeout(PATIENCE):
            while await self.client.waiting_updates() or await self.asks(_waiting):  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.05)


@asynccontextmanager
async def _scene(dialogue: Dialogue, folder: Path) -> AsyncIterator[Scene]:
    async with Sandbox(rates=False) as sandbox, SandboxClient(sandbox.url) as client:
        environment = variables(folder / "data", sandbox, "en")
        async with open_parts(read_environment(environment)) as parts:
            secret = await _prepared(parts, dialogue)
            service = Service(environment, folder / "service.log")
            try:
                await service.start()
                first, _, last = NAMES[dialogue.role].partition(" ")
                person = client.person(first, last_name=last, language_code="en")
                scene = Scene(service, client, person, parts)
                await _opened(scene, secret)
                yield scene
            finally:
                await service.kill()


async def _opened(scene: Scene, secret: str) -> None:
    """Somebody is in, and has order 1 in hand."""
    person = scene.person
    await person.starts(secret)
    await person.hears(person.first_name, timeout=PATIENCE)
    await person.says("/order 1")
    await person.hears("AO 1", button="More", timeout=PATIENCE)
    await scene.settles()


async def _prepared(parts: Parts, dialogue: Dialogue) -> str:
    do = parts.door.do
    fault = ReportFault("Karin Ek", "karin@b.example", "The door", "x", "en", receipt=False)
    order = await do(report_fault, fault, SYSTEM)
    anna = await do(invite_user, InviteUser(NAMES[Role.TECHNICIAN], Role.TECHNICIAN, "en"), SYSTEM)
    await do(assign, Assign(order.number, anna.user.id), SYSTEM)
    for use_case, command in dialogue.given:
        await do(use_case, command, SYSTEM)
    if dialogue.role is Role.TECHNICIAN:
        return anna.secret
    invited = InviteUser(NAMES[dialogue.role], dialogue.role, "en")
    return (await do(invite_user, invited, SYSTEM)).secret


async def _kill(service: Service, after: float) -> None:
    await asyncio.sleep(after)
    await service.kill()
    await service.start()


def _waiting(uow: UnitOfWork) -> bool:
    """Whether an update, a letter or a card has not come to its end."""
    letters = uow.outbox.next_due(Channel.TELEGRAM) is not None
    return bool(uow.updates.waiting(1)) or letters or bool(uow.chats.stale_cards(1))


def _company(uow: UnitOfWork) -> dict[str, Any]:
    """Order 1 as it is shown, and the rest of the company beside it."""
    numbers = [OrderNumber.parse(each) for each in uow.lists.numbers(OrderFilter())]
    settings = uow.settings.all()
    return {
        **order_json(uow.work_orders.get(FIRST)),
        "orders": {str(each): order_json(uow.work_orders.get(each)) for each in numbers},
        "people": {each.name: each.role.value for each in uow.users.all()},
        "settings": {each.key: each.written(settings[each]) for each in CATALOGUE.values()},
        "templates": {each.name: each.points for each in uow.self_check_templates.all()},
        "letters": Counter(
            row.letter for row in uow.outbox.rows() if row.channel is Channel.EMAIL
        ),
    }
