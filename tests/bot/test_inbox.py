"""The inbox: stored before it is acknowledged, worked off in order, never stuck, never lost."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import pytest
from telegram.ext import ExtBot

from bot.files.fetching import Fetching
from bot.steps.documents import FETCH
from bot.updates.processor import Processor
from bot.updates.receiving import Polling, Receiver, keep, key_of, stored
from core.people import SYSTEM, Actor
from core.ports import DueRow, UnitOfWork, WaitingUpdate
from storage.door import SqlDoor
from storage.files import LocalFiles
from tests.bot.conftest import opened
from tests.bot.stage import Clock
from tests.notifications.spoken import speech

ANNA, MAJA = 5, 6


@pytest.fixture
async def door(empty_database: Path, tmp_path: Path) -> AsyncIterator[SqlDoor]:
    shutil.copy(empty_database, tmp_path / "ordna.db")
    async with opened(tmp_path / "ordna.db", Clock()) as door:
        yield door


def message(
    update_id: int, user: int = ANNA, chat: int | None = None, **more: Any
) -> dict[str, Any]:
    kind = "private" if chat is None else "supergroup"
    body = {"message_id": update_id, "date": 0, "from": {"id": user}, "text": "x", **more}
    return {"update_id": update_id, "message": body | {"chat": {"id": chat or user, "type": kind}}}


@pytest.mark.parametrize(
    ("update", "key"),
    [
        (message(1), "u5"),
        ({"update_id": 1, "edited_message": message(1)["message"]}, "u5"),
        (
            {
                "update_id": 1,
                "callback_query": {"from": {"id": 5}, "message": message(1)["message"]},
            },
            "u5",
        ),
        (message(1, chat=-100), "g-100/0"),
        (message(1, chat=-100, message_thread_id=7, is_topic_message=True), "g-100/7"),
        (message(1, chat=-100, message_thread_id=7), "g-100/0"),
        ({"update_id": 1, "inline_query": {"from": {"id": 5}}}, "u5"),
        (
            {
                "update_id": 1,
                "my_chat_member": {"from": {"id": 5}, "chat": {"id": 5, "type": "private"}},
            },
            "u5",
        ),
        ({"update_id": 1, "poll": {}}, "u0"),
    ],
)
def test_order_matters_within_a_person_in_private_and_a_thread_in_a_group(
    update: dict[str, Any], key: str
) -> None:
    """A photo and the tap that follows it come in different queues of Telegram."""
    assert key_of(update) == key


async def test_the_webhook_stores_before_it_answers(door: SqlDoor) -> None:
    """And the same update again is stored once."""
    kept = list[int]()
    receiver = Receiver(door, lambda stored: kept.extend(each.update_id for each in stored))
    for _ in range(2):
        await receiver.receive(json.dumps(message(7)).encode())
    waiting = await door.ask(lambda uow: uow.updates.waiting(10))
    assert [each.update_id for each in waiting] == [7]
    assert kept[0] == 7


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'{"update_id": null}', b'"x"'])
async def test_what_is_no_update_is_forgotten(door: SqlDoor, body: bytes) -> None:
    """No retry of Telegram's would mend it."""
    await Receiver(door, lambda _: None).receive(body)
    assert await door.ask(lambda uow: uow.updates.waiting(10)) == []


class Desk:
    """Handles updates and notes when; some fail so many times."""

    def __init__(self, door: SqlDoor, failing: dict[int, int] | None = None) -> None:
        self.door, self.failing = door, failing or {}
        self.begun, self.done = list[int](), list[int]()
        self.free = asyncio.Event()
        self.free.set()

    async def handle(self, update: WaitingUpdate) -> bool:
        self.begun.append(update.update_id)
        await self.free.wait()
        left = self.failing.get(update.update_id, 0)
        self.failing[update.update_id] = left - 1
        await self.door.do(_fail if left > 0 else _done, update, SYSTEM)
        if left <= 0:
            self.done.append(update.update_id)
        return left <= 0


def _done(update: WaitingUpdate, _: Actor, uow: UnitOfWork) -> None:
    uow.updates.done(update.update_id)


def _fail(update: WaitingUpdate, _: Actor, uow: UnitOfWork) -> None:
    uow.updates.failed(update.update_id, "it broke")


async def _worked_off(door: SqlDoor, desk: Desk, seconds: float = 10.0) -> None:
    processor = Processor(door, desk.handle, pauses=(0.0, 0.0, 0.0, 0.0))
    working = asyncio.create_task(processor.run())
    async with asyncio.timeout(seconds):
        while await door.ask(lambda uow: uow.updates.waiting(1)):  # noqa: ASYNC110 - a database tells nobody
            await asyncio.sleep(0.005)
    processor.stop()
    await working


async def test_what_was_left_from_before_is_worked_off_in_order(door: SqlDoor) -> None:
    """One key in order, whatever fails in between."""
    updates = [message(nth, user=ANNA if nth % 2 else MAJA) for nth in range(1, 41)]
    await door.do(keep, [stored(each) for each in updates], SYSTEM)
    desk = Desk(door, failing={3: 2, 8: 1})
    await _worked_off(door, desk)
    assert [nth for nth in desk.done if nth % 2] == list(range(1, 41, 2))
    assert [nth for nth in desk.done if not nth % 2] == list(range(2, 41, 2))


async def test_keys_go_in_parallel(door: SqlDoor) -> None:
    """Somebody's slow update holds up nobody else's."""
    await door.do(keep, [stored(message(nth, user=nth)) for nth in range(1, 6)], SYSTEM)
    desk = Desk(door)
    desk.free.clear()
    processor = Processor(door, desk.handle)
    working = asyncio.create_task(processor.run())
    async with asyncio.timeout(5):
        while len(desk.begun) < 5:  # noqa: ASYNC110 - the desk tells nobody
            await asyncio.sleep(0.005)
    desk.free.set()
    processor.stop()
    await working
    assert sorted(desk.begun) == [1, 2, 3, 4, 5]


async def test_an_update_that_never_works_is_parked_and_the_next_goes_on(door: SqlDoor) -> None:
    """Five tries; a poison update must not block its chat."""
    await door.do(keep, [stored(message(1)), stored(message(2))], SYSTEM)
    desk = Desk(door, failing={1: 99})
    await _worked_off(door, desk)
    assert (desk.begun.count(1), desk.done) == (5, [2])


class AtOnce:
    """Handles what is stored nowhere: it is kept with what comes of it, or nothing comes of it."""

    def __init__(self, desk: Desk, works: bool = True) -> None:
        self.desk, self.works = desk, works

    async def handle(self, update: WaitingUpdate) -> bool:
        await self.desk.free.wait()
        if self.works:
            await self.desk.door.do(_kept_as_done, update, SYSTEM)
            self.desk.done.append(update.update_id)
        return self.works


def _kept_as_done(update: WaitingUpdate, _: Actor, uow: UnitOfWork) -> None:
    uow.updates.done_at_once(update)


@pytest.mark.parametrize("works", [True, False])
async def test_what_comes_while_an_update_is_handled_at_once_waits_for_it(
    door: SqlDoor, works: bool
) -> None:
    """Whether something came of the first, or it had to be stored after all."""
    desk = Desk(door)
    processor = Processor(door, desk.handle)
    first = AtOnce(desk, works)
    receiver = Receiver(
        door, processor.offer, lambda each, keep: processor.at_once(each, first.handle, keep)
    )
    working = asyncio.create_task(processor.run())
    await receiver.receive(json.dumps(message(1, user=MAJA)).encode())
    async with asyncio.timeout(5):
        while not desk.done:  # noqa: ASYNC110 - the desk tells nobody
            await asyncio.sleep(0.005)
    desk.free.clear()
    receiving = [
        asyncio.create_task(receiver.receive(json.dumps(message(nth)).encode())) for nth in (2, 3)
    ]
    async with asyncio.timeout(5):
        await receiving[1]
        desk.free.set()
        await receiving[0]
        while len(desk.done) < 3:  # noqa: ASYNC110 - the desk tells nobody
            await asyncio.sleep(0.005)
    processor.stop()
    await working
    assert desk.done == [1, 2, 3]


async def test_what_was_handled_at_once_is_not_handled_again(door: SqlDoor) -> None:
    """Telegram may send it once more."""
    update = stored(message(7))
    first = await door.do(_is_first, update, SYSTEM)
    await door.do(keep, (update,), SYSTEM)
    again = await door.do(_is_first, update, SYSTEM)
    assert (first, again, await door.ask(lambda uow: uow.updates.waiting(10))) == (True, False, [])


def _is_first(update: WaitingUpdate, _: Actor, uow: UnitOfWork) -> bool:
    return uow.updates.done_at_once(update)


class Away:
    """A database that is away for a while."""

    def __init__(self) -> None:
        self.asked = 0
        self.asked_again = asyncio.Event()

    async def do(self, use_case: object, command: object, actor: Actor) -> Any:
        raise AssertionError("nothing was asked of Telegram")

    async def ask(self, question: object) -> Any:
        self.asked += 1
        if self.asked > 1:
            self.asked_again.set()
        raise ConnectionRefusedError


async def test_polling_outlives_a_database_that_is_away() -> None:
    """Its end would be the end of the whole service."""
    away = Away()
    bot = ExtBot("1:polls-nothing")
    polling = asyncio.create_task(Polling(bot, away, lambda _: None).run())
    async with asyncio.timeout(5):
        await away.asked_again.wait()
    polling.cancel()
    assert isinstance((await asyncio.gather(polling, return_exceptions=True))[0], BaseException)


class Due:
    """Where rows are put off."""

    def __init__(self) -> None:
        self.now = Clock().now
        self.due = self

    def put(self, row: DueRow) -> None:
        """It comes back later."""


async def test_fetching_outlives_a_database_that_is_away(tmp_path: Path) -> None:
    away = Away()
    fetching = Fetching(ExtBot("1:polls-nothing"), away, LocalFiles(tmp_path), speech)
    row = DueRow(FETCH, "x", Clock().now, {"order": "1", "document_id": str(uuid4())})
    hands = asyncio.create_task(fetching.run())
    for _ in range(5):
        fetching.claim(row, cast(UnitOfWork, Due()))()
    async with asyncio.timeout(5):
        while away.asked < 5:  # noqa: ASYNC110 - a database tells nobody
            await asyncio.sleep(0.005)
    hands.cancel()
    assert away.asked == 5
