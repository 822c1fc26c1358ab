"""No host, session or mail takes more than its share of the mouth."""

import pytest

from intake.smtp import SmtpLimits
from intake.smtp.limits import MIB
from intake.smtp.rules import TOO_SLOW
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


@pytest.mark.parametrize("recipients", [20, 21, 200])
async def test_more_recipients_than_allowed_are_asked_to_come_by_themselves(
    recipients: int,
) -> None:
    """The twenty are taken; a host sends the others in a mail of their own."""
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se>")
        codes = [(await client.says(f"RCPT TO:<a{n}@{DOMAIN}>"))[:3] for n in range(recipients)]
        await client.says("DATA")
        client.send(MAIL + b"\r\n.\r\n")
        await client.answer()
    assert codes == ["250"] * 20 + ["452"] * (recipients - 20)
    assert len(kept.mails[0].recipients) == 20


@pytest.mark.parametrize(
    "head",
    [
        b"X-Long: " + b"x" * 200_000,
        b"\r\n".join(b"X-%d: x" % each for each in range(10_000)),
        b"X-Folded: x" + b"\r\n x" * 20_000,
        b"no head at all",
        b": \r\n:::\r\n\tx",
    ],
    ids=["long", "many", "folded", "none", "strange"],
)
async def test_no_head_is_too_strange_to_be_kept(head: bytes) -> None:
    """How it is read is decided later; the bytes are safe by then."""
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        assert (await client.mails(head + b"\r\n\r\ntext")).startswith("250")
    assert kept.mails[0].raw == head + b"\r\n\r\ntext\r\n"


def test_the_limits_are_those_that_were_promised() -> None:
    limits = SmtpLimits()
    assert (limits.mail, limits.recipients, limits.noops) == (25 * MIB, 20, 10)
    assert (limits.connections, limits.connections_per_host, limits.mails_per_minute) == (
        200, 10, 60,
    )  # fmt: skip
    assert (limits.command_seconds, limits.session_seconds, limits.data_seconds) == (
        30.0, 600.0, 300.0,
    )  # fmt: skip


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
    async with mouth(Kept()) as running, connected(running) as client:
        codes = [(await client.says("NOOP"))[:3] for _ in range(11)]
        assert (codes, await client.ends()) == (["250"] * 10 + ["421"], True)


async def test_nonsense_is_not_endless() -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        client.send(b"\r\n" * 100_000)
        codes = [(await client.answer())[:3] for _ in range(22)]
        assert (codes, await client.ends()) == (["500"] * 21 + ["421"], True)


async def test_the_session_ends_also_for_one_who_always_has_a_mail_in_hand() -> None:
    """Its time is over in the middle of a mail: that one is taken, and no further one."""
    kept = Kept()
    kept.may_go.clear()
    async with mouth(kept) as running, connected(running) as client:
        await client.opens()
        client.send(MAIL + b"\r\n.\r\nMAIL FROM:<a@x.se>\r\n")
        await kept.asked.wait()
        (session,) = running.sessions
        session.say_goodbye(TOO_SLOW)
        kept.may_go.set()
        codes = [(await client.answer())[:3] for _ in range(2)]
    assert (codes, len(kept.mails)) == (["250", "421"], 1)


async def test_an_endless_command_is_refused() -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        assert (await client.says("NOOP " + "x" * 300_000)).startswith("500")
