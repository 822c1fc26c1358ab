"""Every mail ends in a defined state: real ones, mutated ones, and those made to do harm."""

import json
import multiprocessing
import re
import resource
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from bench.intake.rows import MAILS, Case, Row, every
from intake.decisions import decide
from intake.known import Known
from intake.parsing import as_json, problems, read_mail
from tests.intake.lost_text import Unit, lost_words, units_of
from tests.intake.mutating import mutated
from tests.intake.writing import PNG, file_part, multipart, part, plain

SECONDS = 2.0
MEGABYTES = 512
MUTATED = 10_000
_SMALL = 60_000
_HEAD = re.compile(rb"[\r\n]*(?:From |[\w-]+:)")
_WAIT = 30.0


def every_real_mail(folder: Path) -> Iterator[Case]:
    for file in sorted(MAILS.rglob("*")):
        if file.is_file():
            raw = file.read_bytes()
            yield _state(str(file.relative_to(MAILS)), raw, units_of(raw))


def _state(name: str, raw: bytes, units: list[Unit]) -> Case:
    """Tell whether it was read without the last resort, can be printed and has lost no text.

    What is said is what intake decides of it where it knows nobody.
    """
    mail = read_mail(raw)
    json.dumps(as_json(mail, name))
    if problems.READING_FAILED in mail.problems:
        return Case(name, False, "only the last resort read it")
    if lost := lost_words(units, raw, mail):
        return Case(name, False, f"lost {sorted(lost)[:5]}")
    return Case(name, True, type(decide(mail, Known())).__name__)


def _mutated(folder: Path) -> Iterator[Case]:
    seeds = [(raw, units_of(raw)) for raw in _whole_mails()]
    chance = Random("real")
    for number in range(MUTATED):
        raw, units = chance.choice(seeds)
        ways, spoilt = mutated(raw, chance)
        yield _state(f"{number}: {ways}", spoilt, units)


def _whole_mails() -> Iterator[bytes]:
    """Give the files of the sets that are mails with a head, and no mere bodies."""
    for file in sorted(MAILS.rglob("*")):
        raw = file.read_bytes() if file.is_file() and file.stat().st_size < _SMALL else b""
        if _HEAD.match(raw) and (b"Received:" in raw or b"Content-Type:" in raw):
            yield raw


def _hostile(folder: Path) -> Iterator[Case]:
    """Read each in a child of its own, so that its memory is its own; the slowest come first."""
    from tests.intake.hostile import SHAPES

    measured = {name: _in_a_child(written()) for name, written in SHAPES.items()}
    for name, (seconds, megabytes) in sorted(measured.items(), key=lambda one: -one[1][0]):
        right = seconds <= SECONDS and megabytes <= MEGABYTES
        yield Case(name, right, f"{seconds:.2f} s, {megabytes:.0f} MB")


def _in_a_child(raw: bytes) -> tuple[float, float]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_measure, args=(theirs, raw))
    child.start()
    seconds, megabytes = ours.recv() if ours.poll(_WAIT) else (_WAIT, 0.0)
    child.kill()
    child.join()
    return seconds, megabytes


def _measure(answer: Connection, raw: bytes) -> None:
    start = time.process_time()
    read_mail(raw)
    seconds = time.process_time() - start
    answer.send((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


_QUOTED = "<blockquote>" + "<p>Den gamla texten, som citeras.</p>" * 200 + "</blockquote>"
_SPEEDS = {
    "plain, 3 kB": (plain("Dörren i entrén stänger inte.\n" * 95), 240),
    "html with its quote, 18 kB": (
        multipart(
            "alternative",
            part("text/plain", "Ja\n\n> Den gamla texten, som citeras.\n" + "> Mera\n" * 900),
            part("text/html", f"<p>Ja</p>{_QUOTED}"),
        ),
        208,
    ),
    "photo, 1.3 MB": (
        multipart(
            "mixed", part("text/plain", "Se bild"), file_part("image/jpeg", PNG + bytes(10**6))
        ),
        74,
    ),
}
"""Each at least four times what the fastest of the peers makes of such mails on such a machine."""


def _speed(folder: Path) -> Iterator[Case]:
    for name, (raw, least) in _SPEEDS.items():
        start, count = time.process_time(), 0
        while time.process_time() - start < 1.0:
            read_mail(raw)
            count += 1
        rate = count / (time.process_time() - start)
        yield Case(name, rate >= least, f"{rate:.0f} mails/s, wanted {least}")


STATES = (
    Row("every real mail ends in a defined state", ".", every_real_mail, every),
    Row("so do mutated ones", ".", _mutated, every),
    Row(f"hostile ones, within {SECONDS:.0f} s and {MEGABYTES} MB", "", _hostile, every),
    Row("mails read in a second of processor time", "", _speed, every),
)
