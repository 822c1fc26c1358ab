"""The IMAP mouth takes every new mail once, in order, and outlives its host."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ports import WaitingMail
from intake.imap import ImapMouth
from intake.imap.limits import ImapLimits
from intake.imap.recipients import recipients_of
from intake.received import ReceivedMail, plus_words_of
from tests.intake.dovecot import Dovecot, Mailbox
from tests.intake.imap_hosts import (
    Answers,
    Remembered,
    answering,
    full,
    host,
    looked,
    mail,
    running,
    until,
)
from tests.intake.talking import Kept
from tests.intake.writing import plain

TODAY = datetime.now(UTC)
YEARS_AGO = TODAY - timedelta(days=2000)


def letter(number: int, sent: datetime = TODAY) -> bytes:
    """A mail sent at a time."""
    return plain(f"Hiss {number}", f"Date: {format_datetime(sent)}", f"Message-ID: <{number}@x>")


@pytest.mark.dovecot
async def test_new_mails_are_kept_whole_and_in_order(dovecot: Dovecot) -> None:
    mailbox, kept = dovecot.mailbox(), Kept()
    for number in range(3):
        mailbox.receives(mail(number))
    assert await ImapMouth(mailbox.url, kept, Remembered()).look_once() == 3
    assert [each.raw for each in kept.mails] == [mail(number) for number in range(3)]
    assert {(each.source, each.envelope_from) for each in kept.mails} == {("imap", "")}


@pytest.mark.dovecot
async def test_a_mail_is_taken_once_and_marked_as_read(dovecot: Dovecot) -> None:
    mailbox, kept, ledger = dovecot.mailbox(), Kept(), Remembered()
    mailbox.receives(mail(1))
    counts = [await ImapMouth(mailbox.url, kept, ledger).look_once() for _ in range(2)]
    assert (counts, mailbox.flags()) == ([1, 0], [True])


@pytest.mark.dovecot
async def test_a_mail_that_somebody_has_read_meanwhile_is_taken_too(dovecot: Dovecot) -> None:
    mailbox, kept, ledger = dovecot.mailbox(), Kept(), Remembered()
    mailbox.receives(mail(1))
    await ImapMouth(mailbox.url, kept, ledger).look_once()
    mailbox.receives(mail(2), r"(\Seen)")
    assert await ImapMouth(mailbox.url, kept, ledger).look_once() == 1


@pytest.mark.dovecot
async def test_the_old_mails_of_a_folder_that_is_new_to_us_are_left_alone(
    dovecot: Dovecot,
) -> None:
    """Connecting a mailbox does not make orders of all that was ever read in it."""
    mailbox, kept, ledger = dovecot.mailbox(), Kept(), Remembered()
    mailbox.receives(mail(1), r"(\Seen)")
    mailbox.receives(mail(2))
    mailbox.receives(mail(3), r"(\Seen)")
    mailbox.receives(mail(4), arrived=YEARS_AGO)
    counts = [await ImapMouth(mailbox.url, kept, ledger).look_once() for _ in range(2)]
    assert (counts, [each.raw for each in kept.mails]) == ([1, 0], [mail(2)])


@pytest.mark.dovecot
async def test_a_first_look_that_breaks_off_lets_no_old_mail_in(dovecot: Dovecot) -> None:
    """What was read before we came stays out, however often the first look has to begin anew."""
    mailbox, ledger = dovecot.mailbox(), Remembered()
    for number, flag in enumerate(["", r"(\Seen)", r"(\Seen)", ""]):
        mailbox.receives(mail(number), flag)
    kept = [Kept()]

    async def breaks_off(received: ReceivedMail) -> None:
        kept[0].error = ConnectionError("gone") if kept[0].mails else None
        await kept[0](received)

    with pytest.raises(ConnectionError):
        await ImapMouth(mailbox.url, breaks_off, ledger).look_once()
    later = Kept()
    await ImapMouth(mailbox.url, later, ledger).look_once()
    assert [each.raw for each in (*kept[0].mails, *later.mails)] == [mail(0), mail(3)]


@pytest.mark.dovecot
async def test_a_mail_that_could_not_be_kept_is_left_unread_and_comes_again(
    dovecot: Dovecot,
) -> None:
    mailbox, kept, ledger = dovecot.mailbox(), Kept(), Remembered()
    mailbox.receives(mail(1))
    kept.error = RuntimeError("the disk is full")
    with pytest.raises(RuntimeError):
        await ImapMouth(mailbox.url, kept, ledger).look_once()
    assert mailbox.flags() == [False]
    kept.error = None
    assert await ImapMouth(mailbox.url, kept, ledger).look_once() == 1


async def read_and_made_anew(dovecot: Dovecot, ledger: Remembered) -> Mailbox:
    """A folder that was looked through, restored from a backup: three mails are as they were."""
    mailbox = dovecot.mailbox("Fel")
    mailbox.creates("Fel")
    mailbox.receives(mail(9))
    await looked(mailbox.url, Kept(), ledger)
    mailbox.deletes("Fel")
    mailbox.creates("Fel")
    return mailbox


@pytest.mark.dovecot
async def test_a_folder_made_anew_gives_what_came_since(dovecot: Dovecot) -> None:
    """Its UIDs begin again, so what was remembered of the old one says nothing."""
    ledger, kept = Remembered(), Kept()
    mailbox = await read_and_made_anew(dovecot, ledger)
    mailbox.receives(letter(1))
    mailbox.receives(letter(2), r"(\Seen)")
    counts = [await looked(mailbox.url, kept, ledger) for _ in range(2)]
    assert (counts, [each.raw for each in kept.mails]) == ([2, 0], [letter(1), letter(2)])


OLD = {
    "arrived long ago": (YEARS_AGO, YEARS_AGO),
    "arrived long ago, it says, and unread": (YEARS_AGO, TODAY),
    "sent long ago and arrived anew by the move": (TODAY, YEARS_AGO),
}


@pytest.mark.dovecot
@pytest.mark.parametrize(("arrived", "sent"), OLD.values(), ids=OLD)
async def test_a_folder_made_anew_gives_no_mail_of_years_ago(
    dovecot: Dovecot, arrived: datetime, sent: datetime
) -> None:
    ledger, kept = Remembered(), Kept()
    mailbox = await read_and_made_anew(dovecot, ledger)
    mailbox.receives(letter(1, sent), arrived=arrived)
    mailbox.receives(letter(2))
    await looked(mailbox.url, kept, ledger)
    await looked(mailbox.url, kept, ledger)
    assert [each.raw for each in kept.mails] == [letter(2)]


@pytest.mark.dovecot
async def test_what_comes_into_a_folder_that_was_empty_is_taken_though_it_was_read(
    dovecot: Dovecot,
) -> None:
    mailbox, kept, ledger = dovecot.mailbox(), Kept(), Remembered()
    await looked(mailbox.url, kept, ledger)
    mailbox.receives(letter(1), r"(\Seen)")
    assert await looked(mailbox.url, kept, ledger) == 1


@pytest.mark.dovecot
async def test_mails_come_while_it_runs(dovecot: Dovecot) -> None:
    mailbox, kept = dovecot.mailbox(), Kept()
    async with running(mailbox.url, kept):
        for number in range(5):
            await asyncio.to_thread(mailbox.receives, mail(number))
        await until(lambda: len(kept.mails) == 5)
    assert [each.raw for each in kept.mails] == [mail(number) for number in range(5)]


async def test_a_mail_that_is_being_kept_when_it_is_stopped_is_kept() -> None:
    kept = Kept()
    kept.may_go.clear()
    async with host(answering(full(mail(1)))) as url:
        async with running(url, kept):
            await kept.asked.wait()
        kept.may_go.set()
        await until(lambda: bool(kept.mails))


@pytest.mark.dovecot
async def test_two_readers_at_once_are_no_trouble_to_each_other(dovecot: Dovecot) -> None:
    """Each may see every mail, which the store keeps once; none is missed."""
    mailbox, kept = dovecot.mailbox(), Kept()
    async with running(mailbox.url, kept), running(mailbox.url, kept):
        for number in range(10):
            await asyncio.to_thread(mailbox.receives, mail(number))
        await until(lambda: len({each.raw for each in kept.mails}) == 10)
    assert len(kept.mails) <= 20


@pytest.mark.dovecot
async def test_a_mail_that_is_deleted_before_it_is_fetched_is_let_go(dovecot: Dovecot) -> None:
    mailbox, kept, ledger = dovecot.mailbox(), Kept(), Remembered()
    for number in range(3):
        mailbox.receives(mail(number))

    async def deletes(received: ReceivedMail) -> None:
        if not kept.mails:
            await asyncio.to_thread(mailbox.loses, "2")
        await kept(received)

    await looked(mailbox.url, deletes, ledger)
    assert [each.raw for each in kept.mails] == [mail(0), mail(2)]


@pytest.mark.dovecot
async def test_a_folder_that_may_only_be_read_is_read_once(dovecot: Dovecot) -> None:
    mailbox, kept, ledger = dovecot.mailbox(), Kept(), Remembered()
    mailbox.receives(mail(1))
    mailbox.lets_only_read()
    counts = [await looked(mailbox.url, kept, ledger) for _ in range(2)]
    assert (counts, mailbox.flags()) == ([1, 0], [False])


async def test_a_host_that_lets_no_mail_be_marked_gives_each_once() -> None:
    kept, ledger = Kept(), Remembered()
    async with host(answering(full(mail(1), UID_STORE="{} NO"))) as url:
        counts = [await looked(url, kept, ledger) for _ in range(2)]
    assert counts == [1, 0]


SAID_OTHERWISE = {
    "in quotes": ('* 1 FETCH (UID 2 BODY[]<0> "To: x")\r\n{} OK', b"To: x"),
    "in quotes, empty": ('* 1 FETCH (UID 2 BODY[] "")\r\n{} OK', b""),
    "as nothing of length": ("* 1 FETCH (UID 2 BODY[]<0> {{0}}\r\n)\r\n{} OK", b""),
    "with its UID behind": ("* 1 FETCH (BODY[]<0> {{5}}\r\nTo: x UID 2)\r\n{} OK", b"To: x"),
}


@pytest.mark.parametrize(("answer", "raw"), SAID_OTHERWISE.values(), ids=SAID_OTHERWISE)
async def test_a_mail_may_be_said_in_other_ways(answer: str, raw: bytes) -> None:
    kept = Kept()
    answers = full(mail(1)) | {"UID FETCH 2 (UID BODY": answer}
    async with host(answering(answers)) as url:
        await looked(url, kept)
    assert [each.raw for each in kept.mails] == [raw]


def large_in(user: str) -> str:
    """The source of a mail that was too large to be taken in whole."""
    return f"imap-large {user}, INBOX (1 MB)"


@pytest.mark.dovecot
async def test_too_large_a_mail_is_held_with_its_beginning_and_flagged(dovecot: Dovecot) -> None:
    mailbox, kept, ledger = dovecot.mailbox(), Kept(), Remembered()
    large = mail(1) + b"x" * 100_000
    mailbox.receives(large)
    limits = ImapLimits(mail=1_000, beginning=500)
    counts = [await looked(mailbox.url, kept, ledger, limits) for _ in range(2)]
    assert (counts, kept.mails[0].raw, mailbox.flags()) == ([1, 0], large[:500], [False])
    assert (kept.mails[0].source, mailbox.flags(flag="Flagged")) == (
        large_in(mailbox.user),
        [True],
    )


async def test_a_mail_whose_size_was_told_wrong_is_not_cut_silently() -> None:
    kept = Kept()
    answers = full(mail(1)) | {"UID FETCH 2 (UID RFC": "* 1 FETCH (UID 2 RFC822.SIZE 9)\r\n{} OK"}
    async with host(answering(answers)) as url:
        await looked(url, kept, limits=ImapLimits(mail=len(mail(1)) - 1))
    assert kept.mails[0].source == large_in("karin")


TWO_MAILS: Answers = {
    **full(mail(1)),
    "UID SEARCH UID 2": "* SEARCH 2\r\n{} OK",
    "UID SEARCH": "* SEARCH 2 3\r\n{} OK",
    "UID FETCH 2,3": "{} OK",
    "UID FETCH 3 (UID BODY": "* 2 FETCH (UID 3 BODY[]<0> {{5}}\r\nTo: x)\r\n{} OK",
}


async def test_a_mail_that_the_host_can_not_give_does_not_keep_out_the_next() -> None:
    kept = Kept()
    answers = TWO_MAILS | {"UID FETCH 2 (UID BODY": "{} NO"}
    async with host(answering(answers)) as url, running(url, kept):
        await until(lambda: bool(kept.mails))
    assert [each.raw for each in kept.mails] == [b"To: x"]


async def test_a_mail_that_the_host_can_not_give_whole_is_held_with_its_beginning() -> None:
    kept = Kept()
    whole = f"UID FETCH 2 (UID BODY.PEEK[]<0.{ImapLimits().mail + 1}>)"
    async with host(answering({whole: "{} NO", **TWO_MAILS})) as url, running(url, kept):
        await until(lambda: len(kept.mails) == 2)
    assert [(each.raw, each.source) for each in kept.mails] == [
        (mail(1), "imap-part karin, INBOX (1 MB)"),
        (b"To: x", "imap"),
    ]


RECIPIENTS = {
    "Delivered-To: fel+D-014@service.example": ("D-014", ""),
    "X-Original-To: <fel+421.abc@service.example>": ("421.abc", ""),
    "Envelope-To: fel+D-014@service.example, x@service.example": ("D-014", "", ""),
}


@pytest.mark.parametrize(("header", "words"), RECIPIENTS.items())
async def test_whom_it_was_delivered_to_is_told_by_its_headers(
    header: str, words: tuple[str, ...]
) -> None:
    kept = Kept()
    raw = plain("Hej", header, "To: Fel <info@service.example>")
    async with host(answering(full(raw))) as url:
        await looked(url, kept)
    assert plus_words_of(waiting(kept.mails[0])) == words


@given(st.binary(), st.sampled_from(["To", "Delivered-To", "Envelope-To"]))
def test_whatever_stands_in_a_header_gives_addresses_or_nothing(junk: bytes, name: str) -> None:
    found = recipients_of(name.encode() + b": x@x.se, " + junk + b"\r\n\r\n")
    assert all(address.isprintable() and "@" in address for address in found)


def waiting(mail: ReceivedMail) -> WaitingMail:
    return WaitingMail(uuid4(), "", mail.raw, "", mail.recipients, "imap", TODAY)
