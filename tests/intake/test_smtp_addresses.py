"""Addresses of every shape are taken or refused with a reason."""

import pytest

from intake.smtp import SmtpMouth
from tests.intake.talking import DOMAIN, MAIL, Kept, connected, mouth


@pytest.mark.parametrize(
    "address",
    [
        f"fel@{DOMAIN}",
        f"ao+421.k3x-9@{DOMAIN.upper()}",
        f"någon@{DOMAIN}.",
        f'"fel anmälan"@{DOMAIN}',
        f'"a\\"b@c"@{DOMAIN}',
        f"a%x.se@{DOMAIN}",
        f"@x.se,@y.se:fel@{DOMAIN}",
        f"{'x' * 300}@{DOMAIN}",
        "postmaster",
    ],
)
async def test_any_name_at_our_domain_is_taken(address: str) -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se> SMTPUTF8")
        assert (await client.says(f"RCPT TO:<{address}>")).startswith("250")


@pytest.mark.parametrize(
    "address",
    [
        "a@x.se",
        f"a@sub.{DOMAIN}",
        f"a@{DOMAIN}.x.se",
        "a%x.se@y.se",
        "a@[127.0.0.1]",
        f"@{DOMAIN}:a@x.se",
    ],
)
async def test_mail_for_others_is_refused(address: str) -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se>")
        assert (await client.says(f"RCPT TO:<{address}>")).startswith("550 5.7.1")


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


@pytest.mark.parametrize(
    "sender",
    [
        "karin@x.se",
        "åsa.öberg@växjö.se",
        '"karin ek"@x.se',
        "karin+fel@x.se",
        "prvs=4711=karin@x.se",
        "SRS0=a/b=c=x.se=karin@y.se",
        f"{'k' * 200}@{'x' * 60}.se",
    ],
)
async def test_senders_of_every_shape_are_taken(sender: str) -> None:
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        await client.says(f"MAIL FROM:<{sender}> SMTPUTF8 BODY=8BITMIME")
        await client.says(f"RCPT TO:<fel@{DOMAIN}>")
        await client.says("DATA")
        client.send(MAIL + b"\r\n.\r\n")
        await client.answer()
    assert [mail.envelope_from for mail in kept.mails] == [sender]


@pytest.mark.parametrize(
    "command", ["MAIL FROM:<" + "a" * 316 + "@x.se>", "MAIL FROM:<a@" + "x" * 5_000 + ">"]
)
async def test_one_that_is_too_long_is_refused(command: str) -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        assert (await client.says(command))[:3] in {"553", "500"}


async def test_nobody_is_no_recipient() -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se>")
        assert (await client.says("RCPT TO:<>")).startswith("553")


async def test_a_domain_may_be_written_in_its_own_script() -> None:
    running = SmtpMouth(Kept(), "xn--vxj-qla6g.example")
    assert [running.takes(f"fel@{each}") for each in ("växjö.example", "VÄXJÖ.EXAMPLE.", "ö.se")] == [
        True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("VRFY karin", "252"),
        ("HELP", "214"),
        ("EXPN alla", "502"),
        ("ETRN x.se", "502"),
        ("AUTH LOGIN", "502"),
        ("STARTTLS", "502"),
        ("BDAT 10 LAST", "500"),
        ("RCPT TO:<a@b.se>", "503"),
        ("DATA", "503"),
        ("MAIL", "501"),
        ("MAIL FROM:<a@x.se> SIZE=x", "501"),
        ("MAIL FROM:<a@x.se> FUTURE=1", "555"),
        ("", "500"),
        ("\N{SNOWMAN}", "500"),
    ],
)
async def test_what_cannot_be_done_has_an_answer(command: str, code: str) -> None:
    """And the mail that comes after it is taken."""
    kept = Kept()
    async with mouth(kept) as running, connected(running) as client:
        answer = await client.says(command)
        assert (answer[:3], (await client.mails(MAIL))[:3]) == (code, "250")


async def test_a_size_that_is_no_number_is_no_fault_of_ours(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        assert (await client.says("MAIL FROM:<a@x.se> SIZE=²"))[0] in "45"
