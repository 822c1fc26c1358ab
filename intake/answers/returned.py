"""Why a mail came back, by the codes and the words of the host that says so (RFC 3463)."""

import re

from core.reach import Cause
from intake.parsing.mail import Kind, ParsedMail

_READ = 6000
_CODE = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_BY_CODE = {
    (1, 1): Cause.NO_MAILBOX, (1, 2): Cause.NO_DOMAIN,
    (1, 3): Cause.NO_MAILBOX, (1, 6): Cause.NO_MAILBOX, (1, 10): Cause.NO_MAILBOX,
    (1, 7): Cause.REFUSED, (1, 8): Cause.REFUSED,
    (2, 1): Cause.CLOSED, (2, 2): Cause.FULL, (2, 3): Cause.TOO_LARGE, (3, 4): Cause.TOO_LARGE,
    (4, 1): Cause.LATE, (4, 4): Cause.NO_DOMAIN, (4, 6): Cause.LATE, (4, 7): Cause.LATE,
}  # fmt: skip
_POLICY = 7
_NO_MAILBOX = re.compile(
    r"user unknown|unknown user|no such (?:user|mailbox|recipient|person|address)|unknown recipient"
    r"|(?:user|mailbox|recipient|address|account)[^.\n]{0,60}(?:does(?: not|n't) exist|not found"
    r"|unknown|is invalid|no longer valid)|invalid (?:recipient|mailbox|address)"
    r"|unknown (?:address|local.part)|address (?:couldn't|could not) be found"
    r"|wasn't found at|no mailbox (?:here )?by that name|finns inte|existiert nicht"
    r"|unbekannter (?:empfänger|benutzer)|findes ikke|finnes ikke|n'existe pas|no existe"
    r"|non esiste|bestaat niet|nie istnieje",
    re.IGNORECASE,
)
_NO_DOMAIN = re.compile(
    r"host (?:or domain name )?(?:unknown|not found)|domain[^.\n]{0,60}(?:not found|does(?: not|n't)"
    r" exist|couldn't be found)|no such domain|unrouteable mail domain|name service error",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:mailbox|account|user)[^.\n]{0,40}(?:disabled|inactive|suspended|closed|deactivated)",
    re.IGNORECASE,
)
_FULL = re.compile(
    r"(?:mailbox|inbox|postlåda|postfach)[^.\n]{0,40}(?:full|voll|överfull)|over ?quota|quota exceed"
    r"|exceed(?:ed|s)? (?:the |its |their )?(?:storage|quota)|out of storage",
    re.IGNORECASE,
)
_TOO_LARGE = re.compile(
    r"too (?:large|big)|size (?:limit|exceeds)|exceeds (?:the )?(?:maximum|size)|för stort",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"spam|blocked|blacklist|block ?list|policy|reputation|dmarc|spf|rejected|not permitted",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"timed? ?out|connection refused|retry time|could not connect|expired|try again", re.IGNORECASE
)
_WORDS = (
    (_FULL, Cause.FULL),
    (_TOO_LARGE, Cause.TOO_LARGE),
    (_NO_DOMAIN, Cause.NO_DOMAIN),
    (_NO_MAILBOX, Cause.NO_MAILBOX),
    (_CLOSED, Cause.CLOSED),
    (_REFUSED, Cause.REFUSED),
    (_LATE, Cause.LATE),
)


def why_returned(mail: ParsedMail) -> Cause:
    """Why it came back; *unknown* rather than a guess, for a guess would silence somebody."""
    if mail.kind is Kind.FEEDBACK:
        return Cause.COMPLAINT
    said = f"{mail.bounce_said}\n{mail.text[:_READ]}"
    code, by_words = _CODE.search(said), _by_words(said)
    if code is None:
        return by_words
    if code[1] == "4":
        return by_words if by_words is Cause.FULL else Cause.LATE
    group, detail = int(code[2]), int(code[3])
    if group == _POLICY:
        # Hosts that hide who lives there say *no such user* under a code of policy, beside it.
        beside = _by_words(mail.bounce_said) if mail.bounce_said else by_words
        return beside if beside is Cause.NO_MAILBOX else Cause.REFUSED
    return _BY_CODE.get((group, detail)) or by_words


def _by_words(said: str) -> Cause:
    return next((cause for words, cause in _WORDS if words.search(said)), Cause.UNKNOWN)
