"""How customers in chat are answered, and what is remembered while they are asked."""

from dataclasses import replace

from bot.acts import STORED, Answer, Known
from bot.phrases import lines, message, say
from bot.said import Said
from bot.shown import contact_words as shown
from bot.shown.contact_keys import all_ways, end_or_not, is_customer, ways_on, which_of
from bot.steps.contacts import Heard
from core.chat import ChatMessage, Pending
from core.linking import LinkedContact
from core.words import N_
from core.work_order import WorkOrder

FAULT, WHICH = "contact-fault", "contact-which"
MOST_KEPT = 30


def kept(known: Known) -> tuple[Said, ...]:
    """What waits for its order, in the order it was said."""
    pending = known.pending
    if pending is None or pending.kind != WHICH:
        return ()
    return tuple(known.said.again(each) for each in pending.context["said"])


def heard(found: Heard, known: Known, several: tuple[Said, ...]) -> Answer:
    """Where it stands now; or which order it is about, with what was said kept."""
    if found.order is None:
        return _ask_which(found, known, several)
    about = {"order": str(found.order.number)}
    if known.said.album is not None and not known.said.text and known.said.tap is None:
        return Answer(react=STORED, mine=about, forget=True)
    html = lines(
        known.words.text(N_("✓ Passed on. You are answered here.")), shown.title_of(found.order)
    )
    passed = ChatMessage(html, ways_on(known.words), stands_for=about)
    if known.said.tap is not None:
        return Answer(edit=passed, forget=True)
    return Answer(say=(passed,), mine=about, forget=True)


def reported(order: WorkOrder, known: Known) -> Answer:
    """The receipt of a new report."""
    words, about = known.words, {"order": str(order.number)}
    html = lines(
        words.text(N_("✓ Thank you. We have received your fault report:")),
        shown.title_of(order),
        words.text(
            N_("One of us reads it and decides who comes. You hear from us here.")
        ),
    )  # fmt: skip
    receipt = ChatMessage(html, ways_on(words), stands_for=about)
    if known.said.tap is not None:
        return Answer(edit=receipt, forget=True)
    return Answer(say=(receipt,), mine=about, forget=True)


def _ask_which(found: Heard, known: Known, several: tuple[Said, ...]) -> Answer:
    said, words = known.said, known.words
    question = (
        N_("Which order is it about? What you wrote is kept.")
        if found.choices
        else N_("You have no open order with us. Is it something new? What you wrote is kept.")
    )
    asked = ChatMessage(words.text(question), which_of(found.choices, words))
    waits = [each.kept() for each in several][-MOST_KEPT:]
    expected = Pending(said.speaker.id, said.place, WHICH, None, {"said": waits})
    earlier = several[-2:-1]
    same_album = bool(said.album) and any(each.album == said.album for each in earlier)
    return Answer(say=() if same_album else (asked,), expect=expected)


def what_is_wrong(known: Known, sticker: str = "") -> Answer:
    """He wants to report something, perhaps at a sticker that he scanned, and is asked what."""
    sentence = N_("What is wrong, and where? Write it here, or send a photo with a few words.")
    asked = message(known.words, sentence)
    said, context = known.said, {"sticker": sticker} if sticker else {}
    expected = Pending(said.speaker.id, said.place, FAULT, None, context)
    return Answer(say=(asked,), expect=expected)


def standing(orders: tuple[WorkOrder, ...], known: Known) -> Answer:
    """How his orders stand; an answer to one alone is about it."""
    html = shown.standing_shown(orders, known.now, known.words)
    about = {"order": str(orders[0].number)} if len(orders) == 1 else {}
    return Answer(say=(ChatMessage(html, ways_on(known.words), stands_for=about),))


def by_mail(contacts: tuple[LinkedContact, ...], known: Known) -> Answer:
    """Where his letters go until he writes here again."""
    html = say(
        known.words,
        N_("✓ We write to {address} again. Write here, and you are answered here."),
        address=", ".join(each.address for each in contacts),
    )
    return Answer(say=(ChatMessage(html, ways_on(known.words)),))


def end_asked(known: Known) -> Answer:
    """Whether he means it."""
    sentence = N_("Shall I stop writing to you here? Everything comes by mail then.")
    asked = replace(message(known.words, sentence), buttons=end_or_not(known.words))
    return Answer(edit=asked) if known.said.tap is not None else Answer(say=(asked,))


def ended(contacts: tuple[LinkedContact, ...], known: Known) -> Answer:
    """Everything comes by mail from now on."""
    sentence = N_("✓ I don't write to you here any more. Everything comes by mail.")
    return Answer(edit=ChatMessage(known.words.text(sentence), is_customer(known.words)))


def again(known: Known, *, edited: bool = False) -> Answer:
    """What he can do here."""
    if not known.contacts:
        return done_already(known)
    html = shown.again(known.contacts, known.words)
    ways = ChatMessage(html, all_ways(known.words))
    return Answer(edit=ways) if edited else Answer(say=(ways,))


def not_understood(known: Known) -> Answer:
    """He sent what can't be kept."""
    sentence = N_("I can pass on text, photos and files. Write what you want to say.")
    return Answer(say=(ChatMessage(known.words.text(sentence), ways_on(known.words)),))


def done_already(known: Known) -> Answer:
    """A button that has nothing left to do."""
    gone = known.words.text(N_("That is done already."))
    ways = ways_on(known.words) if known.contacts else ()
    return Answer(toast=gone, edit=ChatMessage(gone, ways))
