"""A file that several chats get is made and uploaded once, while it is the same file."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

import pytest

from core.chat import ChatMessage, Place
from core.numbers import OrderNumber
from core.views import ALL_PRICES, NO_PRICES, Prices
from notifications.channels.telegram_files import KEPT, Attachments, Wanted
from notifications.channels.telegram_stood import Stood
from tests.notifications.conftest import Clock

MESSAGE = ChatMessage("AO 421", protocol_of="421")
WANTED = Wanted("421", "sv", ALL_PRICES, version=3, settings=1)


@dataclass
class CountingPress:
    """Makes protocols, and counts them."""

    made: list[str] = field(default_factory=list)

    async def pdf(self, number: OrderNumber, language: str, prices: Prices) -> bytes:
        self.made.append(language)
        return b"%PDF"


class NoMails:
    """Has no files."""

    async def file(self, name: str, language: str) -> tuple[str, bytes] | None:
        return None

    async def archive(self, order: str, reader: UUID, language: str) -> tuple[str, bytes] | None:
        return None

    async def paper(
        self, paper: Sequence[str], reader: UUID, language: str
    ) -> tuple[str, bytes] | None:
        return None

    async def stored(self, sha256: str) -> bytes | None:
        return None


async def sent(files: Attachments, wanted: Wanted) -> str | None:
    """Send the protocol; gives the name by which Telegram knew it before."""
    upload = await files.of(MESSAGE, wanted)
    assert upload is not None
    files.sent(wanted, upload, Stood(Place(101), (7,), "file-1"))
    return upload.file_id


async def test_the_second_chat_gets_what_the_first_got(clock: Clock) -> None:
    press = CountingPress()
    files = Attachments(press, NoMails(), clock)
    assert [await sent(files, WANTED), await sent(files, WANTED)] == [None, "file-1"]
    assert press.made == ["sv"]


@pytest.mark.parametrize(
    "other",
    [
        replace(WANTED, version=4),
        replace(WANTED, language="en"),
        replace(WANTED, prices=NO_PRICES),
        replace(WANTED, settings=2),
    ],
)
async def test_whoever_is_to_get_another_file_gets_that(clock: Clock, other: Wanted) -> None:
    """Another language, other prices, a changed order, other settings."""
    files = Attachments(CountingPress(), NoMails(), clock)
    await sent(files, WANTED)
    assert await sent(files, other) is None


async def test_after_a_while_it_is_made_anew(clock: Clock) -> None:
    """It says on its last page when it was made."""
    files = Attachments(CountingPress(), NoMails(), clock)
    await sent(files, WANTED)
    clock.now += KEPT + timedelta(seconds=1)
    assert await sent(files, WANTED) is None
