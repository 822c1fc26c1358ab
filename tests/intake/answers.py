"""Answers as people's mail programs write them: languages times programs times shapes."""

import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "replies"
OLD = "Hej Karin,\nvi kan komma på torsdag. Passar det?\nAnna Alm"
NESTED = "> Hej\n> igen\n>> Tidigare\n>> rader\n>>> och ännu äldre\n> Anna"
SIGNED_OLD = textwrap.indent(OLD, "> ", lambda line: True)
NARROW = 46


@dataclass(frozen=True, slots=True)
class Answer:
    """A mail's text, and the words that are new in it; the rest is quote or signature."""

    name: str
    text: str
    said: str
    signature: str = ""


def languages() -> dict[str, dict[str, Any]]:
    """Give what each language's mail programs write."""
    found = {file.stem: tomllib.loads(file.read_text()) for file in sorted(FOLDER.glob("??.toml"))}
    return found | tomllib.loads((FOLDER / "other.toml").read_text())


def answers(language: str) -> Iterator[Answer]:
    """Give all of one language, whole letters with what is to be made of them."""
    words = languages()[language]
    for shape in (_attributed, _below, _headed, _marked, _signed, _footed, _bannered):
        yield from shape(words)


def _attributed(words: dict[str, Any]) -> Iterator[Answer]:
    """Above "On … Anna wrote:", whole or wrapped, over a quote with signs, without, or nested."""
    said, old = words["said"], words.get("old", OLD)
    signs = textwrap.indent(old, "> ", lambda line: True)
    for name, line in words["attributions"].items():
        top = f"{said}\n\n"
        yield Answer(f"{name}, quoted", f"{top}{line}\n\n{signs}\n", said)
        yield Answer(f"{name}, at once", f"{top}{line}\n{signs}\n", said)
        yield Answer(f"{name}, bare", f"{top}{line}\n\n{old}\n", said)
        yield Answer(f"{name}, nested", f"{top}{line}\n{NESTED}\n", said)
        for wrapped in _wrapped(line):
            yield Answer(f"{name}, wrapped", f"{top}{wrapped}\n\n{signs}\n", said)
        inside = textwrap.indent(f"{line}\n\n{old}", "> ", lambda line: True)
        yield Answer(f"{name}, all quoted", f"{top}{inside}\n", said)
        for mobile in words["mobile"][:2]:
            yield Answer(f"{name}, {mobile}", f"{top}{mobile}\n\n{line}\n\n{signs}", said, mobile)


def _wrapped(line: str) -> set[str]:
    """Break a line as mail programs do: at a width, or before or inside the address."""
    narrow = "\n".join(textwrap.wrap(line, NARROW, break_long_words=False, break_on_hyphens=False))
    return {narrow, line.replace(" <", "\n<"), line.replace("<", "<\n")} - {line}


def _below(words: dict[str, Any]) -> Iterator[Answer]:
    """Under a quote, and both above and under it."""
    said = words["said"]
    signs = textwrap.indent(words.get("old", OLD), "> ", lambda line: True)
    for name, line in words["attributions"].items():
        yield Answer(f"{name}, below", f"{line}\n{signs}\n\n{said}\n", said)


def _headed(words: dict[str, Any]) -> Iterator[Answer]:
    """Above a header block, in the ways of Outlook, its rule, its bold type and its telephones."""
    said, old = words["said"], words.get("old", OLD)
    sender, _, to, _ = words["labels"]
    values = (
        "Anna Alm <anna@service.example>", "den 24 november 2026 08:00",
        "Karin Ek <karin@brfeken.example>", "Tid",
    )  # fmt: skip
    plain = [f"{label}: {value}" for label, value in zip(words["labels"], values, strict=True)]
    bold = [f"*{label}:* {value}" for label, value in zip(words["labels"], values, strict=True)]
    rule = "_" * 32
    moved = [plain[1], plain[0], plain[2], plain[3]]
    shapes = {
        "outlook": "\n".join(plain),
        "outlook, rule": "\n".join([rule, *plain]),
        "outlook, bold": "\n".join(bold),
        "outlook, dashes": "\n".join(["-" * 40, *plain]),
        "outlook, blank lines": "\n\n".join(plain),
        "outlook, no address": "\n".join([f"{sender}: Anna Alm", *plain[1:]]),
        "outlook, brackets": "\n".join(
            [f"{sender}: Anna Alm [mailto:anna@x.example]", *plain[1:]]
        ),
        "gmx": "\n".join(moved),
        "tabs": "\n".join(line.replace(": ", ":\t") for line in plain),
        "outlook, wrapped": "\n".join(
            [*plain[:2], f"{to}: Karin Ek;", "Bo Ek;", "Lo Ek", plain[3]]
        ),
    }
    for name, block in shapes.items():
        yield Answer(name, f"{said}\n\n{block}\n\n{old}\n", said)
    mobile = words["mobile"][-1]
    yield Answer(f"outlook, {mobile}", f"{said}\n\n{mobile}\n{rule}\n{shapes['outlook']}\n\n{old}",
                 said, mobile)  # fmt: skip


def _marked(words: dict[str, Any]) -> Iterator[Answer]:
    """Above "Original message", with and without a header, and above "write above this line"."""
    said, old = words["said"], words.get("old", OLD)
    sender, sent, to, subject = words["labels"]
    for mark in words["originals"]:
        head = f"{sender}: Anna Alm\n{sent}: idag\n{to}: Karin\n{subject}: Tid\n\n"
        yield Answer(mark, f"{said}\n\n{mark}\n{head}{old}", said)
        yield Answer(f"{mark} alone", f"{said}\n\n{mark}\n{old}", said)
    for mark in words.get("above", ()):
        yield Answer(mark, f"{said}\n\n{mark}\n\n{old}", said)


def _signed(words: dict[str, Any]) -> Iterator[Answer]:
    """Signed, above the quote and without any."""
    said = words["said"]
    quote = f"{next(iter(words['attributions'].values()))}\n\n{SIGNED_OLD}"
    who = "\nKarin Ek\nBrf Eken\n070-123 45 67\nkarin@brfeken.example"
    for closing in words.get("closings", ()):
        signature = f"{closing}\n{who}"
        yield Answer(f"signed {closing}", f"{said}\n\n{signature}\n\n{quote}", said, signature)
        yield Answer(f"signed {closing} alone", f"{said}\n\n{signature}\n", said, signature)
        dashed = f"-- \n{closing}{who}"
        yield Answer(f"dashes and {closing}", f"{said}\n\n{dashed}\n", said, dashed)
    for mobile in words["mobile"]:
        yield Answer(mobile, f"{said}\n\n{mobile}\n", said, mobile)
        yield Answer(f"{mobile}, quote", f"{said}\n\n{mobile}\n\n{quote}", said, mobile)


def _footed(words: dict[str, Any]) -> Iterator[Answer]:
    """With words of law, data protection or the woods below the name or below the letter."""
    said = words["said"]
    quote = f"{next(iter(words['attributions'].values()))}\n\n{SIGNED_OLD}"
    for footer in words.get("footers", ()):
        closing = f"{words['closings'][0]}\nKarin Ek, 070-123 45 67\n\n{footer}"
        yield Answer("footer", f"{said}\n\n{footer}\n", said, footer)
        yield Answer("footer, one line", f"{said}\n\n{footer.replace(chr(10), ' ')}\n", said)
        yield Answer("footer, signed", f"{said}\n\n{closing}\n\n{quote}", said, closing)


def _bannered(words: dict[str, Any]) -> Iterator[Answer]:
    """Below what the company's server puts above every mail from outside."""
    said = words["said"]
    for banner in words.get("banners", ()):
        yield Answer("banner", f"{banner}\n\n{said}\n", said)
        yield Answer("banner, wrapped", f"{textwrap.fill(banner, 70)}\n\n{said}\n", said)
