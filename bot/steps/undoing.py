"""Takes back the latest thing somebody did on an order, and says what it was (XT-15)."""

from dataclasses import dataclass

from core.chat import Place
from core.events import ActionUndone
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.usecases.undoing import NothingToUndo, Undo, undo, undoable
from core.words import N_
from core.work_order import WorkOrder


class NoOrderMeant(BadInput):
    sentence = N_("Which order? Write its number too, such as /undo 421.")


@dataclass(frozen=True, slots=True)
class TakeBack:
    """The latest of one's own on an order: that with the number, or what one had in hand last.

    What is done with an order may take it out of hand, so the place tells which it was.
    ``despite_letters`` is the yes to the question about mail that has left.
    """

    number: OrderNumber | None
    speaker: int
    place: Place
    despite_letters: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The order after it, and what was taken back."""

    order: WorkOrder
    what: HistoryRow


def take_back_once(command: Undo, actor: Actor, uow: UnitOfWork) -> WorkOrder | None:
    """Undo what the unit did; None where that was undone before, so that twice is once."""
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    if any(
        row.event == ActionUndone.__name__ and row.body["unit"] == str(command.unit)
        for row in uow.lists.history(command.number)
    ):
        return None
    return undo(command, actor, uow)


def take_latest_back(command: TakeBack, actor: Actor, uow: UnitOfWork) -> TakenBack:
    """Undo it; raises NothingToUndo, LettersHaveLeft, NoOrderMeant."""
    number = command.number or _in_hand(command, uow)
    actor.require_sight(uow.work_orders.get(number))
    unit = undoable(number, actor, uow)
    if unit is None:
        raise NothingToUndo(number=number)
    rows = [row for row in uow.lists.unit(unit) if row.order == str(number)]
    what = next((row for row in rows if row.changes), rows[0])
    return TakenBack(undo(Undo(number, unit, command.despite_letters), actor, uow), what)


def _in_hand(command: TakeBack, uow: UnitOfWork) -> OrderNumber:
    hand = uow.chats.hand(command.speaker, command.place)
    if hand is None:
        raise NoOrderMeant
    return OrderNumber.parse(hand.order)
