"""``/users``: who is in the company, who is in chat, and invitations for those who are not."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known, answering
from bot.alone import alone
from bot.choosing import page_of
from bot.handlers import person_asks
from bot.keyboards import Rows, button, by_two
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.once import screen_of
from bot.steps.only_once import act_once
from bot.steps.people import (
    PersonSeen,
    called,
    invite,
    people,
    person,
    phone_lost,
    roles_for,
)
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Pending, Style
from core.people import ROLE_LABELS, Role, User
from core.refusals import BadInput
from core.settings.hours import HOURS_OF_WEEK
from core.text import one_line
from core.usecases.users import Invited, InviteUser, invite_user
from core.words import N_, Label, Words

ASKED_NAME, ASKED_ROLE, ASKED_FIELD = "new-person", "new-person-role", "person-field"
OF_PEOPLE = frozenset({ASKED_NAME, ASKED_ROLE, ASKED_FIELD})
"""What is waited for here."""


def users(said: Said, known: Known) -> Acts:
    """Everybody in the company."""
    at = argument(said, int) if said.tap is not None else 0
    return (Act(people, None, partial(_everybody, at=at)),)


def one(said: Said, known: Known) -> Acts:
    """One of them, and what can be done."""
    return (Act(person, argument(said, UUID), shown),)


def new(said: Said, known: Known) -> Acts:
    """Ask who is to be invited."""
    html = known.words.text(N_("Who is to be invited? Write the first name and surname."))
    back = ((button(known.words.text(N_("Back")), Action.PEOPLE, None, 0),),)
    waits = Pending(said.speaker.id, said.place, ASKED_NAME, None, {}, said.message_id)
    return (Act(people, None, lambda _, __: Answer(edit=ChatMessage(html, back), expect=waits)),)


def name_typed(said: Said, known: Known, pending: Pending) -> Acts:
    """What the new one is to be."""
    name = one_line(said.text, 80)
    if not name:
        raise BadInput(N_("Write the first name and surname."))
    return (Act(called, name, partial(_which_role, name=name)),)


def role(said: Said, known: Known) -> Acts:
    """Make the invitation."""
    pending, wanted = known.pending, argument(said, str)
    if wanted not in set(Role):
        raise ButtonIsOld
    if pending is None or pending.kind != ASKED_ROLE:
        return answering(Answer(toast=known.words.text(N_("That is done already."))))
    command = InviteUser(pending.context["name"], Role(wanted))
    return (Act(invite_user, command, _invited),)


def invite_one(said: Said, known: Known) -> Acts:
    """An invitation for a first, another or a new phone; its page is drawn anew below it."""
    wanted = argument(said, UUID)
    return (act_once(said, invite, wanted, _invited), Act(person, wanted, shown))


def lost(said: Said, known: Known) -> Acts:
    """The phone was lost: it opens nothing any more."""
    return (Act(phone_lost, argument(said, UUID), shown),)


def shown(seen: PersonSeen, known: Known) -> Answer:
    """A person as the company has him."""
    asked = known.pending is not None and known.pending.kind in OF_PEOPLE
    page = _page(seen, known)
    if known.said.tap is not None:
        return Answer(edit=page, menu=seen.user)
    return Answer(say=(page,), forget=asked, menu=seen.user)


def _page(seen: PersonSeen, known: Known, told: str | None = None) -> ChatMessage:
    words, user = known.words, seen.user
    hours = HOURS_OF_WEEK.write(user.working_hours)
    away = ", ".join(_days(each.first_day, each.last_day, known) for each in user.absences)
    html = lines(
        told,
        f"👤 <b>{safe(user.name)}</b> · {words.text(ROLE_LABELS[user.role])}",
        _in_chat(user, known),
        " · ".join(safe(each) for each in (user.phone, user.email) if each) or None,
        say(words, N_("Works {hours}"), hours=hours) if hours else None,
        say(words, N_("Away {days}"), days=away) if away else None,
        words.text(N_("Rights of his own, not the role's.")) if user.rights is not None else None,
    )
    return ChatMessage(html, by_two(_deeds(seen, screen_of(known.said), words)))


def _in_chat(user: User, known: Known) -> str:
    words = known.words
    if not user.active:
        return words.text(N_("Does not work here any more."))
    if user.telegram_id is None:
        return words.text(N_("Not in chat yet: make an invitation."))
    if user.chat_lost_at is not None:
        when = words.when(user.chat_lost_at, known.now)
        return words.text(N_("⚠️ Not reached in chat since {when}."), when=when)
    return words.text(N_("In chat."))


def _deeds(seen: PersonSeen, screen: int, words: Words) -> Iterable[Button]:
    user = seen.user

    def to(label: str, action: Action, *more: str) -> Button:
        return button(words.text(label), action, None, user.id, *more)

    if user.active and seen.may_invite:
        label = words.text(N_("Invitation link"))
        yield button(label, Action.PERSON_INVITE, None, user.id, seen=screen, style=Style.PRIMARY)
        if user.telegram_id is not None:
            yield to(N_("Phone lost"), Action.PERSON_PHONE_LOST)
    if seen.by_admin and user.active:
        yield to(N_("Role …"), Action.PERSON_ROLE_ASK)
        yield button(words.text(N_("Rights …")), Action.PERSON_RIGHTS, None, user.id, 0)
        yield to(N_("Name …"), Action.PERSON_FIELD, "name")
        yield to(N_("Phone …"), Action.PERSON_FIELD, "phone")
        yield to(N_("E-mail …"), Action.PERSON_FIELD, "email")
        yield to(N_("Hours …"), Action.PERSON_FIELD, "hours")
        yield to(N_("Away …"), Action.PERSON_FIELD, "away")
        yield to(N_("Leaves …"), Action.PERSON_LEAVES_ASK)
    if seen.by_admin and not user.active:
        yield to(N_("Works here again"), Action.PERSON_BACK)
    yield button(words.text(N_("Back")), Action.PEOPLE, None, 0)


def _everybody(found: Sequence[User], known: Known, *, at: int) -> Answer:
    words = known.words

    def each(user: User) -> Button:
        sign = "" if not user.active else "✓ " if user.telegram_id is not None else "– "
        gone = "" if user.active else "✖ "
        return button(one_line(f"{sign}{gone}{user.name}", 40), Action.PERSON, None, user.id)

    turned: Rows = page_of(
        found, at, each, lambda to, label: button(label, Action.PEOPLE, None, to), size=12
    )
    title = words.text(N_("The company's people"))
    html = lines(
        f"<b>{title}</b>",
        words.text(N_("✓ in chat · – not yet · ✖ does not work here any more")),
    )
    invited = (button(words.text(N_("+ Invite somebody")), Action.PERSON_NEW),)
    page = ChatMessage(html, (*turned, invited))
    return Answer(edit=page) if known.said.tap is not None else Answer(say=(page,))


def _which_role(found: PersonSeen | None, known: Known, *, name: str) -> Answer:
    words, said = known.words, known.said
    if found is not None:
        told = say(words, N_("There is somebody called {name} already:"), name=found.user.name)
        return Answer(say=(_page(found, known, told),), forget=True)
    admin = known.user is not None and known.user.is_administrator
    made = [
        button(words.text(ROLE_LABELS[each]).capitalize(), Action.NEW_ROLE, None, each.value)
        for each in roles_for(admin)
    ]
    html = say(words, N_("What is <b>{name}</b> to be?"), name=name)
    rows = by_two((*made, button(words.text(N_("Back")), Action.PEOPLE, None, 0)))
    waits = Pending(said.speaker.id, said.place, ASKED_ROLE, None, {"name": name})
    return Answer(say=(ChatMessage(html, rows),), expect=waits)


def _invited(invited: Invited, known: Known) -> Answer:
    words, user = known.words, invited.user
    link = f"https://t.me/{known.bot}?start={invited.secret}"
    told = N_(
        "Send this to {name} ({role}). The link opens the chat once, for two weeks, and ends any "
        "link before it:"
    )
    html = lines(
        say(words, told, name=user.name, role=Label(ROLE_LABELS[user.role])),
        "",
        safe(link),
    )
    back = button(words.text(N_("Back")), Action.PERSON, None, user.id)
    asked = known.pending is not None and known.pending.kind in OF_PEOPLE
    return Answer(say=(ChatMessage(html, ((back,),)),), forget=asked)


def _days(first: date, last: date, known: Known) -> str:
    today = known.words.today(known.now)
    begins = known.words.day(first, today)
    return begins if first == last else f"{begins} – {known.words.day(last, today)}"


ROUTES = Routes(
    commands={"users": alone(users)},
    taps={
        Action.PEOPLE: users,
        Action.PERSON: one,
        Action.PERSON_NEW: new,
        Action.NEW_ROLE: role,
        Action.PERSON_INVITE: invite_one,
        Action.PERSON_PHONE_LOST: person_asks.phone_lost,
        Action.PERSON_PHONE_CLOSED: lost,
    },
    questions={ASKED_NAME: name_typed},
)
