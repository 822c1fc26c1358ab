"""A mail is kept as soon as it is there: by IDLE, or by looking often where a host has none."""

import asyncio
import time
from functools import partial

import pytest
from prometheus_client import CollectorRegistry

from app.figures import tell_of_mailboxes
from intake.imap.limits import ImapLimits
from tests.intake.dovecot import Dovecot
from tests.intake.imap_hosts import Answers, answering, full, host, mail, running, until
from tests.intake.imap_proxy import proxy
from tests.intake.talking import Kept

SLOW = ImapLimits(command_seconds=5.0, idle_seconds=60.0, poll_seconds=60.0, first_wait=0.02)
"""Here only IDLE can be quick."""


def holds(kept: Kept, count: int) -> bool:
    return len(kept.mails) == count


@pytest.mark.dovecot
async def test_a_mail_is_kept_within_two_seconds(dovecot: Dovecot) -> None:
    mailbox, kept = dovecot.mailbox(), Kept()
    async with (
        proxy(dovecot.port) as between,
        running(mailbox.url_at(between.port), kept, limits=SLOW),
    ):
        for number in range(3):
            await until(lambda: b"".join(between.said).endswith(b" IDLE\r\n"))
            await asyncio.to_thread(mailbox.receives, mail(number))
            delivered = time.monotonic()
            await until(partial(holds, kept, number + 1))
            assert time.monotonic() - delivered < 2.0


@pytest.mark.dovecot
async def test_idle_is_ended_and_begun_anew_and_the_folder_looked_into_between(
    dovecot: Dovecot,
) -> None:
    mailbox, kept = dovecot.mailbox(), Kept()
    limits = ImapLimits(idle_seconds=0.05)
    async with (
        proxy(dovecot.port) as between,
        running(mailbox.url_at(between.port), kept, limits=limits),
    ):
        await until(lambda: between.said.count(b"DONE\r\n") >= 3)
    said = b"".join(between.said).split(b"DONE\r\n")[1:3]
    assert [b"UID SEARCH" in each and b"IDLE" in each for each in said] == [True, True]


def idling() -> Answers:
    """A host with one mail that can idle."""
    capable = "* CAPABILITY IMAP4rev1 IDLE\r\n{} OK"
    return {**full(mail(1)), "CAPABILITY": capable, "IDLE": "+ idling"}


async def test_what_came_while_it_looked_is_looked_for_at_once() -> None:
    """A host tells of a mail once; told while another is marked, it is not told again by IDLE."""
    kept = Kept()
    answers: Answers = {
        "UID STORE 2": "* 2 EXISTS\r\n{} OK",
        "UID FETCH 3 (UID BODY": "* 2 FETCH (UID 3 BODY[]<0> {{5}}\r\nTo: x)\r\n{} OK",
        "UID SEARCH UID 3": "* SEARCH 3\r\n{} OK",
        **idling(),
    }
    async with host(answering(answers)) as url, running(url, kept, limits=SLOW):
        await until(lambda: len(kept.mails) == 2)


async def test_a_host_that_tells_of_mails_whenever_it_is_asked_is_not_asked_on_and_on() -> None:
    kept, seen = Kept(), list[str]()
    answers: Answers = {**idling(), "UID SEARCH": "* 1 EXISTS\r\n* SEARCH 2\r\n{} OK"}
    async with host(answering(answers, seen=seen)) as url, running(url, kept, limits=SLOW):
        await until(lambda: "IDLE" in seen)
    assert len(kept.mails) == 1


async def test_a_host_that_says_no_to_idle_is_asked_often() -> None:
    kept = Kept()
    answers = idling() | {"IDLE": "{} BAD"}
    limits = ImapLimits(poll_seconds=0.02, idle_seconds=60.0)
    seen: list[str] = []
    async with host(answering(answers, seen=seen)) as url, running(url, kept, limits=limits):
        await until(lambda: seen.count("UID SEARCH") > 5)
    assert seen.count("IDLE") == 2


async def test_a_host_whose_idle_does_not_begin_is_asked_often_in_the_end() -> None:
    """It never says that it idles; then the connection is made anew, and after some such looked."""
    kept = Kept()
    answers = idling() | {"IDLE": None}
    limits = ImapLimits(command_seconds=0.1, poll_seconds=0.02, first_wait=0.02)
    seen: list[str] = []
    async with host(answering(answers, seen=seen)) as url, running(url, kept, limits=limits):
        await until(lambda: seen.count("NOOP") > 3)
    assert seen.count("IDLE") == 2


async def test_a_host_that_goes_instead_of_idling_is_noticed() -> None:
    kept, seen = Kept(), list[str]()
    answers = idling() | {"IDLE": "* BYE"}
    limits = ImapLimits(command_seconds=0.1, poll_seconds=0.02, first_wait=0.02)
    async with host(answering(answers, seen=seen)) as url, running(url, kept, limits=limits):
        await until(lambda: seen.count("CAPABILITY") > 2)


@pytest.mark.dovecot
async def test_it_says_whether_every_mailbox_is_watched(dovecot: Dovecot) -> None:
    first, second = dovecot.mailbox(), dovecot.mailbox("Fel")
    registry = CollectorRegistry()
    async with running(f"{first.url},{second.url}", Kept()) as mouth:
        tell_of_mailboxes(registry, mouth)
        before = registry.get_sample_value("ordna_imap_connected")
        await asyncio.to_thread(second.creates, "Fel")
        await until(lambda: mouth.connected)
        assert (before, registry.get_sample_value("ordna_imap_connected")) == (0, 1)
