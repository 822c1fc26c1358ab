"""Received mails as files for a chat."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

import pytest

from app.mail_files import StoredMails
from core.ports import TookTooLong
from intake.telling import told
from tests.intake.desk import Office, ThisProcess, mail, open_office
from tests.notifications.spoken import speech

T = TypeVar("T")
LABELS = ("From", "To", "Date", "Subject")


class TooSlow:
    """A child process that never ends in time."""

    async def run(
        self, work: Callable[..., T], *arguments: object, seconds: float = 10.0, cpu: float = 0.0
    ) -> T:
        raise TookTooLong


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await open_office(tmp_path)
    yield made
    await made.database.close()


async def held(office: Office) -> UUID:
    """A mail without a sender waits."""
    await office.gets(mail("Come at once", From=""))
    (row,) = await office.quarantine()
    return row.id


def test_all_of_a_mail_is_told_under_its_head() -> None:
    text = told(mail("Come at once\n\n> earlier"), LABELS)
    assert text.startswith("From: Karin Ek <karin@brfeken.example>\nTo: fel@ordna.example\n")
    assert text.endswith("Come at once\n\n> earlier\n")


async def test_a_mail_comes_as_text_and_as_it_came(office: Office) -> None:
    mail_id, mails = await held(office), StoredMails(office.door, ThisProcess(), speech)
    text = await mails.file(f"{mail_id}.txt", "en")
    whole = await mails.file(f"{mail_id}.eml", "en")
    assert text is not None
    assert whole is not None
    assert (text[0], whole[0]) == ("The door.txt", "The door.eml")
    assert b"Come at once" in text[1]
    assert whole[1].startswith(b"From: ")


async def test_a_mail_that_takes_too_long_says_so(office: Office) -> None:
    mails = StoredMails(office.door, TooSlow(), speech)
    text = await mails.file(f"{await held(office)}.txt", "en")
    assert text is not None
    assert text[1].decode() == "This mail could not be read in time. Open it as it came."


async def test_a_mail_that_is_gone_is_no_file(office: Office) -> None:
    mails = StoredMails(office.door, ThisProcess(), speech)
    assert await mails.file(f"{uuid4()}.eml", "en") is None
