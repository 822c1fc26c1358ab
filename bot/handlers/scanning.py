"""Stickers: a link, a code or a photo of one opens what it stands on (QR-01, QR-03, XT-17)."""

import re
from uuid import UUID, uuid5

from bot.acts import Act, Acts, Answer, Known, answering
from bot.handlers.objects import hand_of, shown
from bot.phrases import lines, message, safe, say
from bot.plain_words import keys_for
from bot.routing import Routes
from bot.said import Said
from bot.steps.objects import OpenScanned, Thing, open_scanned
from core.chat import ChatMessage, Pending
from core.registers import Facility, Scan
from core.usecases.registers.scanning import PlaceScan, place_scan
from core.words import N_, Words

STICKER = re.compile(r"(?:o|obj|x|i)_.+|f_[0-9a-f]{32}")
"""The words after ``start=`` that stickers have; an invitation has no such beginning."""
WHERE = "scan-place"
DOOR_CODE_SECONDS = 600
_SCANS = UUID("6f1f9a52-6d0c-4a7e-9a39-0c2f7f0f4c11")
"""The space in which a scan's ID is made of the update it came in, so that it is kept once."""
OBJECT, SCAN = "object", "scan"


def is_sticker(word: str) -> bool:
    """Whether the word of a start link is a sticker's."""
    return STICKER.fullmatch(word) is not None


def scanned(said: Said, known: Known) -> Acts:
    """``/start o_D-014`` or ``/object D-014``: what that is."""
    if not said.arguments:
        sentence = N_("Write the code too, such as /object D-014, or send a photo of the sticker.")
        return answering(Answer(say=(message(known.words, sentence),)))
    return opened(said.arguments, said, known)


def opened(text: str, said: Said, known: Known) -> Acts:
    """What this text from a sticker names: an object or a facility, with all that is known there.

    For whoever read it off a photo, too.
    """
    command = OpenScanned(text, uuid5(_SCANS, str(said.update_id)), hand_of(known))
    return (Act(open_scanned, command, _opened),)


def placed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """Where the phone was when it scanned (QR-03)."""
    if said.location is None:
        return None
    latitude, longitude = said.location
    context = pending.context
    command = PlaceScan(UUID(context[OBJECT]), UUID(context[SCAN]), latitude, longitude)
    return (Act(place_scan, command, _placed),)


def typed(said: Said, known: Known, pending: Pending) -> Acts | None:
    """*Without the place*: the scan is kept as it is; anything else is no answer to that."""
    if said.text.strip() != known.words.text(WITHOUT):
        return None
    return answering(_done(known, N_("✓ The scan is kept without the place.")))


ASKS_PLACE = N_("📍 Here I am")
WITHOUT = N_("Without the place")


def _opened(found: Thing, known: Known) -> Answer:
    answer = shown(found, known)
    said = answer.say
    code = _door_code(found, known.words)
    if code is not None and known.said.private:
        said = (*said, code)
    if found.scan is None or found.scan.latitude is not None or not known.said.private:
        return Answer(say=said)
    asked = _where_asked(found.scan, known)
    return Answer(say=(*said, asked), expect=_waiting(found.scan, known))


def _door_code(found: Thing, words: Words) -> ChatMessage | None:
    """What one needs to get in, in a message that goes away again (XT-17)."""
    place = found.facility
    if found.service_object is not None or place is None or not place.comment:
        return None
    if found.actor.customer_id is not None:
        return None
    return code_message(place, words)


def code_message(place: Facility, words: Words) -> ChatMessage:
    """The facility's comment, which is gone ten minutes later."""
    html = lines(
        f"🔑 <b>{safe(place.name)}</b>: {safe(place.comment or '')}",
        words.text(N_("<i>This message goes away in ten minutes.</i>")),
    )
    return ChatMessage(html, gone_after=DOOR_CODE_SECONDS, silent=True)


def _where_asked(scan: Scan, known: Known) -> ChatMessage:
    words = known.words
    when = words.when(scan.at, known.now)
    html = say(
        words, N_("✓ Your scan is kept, {when}. Where are you? One tap tells it."), when=when
    )
    return ChatMessage(html, asks_place=words.text(ASKS_PLACE), or_skip=words.text(WITHOUT))


def _waiting(scan: Scan, known: Known) -> Pending:
    context = {OBJECT: str(scan.object_id), SCAN: str(scan.id)}
    return Pending(known.said.speaker.id, known.said.place, WHERE, None, context)


def _placed(scan: Scan | None, known: Known) -> Answer:
    kept = N_("✓ The scan is kept with the place.")
    return _done(
        known, kept if scan is not None else N_("There is no scan of yours to add it to.")
    )


def _done(known: Known, sentence: str) -> Answer:
    keys = keys_for(known.user, known.words) if known.user else ()
    told = ChatMessage(known.words.text(sentence), keys=keys)
    return Answer(say=(told,), forget=True)


ROUTES = Routes(
    commands={"object": scanned},
    questions={WHERE: typed},
    files={WHERE: placed},
)
