"""Who speaks: joining by invitation, help, language, and people nobody invited."""

from dataclasses import replace

from bot.actions import Action
from bot.acts import NOTHING, Act, Acts, Answer, Known, answering
from bot.handlers import contacts, scanning
from bot.handlers.contact_joining import is_offer, offer
from bot.keyboards import button, open_orders
from bot.menus import offered
from bot.phrases import first_name, lines, message, say
from bot.reading.plain_words import keys_for
from bot.routing import Routes
from bot.said import Said
from bot.shown.contact_keys import is_customer
from bot.shown.help_shown import help_shown
from bot.shown.lists import choices
from bot.steps.users import ComeIn, Greet, In, come_in, greet
from bot.tapped import argument
from core.chat import ChatMessage
from core.people import ROLE_LABELS, User
from core.usecases.users import (
    AskToJoin,
    Join,
    LinkDispatchers,
    SpeakInGroup,
    SpeakLanguage,
    ask_to_join,
    link_dispatchers,
    speak_in_group,
    speak_language,
)
from core.words import LANGUAGES, N_, Label, Words

NAMES = {"sv": "Svenska", "en": "English"}


def start(said: Said, known: Known) -> Acts:
    """``/start`` with an invitation joins; without one it greets."""
    language = said.speaker.language if said.speaker.language in LANGUAGES else None
    if known.user is not None and scanning.is_sticker(said.arguments):
        return scanning.scanned(said, known)
    if is_offer(said):
        return offer(said, known)
    if said.arguments and said.private and not _is_a_contact_s_scan(said, known):
        invitation = Join(said.arguments, said.speaker.id, language)
        return (Act(come_in, ComeIn(invitation, known.user), _welcome),)
    if known.user is None:
        return stranger(said, known)
    return (Act(greet, Greet(known.user), _welcome),)


def _is_a_contact_s_scan(said: Said, known: Known) -> bool:
    return bool(known.contacts) and scanning.is_sticker(said.arguments)


def stranger(said: Said, known: Known) -> Acts:
    """A kind word; the dispatchers see who asked (once a day). In a group nothing is said."""
    as_customer = contacts.heard(said, known)
    if as_customer is not None:
        return as_customer
    if said.tap_id is not None:
        text = known.words.text(
            N_("This is for the people of the company. Ask for an invitation.")
        )
        return answering(Answer(toast=text, alert=True))
    if not said.private or said.edited:
        return answering(NOTHING)
    who = said.speaker
    language = who.language if who.language in LANGUAGES else None
    command = AskToJoin(who.id, who.name, who.username, said.text, language)
    return (Act(ask_to_join, command, _kindly),)


def help_(said: Said, known: Known) -> Acts:
    """What can be done here, and every command that there is for it."""
    technician = known.user is not None and known.user.is_technician
    html = help_shown(technician, offered(known.user) if known.user else {}, known.words)
    keys = keys_for(known.user, known.words) if known.user and said.private else ()
    return answering(Answer(say=(ChatMessage(html, keys=keys),)))


def unknown_command(said: Said, known: Known) -> Acts:
    """A slash and a word that means nothing; in a group it may be meant for another bot."""
    if not said.private or said.edited:
        return answering(NOTHING)
    sentence = N_("I don't know {command}. /help tells what I can do.")
    return answering(Answer(say=(message(known.words, sentence, command=said.text.split()[0]),)))


def language_ask(said: Said, known: Known) -> Acts:
    """``/language``: which one."""
    row = tuple(button(NAMES[each], Action.LANGUAGE, None, each) for each in LANGUAGES)
    html = known.words.text(N_("Which language shall I speak?"))
    return answering(Answer(say=(ChatMessage(html, (row,)),)))


def language(said: Said, known: Known) -> Acts:
    """Speak that language from now on."""
    chosen = argument(said, str)
    wanted = chosen if chosen in LANGUAGES else LANGUAGES[0]
    if not said.private:
        return (Act(speak_in_group, SpeakInGroup(said.place.chat_id, wanted), _spoken_here),)
    return (Act(speak_language, SpeakLanguage(wanted), _spoken),)


def here(said: Said, known: Known) -> Acts:
    """``/here`` in a group: what waits is told there from now on."""
    if said.private:
        where = N_("Write /here in the group where the dispatchers should be told what waits.")
        return answering(Answer(say=(message(known.words, where),)))
    return (Act(link_dispatchers, LinkDispatchers(said.place), _linked),)


def _welcome(came: In, known: Known) -> Answer:
    words, user = known.words, came.user
    sentence = (
        N_("Hi {name}. You are in, as {role}.")
        if came.new
        else N_("Hi {name}. You are {role} here.")
    )
    role = Label(ROLE_LABELS[user.role])
    html = lines(
        say(words, sentence, name=first_name(user.name), role=role),
        None if came.rows else _what_waits(came, words),
        words.text(N_("The keys below are always there; tap Help for what I can do.")),
    )
    greeting = ChatMessage(html, keys=keys_for(user, words))
    if not came.rows:
        return Answer(say=(greeting,), menu=user)
    waiting = ChatMessage(_what_waits(came, words), choices(came.rows, Action.OPEN))
    return Answer(say=(greeting, waiting), menu=user)


def _what_waits(came: In, words: Words) -> str:
    if came.rows:
        return words.plural("{count} order waits:", "{count} orders wait:", len(came.rows))
    if came.user.is_technician:
        return words.text(N_("You have no open order. You are told here when you get one."))
    return words.text(N_("No order is open. New ones show up here."))


def _kindly(told: bool, known: Known) -> Answer:
    if not told and not known.joins:
        return NOTHING
    sentence = N_(
        "Hi {name}. This is a work tool for the people of the company, and you are not invited "
        "yet. The dispatchers have been told that you wrote; they can send you an invitation."
    )
    kind = message(known.words, sentence, name=known.said.speaker.name)
    ways = is_customer(known.words) if known.joins else ()
    return Answer(say=(replace(kind, buttons=ways),))


def _spoken(user: User, known: Known) -> Answer:
    words = known.speech(user.language) if known.speech else known.words
    named = f"✓ {NAMES.get(user.language or '', '')}"
    spoken = ChatMessage(named, ((open_orders(words),),))
    keys = ChatMessage(words.text(N_("So do the keys below.")), keys=keys_for(user, words))
    return Answer(edit=spoken, say=(keys,), menu=user)


def _spoken_here(language: str, known: Known) -> Answer:
    return Answer(edit=ChatMessage(f"✓ {NAMES.get(language, '')}"))


def _linked(_: None, known: Known) -> Answer:
    sentence = N_("✓ From now on I tell here what waits: new orders, articles to order, answers.")
    return Answer(say=(message(known.words, sentence),))


ROUTES = Routes(
    commands={"start": start, "help": help_, "language": language_ask, "here": here},
    taps={
        Action.LANGUAGE: language,
    },
)
