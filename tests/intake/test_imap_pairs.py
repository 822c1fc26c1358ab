"""The same mail by SMTP and by IMAP is one, however the two ways have marked it (R3)."""

import asyncio
import re
import smtplib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from intake.imap import ImapMouth
from intake.imap.ledger import DoorLedger
from intake.imap.limits import ImapLimits
from intake.received import TOO_LARGE
from intake.smtp import SmtpMouth
from tests.intake.desk import Office, open_office
from tests.intake.desk import mail as written
from tests.intake.dovecot import Dovecot, Mailbox
from tests.intake.writing import PNG, file_part, multipart, part, plain

LINE_END = re.compile(rb"\r?\n")
WAYS = (
    b"",
    b"Received: from a by b\r\n",
    b"Return-Path: <karin@x.se>\r\nDelivered-To: fel+D-014@ordna.example\r\n",
    b"X-Spam-Score: 1\r\nDKIM-Signature: v=1;\r\n b=abc\r\nARC-Seal: i=1\r\n",
    b"\r\n",
)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    made = await open_office(tmp_path)
    yield made
    await made.database.close()


def a_mail(number: int) -> bytes:
    """One of many sorts: with and without an id, a date and files, in several charsets."""
    text = f"Hiss {number} står på våning {number % 7}.\n.\n..Mvh\nKarin{chr(10) * (number % 4)}"
    match number % 5:
        case 0:
            return plain(text, f"Message-ID: <{number}@x.se>")
        case 1:
            return plain(text).replace(b"Message-ID: <1@brfeken.se>\r\n", b"")
        case 2:
            return plain(text, "Message-ID: <the-same@x.se>", charset="iso-8859-1")
        case 3:
            parts = (part("text/plain", text), file_part("image/png", PNG))
            return multipart("mixed", *parts)
        case _:
            folded = f"Subject: Hissen\r\n står {number}"
            return plain(
                text, folded, f"Message-ID: <{number}@x.se>", "References: <a@b>\r\n <c@d>"
            )


def by_another_way(number: int) -> bytes:
    """The same mail as another host hands it on."""
    raw = WAYS[number % len(WAYS)] + a_mail(number)
    if b"Message-ID: <the-same@x.se>" in raw:
        raw = raw.replace(b"Message-ID: <", b"X-Google-Original-Message-ID: <", 1)
        raw = b"Message-ID: <%d@mx.google.com>\r\n" % number + raw.lstrip(b"\r\n")
    return raw


async def by_smtp(office: Office, raws: Sequence[bytes]) -> None:
    mouth = SmtpMouth(office.desk.receive, "ordna.example")
    await mouth.start()
    try:
        await asyncio.to_thread(_hand_in, mouth.port, raws)
    finally:
        await mouth.stop()


def _hand_in(port: int, raws: Sequence[bytes]) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as connection:
        for raw in raws:
            connection.sendmail(
                "karin@brfeken.example", ["fel@ordna.example"], LINE_END.sub(b"\r\n", raw)
            )


async def by_imap(
    office: Office, mailbox: Mailbox, raws: Sequence[bytes], limits: ImapLimits | None = None
) -> None:
    await asyncio.to_thread(mailbox.receives_all, raws)
    ledger = DoorLedger(office.door)
    await ImapMouth(mailbox.url, office.desk.receive, ledger, limits).look_once()


async def kept(office: Office) -> int:
    return len(await office.door.ask(lambda uow: list(uow.mails.rows(quarantined_only=False))))


async def both_ways(office: Office, dovecot: Dovecot, count: int) -> int:
    """Half of them come by SMTP first, half by IMAP; gives how many are kept."""
    half = count // 2
    first, second = range(half), range(half, count)
    await by_smtp(office, [a_mail(number) for number in first])
    mailbox = dovecot.mailbox()
    await by_imap(office, mailbox, [by_another_way(number) for number in (*first, *second)])
    await by_smtp(office, [a_mail(number) for number in second])
    return await kept(office)


@pytest.mark.dovecot
async def test_pairs_are_one_mail_each(office: Office, dovecot: Dovecot) -> None:
    assert await both_ways(office, dovecot, 20) == 20


@pytest.mark.proof
@pytest.mark.dovecot
async def test_five_hundred_pairs_are_one_mail_each(office: Office, dovecot: Dovecot) -> None:
    assert await both_ways(office, dovecot, 500) == 500


@pytest.mark.dovecot
async def test_two_readers_of_one_mailbox_make_one_mail(office: Office, dovecot: Dovecot) -> None:
    mailbox = dovecot.mailbox()
    mailbox.receives(a_mail(0))
    await asyncio.gather(*(
        ImapMouth(mailbox.url, office.desk.receive, DoorLedger(office.door)).look_once()
        for _ in range(2)
    ))  # fmt: skip
    assert await kept(office) == 1


@pytest.mark.dovecot
async def test_a_folder_made_anew_makes_no_mail_twice(office: Office, dovecot: Dovecot) -> None:
    mailbox = dovecot.mailbox("Fel")
    for _ in range(2):
        mailbox.creates("Fel")
        await by_imap(office, mailbox, [a_mail(0), a_mail(4)])
        mailbox.deletes("Fel")
    assert await kept(office) == 2


@pytest.mark.dovecot
async def test_how_far_a_folder_was_read_outlives_a_restart(
    office: Office, dovecot: Dovecot
) -> None:
    mailbox = dovecot.mailbox()
    await by_imap(office, mailbox, [a_mail(0)])
    look = await ImapMouth(mailbox.url, office.desk.receive, DoorLedger(office.door)).look_once()
    assert look == 0


@pytest.mark.dovecot
async def test_too_large_a_mail_waits_for_a_person_and_is_no_cut_order(
    office: Office, dovecot: Dovecot
) -> None:
    large = written("The door will not close." + " Photo" * 1_000)
    mailbox = dovecot.mailbox()
    await by_imap(office, mailbox, [large], ImapLimits(mail=2_000, beginning=500))
    await office.desk.clear()
    waiting = [(row.reason, row.detail, row.subject) for row in await office.quarantine()]
    where = f"{mailbox.user}, INBOX (1 MB)"
    assert (await office.orders(), waiting) == ([], [(TOO_LARGE, where, "The door")])
