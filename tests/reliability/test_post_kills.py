"""kill -9 of the sender at random instants: every letter leaves, and a second copy is the same mail."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import cast

import pytest

from core.deliveries import Channel, NewDelivery
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from storage.database import Database
from storage.door import SqlDoor
from tests.empty import empty_database
from tests.notifications.conftest import no_rules
from tests.notifications.mail_host import MailHost, listening
from tests.reliability.posting import Posting, now

A_ROUND = 20
SETTLED_SECONDS = 120.0
PROOF = Path("var/proof")


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of so many kills: what never left, and what left more than once."""

    kills: int
    sends: int
    missing: int
    extras: int
    torn: int

    def __str__(self) -> str:
        """One line for people."""
        return (
            f"{self.kills} kills of the sender, {self.sends} letters: {self.missing} missing, "
            f"{self.extras} came a second time as the same mail, {self.torn} in another shape"
        )


@pytest.mark.timeout(300)
async def test_kill_9_of_the_sender_loses_no_letter(tmp_path: Path) -> None:
    """R5: 15 kills while 300 letters are sent."""
    figures = await _killed(tmp_path, kills=15, seed=421)
    _holds(figures)


@pytest.mark.proof
@pytest.mark.timeout(590)
@pytest.mark.parametrize("part", range(5))
async def test_five_hundred_kills_of_the_sender_lose_no_letter(tmp_path: Path, part: int) -> None:
    """R5, in parts: 500 kills and 10,000 letters; a part that held before is not done again."""
    record = PROOF / f"post-kills-{part}.txt"
    if record.exists():
        return
    figures = await _killed(tmp_path, kills=100, seed=part)
    _holds(figures)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(f"{figures}\n")


def _holds(figures: Figures) -> None:
    assert (figures.missing, figures.torn) == (0, 0)
    assert figures.extras <= figures.kills


async def _killed(folder: Path, kills: int, seed: int) -> Figures:
    path, host = empty_database(folder / "ordna.db"), MailHost()
    instants = random.Random(seed)
    database = Database(f"sqlite+aiosqlite:///{path}")
    door = SqlDoor(database, no_rules, now)
    async with listening(host):
        posting = Posting(path, host.port)
        for number in range(kills):
            await door.do(_written, number, SYSTEM)
            await posting.start()
            await asyncio.sleep(instants.uniform(0.01, 0.5))
            await posting.kill()
        await posting.start()
        async with asyncio.timeout(SETTLED_SECONDS):
            while await door.ask(lambda uow: uow.outbox.waiting(Channel.EMAIL)):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await posting.end()
    await database.close()
    return _figures(kills, host)


def _written(number: int, actor: Actor, uow: UnitOfWork) -> None:
    told = {"subject": "Porten", "files": ()}
    for nth in range(number * A_ROUND, (number + 1) * A_ROUND):
        reader = f"reader{nth}@b.example"
        letter = NewDelivery(Channel.EMAIL, reader, "too-large", "sv", told)
        uow.outbox.put(letter, f"mail {nth}", SYSTEM.name)


def _figures(kills: int, host: MailHost) -> Figures:
    came = Counter(envelope.rcpt_tos[0] for envelope in host.received)
    identities: dict[str, set[str]] = {}
    for envelope in host.received:
        message = message_from_bytes(cast(bytes, envelope.content))
        identities.setdefault(envelope.rcpt_tos[0], set()).add(message["Message-ID"])
    sends = kills * A_ROUND
    return Figures(
        kills,
        sends,
        missing=sum(not came[f"reader{nth}@b.example"] for nth in range(sends)),
        extras=sum(count - 1 for count in came.values()),
        torn=sum(len(ids) != 1 for ids in identities.values()),
    )
