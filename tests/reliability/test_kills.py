"""kill -9 at random instants, while mails and chat updates flow: nothing is lost, nothing doubled."""

import asyncio
import random
import smtplib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from time import sleep

import pytest

from app.environment import read_environment
from app.wiring import Parts, open_parts
from core.deliveries import Channel
from core.lists import OrderFilter
from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.ports import UnitOfWork
from core.usecases.assigning import Assign, assign
from core.usecases.faults import ReportFault, report_fault
from core.usecases.settings import SetSetting, set_setting
from core.usecases.users import InviteUser, invite_user
from core.work_order import WorkOrder
from sandbox.client import PersonHandle, SandboxClient
from sandbox.server import Sandbox
from tests.path.town import DOMAIN, variables
from tests.reliability.service import Service

TECHNICIANS = 25
MAILS_A_ROUND = 25
SENDERS = 4
IN_FLIGHT = 16
"""So many answers are on their way at once: what a kill may make come a second time."""
SETTLED_SECONDS = 120.0
BETWEEN_TRIES = 0.02
"""So that those who wait for the service leave it the processor to start on."""
PROOF = Path("var/proof")


@dataclass(frozen=True, slots=True)
class Technician:
    """Somebody with one order in hand, who writes measures."""

    name: str
    secret: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of so many kills: who was let down, and how often something came again."""

    kills: int
    mails: dict[str, int]
    measures: dict[str, list[str]]
    unanswered: list[str]
    without_receipt: list[int]
    repeated: int
    exit_code: int

    def __str__(self) -> str:
        """One line for people."""
        wrong = len(self.mails) + len(self.measures) + len(self.unanswered)
        return (
            f"{self.kills} kills, {self.kills * MAILS_A_ROUND} mails, "
            f"{self.kills * TECHNICIANS} updates: {wrong + len(self.without_receipt)} lost or "
            f"doubled, {self.repeated} answers repeated"
        )


@pytest.mark.timeout(400)
async def test_kill_9_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    """R1, R4, R5: 20 kills while 500 mails and 500 updates flow; each effect once, each reply."""
    _holds(await _killed(tmp_path, kills=20, seed=421))


@pytest.mark.proof
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(10))
async def test_a_thousand_kills_lose_nothing_and_double_nothing(tmp_path: Path, part: int) -> None:
    """R1, R4, R5, in parts; a part that held before is not done again."""
    record = PROOF / f"kills-{part}.txt"
    if _is_done(record):
        return
    figures = await _killed(tmp_path, kills=100, seed=part)
    _holds(figures)
    _write_down(record, figures)


def _is_done(record: Path) -> bool:
    return record.exists()


def _write_down(record: Path, figures: Figures) -> None:
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(f"{figures}\n")


def _holds(figures: Figures) -> None:
    assert (figures.mails, figures.measures) == ({}, {})
    assert (figures.unanswered, figures.without_receipt) == ([], [])
    assert figures.repeated <= figures.kills * IN_FLIGHT
    assert figures.exit_code == 0


async def _killed(folder: Path, kills: int, seed: int) -> Figures:
    async with Sandbox(rates=False) as sandbox, SandboxClient(sandbox.url) as client:
        environment = variables(folder / "data", sandbox)
        technicians = await _hired(environment)
        service = Service(environment, folder / "service.log")
        await service.start()
        people = await _joined(client, technicians)
        instants = random.Random(seed)
        for number in range(kills):
            await asyncio.gather(
                _mails(service, number),
                *(person.says(f"Measure {number}") for person in people),
                _kill(service, instants.uniform(0.01, 0.6)),
            )
        async with open_parts(read_environment(environment)) as parts:
            await _settled(parts)
            orders = await parts.door.ask(_orders)
        unanswered, repeated = await _answers(people, kills)
        return Figures(
            kills,
            _lost_or_doubled_mails(orders, kills),
            _lost_or_doubled_measures(orders, kills),
            unanswered,
            await _without_receipt(client, kills),
            repeated,
            await service.stop(),
        )


async def _hired(environment: dict[str, str]) -> list[Technician]:
    async with open_parts(read_environment(environment)) as parts:
        await parts.door.do(set_setting, SetSetting("mail-flood", ""), SYSTEM)
        hired = []
        for each in range(TECHNICIANS):
            name = f"Technician {each}"
            invited = await parts.door.do(
                invite_user, InviteUser(name, Role.TECHNICIAN, "en"), SYSTEM
            )
            fault = ReportFault(
                f"Own {each}", f"own{each}@b.example", f"Own {each}", "x", "en", receipt=False
            )
            order = await parts.door.do(report_fault, fault, SYSTEM)
            await parts.door.do(assign, Assign(order.number, invited.user.id), SYSTEM)
            hired.append(Technician(name, invited.secret))
        return hired


async def _joined(client: SandboxClient, technicians: list[Technician]) -> list[PersonHandle]:
    people = []
    for each in technicians:
        person = client.person(each.name, language_code="en")
        await person.starts(each.secret)
        people.append(person)
    for person in people:
        await person.hears("Technician", timeout=30)
    return people


async def _mails(service: Service, of_round: int) -> None:
    first = of_round * MAILS_A_ROUND
    numbers = iter(range(first, first + MAILS_A_ROUND))
    await asyncio.gather(
        *(asyncio.to_thread(_send, service.smtp, numbers) for _ in range(SENDERS))
    )


def _send(port: int, numbers: Iterator[int]) -> None:
    for number in numbers:
        mail = EmailMessage()
        mail["From"] = f"Sender {number} <sender{number}@b.example>"
        mail["To"] = f"fel@{DOMAIN}"
        mail["Subject"] = f"Fault {number}"
        mail["Message-ID"] = f"<fault-{number}@b.example>"
        mail.set_content(f"The door number {number} will not close.")
        while not _taken(port, mail):
            sleep(BETWEEN_TRIES)


def _taken(port: int, mail: EmailMessage) -> bool:
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=5) as connection:
            return not connection.send_message(mail)
    except (OSError, smtplib.SMTPException):
        return False


async def _kill(service: Service, after: float) -> None:
    await asyncio.sleep(after)
    await service.kill()
    await service.start()


async def _settled(parts: Parts) -> None:
    try:
        async with asyncio.timeout(SETTLED_SECONDS):
            while await parts.door.ask(_waiting):  # noqa: ASYNC110 - another process works
                await asyncio.sleep(0.2)
    except TimeoutError:
        raise AssertionError(f"it does not settle: {await parts.door.ask(_waiting)}") from None


def _waiting(uow: UnitOfWork) -> list[str]:
    """What is not done yet, a few of each kind."""
    return [
        *(f"mail {mail.attempts}" for mail in uow.mails.waiting(3)),
        *(f"update {update.key} {update.attempts}" for update in uow.updates.waiting(3)),
        *(f"{each} letters" for each in Channel if uow.outbox.next_due(each) is not None),
    ]


def _orders(uow: UnitOfWork) -> list[WorkOrder]:
    numbers = uow.lists.numbers(OrderFilter())
    return [uow.work_orders.get(OrderNumber.parse(number)) for number in numbers]


def _lost_or_doubled_mails(orders: list[WorkOrder], kills: int) -> dict[str, int]:
    titles = Counter(order.title for order in orders)
    sent = (f"Fault {number}" for number in range(kills * MAILS_A_ROUND))
    return {title: titles[title] for title in sent if titles[title] != 1}


def _lost_or_doubled_measures(orders: list[WorkOrder], kills: int) -> dict[str, list[str]]:
    expected = [f"Measure {number}" for number in range(kills)]
    own = {order.title: order for order in orders if order.title.startswith("Own")}
    said = {title: [m.text for m in order.assignments[0].measures] for title, order in own.items()}
    return {title: texts for title, texts in said.items() if texts != expected}


async def _answers(people: list[PersonHandle], kills: int) -> tuple[list[str], int]:
    """Which measures have no receipt, and how many receipts came more than once."""
    unanswered, repeated = [], 0
    for person in people:
        heard = Counter(message.text for message in await person.messages() if message.from_bot)
        for number in range(kills):
            receipts = sum(
                count
                for text, count in heard.items()
                if text.startswith("✓ Added to AO") and text.endswith(f"Measure {number}")
            )
            if not receipts:
                unanswered.append(f"{person.first_name}: {number}")
            repeated += max(receipts - 1, 0)
    return unanswered, repeated


async def _without_receipt(client: SandboxClient, kills: int) -> list[int]:
    without = []
    for number in range(kills * MAILS_A_ROUND):
        box = client.mailbox(f"sender{number}@b.example")
        if not await box.mails():
            without.append(number)
    return without
