"""Spoilt mails: each ends in a defined state, read without the last resort, no text lost."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from intake.parsing import Kind, ParsedMail, as_json, problems, read_mail
from tests.intake.lost_text import Unit, lost_words, units_of
from tests.intake.mutating import WAYS, mutated
from tests.intake.test_calendars import EXCHANGE, INVITATION
from tests.intake.test_envelopes import INSIDE, PGP_SIGNED, SMIME, signed
from tests.intake.test_kinds import MAILS as KINDS
from tests.intake.test_uuencode import uuencoded
from tests.intake.test_winmail import LETTER, PHOTO
from tests.intake.winmail import winmail
from tests.intake.writing import PNG, file_part, multipart, part, plain

LETTER_TEXT = (
    "The lift stands still.\nPlease send somebody soon.\n\nBest regards\nKarin from Storgatan"
)
ALTERNATIVE = multipart(
    "alternative", part("text/plain", LETTER_TEXT), part("text/html", f"<p>{LETTER_TEXT}</p>")
)
OURS = [
    *(raw for raw, _ in KINDS.values()),
    plain(LETTER_TEXT),
    plain("Hissen står still, och lampan blinkar\n" * 5, charset="iso-8859-1"),
    ALTERNATIVE,
    multipart("mixed", ALTERNATIVE.replace(b"grans", b"inre"), file_part("image/png", PNG)),
    multipart(
        "mixed", part("text/plain", "Another lift stands"), part("text/plain", "still today")
    ),
    multipart("mixed", part("text/html", f"<div>{LETTER_TEXT}</div>"), file_part("a/b", b"zip")),
    multipart("mixed", part("text/plain", "See below"), file_part("message/rfc822", ALTERNATIVE)),
    multipart("mixed", part("text/plain", "Hello"), part("text/calendar", INVITATION)),
    multipart("mixed", part("text/calendar; method=REPLY", EXCHANGE)),
    multipart("mixed", file_part("application/ms-tnef", winmail(LETTER, PHOTO))),
    b"From: a@b.se\r\n" + file_part(SMIME, signed(INSIDE)),
    b"From: a@b.se\r\n" + file_part("text/plain", LETTER_TEXT.encode()),
    plain(PGP_SIGNED),
    plain(f"Before\n{uuencoded(PNG)}afterwards"),
]
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "mail"
FEW, MANY = 600, 10_000
_A_MAIL = re.compile(rb"[\r\n]*(?:From |[\w-]+:)")
_LARGEST = 60_000


def test_mails_of_ours_that_were_spoilt_are_read() -> None:
    seeds = [(raw, units_of(raw)) for raw in OURS]
    assert list(_wrong(seeds, FEW, "ours")) == []


@pytest.mark.proof
@pytest.mark.skipif(not SHARED.is_dir(), reason="the real mails are not at ../shared/mail")
def test_ten_thousand_real_mails_that_were_spoilt_are_read() -> None:
    assert list(_wrong(list(_real()), MANY, "real")) == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real mails are not at ../shared/mail")
def test_no_text_of_a_real_mail_is_lost() -> None:
    lost = [lost_words(units, raw, read_mail(raw)) for raw, units in _real()]
    assert [words for words in lost if words] == []


def _real() -> Iterator[tuple[bytes, list[Unit]]]:
    for file in sorted(SHARED.rglob("*")):
        raw = file.read_bytes() if file.is_file() else b""
        is_mail = _A_MAIL.match(raw) and (b"Received:" in raw or b"Content-Type:" in raw)
        if is_mail and len(raw) < _LARGEST:
            yield raw, units_of(raw)


def _wrong(seeds: list[tuple[bytes, list[Unit]]], times: int, seed: str) -> Iterator[str]:
    """Say of each spoilt mail that is not read right what is wrong and how to make it again."""
    chance = Random(seed)
    for number in range(times):
        raw, units = chance.choice(seeds)
        ways, spoilt = mutated(raw, chance)
        mail = read_mail(spoilt)
        json.dumps(as_json(mail, "x"))
        if wrong := _complaint(units, spoilt, mail):
            yield f"{seed}, number {number} ({ways}): {wrong}"


def _complaint(units: list[Unit], spoilt: bytes, mail: ParsedMail) -> str:
    if problems.READING_FAILED in mail.problems or mail.kind not in Kind:
        return "read with the last resort"
    lost = lost_words(units, spoilt, mail)
    return f"lost {sorted(lost)[:5]}" if lost else ""


@pytest.mark.parametrize("raw", OURS)
def test_the_check_knows_when_all_text_is_lost(raw: bytes) -> None:
    """So that it cannot pass by looking at nothing."""
    units = units_of(raw)
    nothing = read_mail(b"From: a@b.se\r\n\r\n")
    said = {word for unit in units for word in unit.words}
    assert lost_words(units, raw, nothing) <= said
    assert bool(said) == any(unit.words for unit in units)


DROPPED = {
    "a text": multipart("mixed", part("text/plain", "Another lift stands")),
    "the first": multipart("mixed", part("text/plain", "still today")),
}


@pytest.mark.parametrize("without", DROPPED.values(), ids=DROPPED.keys())
def test_the_check_knows_when_one_part_is_dropped(without: bytes) -> None:
    both = multipart(
        "mixed", part("text/plain", "Another lift stands"), part("text/plain", "still today")
    )
    assert lost_words(units_of(both), both, read_mail(without))


def test_the_check_knows_when_an_encoded_part_is_dropped() -> None:
    raw = b"From: a@b.se\r\n" + file_part("text/plain", b"The lift stands still")
    assert lost_words(units_of(raw), raw, read_mail(plain("Hello"))) == {"lift", "stands", "still"}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_spoiling_does_something(way: str) -> None:
    chance = Random("ways")
    assert any(WAYS[way](chance, ALTERNATIVE) != ALTERNATIVE for _ in range(20))
