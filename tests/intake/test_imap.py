"""The IMAP mouth takes every new mail once, in order, and outlives its host."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from intake.imap import ImapMouth
from intake.imap.address import WrongImapUrl, folder_name, imap_address
from intake.imap.client import ImapError
from intake.imap.limits import ImapLimits
from intake.received import ReceivedMail
from tests.intake.dovecot import Dovecot
from tests.intake.talking import Kept
from tests.intake.writing import plain

QUICK = ImapLimits(command_seconds=5.0, first_wait=0.05, longest_wait=0.2)


class Remembered:
    """A ledger in memory."""

    def __init__(self) -> None:
        self.uids: dict[tuple[str, int], int] = {}

    async def last_seen(self, folder: str, uidvalidity: int) -> int:
        return self.uids.get((folder, uidvalidity), 0)

    async def remember(self, folder: str, uidvalidity: int, uid: int) -> None:
        self.uids[folder, uidvalidity] = uid


def mail(number: int) -> bytes:
    return plain(f"Hiss {number} står", "Subject: Hissen", f"Message-ID: <{number}@x.se>")


async def until(holds: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    async with asyncio.timeout(15):
        while not holds():  # noqa: ASYNC110 - the world outside sends no events
            await asyncio.sleep(0.01)


@asynccontextmanager
async def running(url: str, kept: Kept, ledger: Remembered) -> AsyncIterator[ImapMouth]:
    mouth = ImapMouth(url, kept, ledger, 0.02, QUICK)
    await mouth.start()
    try:
        yield mouth
    finally:
        await mouth.stop()


@pytest.mark.dovecot
async def test_new_mails_are_kept_whole_and_in_order(dovecot: Dovecot) -> None:
    mailbox, kept = dovecot.mailbox(), Kept()
    for number in range(3):
        mailbox.receives(mail(number))
    assert await ImapMouth(mailbox.url, kept, Remembered()).look_once() == 3
    assert [each.raw for each in kept.mails] == [mail(number) for number in range(3)]
    assert {(each.source, each.envelope_from, each.recipients) for each in kept.mails} == {
        ("imap", "", ())
    }


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


@pytest.mark.dovecot
async def test_a_folder_made_anew_is_read_from_its_start(dovecot: Dovecot) -> None:
    """Its UIDs begin again, so what was remembered of the old one says nothing."""
    mailbox, kept, ledger = dovecot.mailbox("Fel"), Kept(), Remembered()
    mailbox.creates("Fel")
    for number in range(3):
        mailbox.receives(mail(number))
    await ImapMouth(mailbox.url, kept, ledger).look_once()
    mailbox.deletes("Fel")
    mailbox.creates("Fel")
    mailbox.receives(mail(4))
    assert await ImapMouth(mailbox.url, kept, ledger).look_once() == 1


@pytest.mark.dovecot
async def test_a_folder_may_have_a_swedish_name(dovecot: Dovecot) -> None:
    mailbox, kept = dovecot.mailbox("Felanmälan"), Kept()
    mailbox.creates("Felanm&AOQ-lan")
    mailbox.receives(mail(1), folder="Felanm&AOQ-lan")
    assert await ImapMouth(mailbox.url, kept, Remembered()).look_once() == 1


@pytest.mark.dovecot
async def test_too_large_a_mail_is_kept_as_far_as_it_may_go(dovecot: Dovecot) -> None:
    mailbox, kept = dovecot.mailbox(), Kept()
    mailbox.receives(mail(1) + b"x" * 100_000)
    mouth = ImapMouth(mailbox.url, kept, Remembered(), limits=ImapLimits(mail=1_000))
    await mouth.look_once()
    assert kept.mails[0].raw == (mail(1) + b"x" * 100_000)[:1_000]


@pytest.mark.dovecot
async def test_mails_come_while_it_runs(dovecot: Dovecot) -> None:
    mailbox, kept = dovecot.mailbox(), Kept()
    async with running(mailbox.url, kept, Remembered()):
        for number in range(5):
            await asyncio.to_thread(mailbox.receives, mail(number))
        await until(lambda: len(kept.mails) == 5)
    assert [each.raw for each in kept.mails] == [mail(number) for number in range(5)]


@pytest.mark.dovecot
async def test_a_wrong_password_is_said_without_it(
    dovecot: Dovecot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    url = dovecot.mailbox().url.replace("%2Ford", "lost")
    with pytest.raises(ImapError, match="login"):
        await ImapMouth(url, Kept(), Remembered()).look_once()
    assert "hemligt" not in caplog.text


Conversation = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def host(conversation: Conversation) -> AsyncIterator[str]:
    """Play an IMAP host that does as it likes; give its URL."""
    talks: list[asyncio.Task[None]] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await conversation(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.transport.abort()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.create_task(talk(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0)
    try:
        yield f"imap://karin:hemligt@127.0.0.1:{server.sockets[0].getsockname()[1]}/INBOX"
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks)
        await asyncio.sleep(0)


def answering(*said: str, then: str = "silence") -> Conversation:
    """Answer so many commands, `{}` being the command's tag, then fall silent or hang up."""

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"* OK hej\r\n")
        for answer in said:
            tag = (await reader.readline()).split(b" ")[0].decode()
            writer.write(answer.format(tag).encode() + b"\r\n")
        await writer.drain()
        if then == "silence":
            await reader.read()

    return converse


CAPABLE = "* CAPABILITY IMAP4rev1\r\n{} OK"
LOGGED_IN = "{} OK"
SELECTED = "* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 3] x\r\n{} OK"
NOTHING = "* SEARCH\r\n{} OK"
FOUND = "* SEARCH 2\r\n{} OK"
STAGES = [
    (), (CAPABLE,), (CAPABLE, LOGGED_IN), (CAPABLE, LOGGED_IN, SELECTED),
    (CAPABLE, LOGGED_IN, SELECTED, FOUND),
    (CAPABLE, LOGGED_IN, SELECTED, FOUND, "* 1 FETCH (UID 2 BODY[]<0> {{9000}}\r\nFrom: "),
]  # fmt: skip


@pytest.mark.parametrize("then", ["silence", "hang up"])
@pytest.mark.parametrize("said", STAGES, ids=range(len(STAGES)))
async def test_nothing_that_a_host_leaves_out_makes_it_hang(
    said: tuple[str, ...], then: str
) -> None:
    """At every point of the conversation the host falls silent or goes away."""
    kept = Kept()
    limits = ImapLimits(command_seconds=0.2, fetch_seconds=0.2)
    async with host(answering(*said, then=then)) as url, asyncio.timeout(10):
        with pytest.raises((OSError, ImapError)):
            await ImapMouth(url, kept, Remembered(), limits=limits).look_once()
    assert kept.mails == []


async def test_after_trouble_it_begins_anew() -> None:
    """The host hangs up at once, then after a look without news, and then has a mail."""
    kept, times = Kept(), [0]
    size = len(mail(1))
    content = f"* 1 FETCH (UID 3 BODY[]<0> {{{{{size}}}}}\r\n{mail(1).decode()})\r\n{{}} OK"
    opened = (CAPABLE, LOGGED_IN, SELECTED)

    async def moody(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        times[0] += 1
        if times[0] == 2:
            await answering(*opened, NOTHING, then="hang up")(reader, writer)
        elif times[0] == 3:
            await answering(*opened, FOUND.replace("2", "3"), content)(reader, writer)

    async with host(moody) as url, running(url, kept, Remembered()):
        await until(lambda: bool(kept.mails))
    assert (kept.mails[0].raw, times[0]) == (mail(1), 3)


async def test_trouble_is_told_without_names(caplog: pytest.LogCaptureFixture) -> None:
    async with host(answering(then="hang up")) as url, running(url, Kept(), Remembered()):
        await until(lambda: bool(caplog.records))
    assert not {word for word in ("karin", "hemligt") if word in caplog.text}


URLS = {
    "imaps://karin%40x.se:p%2Fw@mail.x.se/Fel%20in": ("mail.x.se", 993, "karin@x.se", "p/w", "Fel in"),
    "imap://karin:pw@[::1]:1143": ("::1", 1143, "karin", "pw", "INBOX"),
    "imap://karin@x.se:pw@mail.x.se/": ("mail.x.se", 143, "karin@x.se", "pw", "INBOX"),
}  # fmt: skip


@pytest.mark.parametrize(("url", "parts"), URLS.items())
def test_addresses_are_taken_apart(url: str, parts: tuple[object, ...]) -> None:
    address = imap_address(url)
    assert (address.host, address.port, address.user, address.password, address.folder) == parts


@pytest.mark.parametrize("url", ["http://a:b@c", "imap://c", "imap://a@c", "karin"])
def test_what_is_no_address_is_said(url: str) -> None:
    with pytest.raises(WrongImapUrl):
        imap_address(url)


def test_a_password_is_not_shown() -> None:
    assert "hemligt" not in repr(imap_address("imap://karin:hemligt@x.se"))


NAMES = {"INBOX": '"INBOX"', "Fel & sånt": '"Fel &- s&AOU-nt"', 'a"b\\c': '"a\\"b\\\\c"',
         "台北/日本": '"&U,BTFw-/&ZeVnLA-"'}  # fmt: skip


@pytest.mark.parametrize(("folder", "written"), NAMES.items())
def test_folders_are_named_as_imap_does(folder: str, written: str) -> None:
    assert folder_name(folder) == written
