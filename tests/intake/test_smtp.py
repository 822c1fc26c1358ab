"""The SMTP mouth keeps what it answers 250, and gives way to nobody."""

import asyncio
import logging
from ipaddress import ip_network

import pytest

from intake.smtp import SmtpLimits
from intake.smtp.guests import Guests
from intake.smtp.memory import Memory
from tests.intake.talking import DOMAIN, Kept, connected, mouth

MAIL = b"From: karin@x.se\r\nSubject: Hissen\r\n\r\nHissen st\xe5r."


async def test_a_mail_is_kept_as_it_was_sent_with_its_envelope() -> None:
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        answer = await client.mails(MAIL)
    (mail,) = kept.mails
    assert answer == "250 2.0.0 Stored\r\n"
    assert (mail.raw, mail.envelope_from, mail.recipients, mail.source, mail.peer) == (
        MAIL + b"\r\n", "karin@x.se", (f"fel@{DOMAIN}",), "smtp", "127.0.0.1",
    )  # fmt: skip


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


# Sizes


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


# Mails in mails

ENDS = {
    "lf dot lf": b"\n.\n",
    "lf dot crlf": b"\n.\r\n",
    "cr dot cr": b"\r.\r",
    "cr dot crlf": b"\r.\r\n",
    "crlf dot lf": b"\r\n.\n",
    "crlf dot cr": b"\r\n.\r",
    "cr lf apart": b"\n\r.\n\r",
    "crlf nul dot": b"\r\n\0.\r\n",
    "crlf dot nul": b"\r\n.\0\r\n",
    "cr crlf dot crlf": b"\r\r\n.\r\r\n",
    "cr crlf dot": b"\r\r\n.\r\n",
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
async def test_no_second_mail_is_smuggled_in(end: bytes) -> None:
    """What another host may take for the end of a mail is not one here, and is refused."""
    kept = Kept()
    inner = b"MAIL FROM:<boss@x.se>\r\nRCPT TO:<fel@service.example>\r\nDATA\r\nFrom: boss@x.se"
    async with mouth(kept) as running, connected(running) as client:
        answer = await client.mails(MAIL + end + inner)
        assert await client.ends()
    assert (answer[:3], kept.mails) == ("550", [])


# Addresses


@pytest.mark.parametrize(
    "address",
    [f"fel@{DOMAIN}", f"ao+421.k3x-9@{DOMAIN.upper()}", f"någon@{DOMAIN}.", "postmaster"],
)
async def test_any_name_at_our_domain_is_taken(address: str) -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se> SMTPUTF8")
        assert (await client.says(f"RCPT TO:<{address}>")).startswith("250")


@pytest.mark.parametrize(
    "address", ["a@x.se", f"a@sub.{DOMAIN}", f"a@{DOMAIN}.x.se", "a%x.se@y.se"]
)
async def test_mail_for_others_is_refused(address: str) -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se>")
        assert (await client.says(f"RCPT TO:<{address}>")).startswith("550 5.7.1")


async def test_more_recipients_than_allowed_are_asked_to_come_by_themselves() -> None:
    async with mouth(Kept(), SmtpLimits(recipients=20)) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se>")
        answers = [await client.says(f"RCPT TO:<a{n}@{DOMAIN}>") for n in range(21)]
    assert [answer[:3] for answer in answers] == ["250"] * 20 + ["452"]


async def test_the_null_sender_is_taken() -> None:
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        assert (await client.says("MAIL FROM:<> BODY=8BITMIME")).startswith("250")
        await client.says(f"RCPT TO:<fel@{DOMAIN}>")
        await client.says("DATA")
        client.send(MAIL + b"\r\n.\r\n")
        await client.answer()
    assert kept.mails[0].envelope_from == ""


@pytest.mark.parametrize(
    "address",
    [b"a\rb@x.se", b"a\0b@x.se", b"a\x1bb@x.se", b"a\xffb@x.se", b"a b@x.se", b"a\tb@x.se"],
)
@pytest.mark.parametrize("command", [b"MAIL FROM:", b"RCPT TO:"])
async def test_addresses_with_signs_that_do_harm_are_refused(
    command: bytes, address: bytes
) -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        if command.startswith(b"RCPT"):
            await client.says("MAIL FROM:<a@x.se>")
        assert (await client.says(command + b"<" + address + b">")).startswith("553")


@pytest.mark.parametrize(
    "junk", [b"<" + b"(" * 400, b"<<<<@>", b"@", b"<a@>", b'<"a@x.se>', b"<a>"]
)
async def test_what_is_no_address_is_refused(junk: bytes) -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        assert (await client.says(b"MAIL FROM:" + junk))[:3] in {"553", "501"}


async def test_nothing_that_is_said_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with mouth(Kept()) as running, connected(running, "EHLO hos.karin") as client:
        await client.mails(MAIL)
        await client.says("NONSENSE karin@x.se")
    assert not {word for word in ("karin", "Hissen", "127.0.0.1") if word in caplog.text}


# Hosts that take up room


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


# The end


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


# LMTP


async def test_lmtp_answers_for_each_recipient() -> None:
    kept = Kept()
    async with mouth(kept, lmtp=True) as running, connected(running, "LHLO x") as client:
        await client.opens(f"a@{DOMAIN}", f"b@{DOMAIN}")
        client.send(MAIL + b"\r\n.\r\n")
        answers = [await client.answer(), await client.answer()]
    assert ([answer[:3] for answer in answers], kept.mails[0].source) == (["250", "250"], "lmtp")


async def test_lmtp_and_smtp_are_not_mixed_up() -> None:
    async with mouth(Kept(), lmtp=True) as running, connected(running, "") as client:
        await client.answer()
        assert (await client.says("EHLO x")).startswith("500")


# Counting


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_host_may_have_only_so_many_connections() -> None:
    guests = Guests(SmtpLimits(connections_per_host=2), (), Clock())
    assert [guests.let_in("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert guests.let_in("192.0.2.2")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "10.1.2.3", "::ffff:10.1.2.3", ""])
def test_our_own_hosts_may_have_more(host: str) -> None:
    guests = Guests(SmtpLimits(connections_per_host=1), (ip_network("10.0.0.0/8"),), Clock())
    assert [guests.let_in(host), guests.let_in(host)] == [True, True]


def test_a_host_may_send_only_so_many_mails_a_minute() -> None:
    clock = Clock()
    guests = Guests(SmtpLimits(mails_per_minute=2), (), clock)
    first = [guests.may_send("192.0.2.1") for _ in range(3)]
    clock.now = 61.0
    assert (first, guests.may_send("192.0.2.1")) == ([True, True, False], True)


async def test_memory_is_shared_out_in_turn() -> None:
    memory = Memory(10)
    assert await memory.take(8, 1.0) == 8
    waiting = [asyncio.create_task(memory.take(5, 5.0)) for _ in range(2)]
    assert await memory.take(5, 0.01) == 0
    memory.give_back(8)
    assert await asyncio.gather(*waiting) == [5, 5]


async def test_memory_taken_is_memory_given_back() -> None:
    """However it ends, all of it can be had again."""
    memory = Memory(10)
    await memory.take(10, 1.0)
    waiting = asyncio.create_task(memory.take(3, 5.0))
    await asyncio.sleep(0)
    memory.give_back(10)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert await memory.take(10, 0.01) == 10
