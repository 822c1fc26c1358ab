"""Whoever is linked with a chat writes a mail: he is answered by mail, and *Stop* ends it (XT-19)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core.deliveries import Channel
from core.linking import LinkedContact
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.settings import CONTACTS_IN_CHAT
from core.usecases.settings import SetSetting, set_setting
from tests.intake.desk import NOW, Office, mail, open_office
from tests.intake.letters import KARIN

pytestmark = pytest.mark.shows("E", "XT-19")
CHAT = 501


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """An office to which Karin has reported a door, and which writes to her in chat."""
    made = await open_office(tmp_path)
    await made.door.do(set_setting, SetSetting(CONTACTS_IN_CHAT.key, "yes"), SYSTEM)
    await made.gets(mail())
    await made.door.do(_link, LinkedContact(KARIN, CHAT, "Karin Ek", "sv", NOW), SYSTEM)
    yield made
    await made.database.close()


def _link(contact: LinkedContact, actor: Actor, uow: UnitOfWork) -> None:
    uow.linked.put(contact)


def _offered(uow: UnitOfWork) -> list[str]:
    """To whom a mail goes that offers the chat."""
    rows = (row for row in uow.outbox.rows() if "@" in row.to)
    letters = (uow.outbox.letter(row.id) for row in rows)
    return [each.recipient for each in letters if each and "chat_link_id" in each.context]


async def karin(office: Office) -> LinkedContact:
    """Where Karin is written to."""
    found = await office.door.ask(lambda uow: uow.linked.at(KARIN))
    assert found is not None
    return found


async def wrote(office: Office, text: str, **headers: str) -> None:
    """A second mail comes from Karin."""
    usual = {"Message-ID": "<two@brfeken.example>", "Subject": "Something else"}
    await office.gets(mail(text, **{**usual, **headers}))


async def test_after_a_mail_answers_go_by_mail(office: Office) -> None:
    """The receipt of that very mail, too."""
    await wrote(office, "The gate squeaks.")
    assert (await karin(office)).last_channel is Channel.EMAIL
    rows = await office.door.ask(lambda uow: uow.outbox.rows("2"))
    assert [(row.letter, row.channel) for row in rows if row.letter == "receipt"] == [
        ("receipt", Channel.EMAIL)
    ]


async def test_an_automatic_mail_says_nothing_of_where_he_reads(office: Office) -> None:
    """He is away, and may well look at his phone."""
    await wrote(office, "I am away until Monday.", Auto_Submitted="auto-replied")
    assert (await karin(office)).reads_in_chat


@pytest.mark.parametrize("word", ["Stop", "STOPP.", "avsluta"])
async def test_stop_ends_it(office: Office, word: str) -> None:
    """And makes no order of the word; the chat hears of it."""
    await wrote(office, f"{word}\n")
    assert not (await karin(office)).stands
    assert len(await office.orders()) == 1
    rows = await office.door.ask(lambda uow: uow.outbox.rows())
    assert [(row.letter, row.to) for row in rows if row.channel is Channel.TELEGRAM] == [
        ("contact-ended", str(CHAT))
    ]


async def test_stop_from_whoever_is_not_linked_is_a_mail_as_any_other(office: Office) -> None:
    """A machine that stops is a fault, too."""
    await wrote(office, "Stop", From="Ola <ola@other.example>")
    assert len(await office.orders()) == 2
    assert (await karin(office)).stands


async def test_a_receipt_offers_the_chat_to_who_is_not_linked(office: Office) -> None:
    """And to nobody twice who has said no or yes."""
    await wrote(office, "The lift stands still.", From="Ola <ola@other.example>")
    offers = await office.door.ask(_offered)
    assert sorted(offers) == sorted([KARIN, "ola@other.example"])
