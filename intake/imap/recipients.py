"""Whom a mail from a mailbox was delivered to, as its headers tell in place of an envelope."""

from intake.parsing.addresses import people, proper
from intake.parsing.heads import read_head
from intake.parsing.problems import Notes

_DELIVERED = (
    "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-forwarded-to",
    "x-rcpt-to",
)  # fmt: skip
"""Written by hosts on the way, nearest to the envelope first."""
_WRITTEN = ("to", "cc")
_MOST = 50
_HEADERS = 20


def recipients_of(raw: bytes) -> tuple[str, ...]:
    """Give the addresses, each once, those that hosts wrote before those that the writer did.

    They carry the plus-addresses of stickers and orders; like an envelope they prove nothing.
    """
    head, _ = read_head(raw, 0, len(raw), Notes())
    lines = [value for name in (*_DELIVERED, *_WRITTEN) for value in head.all(name)[:_HEADERS]]
    found = (proper(person.email) for line in lines for person in people(line))
    # A database that takes no NUL in a text must not make such a mail come again for ever.
    sound = dict.fromkeys(each for each in found if each and each.isprintable())
    return tuple(list(sound)[:_MOST])
