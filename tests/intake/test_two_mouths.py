"""One inbox behind both mouths: the same mail by SMTP and IMAP is one order (R3)."""

import asyncio
import smtplib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from intake.imap import ImapMouth
from intake.imap.ledger import DoorLedger
from intake.smtp import SmtpMouth
from tests.intake.desk import Office, mail, open_office
from tests.intake.dovecot import Dovecot


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await open_office(tmp_path)
    yield made
    await made.database.close()


async def _by_smtp(office: Office, raw: bytes) -> None:
    mouth = SmtpMouth(office.desk.receive, "ordna.example")
    await mouth.start()
    try:
        await asyncio.to_thread(_hand_in, mouth.port, raw)
    finally:
        await mouth.stop()
    await office.desk.clear()


def _hand_in(port: int, raw: bytes) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as connection:
        connection.sendmail("karin@brfeken.example", ["fel@ordna.example"], raw)


async def _by_imap(office: Office, dovecot: Dovecot, raw: bytes) -> None:
    mailbox = dovecot.mailbox()
    await asyncio.to_thread(mailbox.receives, b"Received: from a by b\r\n" + raw)
    mouth = ImapMouth(mailbox.url, office.desk.receive, DoorLedger(office.door))
    await mouth.look_once()
    await office.desk.clear()


@pytest.mark.dovecot
async def test_a_mail_fetched_by_imap_is_an_order(office: Office, dovecot: Dovecot) -> None:
    await _by_imap(office, dovecot, mail())
    assert [order.title for order in await office.orders()] == ["The door"]


@pytest.mark.dovecot
async def test_the_same_mail_through_both_mouths_is_one_order(
    office: Office, dovecot: Dovecot
) -> None:
    await _by_smtp(office, mail())
    await _by_imap(office, dovecot, mail())
    assert len(await office.orders()) == 1
