"""Filling in what only the running day knows: where our letters want their answers, and their IDs."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from cli.day.script import Post
from sandbox.driving.mailbox import ReceivedMail

_PLACEHOLDER = re.compile(rb"\{([a-z-]+)\}")


async def placeholders(
    letter: ReceivedMail, number: str, post: Post, zone: ZoneInfo
) -> dict[str, str]:
    """What the placeholders of a mail stand for that answers this letter."""
    proposes, promised = post.proposes, post.expected.get("promised")
    reply_to = letter.headers.get("Reply-To", "")
    found = {
        "reply-to": reply_to.rpartition("<")[2].rstrip(">"),
        "message-id": letter.headers.get("Message-ID", ""),
        "subject": letter.subject,
        "number": number,
        "letter-text": letter.text,
        "letter-quoted": "\n".join(f"> {line}".rstrip() for line in letter.text.splitlines()),
    }
    found |= _entry(await letter.source())
    if promised:
        day = date.fromisoformat(promised)
        found["promised-day"] = f"{day.day}/{day.month}"
    if proposes:
        found["proposed-starts"] = _utc(datetime.fromisoformat(proposes["starts"]), zone)
        found["proposed-ends"] = _utc(datetime.fromisoformat(proposes["ends"]), zone)
    return found


def filled(raw: bytes, values: Mapping[str, str]) -> bytes:
    """The mail with its placeholders filled; in the subject of a header other letters are encoded."""
    head, blank, text = raw.partition(b"\r\n\r\n")
    return _put(head, values, header=True) + blank + _put(text, values, header=False)


def _put(part: bytes, values: Mapping[str, str], *, header: bool) -> bytes:
    def value(found: re.Match[bytes]) -> bytes:
        said = values.get(found[1].decode(), found[0].decode())
        if header and not said.isascii():
            return _encoded(said)
        return said.replace("\r\n", "\n").replace("\n", "\r\n").encode()

    return _PLACEHOLDER.sub(value, part)


def _encoded(text: str) -> bytes:
    from email.header import Header

    return Header(text, "utf-8", maxlinelen=60).encode(linesep="\r\n").encode()


def _entry(source: bytes) -> dict[str, str]:
    """What the letter's calendar entry says, if it has one."""
    from email import message_from_bytes

    for part in message_from_bytes(source).walk():
        if part.get_content_type() == "text/calendar":
            content = part.get_payload(decode=True)
            calendar = Calendar.from_ical(content if isinstance(content, bytes) else b"")
            return _of_event(calendar.events[0])
    return {}


def _of_event(event: Any) -> dict[str, str]:
    return {
        "uid": str(event["UID"]),
        "sequence": str(event["SEQUENCE"]),
        "organizer": str(event["ORGANIZER"]).removeprefix("mailto:"),
        "starts": _utc(event["DTSTART"].dt),
        "ends": _utc(event["DTEND"].dt),
    }


def _utc(moment: datetime, zone: ZoneInfo | None = None) -> str:
    known = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment
    return known.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
