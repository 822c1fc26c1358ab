"""Undo: what one did is taken back for five minutes, unless somebody has built upon it (XT-15)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.deliveries import Channel, DeliveryState, NewDelivery, Sent
from core.events import ActionUndone
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.assignments import (
    AddAssignment,
    RemoveAssignment,
    add_assignment,
    remove_assignment,
)
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, RewordMeasure, add_measure, reword_measure
from core.usecases.signing import Sign, sign
from core.usecases.undoing import (
    BuiltUpon,
    CantUndoCreation,
    LettersHaveLeft,
    NothingToUndo,
    Undo,
    undo,
    undoable,
)
from core.work_order import State
from tests.core.conftest import ONE, Company

MEASURE = AddMeasure(ONE, "Replaced the closer", date(2026, 11, 24))


@pytest.mark.shows("U", "XT-15")
async def test_a_measure_is_taken_back_with_all_that_came_of_it(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    order = await company.does("Anna", undo, Undo(ONE))
    assert (order.lines, order.state) == ((), State.NEW)


async def test_after_five_minutes_there_is_nothing_to_undo(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    company.later(minutes=5, seconds=1)
    with pytest.raises(NothingToUndo):
        await company.does("Anna", undo, Undo(ONE))


async def test_another_ones_work_is_not_undone(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    with pytest.raises(NothingToUndo):
        await company.does("Erik", undo, Undo(ONE))


async def test_what_was_built_upon_is_not_undone(company: Company) -> None:
    await company.assigned()
    added = await company.does("Anna", add_measure, MEASURE)
    unit = await company.door.ask(lambda uow: undoable(ONE, company.actor("Anna"), uow))
    again = RewordMeasure(ONE, added.measure.id, "Replaced both closers")
    await company.does("Anna", reword_measure, again)
    with pytest.raises(BuiltUpon):
        await company.does("Anna", undo, Undo(ONE, unit))


async def test_anothers_additions_stay(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    await company.does("Maja", add_article, AddArticle(ONE, "4711", Decimal(2)))
    order = await company.does("Anna", undo, Undo(ONE))
    assert [len(order.assignments[0].measures), len(order.assignments[0].articles)] == [0, 1]


@pytest.mark.shows("U", "AS-09", "XT-15")
async def test_a_removed_assignment_comes_back_at_its_place_with_its_lines(
    company: Company,
) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    before = await company.does("Anna", add_assignment, AddAssignment(ONE, "The lift"))
    gone = RemoveAssignment(ONE, before.assignments[0].id)
    await company.does("Anna", remove_assignment, gone)
    order = await company.does("Anna", undo, Undo(ONE))
    assert order.assignments == before.assignments


async def test_one_after_the_other_is_taken_back(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(2)))
    await company.does("Anna", undo, Undo(ONE))
    order = await company.does("Anna", undo, Undo(ONE))
    assert order.lines == ()


async def test_a_signature_is_taken_back_and_its_lines_are_free_again(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    order = await company.does("Anna", undo, Undo(ONE))
    assert (order.signatures, [line.signed for line in order.lines]) == ((), [False])


async def test_a_cancellation_is_taken_back(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    order = await company.does("Maja", undo, Undo(ONE))
    assert order.state is State.NEW


async def test_the_history_tells_both(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    await company.does("Anna", undo, Undo(ONE))
    rows = await company.door.ask(lambda uow: [row.event for row in uow.lists.history(ONE)])
    assert rows[-2:] == ["MeasureAdded", "ActionUndone"]
    assert company.told(ActionUndone)[0].undone == ("MeasureAdded",)


async def test_making_an_order_is_not_undone_but_cancelled(company: Company) -> None:
    order = await company.reports()
    unit = (await company.door.ask(lambda uow: uow.lists.history(order.number)))[0].unit
    with pytest.raises(CantUndoCreation):
        await company.door.do(undo, Undo(order.number, unit), SYSTEM)


async def _mailed(company: Company, state: DeliveryState) -> None:
    """Anna adds a measure, and a mail about it is in this state."""
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)

    def mail(_command: None, _actor: Actor, uow: UnitOfWork) -> None:
        row = uow.lists.history(ONE)[-1]
        letter = NewDelivery(Channel.EMAIL, "karin@brfeken.example", "protocol", "sv", order="1")
        uow.outbox.put(letter, cause=str(row.id), by="Anna")
        if state is DeliveryState.SENT:
            (claimed,) = uow.outbox.claim(Channel.EMAIL, 1, timedelta(minutes=1))
            uow.outbox.finish(claimed.id, claimed.token, Sent(state))

    await company.door.do(mail, None, SYSTEM)


async def test_a_mail_that_still_waits_is_withdrawn(company: Company) -> None:
    await _mailed(company, DeliveryState.WAITING)
    await company.does("Anna", undo, Undo(ONE))
    (letter,) = await company.door.ask(lambda uow: uow.outbox.rows("1"))
    assert (letter.state, company.told(ActionUndone)[0].letters) == (DeliveryState.DROPPED, ())


async def test_undo_asks_first_when_a_mail_has_left(company: Company) -> None:
    await _mailed(company, DeliveryState.SENT)
    with pytest.raises(LettersHaveLeft, match=r"karin@brfeken\.example"):
        await company.does("Anna", undo, Undo(ONE))


async def test_a_yes_undoes_and_has_a_correction_sent(company: Company) -> None:
    await _mailed(company, DeliveryState.SENT)
    await company.does("Anna", undo, Undo(ONE, despite_letters=True))
    assert company.told(ActionUndone)[0].letters == (("karin@brfeken.example", "protocol"),)
