"""Customers in chat: joined by their own consent, heard on their own orders alone (XT-19)."""

from collections.abc import Callable, Mapping
from functools import partial

from bot.actions import Action
from bot.acts import NOTHING, Act, Acts, Known, answering
from bot.handlers import contact_words as told
from bot.handlers.contact_joining import JOINS, answered_to_joining
from bot.handlers.scanning import is_sticker
from bot.reading.small_talk import is_small_talk
from bot.routing import Routes
from bot.said import Said
from bot.shown.contact_keys import BY_MAIL, END, NEW_FAULT, STANDING
from bot.steps.contacts import (
    HearContact,
    MailInstead,
    Standing,
    hear,
    mail_instead,
    report,
    standing,
)
from bot.tapped import order_of
from core.numbers import OrderNumber
from core.usecases.linking import EndLinks, end_links
from core.words import LANGUAGES, Words

Handling = Callable[[Said, Known], Acts]


def heard(said: Said, known: Known) -> Acts | None:
    """What somebody who is none of the company's people says; None where it is not for here."""
    if not said.private:
        return None
    if said.tap is not None:
        return TAPS[said.tap.action](said, known) if said.tap.action in TAPS else None
    if not known.contacts:
        return answered_to_joining(said, known)
    return _linked(said, known)


def _linked(said: Said, known: Known) -> Acts:
    if said.edited:
        return _corrected(said, known)
    if said.text.startswith("/start") and is_sticker(said.arguments):
        return answering(told.what_is_wrong(known, said.arguments))
    if said.text.startswith("/") and said.file is None:
        return answering(told.again(known))
    meant = _meant(said.text, known) if said.file is None else None
    if meant is not None:
        return meant(said, known)
    if said.file is None and said.location is None and not said.text.strip():
        return answering(told.not_understood(known))
    if said.file is None and is_small_talk(said.text) and "order" not in known.about:
        return answering(told.again(known))
    if known.pending is not None and known.pending.kind == told.FAULT:
        return _reported((said,), known)
    return _heard((*told.kept(known), said), known, _answered(known))


def _meant(text: str, known: Known) -> Handling | None:
    plain = text.casefold().strip(" .!?")
    speeches = [known.speech(each) for each in LANGUAGES] if known.speech else [known.words]
    for sentence, handling in SAID.items():
        if plain in {_plain(words, sentence) for words in speeches}:
            return handling
    return None


def _plain(words: Words, sentence: str) -> str:
    return words.text(sentence).casefold()


def _answered(known: Known) -> OrderNumber | None:
    """The order of the message that he answers."""
    about = known.about.get("order")
    return OrderNumber.parse(about) if about else None


def _corrected(said: Said, known: Known) -> Acts:
    """What he changed in what he wrote is said once more, where the first stands."""
    if not said.text.strip() or "order" not in known.about:
        return answering(NOTHING)
    return _heard((said,), known, _answered(known))


def _heard(several: tuple[Said, ...], known: Known, number: OrderNumber | None) -> Acts:
    command = HearContact(several, known.words, number)
    return (Act(hear, command, partial(told.heard, several=several)),)


def _reported(several: tuple[Said, ...], known: Known) -> Acts:
    word = known.pending.context.get("sticker") if known.pending is not None else None
    sticker = f"https://t.me/{known.bot}?start={word}" if word else ""
    command = HearContact(several, known.words, sticker=sticker)
    return (Act(report, command, told.reported),)


def which(said: Said, known: Known) -> Acts:
    """The order that was meant: all that was kept goes there."""
    kept = told.kept(known)
    if not kept:
        return answering(told.done_already(known))
    return _heard(kept, known, order_of(said))


def new_fault(said: Said, known: Known) -> Acts:
    """What was kept is something new; where nothing was, he is asked what is wrong."""
    kept = told.kept(known)
    return _reported(kept, known) if kept else answering(told.what_is_wrong(known))


def how_it_stands(said: Said, known: Known) -> Acts:
    """His open orders, in plain words."""
    return (Act(standing, Standing(said.speaker.id), told.standing),)


def by_mail(said: Said, known: Known) -> Acts:
    """Letters go by mail until he writes here again."""
    return (Act(mail_instead, MailInstead(said.speaker.id), told.by_mail),)


def end_ask(said: Said, known: Known) -> Acts:
    """Whether he means it."""
    return answering(told.end_asked(known))


def end(said: Said, known: Known) -> Acts:
    """He is written to here no more."""
    return (Act(end_links, EndLinks(said.speaker.id), told.ended),)


def back(said: Said, known: Known) -> Acts:
    """He did not mean it."""
    return answering(told.again(known, edited=True))


SAID: Mapping[str, Handling] = {
    STANDING: how_it_stands,
    NEW_FAULT: new_fault,
    BY_MAIL: by_mail,
    END: end_ask,
}
"""What may be written instead of a tap, in whichever language."""
TAPS: Mapping[Action, Handling] = {
    **JOINS,
    Action.CONTACT_ORDER: which,
    Action.CONTACT_NEW: new_fault,
    Action.CONTACT_STANDING: how_it_stands,
    Action.CONTACT_BY_MAIL: by_mail,
    Action.CONTACT_END_ASK: end_ask,
    Action.CONTACT_END: end,
    Action.CONTACT_BACK: back,
}
ROUTES = Routes(taps=TAPS)
