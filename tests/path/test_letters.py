"""A day on which every letter leaves: none is forgotten, and each reads as well without its HTML."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from cli.day.letterbook import Posted, posted, table
from cli.day.playing import Player
from cli.day.script import LETTERS, Post, read_day
from cli.day.waiting import quiet
from cli.demo_company import PEOPLE
from notifications.letters import LETTER_NAMES
from tests.path.town import Town, town

WITH_PAPERS = {"protocol", "order-confirmation", "self-checks", "quote", "invoice"}
_LINK = re.compile(r"https?://\S+")


@asynccontextmanager
async def _played(folder: Path) -> AsyncIterator[tuple[Town, list[Posted], dict[str, object]]]:
    async with town(folder) as place:
        for first, last, role in PEOPLE:
            await place.joins(f"{first} {last}", role, "sv")
        player = Player(place.service.parts, place.client)
        played = [each async for each in player.play(read_day(LETTERS))]
        await quiet(place.service.parts.door)
        wrong: dict[str, object] = {e.post.file: e.differences for e in played if e.differences}
        yield place, await posted(place.client, place.sandbox.url), wrong


@pytest.mark.shows("E", "MS-01", "BO-06", "AO-04", "SE-66", "SE-71", "XT-15")
async def test_every_letter_leaves_on_that_day_and_reads_as_text(tmp_path: Path) -> None:
    async with _played(tmp_path) as (_, letters, wrong):
        assert wrong == {}
        assert set(LETTER_NAMES) - {each.letter for each in letters} == set()
        assert [each.subject for each in letters if not _reads(each)] == []
        without = {
            each.letter for each in letters if each.letter in WITH_PAPERS and not each.pages
        }
        assert without == set()


def test_the_table_stands_in_columns_with_the_address_last() -> None:
    rows = [("receipt", "1", "", "http://there/?mail=1"), ("quote", "12", "2", "http://there/?m")]
    assert list(table(rows, ("Letter", "Order", "Pages", "Read"))) == [
        "Letter   Order  Pages  Read",
        "receipt  1             http://there/?mail=1",
        "quote    12     2      http://there/?m",
    ]


def test_its_mails_have_ids_of_their_own_beside_the_day_s() -> None:
    """So that both may be played in one demo."""
    mails, letters = ({_message_id(each) for each in _posts(day)} for day in _days())
    assert mails & letters == set()


def _reads(each: Posted) -> bool:
    """Whether it has both parts, no gap in its sentences, and each link alone on its line."""
    text, html = each.mail.text, each.mail.html
    alone = all(line.strip() == link for line in text.splitlines() for link in _LINK.findall(line))
    gaps = re.search(r"\w[.?!][A-ZÅÄÖ]|[^\n ] {2,}\S|\bNone\b", text)
    return bool(text.strip() and html.strip()) and alone and gaps is None


def _days() -> tuple[tuple[object, ...], tuple[object, ...]]:
    return read_day(), read_day(LETTERS)


def _posts(day: tuple[object, ...]) -> list[Post]:
    return [each for each in day if isinstance(each, Post)]


def _message_id(post: Post) -> bytes:
    found = re.search(rb"(?im)^Message-ID: (\S+)", post.raw)
    return found[1] if found else b""
