"""What an administrator changes about one person: typed, tapped, given and taken (PE)."""

import re
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_of
from bot.handlers import person_asks, person_leaving
from bot.handlers.people import ASKED_FIELD, shown
from bot.keyboards import button, by_two
from bot.phrases import lines, safe, say
from bot.reading.days import day_named
from bot.routing import Routes
from bot.said import Said
from bot.steps.away import TakeAway, clear_away, go_away
from bot.steps.people import (
    FIELDS,
    PersonSeen,
    SetField,
    SetRole,
    TurnRight,
    person,
    roles_for,
    set_field,
    set_role,
    turn_right,
)
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Pending
from core.people import ROLE_LABELS, Role
from core.permissions import PERMISSIONS, Permission
from core.refusals import BadInput
from core.words import N_

AWAY = "away"
ASKS = {
    "name": N_("Write the new name."),
    "phone": N_("Write the phone number, or a minus for none."),
    "email": N_("Write the e-mail address, or a minus for none."),
    "hours": N_(
        "Write when {name} works, such as mon-fri 07:00-16:00, or a minus for the company's hours."
    ),
    AWAY: N_("Write when {name} is away, such as 21/12 - 2/1 holiday, or a minus for never."),
}
_DAYS = re.compile(r"(\S+(?:\s+[a-zåäö]+)??)(?:\s*(?:-|–|to|till|t\.o\.m\.)\s*(\S+))?(?:\s+(.*))?")


def field_ask(said: Said, known: Known) -> Acts:
    """Ask for it."""
    wanted, key = argument(said, UUID), argument(said, str, 1)
    if key not in ASKS:
        raise ButtonIsOld
    return (Act(person, wanted, partial(_asked, key=key)),)


def typed(said: Said, known: Known, pending: Pending) -> Acts:
    """What was asked for."""
    wanted, key = UUID(pending.context["person"]), str(pending.context["key"])
    text = "" if said.text.strip() in {"-", "–"} else said.text
    if key == AWAY:
        return (_away(wanted, text, known),)
    if key not in FIELDS:
        raise ButtonIsOld
    return (Act(set_field, SetField(wanted, key, text), shown),)


def role_ask(said: Said, known: Known) -> Acts:
    """What a person may be."""
    return (Act(person, argument(said, UUID), _roles),)


def role(said: Said, known: Known) -> Acts:
    """Another role, with its rights."""
    wanted = argument(said, str, 1)
    if wanted not in set(Role):
        raise ButtonIsOld
    return (Act(set_role, SetRole(argument(said, UUID), Role(wanted)), shown),)


def rights(said: Said, known: Known) -> Acts:
    """Every right there is; what the person has is marked."""
    return (Act(person, argument(said, UUID), partial(_rights, at=argument(said, int, 1))),)


def right(said: Said, known: Known) -> Acts:
    """Give it or take it."""
    key = argument(said, str, 1)
    at = list(PERMISSIONS).index(key) // PER_PAGE if key in PERMISSIONS else 0
    command = TurnRight(argument(said, UUID), key, bool(argument(said, int, 2)))
    return (Act(turn_right, command, partial(_rights, at=at)),)


def role_rights(said: Said, known: Known) -> Acts:
    """The role's own rights and no others."""
    return (Act(turn_right, TurnRight(argument(said, UUID), ""), partial(_rights, at=0)),)


PER_PAGE = 10


def _away(wanted: UUID, text: str, known: Known) -> Act[TakeAway, PersonSeen]:
    if not text:
        return Act(clear_away, TakeAway(wanted), shown)
    found, today = _DAYS.fullmatch(" ".join(text.split())), known.words.today(known.now)
    first = day_named(found[1], today) if found else None
    last = day_named(found[2], first or today) if found and found[2] else first
    if first is None or last is None or last < first:
        raise BadInput(N_("Write the days like this: 21/12 - 2/1 holiday."))
    return Act(go_away, TakeAway(wanted, first, last, (found[3] if found else "") or ""), shown)


def _asked(seen: PersonSeen, known: Known, *, key: str) -> Answer:
    said, user = known.said, seen.user
    html = lines(
        f"<b>{safe(user.name)}</b>",
        say(known.words, ASKS[key], name=user.name),
    )
    up = button(known.words.text(N_("Back")), Action.PERSON, None, user.id)
    context = {"person": str(user.id), "key": key}
    waits = Pending(said.speaker.id, said.place, ASKED_FIELD, None, context, said.message_id)
    return Answer(edit=ChatMessage(html, ((up,),)), expect=waits)


def _roles(seen: PersonSeen, known: Known) -> Answer:
    words, user = known.words, seen.user
    made = (
        button(
            f"{'✓ ' if each is user.role else ''}{words.text(ROLE_LABELS[each]).capitalize()}",
            Action.PERSON_ROLE, None, user.id, each.value,
        )
        for each in roles_for(seen.by_admin)
    )  # fmt: skip
    up = button(words.text(N_("Back")), Action.PERSON, None, user.id)
    html = say(
        words,
        N_("What is <b>{name}</b> to be? Another role brings its own rights."),
        name=user.name,
    )
    return Answer(edit=ChatMessage(html, by_two((*made, up))))


def _rights(seen: PersonSeen, known: Known, *, at: int) -> Answer:
    words, user = known.words, seen.user

    def each(right: Permission) -> Button:
        has = right in user.permissions
        label = f"{'✓' if has else '–'} {words.text(right.label)}"
        return button(label, Action.PERSON_RIGHT, None, user.id, right.key, int(not has))

    turned = page_of(
        tuple(PERMISSIONS.values()), at, each,
        lambda to, label: button(label, Action.PERSON_RIGHTS, None, user.id, to), size=PER_PAGE,
    )  # fmt: skip
    pages = tuple(PERMISSIONS.values())[at * PER_PAGE : (at + 1) * PER_PAGE]
    told = (f"<b>{words.text(r.label)}</b>: {words.text(r.allows)}" for r in pages)
    last = (
        button(words.text(N_("As the role has")), Action.PERSON_ROLE_RIGHTS, None, user.id),
        button(words.text(N_("Back")), Action.PERSON, None, user.id),
    )
    html = lines(say(words, N_("What <b>{name}</b> may do:"), name=user.name), *told)
    return Answer(edit=ChatMessage(html, (*turned, last)))


ROUTES = Routes(
    taps={
        Action.PERSON_FIELD: field_ask,
        Action.PERSON_ROLE_ASK: role_ask,
        Action.PERSON_ROLE: person_asks.role,
        Action.PERSON_ROLE_SURE: role,
        Action.PERSON_RIGHTS: rights,
        Action.PERSON_RIGHT: right,
        Action.PERSON_ROLE_RIGHTS: role_rights,
        Action.PERSON_LEAVES_ASK: person_leaving.leave_ask,
        Action.PERSON_LEAVES_PAGE: person_leaving.leave_ask,
        Action.PERSON_LEAVES: person_leaving.leaves,
        Action.PERSON_BACK: person_leaving.back,
    },
    questions={ASKED_FIELD: typed},
)
