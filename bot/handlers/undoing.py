"""Taking back what was done: for five minutes, from wherever it was said (XT-15)."""

from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.keyboards import open_card
from bot.phrases import lines, safe, say
from bot.reading.order_named import number_written
from bot.routing import Routes
from bot.said import Said
from bot.steps.undoing import TakeBack, TakenBack, take_back_once, take_latest_back
from bot.tapped import argument, order_of
from core.chat import ChatMessage
from core.happenings import happened
from core.numbers import OrderNumber
from core.text import one_line
from core.usecases.undoing import LettersHaveLeft, Undo
from core.words import N_
from core.work_order import WorkOrder

LONGEST = 200


def take_back(said: Said, known: Known) -> Acts:
    """Everything that one turn did; mail about it that has left is asked about first."""
    letters = known.agreed(LettersHaveLeft)
    command = Undo(order_of(said), argument(said, UUID), despite_letters=letters)
    return (Act(take_back_once, command, partial(_taken_back, number=command.number)),)


def undo_latest(said: Said, known: Known) -> Acts:
    """``/undo``, or *undo* typed: the latest of one's own on the order meant."""
    written = number_written(said) if said.text.startswith("/") else None
    about = known.about.get("order")
    number = written or (OrderNumber.parse(about) if about else None)
    command = TakeBack(number, said.speaker.id, said.place, known.agreed(LettersHaveLeft))
    return (Act(take_latest_back, command, _latest_taken_back),)


def _taken_back(order: WorkOrder | None, known: Known, *, number: OrderNumber) -> Answer:
    toast = known.words.text(N_("↩ Taken back on AO {number}."), number=number)
    if order is None:
        return Answer(toast=known.words.text(N_("That is done already.")))
    if "card" in known.about:
        return Answer(card=number, in_place=True, toast=toast)
    opened = ((open_card(number, known.words),),)
    gone = ChatMessage(toast, opened, stands_for={"order": str(number)})
    return Answer(edit=gone, toast=toast)


def _latest_taken_back(taken: TakenBack, known: Known) -> Answer:
    number, words = taken.order.number, known.words
    what = one_line(happened(taken.what.event, taken.what.body, words), LONGEST)
    html = lines(
        say(words, N_("↩ Taken back on AO {number}."), number=number),
        safe(f"{taken.what.by} {what}"),
    )
    shown = ChatMessage(html, ((open_card(number, words),),), stands_for={"order": str(number)})
    return Answer(say=(shown,))


ROUTES = Routes(commands={"undo": undo_latest}, taps={Action.UNDO: take_back})
