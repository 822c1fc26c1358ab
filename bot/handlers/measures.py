"""Measures: plain text on an order in hand is one (ME-01)."""

from uuid import UUID

from bot import receipts
from bot.acts import NOTHING, Act, Acts, Answer, Known, answering
from bot.days import day_meant
from bot.said import Said
from bot.steps.documents import AddPictured, add_pictured
from core.chat import Hand
from core.numbers import OrderNumber
from core.usecases.measures import (
    AddMeasure,
    MeasureAddedTo,
    RewordMeasure,
    add_measure,
    reword_measure,
)
from core.work_order import WorkOrder

MEASURE = "measure"


def measure(said: Said, text: str, hand: Hand, known: Known) -> Acts:
    """What was done, on the day that is named in it or else was said (ME-01, ME-02)."""
    words, day = day_meant(text, known.words.today(said.at))
    command = AddMeasure(OrderNumber.parse(hand.order), words, day, hand.assignment_id)
    if said.file is None:
        return (Act(add_measure, command, _noted, said),)
    return (Act(add_pictured, AddPictured(command, said.file, said.album), _noted, said),)


def reworded(said: Said, known: Known) -> Acts:
    """Editing one's own message changes the measure it became, while it is unsigned (XT-04)."""
    if not said.private or not said.text or "order" not in known.about:
        return answering(NOTHING)
    if known.about.get("kind") != MEASURE:
        return answering(Answer(say=(receipts.not_reworded(known.words),)))
    text, _ = day_meant(said.text, known.words.today(said.at))
    number, line_id = OrderNumber.parse(known.about["order"]), UUID(known.about["line"])
    return (Act(reword_measure, RewordMeasure(number, line_id, text), _changed),)


def _noted(added: MeasureAddedTo, known: Known) -> Answer:
    number, line_id = str(added.order.number), str(added.measure.id)
    mine = {"order": number, "line": line_id, "kind": MEASURE}
    if known.said.album is not None:
        return Answer(mine=mine, gathered=receipts.gathered(known.said.album, number))
    today = known.words.today(known.now)
    receipt = receipts.for_measure(added.order, added.measure, today, known.words)
    return Answer(say=(receipt,), mine=mine)


def _changed(order: WorkOrder, known: Known) -> Answer:
    line_id = UUID(known.about["line"])
    measure = next(m for a in order.assignments for m in a.measures if m.id == line_id)
    receipt = receipts.for_changed(order, measure, known.words)
    return Answer(say=(receipt,))
