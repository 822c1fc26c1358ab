"""Every mail ends in a defined state: real ones, mutated ones, and those made to do harm."""

import json
import multiprocessing
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from bench.intake.rows import MAILS, Case, Row, every
from intake.parsing import ParsedMail, as_json, problems, read_mail
from tests.intake.writing import PNG, file_part, multipart, part, plain

SECONDS = 2.0
MEGABYTES = 512
MUTATED = 10_000
_WAIT = 30.0
_WORDS = re.compile(r"\w+")


def every_real_mail(folder: Path) -> Iterator[Case]:
    for file in sorted(MAILS.rglob("*")):
        if file.is_file():
            yield _state(str(file.relative_to(MAILS)), file.read_bytes())


def _state(name: str, raw: bytes) -> Case:
    """Tell whether it was read without the last resort, can be printed and has lost no word."""
    mail = read_mail(raw)
    json.dumps(as_json(mail, name))
    kept = not _lost(mail) and problems.READING_FAILED not in mail.problems
    return Case(name, kept, str(mail.kind))


def _lost(mail: ParsedMail) -> bool:
    """Tell whether a word of its text is in none of its pieces, which never happens by design."""
    pieces = f"{mail.reply} {mail.quoted} {mail.signature}"
    said = Counter(_WORDS.findall(mail.text)) - Counter(_WORDS.findall(pieces))
    return bool(said) and not mail.has_html


def _mutated(folder: Path) -> Iterator[Case]:
    seeds = [file.read_bytes() for file in sorted(MAILS.rglob("*")) if file.is_file()]
    chance = random.Random("the same mails each time")
    small = [seed for seed in seeds if len(seed) < 50_000] or [plain()]
    for number in range(MUTATED):
        yield _state(f"mutation {number}", _mutation(chance, chance.choice(small)))


def _mutation(chance: random.Random, raw: bytes) -> bytes:
    """Cut, repeat, swap and spoil pieces of a mail, as bad lines and worse programs do."""
    for _ in range(chance.randint(1, 6)):
        at, to = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 20, 2_000)))
        raw = chance.choice(_WAYS)(chance, raw, at, to)
    return raw


_WAYS: tuple[Callable[[random.Random, bytes, int, int], bytes], ...] = (
    lambda chance, raw, at, to: raw[:at] + raw[to:],
    lambda chance, raw, at, to: raw[:to] + raw[at:],
    lambda chance, raw, at, to: raw[:at] + chance.randbytes(min(to - at, 40)) + raw[to:],
    lambda chance, raw, at, to: raw[:at] + raw[at:to][::-1] + raw[to:],
    lambda chance, raw, at, to: raw[:at] + raw[at:to].replace(b"\r\n", b"\n") + raw[to:],
    lambda chance, raw, at, to: raw[:at] + raw[at:to].replace(b"\n", b"\r\n> ") + raw[to:],
)


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
    "plain, 3 kB": (plain("Dörren i entrén stänger inte.\n" * 95), 600),
    "html with its quote, 18 kB": (
        multipart(
            "alternative",
            part("text/plain", "Ja\n\n> Den gamla texten, som citeras.\n" + "> Mera\n" * 900),
            part("text/html", f"<p>Ja</p>{_QUOTED}"),
        ),
        200,
    ),
    "photo, 1.3 MB": (
        multipart(
            "mixed", part("text/plain", "Se bild"), file_part("image/jpeg", PNG + bytes(10**6))
        ),
        35,
    ),
}


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
