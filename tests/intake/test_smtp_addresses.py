"""Addresses of every shape are taken or refused with a reason."""

import pytest

from intake.smtp import SmtpLimits
from tests.intake.talking import DOMAIN, MAIL, Kept, connected, mouth


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
