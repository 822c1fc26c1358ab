"""Reply stripping: what is new in a mail, as five other projects' own tests expect it."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench.intake.rows import Case, Row, all_but, every, none, spaced, unlike
from intake.parsing import read_mail
from intake.parsing.html_text import html_to_text
from intake.parsing.replies import Split, split_reply

_TELLING = 2
LANGUAGES = ("sv", "en", "da", "nl", "ja", "pl")


def expected(folder: Path) -> dict[str, Any]:
    """Give what the project expects of each file of its set."""
    expectations: dict[str, Any] = json.loads((folder / "expected.json").read_text())
    return expectations


def _trimmer(folder: Path) -> Iterator[Case]:
    for name, case in expected(folder).items():
        reply = split_reply((folder / name).read_text()).reply
        yield _same(name, reply, case["reply_text"])


def _same(name: str, got: str, wanted: str) -> Case:
    return Case(name, spaced(got) == spaced(wanted), unlike(spaced(got), spaced(wanted)))


def _gitlab(folder: Path) -> Iterator[Case]:
    for name, cases in expected(folder).items():
        reply = read_mail((folder / name).read_bytes()).reply
        yield _same(name, reply, cases[0]["reply_text"])


def _talon(folder: Path, *, signed: bool) -> Iterator[Case]:
    """Talon cuts quotes alone; signed: so the signature that we keep apart counts as kept."""
    for name, case in expected(folder).items():
        if "standard" in name:
            mail = read_mail((folder / name).read_bytes())
            whole = f"{mail.reply}\n{mail.signature}" if signed else mail.reply
            wanted = spaced(case["reply_text"])
            yield _same(name, whole if spaced(whole) == wanted else mail.reply, wanted)


def _talon_html(folder: Path) -> Iterator[Case]:
    for name, case in expected(folder).items():
        if name.startswith("html"):
            html = (folder / name).read_text(errors="replace")
            reply = "".join(split_reply(html_to_text(html)).reply.split())
            wanted = "".join(case["reply_text"].split())
            yield Case(name, reply == wanted, unlike(reply, wanted))


def _fragments(folder: Path) -> Iterator[Case]:
    """The first fragment: it keeps a signature that has no line above it."""
    for name, checks in expected(folder).items():
        wanted = next((c for c in checks if c.get("first_fragment_or_reply")), None)
        file = next(folder.rglob(name), None)
        if wanted and file and len(wanted["first_fragment_or_reply"]) > _TELLING:
            split = split_reply(file.read_text())
            said = spaced(f"{split.reply}\n{split.signature}")
            first = spaced(wanted["first_fragment_or_reply"])
            yield Case(name, said.startswith(first), unlike(said, first))


def _parser_reply(folder: Path, language: str) -> Iterator[Case]:
    for name, checks in expected(folder).items():
        split = split_reply((folder / name).read_text())
        for check in checks:
            if check["languages"] == [language] and check.get("reply_index") == 0:
                yield Case(name, _holds(check, split), str(check))


def _holds(check: dict[str, Any], split: Split) -> bool:
    content = f"{split.reply}\n{split.signature}"
    fields = {"body": split.reply, "signatures": split.signature, "content": content}
    text = fields.get(check["field"], "")
    return check.get("contains", "") in text and check.get("not_contains", "\0") not in text


REPLIES = (
    Row("email_reply_trimmer: the reply", "email_reply_trimmer", _trimmer, all_but(2)),
    Row("gitlab: the reply", "gitlab", _gitlab, all_but(1)),
    Row("talon: all but the quote", "talon", partial(_talon, signed=True), all_but(1)),
    Row("talon: the reply, unsigned", "talon", partial(_talon, signed=False), none),
    Row("email_reply_parser: the first fragment", "email_reply_parser-rb", _fragments, all_but(1)),
    Row("talon: replies in HTML", "talon", _talon_html, every),
    *(
        Row(
            f"mail-parser-reply, {language}",
            "mail-parser-reply",
            partial(_parser_reply, language=language),
            every if language == "sv" else none,
        )
        for language in LANGUAGES
    ),
)
