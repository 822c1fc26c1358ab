"""Mails that came back: whom they did not reach, by the report's own fields or by its words."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes

from intake.parsing import limits
from intake.parsing.addresses import addresses_in, proper
from intake.parsing.heads import Head
from intake.parsing.mail import Person

_DAEMONS = (
    "mailer-daemon",
    "postmaster",
    "mail-daemon",
    "mailerdaemon",
    "mailer_daemon",
    "post_master",
    "bounce",
)
_DAEMON_NAMES = (
    "mailer-daemon", "mailer daemon", "mail deliver", "mail admin", "mail system", "postmaster",
    "system administrator", "mail transport", "internet mail delivery",
)  # fmt: skip
_SUBJECTS = (
    "undeliver", "returned mail", "mail delivery", "delivery status notification", "non-deliver",
    "delivery failure", "delivery notification", "failure notice", "delivery has failed",
    "mail system error", "could not send", "message you sent could not", "warning: message",
    "mail could not be delivered", "returned to sender", "delivery problem", "permanent delivery",
    "olevererbart", "kan inte levereras", "kunde inte levereras", "ikke leveres", "nicht zustell",
    "unzustellbar", "onbestelbaar", "non remis", "échec de la remise", "no se puede entregar",
    "impossibile recapitare", "non remise", "niedostarcz", "toimitus epäonnistui",
    "delivery error",
    "mail failure", "nondeliverable", "undelivered", "nepristatyta", "недоставлен", "не доставлен",
    "failed delivery", "delivery delayed", "delivery failed", "rejected mail", "error sending",
    "message delivery", "email delivery", "unable to deliver", "delivery report",
    "mail returned", "user unknown", "unknown user",
)  # fmt: skip
_FAILED = re.compile(
    r"^\s*(?:<[^<>\s]+@[^<>\s]+>\.{0,3}:|(?:to|recipient|address|user|original to|final recipient"
    r"|failed recipient|rcpt to|mottagare|empfänger)\s*(?:address)?\s*[:=])",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b[45]\.\d{1,3}\.\d{1,3}\b|\b5[0-5]\d\b[ -]|user unknown|unknown user|no such user"
    r"|mailbox (?:is )?(?:full|unavailable|not found)|does not exist|quota|rejected|not delivered"
    r"|could not be delivered|couldn't be delivered|recipient|undeliver|unknown address"
    r"|delivery to the following|didn't reach|wasn't delivered|host or domain",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"original message|forwarded message -|copy of (?:the|your) message|returned message"
    r"|message follows|^received:|unsent message|message header|^return-path:|ursprünglich",
    re.IGNORECASE,
)
_TEXT_LINES = 200
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


def read_report(content: bytes) -> Report:
    """Read the fields of a message/delivery-status part."""
    failed: dict[str, None] = {}
    delayed: dict[str, None] = {}
    delivered = False
    for group in _groups(content):
        address = _recipient(group)
        action = group.get("action", "").split()[:1]
        if action in (["delivered"], ["relayed"], ["expanded"]):
            delivered = True
        elif address:
            (delayed if action == ["delayed"] else failed)[address] = None
    return Report(tuple(failed), tuple(delayed), delivered)


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

    def __bool__(self) -> bool:
        return self.daemon or self.subject or self.null_sender or bool(self.named)


def smell_of(head: Head, sender: Person | None, subject: str, return_path: str | None) -> Smell:
    """Look at the head alone, so that other mails cost nothing more."""
    email, name = (sender.email.casefold(), sender.name.casefold()) if sender else ("", "")
    low = subject.casefold()
    named = [a for value in head.all("x-failed-recipients") for a in _addresses(value)]
    envelope = (return_path or "").casefold()
    return Smell(
        daemon=email.startswith(_DAEMONS) or name.startswith(_DAEMON_NAMES),
        subject=any(phrase in low for phrase in _SUBJECTS),
        null_sender=return_path == "" or envelope.startswith("mailer-daemon"),
        named=tuple(dict.fromkeys(named)),
        answers=head.word("auto-submitted").startswith("auto-replied"),
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
    if not returned or (smell.answers and not smell.subject):
        return known
    addresses, reasons = _by_words(text)
    certain = smell.daemon and (smell.subject or reasons)
    return Bounce(addresses) if (reasons and addresses) or certain else known


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
