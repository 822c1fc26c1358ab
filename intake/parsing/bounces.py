"""Mails that came back: whom they did not reach, by the report's own fields or by its words."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from itertools import islice

from intake.parsing import limits
from intake.parsing.addresses import addresses_in, proper
from intake.parsing.encoded_words import clean
from intake.parsing.heads import Head
from intake.parsing.mail import Person
from intake.parsing.phrases.automatic import ROBOTS
from intake.parsing.phrases.bounces import DAEMON_NAMES, DAEMONS, FAILURES, SUBJECTS

_FAILED = re.compile(
    r"^\s*(?:<[^<>\s]+@[^<>\s]+>\.{0,3}:|(?:to|recipient|address|user|original to|final recipient"
    r"|failed recipient|rcpt to|mottagare|empfänger)\s*(?:address)?\s*[:=])",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b[45]\.\d{1,3}\.\d{1,3}\b|\b5[0-5]\d\b[ -]|user unknown|unknown user|no such user"
    r"|mailbox (?:is )?(?:full|unavailable|not found)|does not exist|quota|rejected|not delivered"
    r"|could not be delivered|couldn't be delivered|recipient|undeliver|unknown address"
    r"|delivery to the following|didn't reach|wasn't delivered|host or domain"
    rf"|{'|'.join(map(re.escape, FAILURES))}",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b[45]\.\d{1,3}\.\d{1,3}\b|\b5[0-5]\d[ -]")
_TRANSCRIPT = re.compile(r"\brcpt[ -]to ?: ?<?[^<>\s@]{1,100}@[^<>\s@]{1,200}", re.IGNORECASE)
_INSIDE = re.compile(
    rb"^[> \t]{0,20}message-id:[ \t\r\n]{0,10}<([^<>\s]{1,400})>", re.IGNORECASE | re.MULTILINE
)
_MOST_IDS = 5
_COMPLAINED = ("original-rcpt-to", "removal-recipient", "original-recipient")
_ORIGINAL = re.compile(
    r"original message|forwarded message -|copy of (?:the|your) message|returned message"
    r"|message follows|^received:|unsent message|message header|^return-path:|ursprünglich",
    re.IGNORECASE,
)
_TEXT_LINES = 200
_LONGEST_WHY = 500
_TRANSCRIPT_CHARS = 20_000
_QUIET = logging.CRITICAL + 1


@dataclass(frozen=True, slots=True)
class Bounce:
    """Whom a mail did not reach; later tries may still reach them where it is temporary."""

    addresses: tuple[str, ...]
    temporary: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What the machine-readable part of a delivery report says."""

    failed: tuple[str, ...] = ()
    delayed: tuple[str, ...] = ()
    delivered: bool = False
    said: str = ""


def read_report(content: bytes) -> Report:
    """Read the fields of a message/delivery-status part."""
    failed: dict[str, None] = {}
    delayed: dict[str, None] = {}
    delivered, said = False, ""
    for group in _groups(content):
        address = _recipient(group)
        action = group.get("action", "").split()[:1]
        if action in (["delivered"], ["relayed"], ["expanded"]):
            delivered = True
        elif address:
            (delayed if action == ["delayed"] else failed)[address] = None
            said = said or _why(group)
    return Report(tuple(failed), tuple(delayed), delivered, said)


def _why(group: dict[str, str]) -> str:
    """The status code, then the host's own words: where they differ the words know more."""
    return clean(f"{group.get('status', '')} {group.get('diagnostic-code', '')}")[:_LONGEST_WHY]


def _groups(content: bytes) -> Iterator[dict[str, str]]:
    fields: dict[str, str] = {}
    for line in content[: limits.HEAD_BYTES].decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if not line.strip():
            yield fields
            fields = {}
        elif colon and name[:1] not in {" ", "\t"}:
            fields.setdefault(name.strip().lower(), value.strip().lower())
    yield fields


def _recipient(group: dict[str, str]) -> str:
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        value = group.get(name, "").partition(";")[2] or group.get(name, "")
        if found := proper(value.strip(" <>")):
            return found
    return ""


@dataclass(frozen=True, slots=True)
class Smell:
    """What, at a glance, speaks for a returned mail."""

    daemon: bool = False
    subject: bool = False
    null_sender: bool = False
    named: tuple[str, ...] = ()
    answers: bool = False
    robot: bool = False
    """A "no-reply" that sends all sorts of mail: more has to be said than that it failed."""

    def __bool__(self) -> bool:
        return self.daemon or self.subject or self.null_sender or bool(self.named)


def smell_of(head: Head, sender: Person | None, subject: str, return_path: str | None) -> Smell:
    """Look at the head alone, so that other mails cost nothing more."""
    email, name = (sender.email.casefold(), sender.name.casefold()) if sender else ("", "")
    low = subject.casefold()
    named = [a for value in head.all("x-failed-recipients") for a in _addresses(value)]
    envelope = (return_path or "").casefold()
    return Smell(
        daemon=email.startswith((*DAEMONS, *ROBOTS)) or name.startswith(DAEMON_NAMES),
        subject=any(phrase in low for phrase in SUBJECTS),
        null_sender=return_path == "" or envelope.startswith("mailer-daemon"),
        named=tuple(dict.fromkeys(named)),
        answers=head.word("auto-submitted").startswith("auto-replied"),
        robot=email.startswith(ROBOTS) and not email.startswith(DAEMONS),
    )


def read_bounce(raw: bytes, smell: Smell, text: str) -> Bounce | None:
    """Look closer at a mail that smells of bounce and has no machine-readable report."""
    if smell.named:
        return Bounce(smell.named)
    known = _by_known_formats(raw)
    if known and known.addresses:
        return known
    # A postmaster may live in room 512, so his address alone says nothing of his words.
    returned = smell.null_sender or (smell.daemon and smell.subject)
    returned = returned or (smell.daemon and bool(_TRANSCRIPT.search(text[:_TRANSCRIPT_CHARS])))
    if not returned or (smell.answers and not smell.subject):
        return known
    if smell.robot and not _is_of_mail(raw, text):
        return known
    addresses, reasons = _by_words(text)
    certain = smell.daemon and not smell.robot and (smell.subject or reasons)
    return Bounce(addresses) if (reasons and addresses) or certain else known


def ids_inside(raw: bytes, start: int) -> tuple[str, ...]:
    """Give the Message-IDs of mails that are quoted whole, in a text or a part, after the head."""
    found = _INSIDE.finditer(raw, start, start + limits.BOUNCE_BYTES)
    ids = (one[1].decode("utf-8", "replace") for one in islice(found, _MOST_IDS))
    return tuple(dict.fromkeys(ids))


def read_complaint(content: bytes) -> tuple[str, ...]:
    """Give who complained, by the fields of a message/feedback-report part; often taken out."""
    fields = next(iter(_groups(content.lstrip())), {})
    values = (
        fields.get(name, "").partition(";")[2] or fields.get(name, "") for name in _COMPLAINED
    )
    return tuple(dict.fromkeys(filter(None, (proper(value.strip(" <>")) for value in values))))


def _is_of_mail(raw: bytes, text: str) -> bool:
    """Tell a mail that came back from a parcel that did: it has a code, or brings the mail."""
    inside = b"message/rfc822" in raw[: limits.BOUNCE_BYTES].lower()
    return inside or bool(_CODE.search(text[:_TRANSCRIPT_CHARS]))


def _addresses(value: bytes) -> list[str]:
    return addresses_in(value.decode("utf-8", "replace"))


def _by_known_formats(raw: bytes) -> Bounce | None:
    from flufl.bounce import all_failures

    logging.getLogger("flufl.bounce").setLevel(_QUIET)
    try:
        message = message_from_bytes(raw[: limits.BOUNCE_BYTES])
        temporary, permanent = all_failures(message)
    except Exception:  # noqa: BLE001 - a detector that stumbles over a mail has found nothing
        return None
    found = [_as_text(one) for one in sorted(permanent or temporary)]
    return Bounce(tuple(filter(None, found)), temporary=not permanent) if found else None


def _as_text(address: bytes | str) -> str:
    text = address.decode("utf-8", "replace") if isinstance(address, bytes) else address
    return proper(text.strip(" <>"))


def _by_words(text: str) -> tuple[tuple[str, ...], bool]:
    """Take addresses near words of failure, before the returned mail itself begins."""
    lines = text.split("\n", _TEXT_LINES)[:_TEXT_LINES]
    failed: dict[str, None] = {}
    reasons = False
    for at, line in enumerate(lines):
        short = line[:500]
        if at > 0 and _ORIGINAL.search(short):
            break
        reason = bool(_REASON.search(short))
        reasons = reasons or reason
        if reason or _FAILED.match(short) or (reasons and short.strip().count(" ") < 2):
            failed.update(dict.fromkeys(addresses_in(short, most=5)))
    return tuple(failed), reasons
