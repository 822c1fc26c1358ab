"""Who knocks: let in as what he is to be, joined with a person there is, or turned away."""

from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.phrases import say
from bot.routing import Routes
from bot.said import Said
from bot.tapped import ButtonIsOld, argument
from core.chat import ChatMessage
from core.people import ROLE_LABELS, JoinRequest, Role, User
from core.usecases.letting_in import LetIn, TurnAway, let_in, turn_away
from core.words import N_, Label


def let_in_new(said: Said, known: Known) -> Acts:
    """A new one among the company's people."""
    wanted = argument(said, str, 1)
    if wanted not in set(Role):
        raise ButtonIsOld
    return (Act(let_in, LetIn(argument(said, int), Role(wanted)), _in),)


def let_in_as(said: Said, known: Known) -> Acts:
    """It is somebody whom the company knows already."""
    return (Act(let_in, LetIn(argument(said, int), user_id=argument(said, UUID, 1)), _in),)


def away(said: Said, known: Known) -> Acts:
    """Not one of us."""
    return (Act(turn_away, TurnAway(argument(said, int)), _away),)


def _in(user: User, known: Known) -> Answer:
    role = Label(ROLE_LABELS[user.role])
    told = N_("✓ {name} is in, as {role}.")
    html = say(known.words, told, name=user.name, role=role)
    return Answer(edit=ChatMessage(html), menu=user)


def _away(request: JoinRequest, known: Known) -> Answer:
    html = say(known.words, N_("✓ {name} was not let in."), name=request.name)
    return Answer(edit=ChatMessage(html))


ROUTES = Routes(
    taps={
        Action.LET_IN: let_in_new,
        Action.LET_IN_AS: let_in_as,
        Action.TURN_AWAY: away,
    }
)
