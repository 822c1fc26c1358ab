"""No host, session or mail takes more than its share of the mouth."""

import pytest

from intake.smtp import SmtpLimits
from tests.intake.talking import DOMAIN, MAIL, Kept, connected, mouth


@pytest.mark.parametrize(("size", "code"), [(1_000, "250"), (1_001, "552"), (10_000, "552")])
async def test_too_large_a_mail_is_refused_for_good(size: int, code: str) -> None:
    kept = Kept()
    async with mouth(kept, SmtpLimits(mail=1_000)) as running, connected(running) as client:
        answer = await client.mails(b"x" * (size - 2))
    assert (answer[:3], len(kept.mails)) == (code, int(code == "250"))


async def test_a_mail_that_says_it_is_too_large_is_refused_before_it_is_sent() -> None:
    async with mouth(Kept(), SmtpLimits(mail=1_000)) as running, connected(running) as client:
        assert (await client.says("MAIL FROM:<a@x.se> SIZE=1001")).startswith("552")


async def test_after_too_large_a_mail_the_next_one_is_taken() -> None:
    kept = Kept()
    async with mouth(kept, SmtpLimits(mail=1_000)) as running, connected(running) as client:
        await client.mails(b"x" * 100_000)
        assert (await client.mails(MAIL)).startswith("250")


async def test_more_large_mails_than_there_is_memory_for_are_asked_to_wait() -> None:
    limits = SmtpLimits(mail=4_000_000, memory=3_000_000, memory_seconds=0.05)
    kept = Kept()
    kept.may_go.clear()
    async with (
        mouth(kept, limits) as running,
        connected(running) as one,
        connected(running) as two,
    ):
        await one.says("MAIL FROM:<a@x.se> SIZE=2700000")
        await one.says(f"RCPT TO:<fel@{DOMAIN}>")
        await one.says("DATA")
        await two.says("MAIL FROM:<a@x.se> SIZE=2700000")
        await two.says(f"RCPT TO:<fel@{DOMAIN}>")
        assert (await two.says("DATA")).startswith("452")
        kept.may_go.set()


async def test_a_mail_larger_than_it_said_is_let_go_when_memory_runs_out() -> None:
    limits = SmtpLimits(mail=9_000_000, memory=2_000_000)
    kept = Kept()
    async with mouth(kept, limits) as running, connected(running) as client:
        answer = await client.mails(b"x" * 5_000_000)
        again = await client.mails(MAIL)
    assert (answer[:3], again[:3], len(kept.mails)) == ("452", "250", 1)


async def test_a_mail_that_is_refused_takes_no_room_from_others_while_it_still_comes() -> None:
    limits = SmtpLimits(mail=2_000_000, memory=2_000_000, memory_seconds=5.0)
    kept = Kept()
    async with (
        mouth(kept, limits) as running,
        connected(running) as flood,
        connected(running) as two,
    ):
        await flood.opens()
        flood.send(b"x" * 9_000_000)
        await flood.writer.drain()
        await two.says("MAIL FROM:<a@x.se> SIZE=2000000")
        await two.says(f"RCPT TO:<fel@{DOMAIN}>")
        assert (await two.says("DATA")).startswith("354")


async def test_more_connections_than_there_is_room_for_are_asked_to_come_later() -> None:
    limits = SmtpLimits(connections=1)
    async with (
        mouth(Kept(), limits) as running,
        connected(running),
        connected(running, "") as late,
    ):
        assert (await late.answer()).startswith("421 4.7.0")
        assert await late.ends()


async def test_room_is_free_again_when_somebody_leaves() -> None:
    kept = Kept()
    async with mouth(kept, SmtpLimits(connections=1)) as running:
        async with connected(running) as first:
            await first.says("QUIT")
            await first.ends()
        async with connected(running) as second:
            assert (await second.mails(MAIL)).startswith("250")


async def test_a_silent_client_is_let_go() -> None:
    limits = SmtpLimits(command_seconds=0.2)
    async with mouth(Kept(), limits) as running, connected(running, "") as client:
        assert (await client.answer()).startswith("220")
        assert (await client.answer()).startswith("421")
        assert await client.ends()


async def test_a_client_silent_in_the_middle_of_its_mail_is_let_go() -> None:
    limits = SmtpLimits(command_seconds=0.5)
    async with mouth(Kept(), limits) as running, connected(running) as client:
        await client.opens()
        client.send(b"From: ")
        assert (await client.answer()).startswith("421")


@pytest.mark.parametrize(
    "limits", [SmtpLimits(data_seconds=0.0), SmtpLimits(slowest=1e12, grace_seconds=0.0)]
)
async def test_a_mail_that_takes_too_long_is_let_go(limits: SmtpLimits) -> None:
    """So is one that drips in, each drop within its time."""
    async with mouth(Kept(), limits) as running, connected(running) as client:
        await client.opens()
        client.send(b"From: ")
        assert (await client.answer()).startswith("421")


async def test_a_session_without_end_is_ended() -> None:
    limits = SmtpLimits(session_seconds=0.2)
    async with mouth(Kept(), limits) as running, connected(running, "") as client:
        assert (await client.answer()).startswith("220")
        assert (await client.answer()).startswith("421")


async def test_a_session_that_only_announces_mails_is_ended_too() -> None:
    limits = SmtpLimits(session_seconds=0.2)
    async with mouth(Kept(), limits) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se>")
        assert (await client.answer()).startswith("421")


async def test_doing_nothing_often_is_not_endless() -> None:
    async with mouth(Kept(), SmtpLimits(noops=3)) as running, connected(running) as client:
        answers = [await client.says("NOOP") for _ in range(4)]
        assert ([answer[:3] for answer in answers], await client.ends()) == (
            ["250", "250", "250", "421"], True,
        )  # fmt: skip


async def test_an_endless_command_is_refused() -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        assert (await client.says("NOOP " + "x" * 300_000)).startswith("500")
