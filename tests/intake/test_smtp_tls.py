"""Mail may be encrypted on its way in: STARTTLS is offered, never asked for."""

import asyncio
import logging
import ssl
from pathlib import Path

import pytest
import trustme

from intake.smtp import SmtpLimits, SmtpMouth
from intake.smtp.tls import Certificate
from tests.intake.talking import DOMAIN, MAIL, Kept, connected, mouth


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def certificate(authority: trustme.CA, tmp_path: Path) -> Certificate:
    return Certificate(*write(authority, tmp_path))


def write(authority: trustme.CA, folder: Path) -> tuple[Path, Path]:
    """A new certificate and its key, where the former were."""
    made = authority.issue_cert(DOMAIN)
    chain, key = folder / "cert.pem", folder / "key.pem"
    chain.write_bytes(b"".join(each.bytes() for each in made.cert_chain_pems))
    key.write_bytes(made.private_key_pem.bytes())
    return chain, key


def in_binary(pem: Path) -> bytes:
    """The first certificate of a chain."""
    first, end, _ = pem.read_text().partition("-----END CERTIFICATE-----\n")
    return ssl.PEM_cert_to_DER_cert(first + end)


async def test_a_mail_comes_in_encrypted(
    certificate: Certificate, trusting: ssl.SSLContext
) -> None:
    kept = Kept()
    async with mouth(kept, certificate=certificate) as running, connected(running) as client:
        await client.turns_to_tls(trusting)
        await client.says("EHLO x")
        assert (await client.mails(MAIL)).startswith("250")
    assert kept.mails[0].raw == MAIL + b"\r\n"


async def test_a_large_mail_comes_in_encrypted(
    certificate: Certificate, trusting: ssl.SSLContext
) -> None:
    kept, raw = Kept(), b"x" * 3_000_000
    async with mouth(kept, certificate=certificate) as running, connected(running) as client:
        await client.turns_to_tls(trusting)
        await client.says("EHLO x")
        await client.mails(raw)
    assert kept.mails[0].raw == raw + b"\r\n"


async def test_it_is_offered_until_it_is_on(
    certificate: Certificate, trusting: ssl.SSLContext
) -> None:
    async with mouth(Kept(), certificate=certificate) as running, connected(running) as client:
        before = await client.says("EHLO x")
        await client.turns_to_tls(trusting)
        after = await client.says("EHLO x")
    assert ("250-STARTTLS" in before, "STARTTLS" in after) == (True, False)


async def test_it_is_never_needed(certificate: Certificate) -> None:
    async with mouth(Kept(), certificate=certificate) as running, connected(running) as client:
        assert (await client.mails(MAIL)).startswith("250")


async def test_without_a_certificate_it_is_not_offered() -> None:
    async with mouth(Kept()) as running, connected(running) as client:
        assert "STARTTLS" not in await client.says("EHLO x")
        assert (await client.says("STARTTLS")).startswith("502")


async def test_it_is_begun_only_once(certificate: Certificate, trusting: ssl.SSLContext) -> None:
    async with mouth(Kept(), certificate=certificate) as running, connected(running) as client:
        await client.turns_to_tls(trusting)
        assert (await client.says("STARTTLS")).startswith("503")


async def test_nobody_is_asked_to_log_in(
    certificate: Certificate, trusting: ssl.SSLContext
) -> None:
    async with mouth(Kept(), certificate=certificate) as running, connected(running) as client:
        await client.turns_to_tls(trusting)
        assert "AUTH" not in await client.says("EHLO x")
        assert (await client.says("AUTH PLAIN AGEAYg==")).startswith("502")


async def test_what_was_said_in_the_clear_is_forgotten(
    certificate: Certificate, trusting: ssl.SSLContext
) -> None:
    """Hello, sender and recipient of before count no more (RFC 3207, 4.2)."""
    async with mouth(Kept(), certificate=certificate) as running, connected(running) as client:
        await client.says("MAIL FROM:<a@x.se>")
        await client.turns_to_tls(trusting)
        assert (await client.says(f"RCPT TO:<fel@{DOMAIN}>")).startswith("503")
        assert (await client.says("MAIL FROM:<a@x.se>")).startswith("503")


async def test_commands_in_the_same_packet_are_not_carried_into_the_encrypted_part(
    certificate: Certificate, trusting: ssl.SSLContext
) -> None:
    """Whoever stands between could otherwise say something in the sender's name."""
    kept = Kept()
    injected = b"EHLO evil\r\nMAIL FROM:<evil@x.se>\r\nRCPT TO:<fel@service.example>\r\n"
    async with mouth(kept, certificate=certificate) as running, connected(running) as client:
        client.send(b"STARTTLS\r\n" + injected)
        assert (await client.answer()).startswith("220")
        await client.writer.start_tls(trusting, server_hostname=DOMAIN)
        assert (await client.says("NOOP")).startswith("250")
        assert (await client.says("DATA")).startswith("503")


@pytest.mark.parametrize(
    "junk", [b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\xff\xff" + b"x" * 70_000]
)
async def test_who_cannot_speak_tls_is_let_go(junk: bytes, certificate: Certificate) -> None:
    async with mouth(Kept(), certificate=certificate) as running, connected(running) as client:
        await client.says("STARTTLS")
        client.send(junk)
        assert await client.ends()
        await running.left_alone()


async def test_who_goes_away_in_the_middle_leaves_his_place(certificate: Certificate) -> None:
    async with mouth(Kept(), certificate=certificate) as running:
        async with connected(running) as client:
            await client.says("STARTTLS")
        await running.left_alone()
        assert running.guests.count == 0


async def test_who_is_silent_in_the_middle_is_let_go(certificate: Certificate) -> None:
    limits = SmtpLimits(command_seconds=0.2)
    async with (
        mouth(Kept(), limits, certificate=certificate) as running,
        connected(running) as client,
    ):
        await client.says("STARTTLS")
        assert await client.ends()
        await running.left_alone()


async def test_old_versions_are_not_spoken(certificate: Certificate) -> None:
    assert certificate.context().minimum_version == ssl.TLSVersion.TLSv1_2


async def test_a_renewed_certificate_is_taken_without_a_restart(
    authority: trustme.CA, certificate: Certificate, trusting: ssl.SSLContext, tmp_path: Path
) -> None:
    async with mouth(Kept(), certificate=certificate) as running:
        first = await _shown(running, trusting)
        write(authority, tmp_path)
        second = await _shown(running, trusting)
    assert (first != second, second) == (True, in_binary(tmp_path / "cert.pem"))


async def test_one_that_is_half_renewed_is_not_taken_yet(
    authority: trustme.CA,
    certificate: Certificate,
    trusting: ssl.SSLContext,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The certificate is there and its key is not: the former pair is shown, and it is told once."""
    async with mouth(Kept(), certificate=certificate) as running:
        first = await _shown(running, trusting)
        (tmp_path / "cert.pem").write_bytes(
            authority.issue_cert(DOMAIN).cert_chain_pems[0].bytes()
        )
        assert [await _shown(running, trusting) for _ in range(2)] == [first] * 2
    assert len([each for each in caplog.records if each.levelno >= logging.WARNING]) == 1


async def test_while_it_is_being_replaced_the_former_is_shown(
    certificate: Certificate, trusting: ssl.SSLContext, tmp_path: Path
) -> None:
    async with mouth(Kept(), certificate=certificate) as running:
        first = await _shown(running, trusting)
        (tmp_path / "key.pem").unlink()
        assert await _shown(running, trusting) == first


async def _shown(running: SmtpMouth, trusting: ssl.SSLContext) -> bytes:
    async with connected(running) as client:
        await client.turns_to_tls(trusting)
        shown = client.writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
        return bytes(shown)


async def test_a_key_with_a_password_is_refused_and_nobody_is_asked_for_it(
    authority: trustme.CA, tmp_path: Path
) -> None:
    from cryptography.hazmat.primitives import serialization as keys

    chain, key = write(authority, tmp_path)
    bare = keys.load_pem_private_key(key.read_bytes(), None)
    locked = keys.BestAvailableEncryption(b"hemligt")
    key.write_bytes(bare.private_bytes(keys.Encoding.PEM, keys.PrivateFormat.PKCS8, locked))
    with pytest.raises(ssl.SSLError):
        await asyncio.to_thread(Certificate, chain, key)
