"""Who leaves the company, who takes over his orders, and who comes back (PE-28)."""

import re
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import people_page
from bot.handlers.people import shown
from bot.keyboards import Rows, button, first_name_of
from bot.phrases import lines, say
from bot.said import Said
from bot.steps.people import (
    Leave,
    PersonSeen,
    come_back,
    leave,
    person,
)
from bot.tapped import ButtonIsOld, argument
from core.chat import Button, ChatMessage, Style
from core.people import User
from core.usecases.leaving import Left
from core.words import N_

NOBODY = "nobody"
_IDENTITY = re.compile("[0-9a-f]{32}")


def leave_ask(said: Said, known: Known) -> Acts:
    """Who takes over what is to be done."""
    at = argument(said, int, 1) if said.tap and len(said.tap.arguments) > 1 else 0
    return (Act(person, argument(said, UUID), partial(_who_takes_over, at=at)),)


def leaves(said: Said, known: Known) -> Acts:
    """The person works here no more."""
    chosen = argument(said, str, 1)
    if chosen != NOBODY and not _IDENTITY.fullmatch(chosen):
        raise ButtonIsOld
    successor = None if chosen == NOBODY else UUID(hex=chosen)
    return (Act(leave, Leave(argument(said, UUID), successor), _left),)


def back(said: Said, known: Known) -> Acts:
    """The person works here again."""
    return (Act(come_back, argument(said, UUID), shown),)


def _who_takes_over(seen: PersonSeen, known: Known, *, at: int) -> Answer:
    words, user = known.words, seen.user
    html = say(
        words,
        N_(
            "<b>{name}</b> works here no more? Who takes over the open orders? What was done stays."
        ),
        name=user.name,
    )
    back_to = button(words.text(N_("Back")), Action.PERSON, None, user.id)
    return Answer(edit=ChatMessage(html, _successors(seen, at, known, back_to)))


def _successors(seen: PersonSeen, at: int, known: Known, up: Button) -> Rows:
    user_id, words = seen.user.id, known.words

    def each(other: User) -> Button:
        label = first_name_of(other, seen.others)
        return button(label, Action.PERSON_LEAVES, None, user_id, other.id.hex)

    def turn(page: int, label: str) -> Button:
        return button(label, Action.PERSON_LEAVES_PAGE, None, user_id, page)

    label = words.text(N_("Nobody, they wait"))
    nobody = button(label, Action.PERSON_LEAVES, None, user_id, NOBODY, style=Style.DANGER)
    return people_page(seen.others, at, each, turn, nobody, up)


def _left(left: Left, known: Known) -> Answer:
    words, handed = known.words, left.handed
    name = left.successor.name if left.successor else ""
    taken = say(words, N_("{name} has {orders} now."), name=name, orders=", ".join(handed.orders))
    open_ = say(words, N_("These wait for somebody: {orders}."), orders=", ".join(handed.left))
    html = lines(
        say(words, N_("✓ {name} does not work here any more."), name=left.user.name),
        taken if handed.orders and name else None,
        open_ if handed.left else None,
    )
    rows = (
        (
            button(words.text(N_("Works here again")), Action.PERSON_BACK, None, left.user.id),
            button(words.text(N_("Everybody")), Action.PEOPLE, None, 0),
        ),
    )
    return Answer(edit=ChatMessage(html, rows))
