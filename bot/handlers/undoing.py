"""Taking back what was done: for five minutes, from wherever it was said (XT-15)."""

from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.routing import Routes
from bot.said import Said
from bot.tapped import argument, order_of
from core.chat import ChatMessage
from core.usecases.undoing import LettersHaveLeft, Undo, undo
from core.words import N_
from core.work_order import WorkOrder


def take_back(said: Said, known: Known) -> Acts:
    """Everything that one turn did; mail about it that has left is asked about first."""
    letters = known.agreed(LettersHaveLeft)
    command = Undo(order_of(said), argument(said, UUID), despite_letters=letters)
    return (Act(undo, command, _taken_back),)


def _taken_back(order: WorkOrder, known: Known) -> Answer:
    toast = known.words.text(N_("↩ Taken back on AO {number}."), number=order.number)
    if "card" in known.about:
        return Answer(card=order.number, in_place=True, toast=toast)
    gone = ChatMessage(toast, stands_for={"order": str(order.number)})
    return Answer(edit=gone, toast=toast)


ROUTES = Routes(taps={Action.UNDO: take_back})
