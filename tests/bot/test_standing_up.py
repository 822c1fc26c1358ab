"""After a fall: what was waited for is still waited for, and an update that breaks is counted."""

import json
from datetime import date

from bot.said import SentFile
from bot.steps.documents import FETCH, KeepFile, keep_file
from bot.updates.receiving import keep, stored
from core.numbers import OrderNumber
from core.people import SYSTEM
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

LOST = KeepFile(
    OrderNumber(1),
    SentFile("no-such-file", "door.jpg", "image/jpeg", 1000),
    album=None,
    today=date(2026, 11, 24),
)


async def test_an_update_nobody_can_read_is_parked_and_the_chat_goes_on(
    company: Company, anna: PersonHandle
) -> None:
    """Dead-lettered inside, after it was acknowledged."""
    broken = {"update_id": 900_000, "message": {"from": {"id": await anna.id()}, "chat": {}}}
    await company.bot.door.do(keep, [stored(broken)], SYSTEM)
    company.bot.processor.wake()

    async def parked() -> bool:
        waiting = await company.bot.door.ask(lambda uow: uow.updates.waiting(10))
        return not waiting

    await company.when(parked, seconds=10)
    assert not await company.bot.door.ask(lambda uow: uow.updates.is_done(900_000))


async def test_a_file_that_telegram_does_not_give_is_put_off(
    company: Company, anna: PersonHandle
) -> None:
    """The document stays, without its bytes, and is asked for ever more seldom."""
    await company.has_order("Anna Berg")
    await company.does("Anna Berg", keep_file, LOST)

    document = (await company.order()).documents[0]
    key = f"1|{document.id}"

    async def put_off() -> bool:
        row = await company.bot.door.ask(lambda uow: uow.due.get(FETCH, key))
        return row is not None and row.context.get("tries") == 1

    await company.when(put_off)
    assert (document.source, document.sha256) == ("telegram:no-such-file", None)


async def test_what_the_bot_asked_is_still_known_after_a_restart(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Pending input is a row, not memory."""
    await company.has_order("Anna Berg")
    await taps(anna, "Article")
    await anna.hears("What did you use?")
    await company.restart()
    await anna.says("2 4711")
    await anna.hears("📦 Added to AO 1: 2 pcs 4711")


async def test_a_phone_without_coverage_sends_its_burst_in_order(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Everything written in the cellar arrives at once, and all of it is kept."""
    await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await anna.goes_offline()
    for text in ("First", "2 x 4711", "Second", "1 h"):
        await anna.says(text)
    await anna.goes_online()
    await sees(anna, "⏱ Added to AO 1")
    work = (await company.order()).assignments[0]
    assert [measure.text for measure in work.measures] == ["First", "Second"]
    assert (len(work.articles), len(work.time)) == (1, 1)


async def test_an_unknown_command_is_no_measure(company: Company, anna: PersonHandle) -> None:
    """One sentence, and where to look."""
    await anna.says("/frobnicate")
    await anna.hears("I don't know /frobnicate. /help tells what I can do.")


def test_an_update_is_kept_as_it_came() -> None:
    """Nothing of it is lost, whatever it is."""
    given = {"update_id": 3, "message": {"text": "å🔧", "unheard_of": [1, {"x": None}]}}
    assert json.loads(stored(given).body) == given
