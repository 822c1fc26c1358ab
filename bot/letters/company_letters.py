"""Letters about the company itself: who knocks, who has joined, which mail is stuck."""

from collections.abc import Iterator
from uuid import UUID

from bot.actions import Action
from bot.keyboards import button, by_two
from bot.letters.letter_facts import Facts
from bot.phrases import first_name, lines, message, safe, say
from bot.reading.plain_words import keys_for
from bot.shown.cards import reader_of
from bot.shown.contact_keys import is_customer
from bot.shown.held_mail import held_message
from bot.steps.held_mail import view_of
from core.chat import Button, ChatMessage, Style
from core.people import ROLE_LABELS, JoinRequest, Role
from core.text import one_line
from core.usecases.letting_in import likely
from core.usecases.quarantine import HELD
from core.words import N_, Label


def stranger_asked(facts: Facts) -> ChatMessage | None:
    """Who knocked, with a tap to let that person in; nothing once that was answered."""
    context, words = facts.delivery.context, facts.words
    request = facts.uow.users.request(int(context["telegram_id"]))
    if request is None:
        return None
    username = f" @{context['username']}" if context.get("username") else ""
    html = lines(
        say(words, N_("👤 {name} wrote to me but is not invited:"),
            name=f"{context['name']}{username}"),
        f"<blockquote>{safe(one_line(context['text'] or '…', 300))}</blockquote>",
        words.text(N_("Is it one of yours?")),
    )  # fmt: skip
    return ChatMessage(html, by_two(_at_the_door(request, facts)))


def _at_the_door(request: JoinRequest, facts: Facts) -> Iterator[Button]:
    words, who = facts.words, request.telegram_id
    for user in likely(request, facts.uow):
        label = words.text(N_("It is {name}"), name=user.name)
        yield button(label, Action.LET_IN_AS, None, who, user.id, style=Style.PRIMARY)
    for role in (Role.TECHNICIAN, Role.SUBCONTRACTOR):
        label = words.text(N_("Let in as {role}"), role=Label(ROLE_LABELS[role]))
        yield button(label, Action.LET_IN, None, who, role.value)
    yield button(words.text(N_("Not one of us")), Action.TURN_AWAY, None, who)


def let_in(facts: Facts) -> ChatMessage | None:
    """Who asked is in: what he is here, and how to begin."""
    user = facts.uow.users.by_telegram_id(facts.place.chat_id)
    if user is None or not user.active:
        return None
    words = facts.words
    html = lines(
        say(words, N_("Hi {name}. You are in, as {role}."),
            name=first_name(user.name), role=Label(ROLE_LABELS[user.role])),
        words.text(N_("The keys below are always there; tap Help for what I can do.")),
    )  # fmt: skip
    return ChatMessage(html, keys=keys_for(user, words))


def joined(facts: Facts) -> ChatMessage | None:
    """Who is with us now."""
    user = facts.uow.users.get(UUID(facts.delivery.context["user_id"]))
    if user is None:
        return None
    role = Label(ROLE_LABELS[user.role])
    return message(facts.words, N_("👤 {name} has joined as {role}."), name=user.name, role=role)


def chat_lost(facts: Facts) -> ChatMessage | None:
    """Who can't be reached, since when, and how else; nothing once he is back."""
    context, words = facts.delivery.context, facts.words
    user = facts.uow.users.get(UUID(context["user_id"]))
    if user is None or user.chat_lost_at is None or not user.active:
        return None
    html = lines(
        say(words, N_("⚠️ {name} can't be reached in Telegram since {when}. Call, or send a new invitation."),
            name=user.name, when=words.when(user.chat_lost_at, facts.uow.now)),
        f"👤 {safe(user.phone)}" if user.phone else None,
        words.text(N_("What is news on an order goes by mail meanwhile.")) if user.email else None,
    )  # fmt: skip
    invite = button(words.text(N_("New invitation")), Action.PERSON_INVITE, None, user.id)
    person = button(one_line(user.name, 40), Action.PERSON, None, user.id)
    return ChatMessage(html, ((invite,), (person,)))


def group_lost(facts: Facts) -> ChatMessage | None:
    """Where the alerts go now, and how to have them in a group again."""
    if facts.uow.chats.dispatchers() is not None:
        return None
    return message(
        facts.words,
        N_(
            "⚠️ I am in the dispatchers' group no more, so alerts come to each of you here. "
            "To have them in a group again, add me to it and write /here there."
        ),
    )


def mail_quarantined(facts: Facts) -> ChatMessage | None:
    """A mail waits for a person; nothing once somebody has taken care of it."""
    row = facts.uow.mails.row(UUID(facts.delivery.context["mail_id"]))
    if row is None or row.state != HELD:
        return None
    view = view_of(row, reader_of(facts.place, facts.uow), facts.uow)
    return held_message(view, facts.uow.now, facts.words)


def quarantine_grew(facts: Facts) -> ChatMessage | None:
    """Too many mails wait for somebody, or one for too long; nothing once none does."""
    words, count = facts.words, facts.uow.mails.quarantined()
    oldest = facts.uow.mails.oldest_quarantined()
    if oldest is None:
        return None
    html = lines(
        words.plural(
            "⚠️ {count} mail waits for somebody to look at it.",
            "⚠️ {count} mails wait for somebody to look at them.",
            count,
        ),
        words.text(
            N_("The oldest has waited since {when}."), when=words.when(oldest, facts.uow.now)
        ),
    )
    see = button(words.text(N_("See what waits")), Action.MAIL_LIST, None, 0, style=Style.PRIMARY)
    return ChatMessage(html, ((see,),))


def contact_ended(facts: Facts) -> ChatMessage:
    """Whoever reads the mail of an address wants its letters there again (XT-19)."""
    sentence = N_("We write to {address} by mail from now on, as somebody who reads it has said.")
    html = say(facts.words, sentence, address=facts.delivery.context["address"])
    return ChatMessage(html, is_customer(facts.words))
