"""Forwarded and returned mails, heads and files, as other projects' own tests expect them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench.intake.replies import expected
from bench.intake.rows import Case, Row, all_but, every, share, spaced, unlike
from intake.parsing import Kind, ParsedMail, read_mail
from tests.intake.writing import file_part, multipart, plain


def _forward_cases(folder: Path) -> Iterator[Case]:
    for name, cases in expected(folder).items():
        for case in cases:
            forwarded = read_mail(_forward(folder, name, case.get("subject_file"))).forwarded_from
            yield Case(
                name, _is_forward(forwarded, case), unlike(forwarded, case.get("orig_from"))
            )


def _forward_files(folder: Path) -> Iterator[Case]:
    right: dict[str, bool] = {}
    for case in _forward_cases(folder):
        right[case.name] = right.get(case.name, True) and case.right
    return (Case(name, so) for name, so in right.items())


def _is_forward(forwarded: Any, case: dict[str, Any]) -> bool:
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


def _sisimai(folder: Path, kind: str, wanted: set[Kind]) -> Iterator[Case]:
    for name, case in expected(folder).items():
        if case["kind"] == kind:
            mail = read_mail((folder / name).read_bytes())
            yield Case(name, mail.kind in wanted, f"taken for {mail.kind}: {mail.subject[:60]}")


_NO_BOUNCE = set(Kind) - {Kind.BOUNCE}


def _flufl(folder: Path) -> Iterator[Case]:
    """All addresses that it finds, and no more; a file of an automatic answer has none."""
    for name, case in expected(folder).items():
        wanted = {one.lower() for found in case.get("cases", []) for one in found["addresses"]}
        got = {one.lower() for one in read_mail((folder / name).read_bytes()).bounced}
        yield Case(name, got == wanted, unlike(sorted(got), sorted(wanted)))


def _tnef(folder: Path) -> Iterator[Case]:
    for name, case in expected(folder).items():
        inside = file_part("application/ms-tnef; name=winmail.dat", (folder / name).read_bytes())
        mail = read_mail(multipart("mixed", inside))
        got = {spaced(one.name) for one in mail.attachments}
        wanted = {spaced(one) for one in case["files"]}
        yield Case(name, wanted <= got, unlike(sorted(got), sorted(wanted)))


def _stalwart(folder: Path) -> Iterator[Case]:
    for name, case in expected(folder).items():
        mail = read_mail((folder / name).read_bytes())
        got = (mail.subject, mail.sender, [one.name for one in mail.attachments])
        yield Case(name, _as_stalwart(mail, case), unlike(got, case.get("attachment_names")))


def _as_stalwart(mail: ParsedMail, case: dict[str, Any]) -> bool:
    people = case.get("from", {}).get("Address", {}).get("List", [])
    subject = case.get("subject", {}).get("Text")
    names = {one for one in case.get("attachment_names", []) if one}
    return bool(
        (subject is None or spaced(mail.subject) == spaced(subject))
        and (not people or (mail.sender and mail.sender.email == people[0]["address"]))
        and names <= {one.name for one in mail.attachments}
    )


_SISIMAI = "sisimai-set-of-emails"
KINDS = (
    Row("email-forward-parser: files", "email-forward-parser", _forward_files, all_but(2)),
    Row("email-forward-parser: cases", "email-forward-parser", _forward_cases, share(98)),
    Row(
        "sisimai: bounces",
        _SISIMAI,
        partial(_sisimai, kind="bounce", wanted={Kind.BOUNCE}),
        share(85),
    ),
    Row(
        "sisimai: complaints",
        _SISIMAI,
        partial(_sisimai, kind="feedback_report", wanted={Kind.FEEDBACK}),
        all_but(1),
    ),
    Row(
        "sisimai: automatic answers",
        _SISIMAI,
        partial(_sisimai, kind="auto_reply", wanted={Kind.AUTO_REPLY}),
        every,
    ),
    Row(
        "sisimai: no other taken for a bounce",
        _SISIMAI,
        partial(_sisimai, kind="not_bounce", wanted=_NO_BOUNCE),
        every,
    ),
    Row("flufl-bounce: addresses", "flufl-bounce", _flufl, all_but(3)),
    Row("tnefparse: names of files", "tnefparse", _tnef, every),
    Row("stalwart: heads and files", "stalwart-mail-parser", _stalwart, all_but(4)),
)
