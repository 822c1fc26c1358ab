"""Mail and password go to the mail host that is meant, or to nobody; what is wrong is said in words."""

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from notifications.channels import post_troubles as why
from notifications.channels.post import Accepted, Down, Outcome, Post
from notifications.smarthost import Smarthost
from tests.notifications.mail_host import MailHost, listening
from tests.notifications.test_post import MAIL

HERE = "127.0.0.1"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Issuers:
    """One who is trusted, and one whom nobody knows."""

    trusted: trustme.CA
    unknown: trustme.CA

    def trusting(self) -> ssl.SSLContext:
        """What our side trusts."""
        context = ssl.create_default_context()
        self.trusted.configure_trust(context)
        return context


@pytest.fixture(scope="module")
def issuers() -> Issuers:
    return Issuers(trustme.CA(), trustme.CA())


def right(issuers: Issuers) -> trustme.LeafCert:
    return issuers.trusted.issue_cert(HERE)


def run_out(issuers: Issuers) -> trustme.LeafCert:
    return issuers.trusted.issue_cert(
        HERE, not_before=LONG_AGO, not_after=LONG_AGO + timedelta(days=90)
    )


def not_begun(issuers: Issuers) -> trustme.LeafCert:
    begins = datetime.now(UTC) + timedelta(days=2)
    return issuers.trusted.issue_cert(
        HERE, not_before=begins, not_after=begins + timedelta(days=9)
    )


def another_s(issuers: Issuers) -> trustme.LeafCert:
    return issuers.trusted.issue_cert("mail.elsewhere.example")


def of_nobody(issuers: Issuers) -> trustme.LeafCert:
    return issuers.unknown.issue_cert(HERE)


Made = Callable[[Issuers], trustme.LeafCert]
BAD: dict[Made, str] = {
    run_out: why.EXPIRED,
    not_begun: why.NOT_YET,
    another_s: why.OTHER_NAME,
    of_nobody: why.UNKNOWN_ISSUER,
}
WAYS = ("smtp://{login}{host}:{port}?starttls", "smtps://{login}{host}:{port}")


@asynccontextmanager
async def protected(host: MailHost, made: Made, issuers: Issuers, way: str) -> AsyncIterator[Post]:
    """A host with this certificate, by STARTTLS or from the first byte, and the way to it."""
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made(issuers).configure_cert(theirs)
    at_once = way.startswith("smtps")
    async with listening(
        host, tls=theirs if at_once else None, starttls=None if at_once else theirs
    ):
        url = way.format(login="me:right@", host=HERE, port=host.port)
        yield Post(Smarthost.parse(url), "ordna.example", 5, 5, issuers.trusting())


async def handed_in(host: MailHost, made: Made, issuers: Issuers, way: str) -> Outcome:
    async with protected(host, made, issuers, way) as post:
        return await post.hand_in(MAIL)


@pytest.mark.shows("E", "MS-04")
@pytest.mark.parametrize("way", WAYS)
async def test_mail_and_password_go_to_the_host_that_is_meant(issuers: Issuers, way: str) -> None:
    host = MailHost()
    assert await handed_in(host, right, issuers, way) == Accepted()
    assert (host.logins, len(host.received)) == ([(b"me", b"right")], 1)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("made", BAD)
async def test_with_a_wrong_certificate_nothing_is_told_and_the_reason_is_said(
    issuers: Issuers, made: Made, way: str
) -> None:
    host = MailHost()
    assert await handed_in(host, made, issuers, way) == Down(BAD[made])
    assert (host.logins, host.received) == ([], [])


@pytest.mark.parametrize("made", BAD)
async def test_the_check_of_the_configuration_says_the_same(issuers: Issuers, made: Made) -> None:
    host = MailHost()
    async with protected(host, made, issuers, WAYS[0]) as post:
        assert await post.trouble() == BAD[made]


async def test_who_strips_starttls_hears_neither_password_nor_mail(issuers: Issuers) -> None:
    host = MailHost()
    async with listening(host):
        smarthost = Smarthost.parse(f"smtp://me:right@{HERE}:{host.port}?starttls")
        assert await Post(smarthost, "ordna.example", 5, 5).hand_in(MAIL) == Down(
            why.NOT_ENCRYPTED
        )
    assert (host.logins, host.received) == ([], [])


async def test_a_host_that_speaks_no_tls_at_all_is_told_nothing(issuers: Issuers) -> None:
    host = MailHost()
    async with listening(host):
        smarthost = Smarthost.parse(f"smtps://me:right@{HERE}:{host.port}")
        assert await Post(smarthost, "ordna.example", 5, 5).hand_in(MAIL) == Down(
            why.NO_PROTECTION
        )
    assert host.received == []


@pytest.mark.parametrize("sentence", sorted(why.SENTENCES))
def test_every_reason_is_a_whole_sentence(sentence: str) -> None:
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence
