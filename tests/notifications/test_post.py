"""What a mail host answers, and what it means: taken, later, never, or nobody knows."""

import socket
import ssl
import subprocess
from pathlib import Path

import pytest

from notifications.channels.post import Accepted, Later, Never, Outcome, Post, Unknown
from notifications.mail import Mail
from notifications.smarthost import Smarthost
from tests.notifications.mail_host import MailHost, listening

MAIL = Mail(
    "service@nordport.example",
    "karin@brfeken.example",
    "<1@ao.nordport.example>",
    b"Subject: x\r\n\r\n.a line that begins with a dot\r\n",
)


def post_to(host: MailHost, credentials: str = "", patience: float = 5.0) -> Post:
    smarthost = Smarthost.parse(f"smtp://{credentials}127.0.0.1:{host.port}")
    return Post(smarthost, "ordna.example", patience, patience)


async def outcome(host: MailHost, patience: float = 5.0) -> Outcome:
    async with listening(host):
        return await post_to(host, patience=patience).hand_in(MAIL)


async def test_a_mail_arrives_as_it_was_written() -> None:
    host = MailHost()
    assert await outcome(host) == Accepted()
    (envelope,) = host.received
    assert (envelope.mail_from, envelope.rcpt_tos) == (MAIL.sender, [MAIL.recipient])
    assert envelope.content == MAIL.content


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
async def test_a_passing_refusal_means_later(step: str) -> None:
    refused = await outcome(MailHost(answers={step: "451 try again"}))
    assert refused == Later("451 try again")


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
async def test_a_lasting_refusal_means_never(step: str) -> None:
    assert await outcome(MailHost(answers={step: "550 no such user"})) == Never("550 no such user")


async def test_a_host_that_wants_a_password_first_is_tried_again() -> None:
    refused = await outcome(MailHost(answers={"MAIL": "530 authentication required"}))
    assert isinstance(refused, Later)


@pytest.mark.parametrize("step", ["MAIL", "RCPT"])
async def test_a_connection_lost_before_the_mail_means_later(step: str) -> None:
    assert isinstance(await outcome(MailHost(drop_at=step)), Later)


async def test_a_connection_lost_after_the_mail_means_that_nobody_knows() -> None:
    assert isinstance(await outcome(MailHost(drop_at="DATA")), Unknown)


async def test_no_answer_after_the_mail_means_that_nobody_knows() -> None:
    assert isinstance(await outcome(MailHost(hang_at="DATA"), patience=0.2), Unknown)


async def test_no_answer_before_the_mail_means_later() -> None:
    assert isinstance(await outcome(MailHost(hang_at="RCPT"), patience=0.2), Later)


async def test_a_host_that_is_down_means_later() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = MailHost(port=taken.getsockname()[1])
        assert isinstance(await post_to(host).hand_in(MAIL), Later)


async def test_a_password_is_used_on_this_machine() -> None:
    host = MailHost()
    async with listening(host):
        assert await post_to(host, "me:right@").hand_in(MAIL) == Accepted()
    assert host.logins == [(b"me", b"right")]


async def test_a_wrong_password_means_later_since_a_person_can_mend_it() -> None:
    host = MailHost()
    async with listening(host):
        assert isinstance(await post_to(host, "me:wrong@").hand_in(MAIL), Later)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    return folder


@pytest.fixture
def server_side(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    return context


@pytest.fixture
def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate / "cert.pem"))


async def test_a_password_goes_through_starttls(
    server_side: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    host = MailHost()
    async with listening(host, starttls=server_side):
        smarthost = Smarthost.parse(f"smtp://me:right@127.0.0.1:{host.port}?starttls")
        assert await Post(smarthost, "ordna.example", 5, 5, trusting).hand_in(MAIL) == Accepted()
    assert host.logins == [(b"me", b"right")]


async def test_a_password_goes_through_tls(
    server_side: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    host = MailHost()
    async with listening(host, tls=server_side):
        smarthost = Smarthost.parse(f"smtps://me:right@127.0.0.1:{host.port}")
        assert await Post(smarthost, "ordna.example", 5, 5, trusting).hand_in(MAIL) == Accepted()


async def test_no_password_is_told_to_a_host_whose_certificate_is_wrong(
    server_side: ssl.SSLContext,
) -> None:
    host = MailHost()
    async with listening(host, starttls=server_side):
        smarthost = Smarthost.parse(f"smtp://me:right@127.0.0.1:{host.port}?starttls")
        assert isinstance(await Post(smarthost, "ordna.example", 5, 5).hand_in(MAIL), Later)
    assert host.logins == []


async def test_no_password_is_told_to_a_host_that_offers_no_encryption() -> None:
    host = MailHost()
    async with listening(host):
        smarthost = Smarthost.parse(f"smtp://me:right@127.0.0.1:{host.port}?starttls")
        assert isinstance(await Post(smarthost, "ordna.example", 5, 5).hand_in(MAIL), Later)
    assert host.logins == []
