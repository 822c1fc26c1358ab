"""A password goes to the right host only, and never in the clear over a network."""

import asyncio
import logging
import ssl
from dataclasses import replace

import pytest

from intake.imap import ImapMouth
from intake.imap.trouble import (
    CantReach,
    ImapTrouble,
    NoSuchFolder,
    NotEncrypted,
    NotLetIn,
    NotTrusted,
    NoWayIn,
)
from tests.intake.dovecot import Dovecot
from tests.intake.imap_hosts import (
    EMPTY,
    QUICK,
    Answers,
    Remembered,
    answering,
    host,
    looked,
    mail,
    running,
    until,
)
from tests.intake.talking import Kept


async def look(url: str, tls: ssl.SSLContext | None = None) -> int:
    return await ImapMouth(url, Kept(), Remembered(), QUICK, tls=tls).look_once()


@pytest.mark.dovecot
@pytest.mark.parametrize("scheme", ["imaps", "imap+starttls"])
async def test_mail_comes_over_an_encrypted_connection(dovecot: Dovecot, scheme: str) -> None:
    mailbox = dovecot.mailbox()
    mailbox.receives(mail(1))
    port = dovecot.tls_port if scheme == "imaps" else dovecot.port
    assert await look(mailbox.url_at(port, scheme, "localhost"), dovecot.trusted()) == 1


UNTRUSTED = {
    "by TLS from nobody we know": ("imaps", "localhost", False),
    "by STARTTLS from nobody we know": ("imap+starttls", "localhost", False),
    "by TLS for another name": ("imaps", "127.0.0.1", True),
    "by STARTTLS for another name": ("imap+starttls", "127.0.0.1", True),
}


@pytest.mark.dovecot
@pytest.mark.parametrize(("scheme", "name", "known"), UNTRUSTED.values(), ids=UNTRUSTED)
async def test_a_certificate_that_can_not_be_trusted_ends_it(
    dovecot: Dovecot, scheme: str, name: str, known: bool
) -> None:
    port = dovecot.tls_port if scheme == "imaps" else dovecot.port
    url = dovecot.mailbox().url_at(port, scheme, name)
    with pytest.raises(NotTrusted):
        await look(url, dovecot.trusted() if known else None)


async def test_a_host_without_encryption_gets_no_password() -> None:
    seen: list[str] = []
    async with host(answering(EMPTY, seen=seen)) as url:
        with pytest.raises(NotEncrypted):
            await look(url.replace("imap://", "imap+starttls://"))
    assert "LOGIN" not in seen


async def test_a_host_that_lets_us_in_before_encrypting_is_not_believed() -> None:
    """Somebody between could say so to keep us from encrypting."""
    capable = {"CAPABILITY": "* CAPABILITY IMAP4rev1 STARTTLS\r\n{} OK"}
    async with host(answering({**EMPTY, **capable}, "* PREAUTH hej")) as url:
        with pytest.raises(NotEncrypted):
            await look(url.replace("imap://", "imap+starttls://"))


async def test_what_is_said_in_the_clear_behind_starttls_is_not_believed() -> None:
    """The host goes on in the clear, so that encrypting comes to nothing."""
    answers = {
        "CAPABILITY": "* CAPABILITY IMAP4rev1 STARTTLS\r\n{} OK",
        "STARTTLS": "{} OK begin\r\n* CAPABILITY IMAP4rev1",
    }
    async with host(answering({**EMPTY, **answers})) as url:
        encrypted, soon = (
            url.replace("imap://", "imap+starttls://"),
            replace(QUICK, command_seconds=0.2),
        )
        with pytest.raises((ImapTrouble, OSError)):
            await looked(encrypted, Kept(), limits=soon)


@pytest.mark.dovecot
async def test_a_wrong_password_is_said_without_it(
    dovecot: Dovecot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    url = dovecot.mailbox().url.replace("%2Ford", "lost")
    with pytest.raises(NotLetIn):
        await look(url)
    assert "hemligt" not in caplog.text


async def test_a_host_that_only_knows_login_is_told_so() -> None:
    async with host(answering(EMPTY)) as url:
        assert await look(url) == 0


async def test_a_host_that_takes_no_login_is_told_the_password_in_another_way() -> None:
    answers: Answers = {
        **EMPTY,
        "CAPABILITY": "* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN\r\n{} OK",
        "LOGIN": "{} NO",
        "AUTHENTICATE PLAIN": "{} OK",
    }
    async with host(answering(answers)) as url:
        assert await look(url) == 0


async def test_a_host_that_takes_no_password_is_said() -> None:
    capable = {"CAPABILITY": "* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n{} OK"}
    async with host(answering({**EMPTY, **capable})) as url:
        with pytest.raises(NoWayIn):
            await look(url)


async def test_a_host_that_is_not_there_is_said() -> None:
    with pytest.raises(CantReach):
        await look("imap://karin:hemligt@127.0.0.1:9")


@pytest.mark.dovecot
async def test_a_folder_that_is_not_there_is_said_and_tried_again(
    dovecot: Dovecot, caplog: pytest.LogCaptureFixture
) -> None:
    mailbox, kept = dovecot.mailbox("Fel"), Kept()
    async with running(mailbox.url, kept):
        await until(lambda: "its folder can't be opened" in caplog.text)
        await asyncio.to_thread(mailbox.creates, "Fel")
        await asyncio.to_thread(mailbox.receives, mail(1))
        await until(lambda: bool(kept.mails))
    assert mailbox.user not in caplog.text


@pytest.mark.dovecot
async def test_a_missing_folder_is_named_to_who_asks(dovecot: Dovecot) -> None:
    with pytest.raises(NoSuchFolder, match="Fel"):
        await look(dovecot.mailbox("Fel").url)


async def test_trouble_is_told_without_names(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with host(answering({}, "* BYE karin")) as url, running(url, Kept()):
        await until(lambda: bool(caplog.records))
    assert not {word for word in ("karin", "hemligt") if word in caplog.text}
