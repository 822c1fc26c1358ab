"""How a customer comes into the chat: by the link in a mail, or by digits that are mailed to him."""

import re
from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Handler, Known, answering
from bot.phrases import lines, message, safe, say
from bot.said import Said
from bot.shown.contact_keys import all_ways, another_address, is_customer, yes_or_no
from bot.shown.contact_words import welcome
from bot.steps.contacts import Linked, Offered, accept, look
from bot.tapped import argument
from core.chat import ChatMessage, Pending
from core.linking import START, LinkedContact
from core.links import Purpose
from core.refusals import Refused
from core.usecases.address_codes import AskForCode, GiveCode, ask_for_code, give_code
from core.usecases.linking import AcceptOffer, DeclineOffer, LookAtOffer, decline_offer
from core.words import N_

ADDRESS, CODE = "contact-address", "contact-code"
_DIGITS = re.compile(r"\D{0,3}(\d[\d \u00a0-]{4,10}\d)\D{0,3}")


def is_offer(said: Said) -> bool:
    """Whether somebody opened the bot by the link in a mail."""
    return said.private and said.text.startswith("/start") and said.arguments.startswith(START)


def offer(said: Said, known: Known) -> Acts:
    """Whose address it is, and whether to write here instead."""
    token = said.arguments.removeprefix(START)
    link_id = known.signer.link_id(Purpose.CHANNEL, token) if known.signer else None
    return (Act(look, LookAtOffer(link_id, said.speaker.id), _asked),)


def yes(said: Said, known: Known) -> Acts:
    """*Write to me here*."""
    speaker = said.speaker
    command = AcceptOffer(
        argument(said, UUID), speaker.id, speaker.name, known.words.language
    )  # fmt: skip
    return (Act(accept, command, _linked),)


def no(said: Said, known: Known) -> Acts:
    """*No, by mail*."""
    command = DeclineOffer(argument(said, UUID), said.speaker.id, said.speaker.name)
    return (Act(decline_offer, command, _declined),)


def is_one(said: Said, known: Known) -> Acts:
    """*I am a customer*: at which address?"""
    sentence = N_(
        "Write the e-mail address at which you have had mail from us. I send a code there, so "
        "that nobody else can read your mail here."
    )
    expected = Pending(said.speaker.id, said.place, ADDRESS)
    return answering(Answer(say=(message(known.words, sentence),), expect=expected))


def answered_to_joining(said: Said, known: Known) -> Acts | None:
    """The address or the digits, where one was asked for them."""
    pending = known.pending
    asked = pending.kind if pending is not None else None
    if asked not in {ADDRESS, CODE} or said.edited or said.text.startswith("/"):
        return None
    if asked == ADDRESS or "@" in said.text:
        return _ask_for_code(said, known)
    found = _DIGITS.fullmatch(said.text.strip())
    if found is None:
        sentence = N_("Write the six digits that stand in the mail.")
        asks = replace(message(known.words, sentence), buttons=another_address(known.words))
        return answering(Answer(say=(asks,)))
    digits = re.sub(r"\D", "", found[1])
    speaker = said.speaker
    command = GiveCode(speaker.id, speaker.name, digits, known.words.language)
    return (Act(give_code, command, _proved),)


def _ask_for_code(said: Said, known: Known) -> Acts:
    speaker = said.speaker
    command = AskForCode(speaker.id, speaker.name, said.text, known.words.language)
    return (Act(ask_for_code, command, _code_asked),)


def _asked(offered: Offered, known: Known) -> Answer:
    words, address = known.words, offered.link.recipient
    asks = (
        say(
            words,
            N_("Shall {company} write to you here instead of by mail, and read your answers?"),
            company=offered.company,
        )
        if offered.company
        else words.text(
            N_("Shall we write to you here instead of by mail, and read your answers?")
        )
    )
    html = lines(say(words, N_("This link was mailed to {address}."), address=address), asks)
    return Answer(say=(ChatMessage(html, yes_or_no(offered.link.id, words)),))


def _linked(linked: Linked, known: Known) -> Answer:
    shown = ChatMessage(welcome(linked.contact, known.words), all_ways(known.words))
    return Answer(edit=shown)


def _declined(_: None, known: Known) -> Answer:
    sentence = N_("✓ Everything comes by mail, as before.")
    return Answer(edit=ChatMessage(known.words.text(sentence), is_customer(known.words)))


def _code_asked(_: None, known: Known) -> Answer:
    said, words = known.said, known.words
    sentence = N_(
        "If we know {address}, a code of six digits is on its way there. Write it here within a "
        "quarter of an hour. Nothing there? Look among the junk mail, or write us a mail from "
        "that address first, so that we know it."
    )
    html = say(words, sentence, address=said.text.strip())
    expected = Pending(said.speaker.id, said.place, CODE)
    return Answer(say=(ChatMessage(html, another_address(words)),), expect=expected)


def _proved(found: LinkedContact | Refused, known: Known) -> Answer:
    words = known.words
    if isinstance(found, Refused):
        sentence = safe(words.text(found.sentence, **found.fields))
        return Answer(say=(ChatMessage(sentence, another_address(words)),))
    shown = ChatMessage(welcome(found, words), all_ways(words))
    return Answer(say=(shown,), forget=True)


JOINS: Mapping[Action, Handler] = {
    Action.CONTACT_YES: yes,
    Action.CONTACT_NO: no,
    Action.CONTACT_IS: is_one,
}
