"""A mail explained in words a dispatcher understands: what it is, who says so, what is in it."""

from collections.abc import Iterator

from core.mail_trust import Verdict
from core.mail_words import kind_in_words, outcome_in_words, proof_in_words
from core.text import one_line
from core.words import N_, Words
from intake.decisions import (
    CommentAsColleague,
    CommentOn,
    Decision,
    Ignore,
    OpenOrder,
    PutAway,
    decide,
)
from intake.holding import Hold
from intake.known import Known
from intake.parsing.mail import Attachment, ParsedMail
from intake.trust.authentication_results import HEADER, NAMELESS, read_statements, verdict_of_host
from intake.trust.headers import header_lines

LINES = 30
SIZES = ((2**20, "MB"), (2**10, "kB"))


def explain(mail: ParsedMail, name: str, words: Words) -> Iterator[str]:
    """The mail, line by line."""
    yield f"{name}: {kind_in_words(mail.kind.value, words)}"
    for why in mail.because:
        yield f"  {words.text(why)}"
    yield f"  👤 {sender_of(mail)}"
    yield f"  💬 {mail.subject or '–'}"
    yield from _forwarded(mail, words)
    yield from _new(mail, words)
    yield from _cut(mail, words)
    for file in mail.attachments:
        yield f"  📎 {_file(file, words)}"
    for address in mail.bounced:
        yield "  " + words.text(N_("Not delivered to {address}."), address=address)
    for problem in mail.problems:
        yield f"  ⚠️ {words.text(problem)}"


def in_short(mail: ParsedMail, name: str, words: Words) -> str:
    """The mail in one line."""
    kind = kind_in_words(mail.kind.value, words)
    return f"{name}: {kind}. {sender_of(mail)}: {one_line(mail.subject, 80) or '–'}"


def sender_of(mail: ParsedMail) -> str:
    """Who it says that it is from."""
    return f"{mail.sender.name} <{mail.sender.email}>".strip() if mail.sender else "–"


def written_on(raw: bytes, mail: ParsedMail, words: Words) -> str:
    """How far the sender is proved, by what stands on the mail; a file can't prove more."""
    headers = tuple(header_lines(raw))
    first = next((value for name, value in headers if name == HEADER), "")
    by, _ = read_statements(first) if first else ("", ())
    sender = mail.sender.email if mail.sender else ""
    found = verdict_of_host(headers, by or NAMELESS, sender) if first else Verdict()
    said = proof_in_words(found, words)
    if not found.by:
        return said
    return f"{said} " + words.text(
        N_("That counts only where ORDNA_AUTHSERV_ID names {by}."), by=found.by
    )


async def by_itself(mail: ParsedMail) -> Decision:
    """What it would become where nothing is known of anybody."""
    return decide(mail, Known())


def foretold(decision: Decision, words: Words) -> str:
    """What it would become, in words."""
    match decision:
        case Hold(reason=reason, detail=detail):
            why = words.text(reason, detail=detail)
            return words.text(N_("It would wait for somebody: {why}"), why=why)
        case PutAway(outcome=outcome) | Ignore(outcome=outcome):
            said = outcome_in_words(outcome, words)
            return words.text(N_("No order would come of it: {outcome}."), outcome=said)
        case CommentOn(order=order) | CommentAsColleague(order=order):
            return words.text(N_("It would be a comment on AO {number}."), number=order)
        case OpenOrder(continues=None):
            return words.text(N_("It would be a new order."))
        case OpenOrder(continues=number):
            return words.text(
                N_("It would be a new order that goes on AO {number}."), number=number
            )
        case _:
            about = getattr(decision, "order", None)
            if about is None:
                return words.text(N_("It would be noted."))
            return words.text(N_("It would be noted on AO {number}."), number=about)


def _forwarded(mail: ParsedMail, words: Words) -> Iterator[str]:
    first = mail.forwarded_from
    if first is not None:
        who = f"{first.name} <{first.email}>".strip()
        yield "  " + words.text(N_("Forwarded; {who} wrote it first."), who=who)


def _new(mail: ParsedMail, words: Words) -> Iterator[str]:
    lines = mail.told.splitlines()
    for line in lines[:LINES]:
        yield f"  | {line}".rstrip()
    if len(lines) > LINES:
        yield "  " + words.plural(
            "… and {count} line more.", "… and {count} lines more.", len(lines) - LINES
        )


def _cut(mail: ParsedMail, words: Words) -> Iterator[str]:
    quoted = 0 if mail.quoted and mail.quoted in mail.told else len(mail.quoted.splitlines())
    if quoted:
        yield "  " + words.plural(
            "Cut off, but kept: {count} line of older mail.",
            "Cut off, but kept: {count} lines of older mail.",
            quoted,
        )
    if mail.signature:
        yield "  " + words.text(N_("Signature: {text}"), text=one_line(mail.signature, 120))


def _file(file: Attachment, words: Words) -> str:
    size = next((f"{file.size // one} {name}" for one, name in SIZES if file.size >= one), "")
    said = f"{file.name} ({file.content_type}, {size or f'{file.size} B'})"
    return f"{said}, {words.text(N_('in the text'))}" if file.inline else said
