"""The SMTP mouth keeps what it answers 250, and gives way to nobody."""

import asyncio
import logging

import pytest

from intake.smtp import SmtpLimits
from tests.intake.talking import DOMAIN, MAIL, Kept, connected, mouth


async def test_a_mail_is_kept_as_it_was_sent_with_its_envelope() -> None:
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        answer = await client.mails(MAIL)
    (mail,) = kept.mails
    assert answer == "250 2.0.0 Stored\r\n"
    assert (mail.raw, mail.envelope_from, mail.recipients, mail.source, mail.peer) == (
        MAIL + b"\r\n", "karin@x.se", (f"fel@{DOMAIN}",), "smtp", "127.0.0.1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("hello", "name"),
    [
        (b"EHLO mx.eken.example", "mx.eken.example"),
        (b"HELO mx.eken.example", "mx.eken.example"),
        (b"EHLO [192.0.2.7]", "[192.0.2.7]"),
        (b"EHLO \x1b[2J", ""),
        (b"EHLO \xff\xfe\x00", ""),
        (b"EHLO " + b"x" * 300, ""),
    ],
)
async def test_what_a_host_calls_itself_comes_along_if_it_is_a_name(
    hello: bytes, name: str
) -> None:
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        await client.says(hello)
        await client.mails(MAIL)
    assert kept.mails[0].helo == name


async def test_the_answer_waits_until_the_mail_is_kept() -> None:
    kept = Kept()
    kept.may_go.clear()
    async with mouth(kept) as running, connected(running) as client:
        sending = asyncio.create_task(client.mails(MAIL))
        await kept.asked.wait()
        assert not sending.done()
        kept.may_go.set()
        assert (await sending).startswith("250")


async def test_a_fault_of_ours_is_answered_later_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The sender tries again, and learns nothing of us; the log learns nothing of the sender."""
    kept = Kept()
    kept.error = RuntimeError("database is locked: /var/lib/secret.db karin@x.se")
    async with mouth(kept) as running, connected(running) as client:
        answer = await client.mails(MAIL)
    assert answer.startswith("451 4.3.0")
    assert "secret" not in answer + caplog.text
    assert [record.message.partition(":")[0] for record in caplog.records] == [
        "a mail could not be kept"
    ]


async def test_a_store_that_does_not_come_back_is_answered_later() -> None:
    kept = Kept()
    kept.may_go.clear()
    async with mouth(kept, SmtpLimits(store_seconds=0.05, stop_seconds=0.05)) as running:
        async with connected(running) as client:
            assert (await client.mails(MAIL)).startswith("451")
        kept.may_go.set()


async def test_a_mail_being_kept_is_kept_also_when_the_client_goes_away() -> None:
    kept = Kept()
    kept.may_go.clear()
    async with mouth(kept) as running:
        async with connected(running) as client:
            await client.opens()
            client.send(MAIL + b"\r\n.\r\n")
            await kept.asked.wait()
        kept.may_go.set()
    assert len(kept.mails) == 1


async def test_several_mails_come_over_one_connection() -> None:
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        answers = [await client.mails(MAIL) for _ in range(3)]
    assert ([answer[:3] for answer in answers], len(kept.mails)) == (["250"] * 3, 3)


async def test_a_whole_conversation_may_come_at_once() -> None:
    """Commands that follow a mail in the same packet are not lost."""
    kept = Kept()
    one = b"MAIL FROM:<a@x.se>\r\nRCPT TO:<b@service.example>\r\nDATA\r\n" + MAIL + b"\r\n.\r\n"
    async with mouth(kept) as running, connected(running) as client:
        client.send(one + one + b"QUIT\r\n")
        codes = [(await client.answer())[:3] for _ in range(9)]
    assert codes == ["250", "250", "354", "250", "250", "250", "354", "250", "221"]
    assert [mail.raw for mail in kept.mails] == [MAIL + b"\r\n"] * 2


async def test_what_we_can_do_is_announced() -> None:
    async with mouth(Kept(), SmtpLimits(mail=1_000)) as running, connected(running, "") as client:
        await client.answer()
        said = await client.says("EHLO x")
    assert {"SIZE 1000", "8BITMIME", "SMTPUTF8", "PIPELINING"} <= {
        line[4:] for line in said.splitlines()
    }


async def test_nothing_that_is_said_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with mouth(Kept()) as running, connected(running, "EHLO hos.karin") as client:
        await client.mails(MAIL)
        await client.says("NONSENSE karin@x.se")
    assert not {word for word in ("karin", "Hissen", "127.0.0.1") if word in caplog.text}


async def test_stopping_finishes_the_mail_in_hand_and_asks_others_to_come_later() -> None:
    kept = Kept()
    async with mouth(kept) as running, connected(running) as idle, connected(running) as busy:
        await busy.opens()
        stopping = asyncio.create_task(running.stop())
        assert (await idle.answer()).startswith("421")
        async with connected(running, "") as late:
            assert (await late.answer()).startswith("421")
        busy.send(MAIL + b"\r\n.\r\n")
        assert (await busy.answer()).startswith("250")
        await stopping
    assert len(kept.mails) == 1


async def test_stopping_does_not_wait_for_ever() -> None:
    limits = SmtpLimits(stop_seconds=0.05)
    async with mouth(Kept(), limits) as running, connected(running) as client:
        await client.opens()
        await running.stop()
        assert await client.ends()
