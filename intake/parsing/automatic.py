"""Mail that no person wrote: what must not be answered, and what is an automatic answer.

A person's report that is taken for a machine's is lost, so words alone never decide: either the
header says it, or the subject is the very one of a mail program, or a machine's sign in the header
stands beside the words.
"""

from dataclasses import dataclass

from intake.parsing import reasons
from intake.parsing.heads import Head
from intake.parsing.mail import Person
from intake.parsing.phrases.automatic import (
    AFTER_PHRASE,
    ANSWERING_HEADERS,
    ANSWERING_MAILERS,
    ANSWERING_SUBJECTS,
    AWAY_WORDS,
    CHALLENGES,
    LIST_HEADERS,
    LOOP_HEADERS,
    READ_SUBJECTS,
    READ_WORDS,
    RECEIVED_WORDS,
    RECEIVED_YOURS,
    ROBOTS,
    WHOLE_SUBJECTS,
)

_SUPPRESSING = {"all", "oof", "autoreply"}
_BULK = {"bulk", "list", "junk", "auto_reply", "auto-reply"}
_ANSWERING = {"auto_reply", "auto-reply"}
_FIRST_WORDS = 600
_SENT_BY_US_ALL = ":amazonses"
"""Amazon puts its Feedback-ID on every mail, also on a person's report through a web form."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What there is to judge by; answers: the subject says so, or an earlier mail is named."""

    head: Head
    sender: Person | None
    subject: str
    text: str
    return_path: str | None
    answers: bool


def unanswerable(head: Head, sender: Person | None, return_path: str | None) -> tuple[str, ...]:
    """Say why no automatic answer may go out, in the order in which it was seen."""
    seen = {
        "auto-submitted": _is_submitted_by_machine(head),
        "precedence": _precedence(head) in _BULK,
        "list": any(name in head for name in LIST_HEADERS),
        "bulk": _is_bulk(head),
        "suppressed": _suppressed(head),
        "loop": any(name in head for name in (*ANSWERING_HEADERS, *LOOP_HEADERS)),
        "null-sender": return_path == "",
        "no-sender": sender is None or not sender.email,
        "robot": sender is not None and is_robot(sender),
    }
    return tuple(reason for reason, so in seen.items() if so)


def is_robot(sender: Person) -> bool:
    """Tell whether nobody reads what is sent to this address."""
    email = sender.email.casefold()
    local = email.rpartition("@")[0]
    return email.startswith(ROBOTS) or local.endswith(
        ("-noreply", ".noreply", "-bounces", "-no-reply")
    )


def why_automatic(looks: Looks) -> str:
    """Say why a machine answered; "" if none did, or if it only tells of its own accord."""
    head = looks.head
    submitted = head.word("auto-submitted")
    if submitted.startswith(("auto-replied", "auto-notified")):
        return reasons.SAYS_ANSWER
    if submitted.startswith("auto-") and looks.answers:
        return reasons.SAYS_MACHINE
    if _has_answering_header(head):
        return reasons.ANSWERING_HEADER
    low = " ".join(looks.subject.casefold().split())
    first = " ".join(looks.text[:_FIRST_WORDS].casefold().split())
    if _is_read_receipt(low, first, threaded=looks.answers):
        return reasons.READ_RECEIPT
    if is_automatic_subject(low):
        return reasons.SUBJECT_SAYS
    return _by_words(looks, low, first) if is_machine(looks) else ""


def is_machine(looks: Looks) -> bool:
    """Tell whether the header has a sign of a machine that does not say what the machine does."""
    head = looks.head
    return (
        _is_submitted_by_machine(head)
        or _suppressed(head)
        or _precedence(head) in _BULK
        or looks.return_path == ""
        or bool(looks.sender and is_robot(looks.sender))
    )


def _by_words(looks: Looks, low: str, first: str) -> str:
    if any(words in low or words in first for words in CHALLENGES):
        return reasons.CHALLENGE
    if any(words in first for words in AWAY_WORDS) and looks.answers:
        return reasons.AWAY_TEXT
    subject = low.startswith(ANSWERING_SUBJECTS)
    if subject and any(words in first for words in AWAY_WORDS):
        return reasons.AWAY_TEXT
    said = RECEIVED_YOURS + (RECEIVED_WORDS if looks.answers else ())
    return reasons.RECEIVED_TEXT if any(w in low or w in first for w in said) else ""


def _has_answering_header(head: Head) -> bool:
    if any(head.word(name) not in {"", "no", "false"} for name in ANSWERING_HEADERS):
        return True
    if _precedence(head) in _ANSWERING or head.word("preference") in _ANSWERING:
        return True
    delivered = [value.lower().strip() for value in head.all("delivered-to")]
    mailer = (head.first("x-mailer") or b"").lower()
    return b"autoresponder" in delivered or any(
        word.encode() in mailer for word in ANSWERING_MAILERS
    )


def _is_read_receipt(low: str, first: str, *, threaded: bool) -> bool:
    """Believe "Read: …" in an answer, or where the text says when it was read."""
    return low.startswith(READ_SUBJECTS) and (
        threaded or any(words in first for words in READ_WORDS)
    )


def is_automatic_subject(low: str) -> bool:
    """Tell by the subject alone, case folded; "Automatic reply in the lift is broken" is a report.

    The phrase has to stand by itself, before a colon, or before "until Monday".
    """
    if low in WHOLE_SUBJECTS:
        return True
    phrase = max((one for one in ANSWERING_SUBJECTS if low.startswith(one)), key=len, default="")
    if not phrase or phrase.endswith(":"):
        return bool(phrase)
    rest = low[len(phrase) :].lstrip()
    first = rest.partition(" ")[0].strip(":.,")
    return not rest[:1].isalnum() or first in AFTER_PHRASE


def _is_submitted_by_machine(head: Head) -> bool:
    return head.word("auto-submitted") not in {"", "no"}


def _precedence(head: Head) -> str:
    return head.word("precedence") or head.word("x-precedence")


def _is_bulk(head: Head) -> bool:
    feedback = (head.first("feedback-id") or b"").decode("latin-1").lower().strip()
    return bool(feedback) and not feedback.endswith(_SENT_BY_US_ALL)


def _suppressed(head: Head) -> bool:
    value = (head.first("x-auto-response-suppress") or b"").decode("latin-1").lower()
    return any(word.strip() in _SUPPRESSING for word in value.split(","))
