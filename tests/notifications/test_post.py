"""What a mail host answers, and what it means: taken, later, never, or nobody knows."""

import socket
from dataclasses import replace

import pytest

from notifications.channels import post_troubles
from notifications.channels.post import Accepted, Down, Later, Never, Outcome, Post, Unknown
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


async def test_a_host_that_is_going_away_means_that_nothing_goes_out_now() -> None:
    assert await outcome(MailHost(answers={"RCPT": "421 going down"})) == Down("421 going down")


async def test_a_connection_lost_after_the_mail_means_that_nobody_knows() -> None:
    assert await outcome(MailHost(drop_at="DATA")) == Unknown(post_troubles.PERHAPS_TAKEN)


async def test_no_answer_after_the_mail_means_that_nobody_knows() -> None:
    assert isinstance(await outcome(MailHost(hang_at="DATA"), patience=0.2), Unknown)


async def test_no_answer_before_the_mail_means_later() -> None:
    assert isinstance(await outcome(MailHost(hang_at="RCPT"), patience=0.2), Later)


async def test_a_host_that_is_down_means_that_nothing_goes_out_now() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        host = MailHost(port=taken.getsockname()[1])
        assert await post_to(host).hand_in(MAIL) == Down(post_troubles.NOT_REACHED)


async def test_a_password_is_used_on_this_machine() -> None:
    host = MailHost()
    async with listening(host):
        assert await post_to(host, "me:right@").hand_in(MAIL) == Accepted()
    assert host.logins == [(b"me", b"right")]


async def test_a_wrong_password_means_later_since_a_person_can_mend_it() -> None:
    host = MailHost()
    async with listening(host):
        refused = await post_to(host, "me:wrong@").hand_in(MAIL)
    assert isinstance(refused, Down)
    assert refused.why.startswith("535")


async def test_a_mail_is_signed_before_it_leaves() -> None:
    host = MailHost()
    async with listening(host):
        post = replace(post_to(host), seal=lambda content: b"DKIM-Signature: x\r\n" + content)
        assert await post.hand_in(MAIL) == Accepted()
    assert host.received[0].content == b"DKIM-Signature: x\r\n" + MAIL.content
