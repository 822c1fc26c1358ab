"""What more is offered for a saved order: what can be done, by whom, and nothing else."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from core import permissions as may
from core.lists import OrderFilter
from core.more_to_do import STEPS, more_to_do
from core.people import SYSTEM, Actor
from core.permissions import Permission
from core.ports import UseCase
from core.usecases.cancelling import (
    CancelOrder,
    ReverseCancellation,
    cancel_order,
    reverse_cancellation,
)
from core.usecases.deleting import DeleteOrder, delete_order
from core.usecases.duplicating import DuplicateOrder, duplicate_order
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.lines import AddArticle, add_article
from core.usecases.recurring import SetRecurring, set_recurring
from core.usecases.signing import Sign, sign
from core.work_order import State
from tests.core.conftest import ONE, Company


async def _offered(company: Company, actor: Actor) -> set[str]:
    order = await company.order()
    return {step.key for step in await company.door.ask(lambda uow: more_to_do(order, actor, uow))}


def _with(company: Company, *rights: Permission) -> Actor:
    return replace(company.actor("Anna"), rights=frozenset({may.VIEW, *rights}))


@pytest.mark.shows("U", "WO-19")
async def test_a_new_order_offers_everything_to_whoever_may_everything(company: Company) -> None:
    await company.reports()
    possible = {step.key for step in STEPS} - {"bring-back"}
    assert await _offered(company, replace(SYSTEM, user_id=company.people["Maja"].id)) == possible


@pytest.mark.shows("U", "WO-19", "WO-16")
@pytest.mark.parametrize(
    ("right", "step"),
    [
        (may.EDIT, "edit"),
        (may.EDIT, "document"),
        (may.ASSIGN, "assign"),
        (may.ASSIGN_SELF, "take"),
        (may.EMAIL_PROTOCOL, "protocol"),
        (may.DUPLICATE, "duplicate"),
        (may.RECUR, "recur"),
        (may.DELETE, "cancel"),
        (may.DELETE, "delete"),
    ],
)
async def test_a_step_is_offered_to_those_with_the_right_to(
    company: Company, right: Permission, step: str
) -> None:
    await company.reports()
    assert step not in await _offered(company, _with(company))
    assert step in await _offered(company, _with(company, right))


@pytest.mark.shows("U", "WO-19", "WO-25")
async def test_whoever_sees_the_order_sees_its_history(company: Company) -> None:
    await company.reports()
    assert await _offered(company, _with(company)) == {"history"}


async def test_a_cancelled_order_offers_to_take_that_back(company: Company) -> None:
    await company.reports()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    assert await _offered(company, company.actor("Maja")) == {
        "protocol", "duplicate", "bring-back", "delete", "history",
    }  # fmt: skip


async def test_an_order_that_somebody_has_is_not_offered_to_be_taken(company: Company) -> None:
    await company.assigned("Erik")
    assert "take" not in await _offered(company, company.actor("Anna"))


@pytest.mark.parametrize(
    ("step", "use_case", "command"),
    [
        ("duplicate", duplicate_order, DuplicateOrder(ONE)),
        ("recur", set_recurring, SetRecurring(ONE, 30)),
        ("cancel", cancel_order, CancelOrder(ONE, "Not for us")),
        ("delete", delete_order, DeleteOrder(ONE, sure=True)),
    ],
)
async def test_what_is_offered_is_not_refused(
    company: Company, step: str, use_case: UseCase[Any, Any], command: Any
) -> None:
    await company.reports()
    assert step in await _offered(company, company.actor("Maja"))
    await company.does("Maja", use_case, command)


async def test_what_was_cancelled_can_be_brought_back_as_it_is_offered(company: Company) -> None:
    await company.reports()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    assert "bring-back" in await _offered(company, company.actor("Maja"))
    order = await company.does("Maja", reverse_cancellation, ReverseCancellation(ONE))
    assert order.state is State.NEW


@pytest.mark.shows("U", "WO-01")
async def test_an_order_that_is_finished_makes_no_other(company: Company) -> None:
    await company.sets("customer-signatures", "off")
    await company.assigned()
    await company.does("Anna", add_article, AddArticle(ONE, "4711", Decimal(1)))
    await company.does("Anna", sign, Sign(ONE, "Anna"))
    order = await company.does("Maja", mark_ready, MarkReady(ONE))
    rows = await company.door.ask(lambda uow: list(uow.lists.orders(OrderFilter())))
    assert (order.state, [row.number for row in rows]) == (State.READY, ["1"])
