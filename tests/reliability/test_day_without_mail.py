"""The mail host is away for a day: nothing is lost, nothing is doubled, and nobody tries in vain."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.deliveries import Channel, NewDelivery
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from notifications.channels.email import EmailSender
from notifications.channels.post import Accepted, Down, Outcome
from notifications.dispatcher import Dispatcher
from notifications.letters import Letters
from notifications.mail import Mail, Mailroom
from storage.database import Database
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.empty import empty_database
from tests.notifications.conftest import Clock, no_rules
from tests.notifications.example import LETTERHEAD, SIGNER
from tests.notifications.spoken import speech
from tests.reliability.posting import NoPress

MOST_TRIES = 30
DAY = timedelta(days=1)
BEGINS = datetime(2026, 11, 24, 7, tzinfo=UTC)
PATIENCE = 300.0


@dataclass
class Host:
    """A mail host that is away; one that ``greets`` answers and then takes nothing."""

    greets: bool
    is_back: bool = False
    knocks: int = 0
    tries: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)

    async def knock(self) -> str | None:
        self.knocks += 1
        return None if self.greets or self.is_back else "It is away."

    async def hand_in(self, mail: Mail) -> Outcome:
        self.tries[mail.recipient] += 1
        if not self.is_back:
            return Down("421 not now")
        self.taken[mail.message_id] += 1
        return Accepted()


@pytest.mark.parametrize("greets", [False, True], ids=["away", "greets"])
@pytest.mark.timeout(120)
async def test_no_letter_is_lost_while_the_mail_host_is_away_for_a_day(
    tmp_path: Path, greets: bool
) -> None:
    await _through_a_day(tmp_path, Host(greets), letters=200)


@pytest.mark.proof
@pytest.mark.timeout(590)
@pytest.mark.parametrize("greets", [False, True], ids=["away", "greets"])
async def test_no_letter_of_five_thousand_is_lost(tmp_path: Path, greets: bool) -> None:
    await _through_a_day(tmp_path, Host(greets), letters=5000)


async def test_a_single_letter_is_tried_no_more_often(tmp_path: Path) -> None:
    await _through_a_day(tmp_path, Host(greets=True), letters=1)


async def _through_a_day(folder: Path, host: Host, letters: int) -> None:
    path, clock = empty_database(folder / "ordna.db"), Clock(BEGINS)
    database = Database(f"sqlite+aiosqlite:///{path}")
    door = SqlDoor(database, no_rules, clock)
    sender = EmailSender(
        door, Letters(speech, SIGNER, LETTERHEAD), Mailroom(LETTERHEAD, SIGNER), host, NoPress(),
        LocalFiles(folder), clock,
    )  # fmt: skip
    dispatcher = Dispatcher(door, sender, clock, knock=host.knock)
    sending = asyncio.create_task(dispatcher.run())
    async with asyncio.timeout(PATIENCE):
        await _away(host, door, clock, dispatcher, letters)
        host.is_back = True
        while host.taken.total() < letters or await door.ask(_waiting):
            clock.forward(seconds=30)
            dispatcher.wake()
            await asyncio.sleep(0.01)
    dispatcher.stop()
    await sending
    await database.close()
    assert (len(host.taken), max(host.taken.values())) == (letters, 1)
    assert max(host.tries.values()) <= MOST_TRIES


async def _away(
    host: Host, door: SqlDoor, clock: Clock, dispatcher: Dispatcher, letters: int
) -> None:
    """A day goes by from knock to knock, while more and more is written."""
    written = letters if letters == 1 else letters // 10
    await door.do(_write, range(written), SYSTEM)
    dispatcher.wake()
    while clock() < BEGINS + DAY:
        more = min(letters, written + letters // 100)
        await door.do(_write, range(written, more), SYSTEM)
        written = more
        await _next_knock(host, door, clock, dispatcher)
    await door.do(_write, range(written, letters), SYSTEM)


async def _next_knock(host: Host, door: SqlDoor, clock: Clock, dispatcher: Dispatcher) -> None:
    """Time goes on to the next knock, or by three minutes where nothing is known to be wrong."""
    outage, heard = await door.ask(lambda uow: uow.outages.get(Channel.EMAIL)), host.knocks
    if outage is None:
        clock.forward(minutes=3)
        dispatcher.wake()
        await asyncio.sleep(0.005)
        return
    clock.now = max(clock.now, outage.knock_at)
    dispatcher.wake()
    while host.knocks == heard:  # noqa: ASYNC110 - nothing tells
        await asyncio.sleep(0.001)


def _waiting(uow: UnitOfWork) -> bool:
    return uow.outbox.waiting(Channel.EMAIL) > 0


def _write(numbers: range, actor: Actor, uow: UnitOfWork) -> None:
    told = {"subject": "Porten", "files": ()}
    for number in numbers:
        letter = NewDelivery(Channel.EMAIL, f"reader{number}@b.example", "too-large", "sv", told)
        uow.outbox.put(letter, f"mail {number}", SYSTEM.name)
