"""What a trusted mail host wrote on a mail counts, and what anybody else wrote in its name does not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.mail_trust import UNKNOWN, Result
from intake.trust.authentication_results import read_statements, verdict_of_host
from intake.trust.headers import header_lines

HOST = "mx.ours.example"
EVA = "eva@shop.example"
PASSED = "dkim=pass header.d=shop.example; spf=pass smtp.mailfrom=shop.example; dmarc=pass"
FAILED = "dkim=fail header.d=shop.example; dmarc=fail (p=REJECT) header.from=shop.example"


def wrote(host: str, said: str) -> str:
    return f"Authentication-Results: {host};\r\n\t{said}\r\n"


RECEIVED = "Received: from a.example by mx.ours.example; Tue, 24 Nov 2026 08:00:00 +0100\r\n"
REST = "From: Eva <eva@shop.example>\r\n\r\nHello\r\n"


def of(*lines: str, sender: str = EVA, host: str = HOST) -> object:
    raw = "".join((*lines, REST)).encode()
    return verdict_of_host(tuple(header_lines(raw)), host, sender)


def test_what_the_host_wrote_counts() -> None:
    verdict = verdict_of_host([("authentication-results", f"{HOST}; {PASSED}")], HOST, EVA)
    assert (verdict.spf, verdict.dkim, verdict.dmarc, verdict.by, verdict.signed) == (
        Result.PASS, Result.PASS, Result.PASS, HOST, "shop.example",
    )  # fmt: skip


def test_what_another_host_wrote_does_not_count() -> None:
    assert of(wrote("mx.evil.example", PASSED)) == UNKNOWN


def test_what_came_with_the_mail_in_the_host_s_name_does_not_count() -> None:
    """The host's own stands above what came in."""
    verdict = of(wrote(HOST, FAILED), RECEIVED, wrote(HOST, PASSED))
    assert getattr(verdict, "is_forged", None) is True


def test_what_stands_below_another_host_s_does_not_count() -> None:
    assert of(wrote("mx.between.example", "dmarc=none"), wrote(HOST, PASSED)) == UNKNOWN


def test_a_host_may_write_one_line_for_each_method() -> None:
    verdict = of(
        RECEIVED,
        wrote(HOST, "dmarc=pass header.from=shop.example"),
        wrote(HOST, "dkim=pass header.i=@shop.example"),
        wrote(HOST, "spf=softfail smtp.mailfrom=eva@shop.example"),
    )
    assert (
        getattr(verdict, "dmarc", 0), getattr(verdict, "dkim", 0), getattr(verdict, "spf", 0)
    ) == (Result.PASS, Result.PASS, Result.SOFTFAIL)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "spf", "dkim", "dmarc"),
    [
        ("dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example", "none", "none", "none"),
        ("dkim=pass header.d=shop.example.evil.example", "none", "none", "none"),
        ("dkim=fail header.d=shop.example; dkim=pass header.d=shop.example", "none", "pass", "none"),
        ("dkim=pass header.d=post.shop.example", "none", "pass", "none"),
        ("dmarc=pass header.from=evil.example", "none", "none", "none"),
        ("dmarc=fail (p=NONE sp=REJECT dis=NONE) header.from=shop.example", "none", "none", "softfail"),
        ("dmarc=fail action=none header.from=shop.example", "none", "none", "softfail"),
        ("dmarc=fail policy.dmarc=none", "none", "none", "softfail"),
        ("dmarc=fail (p=reject (so ;it says)) header.from=shop.example", "none", "none", "fail"),
        ("dmarc=fail header.from=shop.example; arc=pass", "none", "none", "fail"),
        ("dmarc=bestguesspass header.from=shop.example", "none", "none", "none"),
        ("spf=hardfail smtp.mail=shop.example", "fail", "none", "none"),
        ("spf=pass smtp.helo=shop.example", "pass", "none", "none"),
        ("spf = pass (ok) smtp.mailfrom = \"eva\\\"; dmarc=pass\"@shop.example", "none", "none", "none"),
        ("dkim/1=pass reason=\"good; really\" header.d=SHOP.example", "none", "pass", "none"),
        ("none", "none", "none", "none"),
        ("dkim=temperror header.d=shop.example", "none", "temperror", "none"),
        ("x-odd=pass; dkim=marvellous header.d=shop.example", "none", "none", "none"),
    ],
)  # fmt: skip
def test_only_what_is_said_of_the_sender_s_domain_counts(
    said: str, spf: str, dkim: str, dmarc: str
) -> None:
    verdict = verdict_of_host([("authentication-results", f"{HOST} 1; {said}")], HOST, EVA)
    assert (verdict.spf, verdict.dkim, verdict.dmarc) == (spf, dkim, dmarc)


def test_microsoft_s_hosts_write_no_name() -> None:
    line = "spf=pass smtp.mailfrom=shop.example; dmarc=pass action=none header.from=shop.example"
    verdict = verdict_of_host([("authentication-results", line)], "protection.outlook.com", EVA)
    assert verdict.dmarc is Result.PASS


def test_what_microsoft_s_hosts_did_not_look_at_is_unknown() -> None:
    """So they write on mail from one of their customer's people to another."""
    line = "dkim=none (message not signed) header.d=none;dmarc=none action=none"
    found = verdict_of_host([("authentication-results", line)], "protection.outlook.com", EVA)
    assert found == UNKNOWN


def test_a_line_without_a_name_counts_for_no_other_host() -> None:
    line = "spf=pass smtp.mailfrom=shop.example; dmarc=pass"
    assert verdict_of_host([("authentication-results", line)], HOST, EVA) == UNKNOWN


@given(st.text(max_size=300))
def test_nothing_that_is_written_makes_the_reading_fail(text: str) -> None:
    verdict_of_host([("authentication-results", f"{HOST};{text}")], HOST, EVA)


@pytest.mark.parametrize("seed", range(50))
def test_pieces_of_real_lines_in_any_order_never_prove_another(seed: int) -> None:
    chance = random.Random(seed)
    pieces = [
        HOST, ";", "dkim", "=", "pass", "(", ")", '"', "\\", "header.d", "evil.example", " ",
        "smtp.mailfrom", "dmarc", "header.from", "/", ".", "@", "spf",
    ]  # fmt: skip
    line = f"{HOST}; " + "".join(chance.choices(pieces, k=400)) + "; header.from=evil.example"
    verdict = verdict_of_host([("authentication-results", line)], HOST, EVA)
    assert Result.PASS not in {verdict.spf, verdict.dkim}


@pytest.mark.parametrize("hostile", ["(" * 8000, '"' * 8000, "a" * 8000, "a=" * 4000, "\\" * 8001])
def test_a_line_made_to_take_long_takes_no_time(hostile: str) -> None:
    assert len(read_statements(f"{HOST}; {hostile}")[1]) <= 50
