"""Where Ordna takes mail from anybody, it looks itself who sent it: SPF, DKIM and DMARC."""

import asyncio
from datetime import UTC, datetime
from ipaddress import ip_network
from uuid import UUID

import pytest

from core.mail_trust import UNKNOWN, Result, Verdict
from core.ports import WaitingMail
from intake.trust.dkim import MOST_SIGNATURES
from intake.trust.verifying import SenderChecks
from tests.intake.desk import ThisProcess
from tests.intake.trust.zones import (
    ELSEWHERE,
    HOME,
    SHOP,
    Zones,
    long_key,
    shop_zone,
    short_key,
    signed,
)

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
LOOPBACK = (ip_network("127.0.0.0/8"),)
PLAIN = (
    b"From: Eva <eva@shop.example>\r\nSubject: The door\r\nTo: fel@ordna.example\r\n\r\n"
    b"It will not close.\r\n"
)


def found(
    zones: Zones,
    raw: bytes = PLAIN,
    peer: str = ELSEWHERE,
    envelope: str = "eva@shop.example",
    sender: str = "eva@shop.example",
    source: str = "smtp",
) -> Verdict:
    """What is found of a mail."""
    checks = SenderChecks(ThisProcess(), zones, None, LOOPBACK)
    mail = WaitingMail(
        UUID(int=1), "i", raw, envelope, (), source, NOW, peer=peer, helo="mail.shop.example"
    )
    verdict = asyncio.run(checks.verdict(mail, sender))
    checks.close()
    return verdict


def test_a_signed_mail_is_proved() -> None:
    verdict = found(shop_zone(), signed(PLAIN))
    assert (verdict.dkim, verdict.dmarc, verdict.signed) == (Result.PASS, Result.PASS, SHOP)


def test_a_mail_from_the_domain_s_own_host_is_proved() -> None:
    verdict = found(shop_zone(), peer=HOME)
    assert (verdict.spf, verdict.dmarc) == (Result.PASS, Result.PASS)


def test_a_mail_that_its_domain_disowns_is_forged() -> None:
    assert found(shop_zone()).is_forged


def test_a_domain_that_only_wants_to_hear_of_it_forges_nothing() -> None:
    verdict = found(shop_zone("p=none"))
    assert (verdict.dmarc, verdict.is_forged) == (Result.SOFTFAIL, False)


@pytest.mark.parametrize("policy", ["p=reject; pct=0", "p=reject; t=y"])
def test_a_policy_that_is_only_tried_forges_nothing(policy: str) -> None:
    assert found(shop_zone(policy)).dmarc is Result.SOFTFAIL


def test_a_domain_without_a_policy_forges_nothing() -> None:
    zones = Zones().text(SHOP, f"v=spf1 ip4:{HOME} -all")
    assert (found(zones).spf, found(zones).dmarc) == (Result.FAIL, Result.NONE)


def test_a_mail_changed_on_its_way_is_not_proved_by_its_signature() -> None:
    changed = signed(PLAIN).replace(b"will not", b"does not")
    assert found(shop_zone(), changed).dkim is not Result.PASS


def test_a_second_sender_put_before_the_signed_one_is_not_proved() -> None:
    both = b"From: Boss <boss@shop.example>\r\n" + signed(PLAIN)
    assert not found(shop_zone(), both, sender="boss@shop.example").proves_sender


def test_a_signature_of_the_beginning_alone_proves_nothing() -> None:
    """Anybody can write on below it."""
    assert found(shop_zone(), signed(PLAIN, partly=True)).dkim is Result.NEUTRAL


def test_a_key_that_is_too_short_proves_nothing() -> None:
    assert (
        found(shop_zone(key=short_key()), signed(PLAIN, key=short_key())).dkim is not Result.PASS
    )


def test_a_signature_by_a_stranger_proves_nothing() -> None:
    zones = shop_zone().text("s1._domainkey.evil.example", long_key().published)
    verdict = found(zones, signed(PLAIN, "evil.example"))
    assert (verdict.dkim, verdict.is_forged) == (Result.NONE, True)


def test_one_signature_of_several_is_enough() -> None:
    broken = (
        b"DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=old; h=from; bh=eA==; b=eA==\r\n"
    )
    assert found(shop_zone(), broken + signed(PLAIN)).dkim is Result.PASS


def test_the_registered_domain_vouches_for_what_is_below_it() -> None:
    mail = PLAIN.replace(b"eva@shop", b"eva@post.shop")
    verdict = found(shop_zone(), signed(mail), sender="eva@post.shop.example")
    assert verdict.dmarc is Result.PASS


def test_a_domain_that_wants_it_exact_is_not_vouched_for_by_a_neighbour() -> None:
    mail = PLAIN.replace(b"eva@shop", b"eva@post.shop")
    zones = shop_zone("p=reject; adkim=s; aspf=s")
    assert found(zones, signed(mail), sender="eva@post.shop.example").is_forged


def test_what_is_below_may_have_a_policy_of_its_own_from_above() -> None:
    zones = shop_zone("p=reject; sp=none")
    assert found(zones, sender="eva@post.shop.example").dmarc is Result.SOFTFAIL


@pytest.mark.parametrize("away", [f"_dmarc.{SHOP}", f"_domainkey.{SHOP}", SHOP])
def test_a_dns_that_is_away_never_makes_a_mail_forged(away: str) -> None:
    zones = shop_zone()
    zones.away.add(away)
    assert not found(zones, signed(PLAIN)).is_forged


def test_the_null_sender_is_judged_by_what_its_host_calls_itself() -> None:
    zones = shop_zone().text("mail.shop.example", f"v=spf1 ip4:{HOME} -all")
    assert found(zones, peer=HOME, envelope="").spf is Result.PASS


def test_a_record_that_leads_to_itself_ends() -> None:
    zones = shop_zone().text(SHOP, f"v=spf1 include:{SHOP} -all")
    assert found(zones, peer=HOME).spf is Result.PERMERROR


def test_a_forger_s_own_names_are_not_asked_for() -> None:
    """Slow ones would use up the time that the real domain's answers need."""
    zones = shop_zone()
    forged = signed(signed(PLAIN, "slow.example"), "slower.example")
    found(zones, forged, envelope="x@slowest.example")
    assert not [name for name in zones.asked if "slow" in name]


def test_a_mail_with_very_many_signatures_has_a_few_looked_at() -> None:
    one = b"DKIM-Signature: v=1; a=rsa-sha256; d=shop.example; s=s%d; h=from; bh=eA==; b=eA==\r\n"
    zones = shop_zone()
    found(zones, b"".join(one % nth for nth in range(500)) + PLAIN)
    assert len([name for name in zones.asked if "_domainkey" in name]) == MOST_SIGNATURES


@pytest.mark.parametrize(
    "record", ["v=DMARC1", "v=DMARC1; p=", "v=DMARC1; p=häst", "v=spf1", ";;="]
)
def test_a_policy_that_says_nothing_forges_nothing(record: str) -> None:
    assert not found(shop_zone().text(f"_dmarc.{SHOP}", record)).is_forged


@pytest.mark.parametrize("source", ["imap", "lmtp", "cli"])
def test_what_a_stranger_did_not_bring_is_not_looked_at(source: str) -> None:
    assert found(shop_zone(), source=source) == UNKNOWN


def test_what_our_own_networks_bring_is_not_looked_at() -> None:
    assert found(shop_zone(), peer="127.0.0.1") == UNKNOWN


def test_a_body_that_would_take_the_library_for_ever_is_not_given_to_it() -> None:
    trap = signed(PLAIN) + b" " * 200_000 + b"x\r\n"
    assert found(shop_zone(), trap).dkim is Result.NONE


@pytest.mark.parametrize(
    ("source", "peer", "believed"),
    [
        ("imap", "", True),
        ("lmtp", "", True),
        ("smtp", "127.0.0.1", True),
        ("smtp", ELSEWHERE, False),
        ("smtp", "", False),
        ("cli", "", False),
    ],
)
def test_a_trusted_host_s_word_counts_where_it_brought_the_mail_itself(
    source: str, peer: str, believed: bool
) -> None:
    """A stranger, and whoever made a file, can write the same."""
    line = b"Authentication-Results: mx.ours.example; dmarc=pass header.from=shop.example\r\n"
    checks = SenderChecks(ThisProcess(), None, "mx.ours.example", LOOPBACK)
    mail = WaitingMail(UUID(int=1), "i", line + PLAIN, "", (), source, NOW, peer=peer)
    verdict = asyncio.run(checks.verdict(mail, "eva@shop.example"))
    checks.close()
    assert verdict.proves_sender is believed
