"""Short mails that ask how an order stands: *status 421*, *läget?*, a lone question mark (XT-21)."""

import re
from dataclasses import dataclass

from core.numbers import OrderNumber
from core.refusals import NoSuchOrder
from intake.parsing.mail import Kind, ParsedMail
from intake.parsing.subjects import subject_of

LONGEST, LONGEST_MAIL = 80, 400

_NUMBER = (
    r"(?:(?:för|på|av|of|on|for|til|zu)?\s*(?:ao|order|ordern|arbetsorder|ärende|nr|no)?[\s:.#]*"
    r"(\d{1,12}(?:-\d{1,3})?))?"
)
_STATUS = re.compile(rf"(?:status|\?)\s*{_NUMBER}", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:läget|hur (?:är|ser) läget(?: ut)?|hur går det|hur ligger det till|hur är statusen?"
    r"|vad är statusen?|vad händer|när kommer ni(?: hit)?|när kommer någon|when are you coming"
    r"|when do you come|when will you come|any (?:news|update)|what(?:'s| is) (?:the|its) status"
    r"|status update|status please|how is it going|wie ist der stand|wann kommen sie"
    rf"|hvornår kommer i|når kommer dere|hva er status)\s*{_NUMBER}",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hej\w*|hi|hello|hallo|god (?:morgon|dag)|tack\w*|thanks|mvh|hälsningar|regards)\b[\s,.!]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatusAsked:
    """What is asked about: one order by number, else whatever is meant; ``in_words``: a question.

    ``bare``: nothing but a question mark, which means something in a thread alone.
    """

    number: OrderNumber | None = None
    in_words: bool = False
    bare: bool = False


def status_asked(mail: ParsedMail) -> StatusAsked | None:
    """What a mail asks for, when that is all it says: in its new text, else in its subject."""
    if mail.kind not in {Kind.REPORT, Kind.REPLY} or mail.attachments or mail.forwarded_from:
        return None
    if len(mail.reply) > LONGEST_MAIL:
        return None
    text = _without_greeting(mail.reply)
    if text:
        return _asked(text)
    subject = subject_of(mail.subject).bare if not mail.in_reply_to else ""
    return _asked(subject) if subject else None


def _asked(text: str) -> StatusAsked | None:
    if len(text) > LONGEST:
        return None
    said = " ".join(text.split())
    if re.fullmatch(r"\?{1,5}", said):
        return StatusAsked(bare=True)
    said = said.rstrip(" ?!.")
    plain, in_words = _STATUS.fullmatch(said), _QUESTION.fullmatch(said)
    found = plain or in_words
    if found is None:
        return None
    try:
        number = OrderNumber.parse(found[1]) if found[1] else None
    except NoSuchOrder:
        return None
    return StatusAsked(number, in_words=plain is None)


def _without_greeting(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not _GREETING.match(line))
