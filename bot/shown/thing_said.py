"""What is said when a sticker is scanned: the thing, the door code, where the phone is."""

from collections.abc import Sequence
from datetime import datetime

from bot.phrases import lines, safe, say
from bot.shown.thing_shown import thing_rows, thing_text
from bot.steps.objects import Thing
from core.chat import ChatMessage, Pending, Place
from core.registers import Scan
from core.words import N_, Words

WHERE = "scan-place"
"""What is waited for after a scan that is kept: where the phone is (QR-03)."""
OBJECT, SCAN = "object", "scan"
DOOR_CODE_SECONDS = 600
ASKS_PLACE = N_("📍 Here I am")
WITHOUT = N_("Without the place")


def messages_of(
    thing: Thing, words: Words, now: datetime, *, private: bool
) -> Sequence[ChatMessage]:
    """What it is and what is open there; in private also the door code and a question."""
    html = thing_text(thing, words, words.today(now))
    shown = ChatMessage(html, thing_rows(thing, words))
    if not private:
        return (shown,)
    code, scan = _door_code(thing, words), _unplaced(thing)
    asked = _where_asked(scan, words, now) if scan is not None else None
    return tuple(each for each in (shown, code, asked) if each is not None)


def waits_for_place(thing: Thing, place: Place) -> Pending | None:
    """The question where the phone is, if it is asked; in a private chat only."""
    scan = _unplaced(thing)
    if scan is None or place.chat_id < 0:
        return None
    context = {OBJECT: str(scan.object_id), SCAN: str(scan.id)}
    return Pending(place.chat_id, place, WHERE, None, context)


def _unplaced(thing: Thing) -> Scan | None:
    scan = thing.scan
    return scan if scan is not None and scan.latitude is None else None


def _door_code(thing: Thing, words: Words) -> ChatMessage | None:
    """What one needs to get in, in a message that goes away again (XT-17)."""
    place = thing.facility
    if thing.service_object is not None or place is None or not place.comment:
        return None
    if thing.actor.customer_id is not None:
        return None
    html = lines(
        f"📍 <b>{safe(place.name)}</b>: {safe(place.comment)}",
        words.text(N_("<i>This message goes away in ten minutes.</i>")),
    )
    return ChatMessage(html, gone_after=DOOR_CODE_SECONDS, silent=True)


def _where_asked(scan: Scan, words: Words, now: datetime) -> ChatMessage:
    when = words.when(scan.at, now)
    html = say(
        words, N_("✓ Your scan is kept, {when}. Where are you? One tap tells it."), when=when
    )
    return ChatMessage(html, asks_place=words.text(ASKS_PLACE), or_skip=words.text(WITHOUT))
