"""What ends or changes much about a person is asked first, with what it means (PE-01, RV-10)."""

from collections.abc import Iterable
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.keyboards import Rows, button
from bot.phrases import lines, listed, say
from bot.said import Said
from bot.steps.people import PersonSeen, person
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Style
from core.people import ROLE_LABELS, TEMPLATES, Role
from core.permissions import PERMISSIONS, Permission
from core.words import N_, Label, Words


def phone_lost(said: Said, known: Known) -> Acts:
    """Is the phone really gone?"""
    return (Act(person, argument(said, UUID), _lost_sure),)


def role(said: Said, known: Known) -> Acts:
    """Is that the role, with the rights it brings and takes?"""
    wanted = argument(said, str, 1)
    if wanted not in set(Role):
        raise ButtonIsOld
    return (Act(person, argument(said, UUID), partial(_role_sure, wanted=Role(wanted))),)


def _lost_sure(seen: PersonSeen, known: Known) -> Answer:
    words, user = known.words, seen.user
    html = lines(
        say(words, N_("<b>Does {name} have that phone no more?</b>"), name=user.name),
        say(words, N_("It opens nothing from then on, and gets no more messages. What {name} did "
                      "stays. Make an invitation link for the new phone after it."),
            name=user.name),
    )  # fmt: skip
    label = words.text(N_("Yes, close it"))
    sure = button(label, Action.PERSON_PHONE_CLOSED, None, user.id, style=Style.DANGER)
    return Answer(edit=ChatMessage(html, _with_back(seen, Action.PERSON, words, sure)))


def _role_sure(seen: PersonSeen, known: Known, *, wanted: Role) -> Answer:
    words, user = known.words, seen.user
    role_named = Label(ROLE_LABELS[wanted])
    html = lines(
        say(words, N_("<b>Make {name} {role}?</b>"), name=user.name, role=role_named),
        *_what_changes(seen, wanted, words),
    )
    label = words.text(N_("Yes, {role}"), role=role_named)
    sure = button(label, Action.PERSON_ROLE_SURE, None, user.id, wanted.value, style=Style.PRIMARY)
    return Answer(edit=ChatMessage(html, _with_back(seen, Action.PERSON_ROLE_ASK, words, sure)))


def _what_changes(seen: PersonSeen, wanted: Role, words: Words) -> Iterable[str]:
    has, gets = seen.user.permissions, TEMPLATES[wanted]
    if has == gets:
        yield words.text(N_("The rights stay as they are."))
    if gained := _named(gets - has, words):
        yield say(words, N_("✓ May then also: {rights}"), rights=gained)
    if lost := _named(has - gets, words):
        yield say(words, N_("– May then no longer: {rights}"), rights=lost)
    if seen.user.rights is not None:
        yield words.text(N_("The rights that were given one by one are replaced."))


def _named(rights: frozenset[Permission], words: Words) -> str:
    return listed([words.text(each.label) for each in PERMISSIONS.values() if each in rights])


def _with_back(seen: PersonSeen, action: Action, words: Words, sure: Button) -> Rows:
    return ((sure,), (button(words.text(N_("Back")), action, None, seen.user.id),))
