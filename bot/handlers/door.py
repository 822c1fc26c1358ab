"""Who knocks: let in as what he is to be, joined with a person there is, or turned away."""

from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.keyboards import Rows, button
from bot.phrases import say
from bot.routing import Routes
from bot.said import Said
from bot.steps.door import Before, open_door, shut_door
from bot.tapped import ButtonIsOld, argument
from core.chat import ChatMessage
from core.people import ROLE_LABELS, JoinRequest, Role, User
from core.text import one_line
from core.usecases.letting_in import LetIn, TurnAway
from core.words import N_, Label


def let_in_new(said: Said, known: Known) -> Acts:
    """A new one among the company's people."""
    wanted = argument(said, str, 1)
    if wanted not in set(Role):
        raise ButtonIsOld
    return (Act(open_door, LetIn(argument(said, int), Role(wanted)), _in),)


def let_in_as(said: Said, known: Known) -> Acts:
    """It is somebody whom the company knows already."""
    command = LetIn(argument(said, int), user_id=argument(said, UUID, 1))
    return (Act(open_door, command, _in),)


def away(said: Said, known: Known) -> Acts:
    """Not one of us."""
    return (Act(shut_door, TurnAway(argument(said, int)), _away),)


def _in(user: User | Before, known: Known) -> Answer:
    if isinstance(user, Before):
        return _answered_before(user, known)
    role = Label(ROLE_LABELS[user.role])
    told = N_("✓ {name} is in, as {role}.")
    html = say(known.words, told, name=user.name, role=role)
    return Answer(edit=ChatMessage(html, _to(user, known)), menu=user)


def _to(user: User, known: Known) -> Rows:
    """On to the person, where nobody else sees it."""
    if not known.said.private:
        return ()
    return ((button(one_line(user.name, 40), Action.PERSON, None, user.id),),)


def _answered_before(before: Before, known: Known) -> Answer:
    words = known.words
    if before.user is None:
        return Answer(edit=ChatMessage(words.text(N_("That has been answered already."))))
    html = say(words, N_("✓ {name} is in already."), name=before.user.name)
    return Answer(edit=ChatMessage(html, _to(before.user, known)))


def _away(request: JoinRequest | Before, known: Known) -> Answer:
    if isinstance(request, Before):
        return _answered_before(request, known)
    html = say(known.words, N_("✓ {name} was not let in."), name=request.name)
    return Answer(edit=ChatMessage(html))


ROUTES = Routes(
    taps={
        Action.LET_IN: let_in_new,
        Action.LET_IN_AS: let_in_as,
        Action.TURN_AWAY: away,
    }
)
