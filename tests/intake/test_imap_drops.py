"""At whatever point the connection goes, no mail is lost, none is taken twice, and it goes on."""

import asyncio
from dataclasses import replace

import pytest

from intake.imap.limits import ImapLimits
from intake.received import ReceivedMail
from tests.intake.dovecot import Dovecot
from tests.intake.imap_hosts import (
    Answers,
    answering,
    full,
    host,
    looked,
    mail,
    running,
    until,
)
from tests.intake.imap_proxy import Act, Fault, Proxy, Side, proxy
from tests.intake.talking import Kept

CLIENT, HOST = Side.CLIENT, Side.HOST
POINTS = {
    "greeting": (HOST, r"\* OK"),
    "CAPABILITY": (CLIENT, r" CAPABILITY"),
    "AUTHENTICATE": (CLIENT, r" AUTHENTICATE"),
    "let in": (HOST, r" OK .*Logged in"),
    "SELECT": (CLIENT, r" SELECT"),
    "selected": (HOST, r"UIDNEXT \d+\]"),
    "SEARCH": (CLIENT, r" UID SEARCH"),
    "found": (HOST, r"\* SEARCH"),
    "sizes": (CLIENT, r"RFC822.SIZE\)"),
    "FETCH begun": (CLIENT, r"BODY.PEEK"),
    "FETCH in the midst of a mail": (HOST, r"BODY\[\]<0> \{\d+\}.{60}"),
    "STORE": (CLIENT, r" UID STORE"),
    "MOVE": (CLIENT, r" UID MOVE"),
    "IDLE": (CLIENT, r" IDLE"),
    "IDLE begun": (HOST, r"\+ idling"),
    "DONE": (CLIENT, r"DONE"),
}
ACTS = {"before": Act.CUT_BEFORE, "after": Act.CUT_AFTER}
MANY = 6
SOON_IDLE = ImapLimits(command_seconds=5.0, idle_seconds=0.1, first_wait=0.02, longest_wait=0.1)


class Once(Kept):
    """A store that knows what it has, as the real one does."""

    async def __call__(self, mail: ReceivedMail) -> None:
        await super().__call__(mail)
        if mail in self.mails[:-1]:
            self.mails.pop()


async def plays(
    dovecot: Dovecot, between: Proxy, kept: Kept, limits: ImapLimits = SOON_IDLE
) -> None:
    """Mails come before, while and after the connection goes."""
    mailbox = dovecot.mailbox()
    for number in range(MANY // 2):
        await asyncio.to_thread(mailbox.receives, mail(number))
    async with running(mailbox.url_at(between.port) + "?move=Klara", kept, limits=limits):
        await until(lambda: len(kept.mails) >= MANY // 2)
        for number in range(MANY // 2, MANY):
            await asyncio.to_thread(mailbox.receives, mail(number))
        assert between.fault
        async with asyncio.timeout(10):
            await between.fault.happened.wait()
        await until(lambda: len(kept.mails) >= MANY)
        await until(lambda: len(mailbox.flags("Klara")) == MANY)
    assert mailbox.flags() == []


@pytest.mark.dovecot
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize(("side", "when"), POINTS.values(), ids=POINTS)
async def test_a_cut_connection_loses_and_doubles_nothing(
    dovecot: Dovecot, side: Side, when: str, act: Act
) -> None:
    kept = Once()
    async with proxy(dovecot.port) as between:
        between.fault = Fault(side, when, act)
        await plays(dovecot, between, kept)
    assert [each.raw for each in kept.mails] == [mail(number) for number in range(MANY)]


@pytest.mark.dovecot
@pytest.mark.proof
@pytest.mark.parametrize(("side", "when"), POINTS.values(), ids=POINTS)
async def test_a_connection_that_falls_silent_loses_and_doubles_nothing(
    dovecot: Dovecot, side: Side, when: str
) -> None:
    """It stands, and nothing comes over it any more."""
    kept = Once()
    limits = replace(SOON_IDLE, command_seconds=1.0, fetch_seconds=1.0)
    async with proxy(dovecot.port) as between:
        between.fault = Fault(side, when, Act.FREEZE)
        await plays(dovecot, between, kept, limits)
    assert [each.raw for each in kept.mails] == [mail(number) for number in range(MANY)]


@pytest.mark.dovecot
@pytest.mark.proof
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
@pytest.mark.parametrize(("side", "when"), POINTS.values(), ids=POINTS)
async def test_a_connection_cut_again_and_again_loses_and_doubles_nothing(
    dovecot: Dovecot, side: Side, when: str, act: Act
) -> None:
    for _ in range(20):
        kept = Once()
        async with proxy(dovecot.port) as between:
            between.fault = Fault(side, when, act, times=2)
            await plays(dovecot, between, kept)
        assert [each.raw for each in kept.mails] == [mail(number) for number in range(MANY)]


@pytest.mark.dovecot
async def test_a_connection_that_goes_before_a_mail_is_kept_loses_nothing(
    dovecot: Dovecot,
) -> None:
    kept, mailbox = Once(), dovecot.mailbox()
    mailbox.receives(mail(1))
    async with proxy(dovecot.port) as between:

        async def cut_once(received: ReceivedMail) -> None:
            if between.connections == 1:
                between.cut()
            await kept(received)

        async with running(mailbox.url_at(between.port), cut_once):
            await until(lambda: mailbox.flags() == [True])
    assert len(kept.mails) == 1


@pytest.mark.dovecot
async def test_a_half_open_connection_is_noticed_and_made_anew(dovecot: Dovecot) -> None:
    """The network swallows everything while it idles; a mail comes; DONE is never answered."""
    kept, mailbox = Once(), dovecot.mailbox()
    limits = ImapLimits(command_seconds=0.3, idle_seconds=0.2, first_wait=0.02)
    async with proxy(dovecot.port) as between:
        between.fault = Fault(HOST, r"\+ idling", Act.FREEZE)
        async with running(mailbox.url_at(between.port), kept, limits=limits):
            await between.fault.happened.wait()
            await asyncio.to_thread(mailbox.receives, mail(1))
            await until(lambda: bool(kept.mails))
    assert between.connections == 2


def test_a_half_open_connection_is_noticed_within_two_minutes() -> None:
    limits = ImapLimits()
    assert limits.idle_seconds + limits.command_seconds <= 120
    assert limits.idle_seconds <= 9 * 60


SILENT = {
    "at once": ({}, None),
    "asked what it can do": ({"CAPABILITY": None}, "* OK"),
    "when told the password": ({"LOGIN": None}, "* OK"),
    "when a folder is opened": ({"SELECT": None}, "* OK"),
    "asked what is new": ({"UID SEARCH": None}, "* OK"),
    "asked for a mail": ({"UID FETCH 2 (UID BODY": None}, "* OK"),
    "when a mail is marked": ({"UID STORE": None}, "* OK"),
}  # fmt: skip


@pytest.mark.parametrize(("answers", "greeting"), SILENT.values(), ids=SILENT)
async def test_a_host_that_falls_silent_makes_nothing_hang(
    answers: Answers, greeting: str | None
) -> None:
    kept = Kept()
    limits = ImapLimits(command_seconds=0.2, fetch_seconds=0.2)
    async with host(answering({**full(mail(1)), **answers}, greeting)) as url:
        async with asyncio.timeout(10):
            with pytest.raises(Exception, match=r"reached|no answer"):
                await looked(url, kept, limits=limits)


async def test_after_trouble_it_begins_anew() -> None:
    """The host hangs up at once, then says goodbye, and then has a mail."""
    kept, times = Kept(), [0]

    async def moody(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        times[0] += 1
        if times[0] > 1:
            greeting = "* BYE later" if times[0] == 2 else "* OK hej"
            await answering(full(mail(1)), greeting)(reader, writer)

    async with host(moody) as url, running(url, kept):
        await until(lambda: bool(kept.mails))
    assert (kept.mails[0].raw, times[0]) == (mail(1), 3)


NONSENSE = {
    "another tag": "X1 OK\r\nX2 OK",
    "nothing of what was asked": "* 1 2 3",
    "no letters": "\xff\xfe",
    "more lines than a stack holds": "\r\n" * 3_000 + "{} OK",
    "a mail without end": "* 1 FETCH (BODY[] {{99999999999}}\r\n" + "x" * 5_000,
}


@pytest.mark.parametrize("answer", NONSENSE.values(), ids=NONSENSE)
@pytest.mark.parametrize("command", ["LOGIN", "UID SEARCH", "UID FETCH 2 (UID BODY"])
async def test_nonsense_neither_hangs_nor_shows_what_was_said(
    command: str, answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    limits = ImapLimits(command_seconds=0.2, fetch_seconds=0.2, first_wait=0.02, longest_wait=0.02)
    answers: Answers = {**full(mail(1)), command: answer}
    async with host(answering(answers)) as url, running(url, Kept(), limits=limits):
        await until(lambda: bool(caplog.records))
    shown = {word for word in ("karin", "hemligt", "Hiss") if word in caplog.text}
    assert not shown


async def test_very_many_changes_told_at_once_are_no_trouble() -> None:
    """Somebody marks thousands of mails as read, and the host tells each in a line."""
    kept = Kept()
    told = "".join(f"* {number} FETCH (FLAGS (\\Seen))\r\n" for number in range(1, 5_000))
    answers: Answers = {**full(mail(1)), "UID STORE": told + "{} OK"}
    async with host(answering(answers)) as url:
        assert await looked(url, kept) == 1
