"""Mails made to do harm are read in bounded time, and what passes a limit is said."""

from collections.abc import Iterator

import pytest

from app.processes import ChildProcesses
from intake.parsing import limits, problems, read_mail
from tests.intake.hostile import HEAD, HTML, SHAPES, nested, timed
from tests.intake.writing import multipart, part

SECONDS = 2.0
MEGABYTES = 512.0


@pytest.fixture(scope="module")
def processes() -> Iterator[ChildProcesses]:
    made = ChildProcesses(size=1)
    yield made
    made.close()


@pytest.mark.parametrize("name", SHAPES)
async def test_a_hostile_mail_is_read_in_bounded_time_and_memory(
    name: str, processes: ChildProcesses
) -> None:
    """R14: in the child that the service uses, within 2 s and 512 MB, without the last resort."""
    seconds, megabytes, mail = await processes.run(timed, SHAPES[name](), seconds=60.0, cpu=20.0)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert problems.READING_FAILED not in mail.problems


LIMITS = {
    "depth": (nested(limits.DEPTH), nested(limits.DEPTH + 1), problems.TOO_DEEP),
    "parts": (
        multipart("mixed", *[part("text/plain", "x")] * (limits.PARTS - 1)),
        multipart("mixed", *[part("text/plain", "x")] * limits.PARTS),
        problems.TOO_MANY_PARTS,
    ),
    "files": (
        multipart("mixed", *[part("image/png", "x")] * limits.ATTACHMENTS),
        multipart("mixed", *[part("image/png", "x")] * (limits.ATTACHMENTS + 1)),
        problems.TOO_MANY_FILES,
    ),
    "text": (
        HEAD + b"\r\n" + b"x" * limits.TEXT_CHARS,
        HEAD + b"\r\n" + b"x" * (limits.TEXT_CHARS + 1),
        problems.TEXT_TOO_LONG,
    ),
    "header lines": (
        b"A: b\r\n" * limits.HEADER_LINES + b"\r\nhej",
        b"A: b\r\n" * (limits.HEADER_LINES + 1) + b"\r\nhej",
        problems.HEAD_TOO_LONG,
    ),
}


@pytest.mark.parametrize(("within", "beyond", "problem"), LIMITS.values(), ids=LIMITS.keys())
def test_what_passes_a_limit_is_said(within: bytes, beyond: bytes, problem: str) -> None:
    assert problem not in read_mail(within).problems
    assert problem in read_mail(beyond).problems


@pytest.mark.parametrize("beyond", [case[1] for case in LIMITS.values()], ids=LIMITS.keys())
def test_what_passes_a_limit_is_for_a_person_to_look_at(beyond: bytes) -> None:
    assert read_mail(beyond).incomplete


def test_the_text_after_too_long_a_header_is_still_read() -> None:
    assert read_mail(b"A: b\r\n" * 100_000 + b"\r\nHissen").text == "Hissen"


def test_text_behind_endless_divs_is_not_lost() -> None:
    assert read_mail(HTML + b"<div>" * 50_000 + b"Hissen").text == "Hissen"


def test_words_encoded_in_words_are_decoded_only_once() -> None:
    """Such a name could otherwise be unpacked for ever."""
    raw = b"From: =?utf-8?q?=3D=3Futf-8=3Fq=3F=3C=3F=3D?= =?utf-8?q?<?=\r\n\r\nhej"
    assert problems.READING_FAILED not in read_mail(raw).problems
