"""Real mails from well-known projects, where a copy lies beside the checkout."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from intake.parsing import ParsedMail, as_json, problems, read_mail
from intake.parsing.html_text import html_to_text
from intake.parsing.replies import Split, split_reply
from tests.intake.writing import plain

MAILS = Path(__file__).resolve().parents[2].parent / "shared" / "mail"
pytestmark = pytest.mark.skipif(
    not MAILS.is_dir(), reason="the sets of real mails are not at ../shared/mail"
)


def expected(folder: str) -> dict[str, Any]:
    expectations: dict[str, Any] = json.loads((MAILS / folder / "expected.json").read_text())
    return expectations


def spaced(text: str) -> str:
    return " ".join(text.split())


def test_every_real_mail_is_read_without_the_last_resort() -> None:
    """None raises, each can be printed."""
    for file in MAILS.rglob("*"):
        if file.is_file():
            mail = read_mail(file.read_bytes())
            json.dumps(as_json(mail, file.name))
            assert problems.READING_FAILED not in mail.problems, file.name


def test_replies_are_stripped_as_email_reply_trimmer_does() -> None:
    folder = MAILS / "email_reply_trimmer"
    right = [
        spaced(split_reply((folder / name).read_text()).reply) == spaced(case["reply_text"])
        for name, case in expected("email_reply_trimmer").items()
    ]
    assert sum(right) >= 0.96 * len(right)


def test_replies_are_stripped_as_gitlab_does() -> None:
    """One is ours to differ in: an answer below its quote is given without the quote."""
    cases = expected("gitlab")
    right = [
        _reply(f"gitlab/{name}") == spaced(case[0]["reply_text"]) for name, case in cases.items()
    ]
    assert sum(right) >= len(right) - 1


def test_replies_are_stripped_as_talon_does() -> None:
    """Two are ours to differ in: a telephone's signature is cut, and kept apart."""
    cases = {name: case for name, case in expected("talon").items() if "standard" in name}
    right = [_reply(f"talon/{name}") == spaced(case["reply_text"]) for name, case in cases.items()]
    assert sum(right) >= len(right) - 2


def _reply(name: str) -> str:
    return spaced(read_mail((MAILS / name).read_bytes()).reply)


def test_html_replies_are_stripped_as_talon_does() -> None:
    cases = {name: case for name, case in expected("talon").items() if name.startswith("html")}
    for name, case in cases.items():
        html = (MAILS / "talon" / name).read_text(errors="replace")
        assert "".join(split_reply(html_to_text(html)).reply.split()) == "".join(
            case["reply_text"].split()
        ), name


@pytest.mark.parametrize("language", ["sv", "da", "nl", "ja", "en"])
def test_signatures_are_told_as_mail_parser_reply_does(language: str) -> None:
    for name, checks in expected("mail-parser-reply").items():
        split = split_reply((MAILS / "mail-parser-reply" / name).read_text())
        for check in checks:
            if check["languages"] == [language] and check.get("reply_index") == 0:
                assert _holds(check, split), (name, check)


def _holds(check: dict[str, Any], split: Split) -> bool:
    content = f"{split.reply}\n{split.signature}"
    field = {"body": split.reply, "signatures": split.signature, "content": content}
    text = field.get(check["field"], "")
    return check.get("contains", "") in text and check.get("not_contains", "\0") not in text


def test_forwarded_mails_are_read_as_email_forward_parser_does() -> None:
    cases = [
        (name, case) for name, found in expected("email-forward-parser").items() for case in found
    ]
    right = [_is_forward(name, case) for name, case in cases]
    assert sum(right) >= 0.99 * len(right)


def _is_forward(name: str, case: dict[str, Any]) -> bool:
    folder = MAILS / "email-forward-parser"
    forwarded = read_mail(_forward(folder, name, case.get("subject_file"))).forwarded_from
    if not case["forwarded"]:
        return forwarded is None
    origin = case["orig_from"]
    return forwarded is not None and (
        forwarded.email == origin["address"]
        and forwarded.name == (origin["name"] or "")
        and (not case.get("orig_subject") or forwarded.subject == case["orig_subject"])
    )


def _forward(folder: Path, name: str, subject_file: str | None) -> bytes:
    """Wrap a body; a subject that is not in the set is made up by the name of its file."""
    subject = "x"
    if subject_file:
        file = folder / subject_file
        made_up = "RE: x" if "variant_4" in subject_file else "Fwd: Integer consequat non purus"
        subject = file.read_text().strip() if file.exists() else made_up
    return plain((folder / name).read_text(), f"Subject: {subject}")


def _sisimai() -> list[tuple[str, ParsedMail]]:
    folder = MAILS / "sisimai-set-of-emails"
    cases = expected("sisimai-set-of-emails")
    return [
        (case["kind"], read_mail((folder / name).read_bytes())) for name, case in cases.items()
    ]


def test_returned_mails_are_known_and_no_other_is_taken_for_one() -> None:
    """At least 98 of a hundred, where the best known library has 83."""
    told = Counter((kind, str(mail.kind)) for kind, mail in _sisimai())
    bounces = sum(count for (kind, _), count in told.items() if kind == "bounce")
    assert told["bounce", "bounce"] >= 0.98 * bounces
    assert told["not_bounce", "bounce"] == 0


def test_complaints_are_known() -> None:
    told = [str(mail.kind) for kind, mail in _sisimai() if kind == "feedback_report"]
    assert told.count("feedback") >= len(told) - 1


def test_addresses_that_were_not_reached_are_found_as_flufl_finds_them() -> None:
    for name, case in expected("flufl-bounce").items():
        wanted = {one.lower() for found in case.get("cases", []) for one in found["addresses"]}
        if wanted:
            mail = read_mail((MAILS / "flufl-bounce" / name).read_bytes())
            assert {one.lower() for one in mail.bounced} == wanted, name


def test_heads_and_files_are_read_as_stalwart_does() -> None:
    cases = expected("stalwart-mail-parser")
    right = [_as_stalwart(name, case) for name, case in cases.items()]
    assert sum(right) >= len(right) - 4


def _as_stalwart(name: str, case: dict[str, Any]) -> bool:
    mail = read_mail((MAILS / "stalwart-mail-parser" / name).read_bytes())
    people = case.get("from", {}).get("Address", {}).get("List", [])
    subject = case.get("subject", {}).get("Text")
    names = {one for one in case.get("attachment_names", []) if one}
    return bool(
        (subject is None or spaced(mail.subject) == spaced(subject))
        and (not people or (mail.sender and mail.sender.email == people[0]["address"]))
        and names <= {one.name for one in mail.attachments}
    )
