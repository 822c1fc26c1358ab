"""A mail host beside us hands mail on by LMTP."""

import pytest

from intake.smtp import SmtpLimits
from tests.intake.talking import DOMAIN, MAIL, Kept, connected, mouth


async def test_it_answers_for_each_recipient() -> None:
    kept = Kept()
    async with mouth(kept, lmtp=True) as running, connected(running, "LHLO x") as client:
        await client.opens(f"a@{DOMAIN}", f"b@{DOMAIN}")
        client.send(MAIL + b"\r\n.\r\n")
        answers = [await client.answer(), await client.answer()]
    assert ([answer[:3] for answer in answers], kept.mails[0].source) == (["250", "250"], "lmtp")


async def test_a_recipient_who_is_refused_keeps_the_others_from_nothing() -> None:
    kept = Kept()
    async with mouth(kept, lmtp=True) as running, connected(running, "LHLO x") as client:
        await client.says("MAIL FROM:<karin@x.se>")
        told = [
            (await client.says(f"RCPT TO:<{each}>"))[:3]
            for each in (f"a@{DOMAIN}", "b@elsewhere.se", f"c@{DOMAIN}")
        ]
        await client.says("DATA")
        client.send(MAIL + b"\r\n.\r\nNOOP\r\n")
        answers = [await client.answer() for _ in range(3)]
    assert told == ["250", "550", "250"]
    assert answers == ["250 2.0.0 Stored\r\n"] * 2 + ["250 OK\r\n"]
    assert kept.mails[0].recipients == (f"a@{DOMAIN}", f"c@{DOMAIN}")


async def test_each_recipient_is_told_that_the_mail_is_refused() -> None:
    async with mouth(Kept(), lmtp=True) as running, connected(running, "LHLO x") as client:
        await client.opens(f"a@{DOMAIN}", f"b@{DOMAIN}")
        client.send(b"a lone\nline end\r\n.\r\n")
        answers = [(await client.answer())[:3] for _ in range(2)]
        assert (answers, await client.ends()) == (["550", "550"], True)


async def test_several_mails_come_over_one_connection() -> None:
    async with mouth(Kept(), lmtp=True) as running, connected(running, "LHLO x") as client:
        assert [(await client.mails(MAIL))[:3] for _ in range(3)] == ["250"] * 3


@pytest.mark.parametrize("hello", ["EHLO x", "HELO x"])
async def test_it_is_not_taken_for_smtp(hello: str) -> None:
    async with mouth(Kept(), lmtp=True) as running, connected(running, "") as client:
        await client.answer()
        assert (await client.says(hello)).startswith("500")
        assert "LHLO" in await client.says("MAIL FROM:<a@x.se>")


async def test_smtp_is_not_taken_for_it() -> None:
    async with mouth(Kept()) as running, connected(running, "") as client:
        await client.answer()
        assert (await client.says("LHLO x")).startswith("500")


async def test_before_the_mail_itself_there_is_one_answer_for_all() -> None:
    """More would be taken for the answers to what the host says next."""
    limits = SmtpLimits(memory=1_000_000, memory_seconds=0.05)
    async with mouth(Kept(), limits, lmtp=True) as running, connected(running, "LHLO x") as client:
        await running.memory.take(1_000_000, 1.0)
        await client.says("MAIL FROM:<karin@x.se> SIZE=900000")
        for each in "ab":
            await client.says(f"RCPT TO:<{each}@{DOMAIN}>")
        answers = [(await client.says(line))[:3] for line in ("DATA", "NOOP", "QUIT")]
    assert answers == ["452", "250", "221"]
