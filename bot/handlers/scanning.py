"""Stickers: a link, a code or a photo of one opens what it stands on (QR-01, QR-03, XT-17)."""

import re
from dataclasses import replace
from uuid import UUID, uuid5

from bot.acts import Act, Acts, Answer, Known, answering
from bot.handlers.objects import hand_of
from bot.phrases import message
from bot.reading.plain_words import keys_for
from bot.routing import Routes
from bot.said import Said
from bot.shown.thing_said import OBJECT, SCAN, WHERE, WITHOUT, messages_of, waits_for_place
from bot.steps.objects import OpenScanned, Thing, open_scanned
from bot.steps.things_read import SCANS
from core.chat import Button, ChatMessage, Pending
from core.registers import Scan
from core.usecases.registers.scanning import PlaceScan, place_scan
from core.words import N_

APP_PAGE = "app:"
"""The page inside Telegram that scans and signs; its address is made when it is sent."""
STICKER = re.compile(r"(?:o|obj|x|i)_.+|f_[0-9a-f]{32}")
"""The words after ``start=`` that stickers have; an invitation has no such beginning."""


def is_sticker(word: str) -> bool:
    """Whether the word of a start link is a sticker's."""
    return STICKER.fullmatch(word) is not None


def scanned(said: Said, known: Known) -> Acts:
    """``/start o_D-014`` or ``/object D-014``: what that is."""
    if not said.arguments:
        sentence = N_("Write the code too, such as /object D-014, or send a photo of the sticker.")
        scanner = Button(known.words.text(N_("Sign or scan here")), url=APP_PAGE, app=True)
        asked = message(known.words, sentence)
        return answering(Answer(say=(replace(asked, buttons=((scanner,),)),)))
    return opened(said.arguments, said, known)


def opened(text: str, said: Said, known: Known) -> Acts:
    """What this text from a sticker names: an object or a facility, with all that is known there.

    For whoever read it off a photo, too.
    """
    command = OpenScanned(text, uuid5(SCANS, str(said.update_id)), hand_of(known))
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


def _opened(found: Thing, known: Known) -> Answer:
    said = known.said
    told = messages_of(found, known.words, known.now, private=said.private)
    waits = waits_for_place(found, said.place)
    return Answer(say=tuple(told), expect=waits)


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
