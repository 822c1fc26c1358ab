"""To do shows each person what needs something of him, and of nobody what is not his."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from core import permissions as may
from core.lines import ArticleToOrder
from core.numbers import OrderNumber
from core.order_papers import Booking, Signature, SignedAs
from core.people import SYSTEM, Actor, Role
from core.ports import UnitOfWork
from core.usecases.to_do import NEED_LABELS, Need, Task, ToDo, to_do
from core.work_order import State, WorkOrder
from tests.core.conftest import Company
from tests.core.finished import ready, signed
from tests.core.listed import customers_user, gives, some_orders
from tests.core.staff import comes, may_only


async def tasks(company: Company, name: str) -> list[Task]:
    """What this person has to do."""
    actor = company.actor(name)
    return list(await company.door.ask(lambda uow: to_do(ToDo(), actor, uow)))


async def needs(company: Company, name: str) -> dict[str, list[str]]:
    """The same, by number."""
    return {t.row.number: [str(n) for n in t.needs] for t in await tasks(company, name)}


async def becomes(
    company: Company, change: Callable[[WorkOrder], WorkOrder], serial: int = 1
) -> None:
    """The order is otherwise, however it got there."""

    def save(command: None, actor: Actor, uow: UnitOfWork) -> None:
        uow.work_orders.save(change(uow.work_orders.get(OrderNumber(serial))))

    await company.door.do(save, None, SYSTEM)


@pytest.mark.shows("U", "WO-27")
async def test_a_technician_has_his_own_open_orders_to_do(company: Company) -> None:
    await some_orders(company)
    assert await needs(company, "Anna") == {"3": ["work"]}
    assert await needs(company, "Erik") == {}


@pytest.mark.shows("U", "WO-27")
async def test_a_cancelled_order_stays_with_its_cross_for_a_while(company: Company) -> None:
    await some_orders(company)
    await gives(company, 1, "Anna")
    await becomes(company, lambda order: replace(order, state=State.CANCELLED))
    now = [(t.row.number, t.is_cancelled) for t in await tasks(company, "Anna")]
    company.later(days=15)
    later = [t.row.number for t in await tasks(company, "Anna")]
    assert (now, later) == ([("3", False), ("1", True)], ["3"])


async def test_a_dispatcher_has_to_find_somebody_for_what_nobody_has(company: Company) -> None:
    await some_orders(company)
    found = await needs(company, "Maja")
    waiting = {number for number, each in found.items() if "somebody" in each}
    assert waiting == {"1", "2"}


async def test_a_dispatcher_has_articles_to_order(company: Company) -> None:
    order = await company.assigned()
    hinge = ArticleToOrder("Hinge", Decimal(1), "Anna", company.now)
    home = order.assignments[0].id
    await becomes(company, lambda order: order.with_article_to_order(home, hinge))
    assert "ordering" in (await needs(company, "Maja"))["1"]
    assert await needs(company, "Anna") == {"1": ["work"]}


@pytest.mark.shows("U", "WO-27")
async def test_what_is_signed_waits_for_whoever_may_make_it_ready(company: Company) -> None:
    await signed(company)
    found = {name: (await needs(company, name))["1"] for name in ("Anna", "Doris", "Maja")}
    assert found["Anna"] == ["ready"]
    assert "ready" in found["Doris"]
    assert "ready" in found["Maja"]


async def test_a_ready_order_waits_for_whoever_may_invoice(company: Company) -> None:
    await ready(company)
    assert "invoice" in (await needs(company, "Doris"))["1"]
    assert await needs(company, "Anna") == {}


async def test_a_customer_user_has_to_sign(company: Company) -> None:
    await some_orders(company)
    await customers_user(company)
    signature = Signature(SignedAs.TECHNICIAN, "Anna", company.now)
    await becomes(company, lambda order: order.with_signature(signature, State.PARTLY_SIGNED))
    assert await needs(company, "Karin") == {"1": ["sign"]}


async def test_who_only_looks_has_nothing_to_do(company: Company) -> None:
    await some_orders(company)
    await comes(company, "Vera", Role.OFFICE)
    await may_only(company, "Vera", may.VIEW)
    assert await needs(company, "Vera") == {}


async def test_the_urgent_comes_first_and_then_the_next_visit(company: Company) -> None:
    await some_orders(company)
    anna = company.people["Anna"]
    for serial, days in ((1, 3), (2, 1), (3, 9)):
        await gives(company, serial, "Anna")
        start = company.now + timedelta(days=days)
        slot = Booking(anna.id, anna.name, start, start + timedelta(hours=1))
        urgent = serial == 3
        await becomes(
            company,
            lambda order, s=slot, u=urgent: replace(order, bookings=(s,), urgent=u),  # type: ignore[misc]  # defaults bind now
            serial,
        )
    assert list(await needs(company, "Anna")) == ["3", "2", "1"]


def test_every_need_is_said() -> None:
    assert set(NEED_LABELS) == set(Need)
