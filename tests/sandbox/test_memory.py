"""What the sandbox remembers from one run to the next."""

from pathlib import Path

from telegram import Bot

from sandbox import TOKEN, Sandbox
from sandbox.book import Book
from sandbox.client import SandboxClient
from tests.sandbox.conftest import jpeg


async def test_chats_files_updates_and_mails_survive_a_restart(tmp_path: Path) -> None:
    async with Sandbox(data=tmp_path) as first, SandboxClient(first.url) as client:
        anna = client.person("Anna")
        await anna.says("before")
        sent = await anna.sends_photo(jpeg(300, 200))
        await client.mail("karin@example.com", "x@ordna.example", "Door", "Stuck")
    async with Sandbox(data=tmp_path) as second, SandboxClient(second.url) as client:
        anna = client.person("Anna")
        assert [message.text for message in await anna.messages()] == ["before", ""]
        photo = sent["messages"][0]["photo"][-1]
        assert await client.file(photo["file_unique_id"])
        async with Bot(TOKEN, base_url=f"{second.api_root}/bot") as bot:
            assert len(await bot.get_updates()) == 2
        assert len(await client.mailbox("x@ordna.example").mails()) == 1
        said = await anna.says("after")
        assert said["message_id"] == 3


async def test_a_confirmed_update_does_not_come_back(tmp_path: Path) -> None:
    async with Sandbox(data=tmp_path) as first, SandboxClient(first.url) as client:
        await client.person("Anna").says("x")
        async with Bot(TOKEN, base_url=f"{first.api_root}/bot") as bot:
            (update,) = await bot.get_updates()
            await bot.get_updates(offset=update.update_id + 1)
    async with Sandbox(data=tmp_path) as second, SandboxClient(second.url) as client:
        assert await client.waiting_updates() == []
        await client.person("Anna").says("y")
        (later,) = await client.waiting_updates()
        assert later["update_id"] == update.update_id + 1


async def test_a_reset_forgets_everything(tmp_path: Path) -> None:
    async with Sandbox(data=tmp_path) as first, SandboxClient(first.url) as client:
        await client.person("Anna").says("x")
        await client.reset()
        await client.person("Lars").exists()
    async with Sandbox(data=tmp_path) as second:
        persons = second.exchange.world.persons.values()
        assert [person.first_name for person in persons] == ["Lars"]


def test_a_journal_cut_short_by_a_kill_loses_only_its_last_line(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.put("person", 1, {"name": "Anna"})
    book.put("person", 2, {"name": "Lars"})
    book.close()
    journal = tmp_path / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-8])
    again = Book(tmp_path)
    again.put("person", 3, {"name": "Karin"})
    again.close()
    last = Book(tmp_path)
    last.close()
    assert set(last.take("person")) == {"1", "3"}


def test_a_long_journal_is_tidied_when_it_is_opened(tmp_path: Path) -> None:
    book = Book(tmp_path)
    for number in range(1000):
        book.put("chat", 1, {"number": number})
    book.close()
    again = Book(tmp_path)
    again.close()
    assert len((tmp_path / "journal.jsonl").read_text().splitlines()) == 1
    assert again.take("chat") == {"1": {"number": 999}}
