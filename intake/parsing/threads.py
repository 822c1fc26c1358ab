"""Message-IDs, References and the plus-addresses by which a mail finds its thread."""

import re
from collections.abc import Iterable

from intake.parsing import limits
from intake.parsing.addresses import people
from intake.parsing.encoded_words import clean, unfolded
from intake.parsing.heads import Head

_MOST = 998
_MOST_OTHER = 10
_TOKEN = re.compile(r"[0-9A-Za-z_.~=-]{1,64}")
_ORIGINAL_IDS = (
    "x-google-original-message-id", "x-microsoft-original-message-id", "x-original-message-id",
    "x-ms-original-message-id", "original-message-id", "x-yahoo-original-message-id",
    "resent-message-id",
)  # fmt: skip
"""Where a host that gives a mail an id of its own leaves the one that its writer knows."""
_DELIVERED = (
    "to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to",
    "x-forwarded-to", "resent-to", "x-rcpt-to", "apparently-to",
)  # fmt: skip


def message_id(raw: bytes | None) -> str | None:
    """Give the one id of a Message-ID line, with or without its brackets."""
    found = message_ids(raw)
    if found:
        return found[0]
    bare = "".join(clean(unfolded(raw)).split()).strip("<>") if raw else ""
    return bare[:_MOST] or None


def message_ids(raw: bytes | None) -> tuple[str, ...]:
    """Give the ids in angle brackets; of very many the first and the last ones."""
    if not raw:
        return ()
    text = unfolded(raw)
    found: dict[str, None] = {}
    at = text.find("<")
    while at >= 0 and (end := text.find(">", at)) > 0:
        one = "".join(clean(text[text.rfind("<", at, end) + 1 : end]).split())[:_MOST]
        if one:
            found[one] = None
        at = text.find("<", end)
    ids = tuple(found) or _bare(text)
    return ids if len(ids) <= limits.REFERENCES else (ids[0], *ids[-limits.REFERENCES + 1 :])


def other_ids(head: Head) -> tuple[str, ...]:
    """Give the ids that the mail had before some host on the way gave it another."""
    found = (each for name in _ORIGINAL_IDS for each in message_ids(head.first(name)))
    return tuple(dict.fromkeys(found))[:_MOST_OTHER]


def _bare(text: str) -> tuple[str, ...]:
    words = clean(text).replace(",", " ").split()[: limits.REFERENCES]
    return tuple(dict.fromkeys(word[:_MOST] for word in words if "@" in word))


def plus_tokens(head: Head) -> tuple[str, ...]:
    """Give TOKEN of every `anything+TOKEN@` among those it was sent or delivered to."""
    raw = [value for name in _DELIVERED for value in head.all(name)[:20]]
    emails = (person.email for value in raw for person in people(value))
    return tokens_of(emails)


def tokens_of(emails: Iterable[str]) -> tuple[str, ...]:
    """Give the part after the first plus of each local part, each once."""
    tokens = (email.rpartition("@")[0].partition("+")[2] for email in emails)
    return tuple(dict.fromkeys(token for token in tokens if _TOKEN.fullmatch(token)))
