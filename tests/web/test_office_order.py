"""The page of one order: read-only until it is edited, with the quick entries and every deed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.registers import Article
from core.work_order import State, WorkOrder
from tests.web.offices import Office, office_of
from tests.web.orders import ARTICLE, reported, waiting, worked_on
from tests.web.stage import Stage, text_of


@pytest.fixture
async def office(stage: Stage) -> Office:
    return await office_of(stage)


async def kept(office: Office, order: WorkOrder) -> str:
    """Keep an order and give the address of its page, looked at once."""
    await office.stage.keep(order)
    path = f"/office/orders/{order.number}"
    await office.get(path)
    return path


async def now(office: Office, path: str) -> WorkOrder:
    return await office.stage.order(OrderNumber.parse(path.rpartition("/")[2]))


async def known(office: Office, article: Article) -> None:
    def put(article: Article, _: Actor, uow: UnitOfWork) -> None:
        uow.articles.put(article)

    await office.stage.parts.door.do(put, article, SYSTEM)


async def test_the_page_opens(office: Office) -> None:
    path = await kept(office, worked_on(office.stage.number()))
    page = text_of(await office.get(path))
    assert "The door does not close" in page
    assert "Replaced the door closer" in page


@pytest.mark.shows("W", "ME-01", "ME-03")
async def test_a_measure_is_added_without_an_edit(office: Office) -> None:
    path = await kept(office, reported(office.stage.number()))
    await office.posts(f"{path}/measures", text="Oiled the hinges", day="2026-11-23")
    measure = (await now(office, path)).assignments[0].measures[0]
    assert (measure.text, measure.done_on.day, measure.done_by) == (
        "Oiled the hinges", 23, "Doris Dal",
    )  # fmt: skip


@pytest.mark.shows("W", "AR-01", "AR-12")
async def test_an_article_of_the_register_is_added_fast(office: Office) -> None:
    await known(office, Article("4711", "Closer TS 83", price=Decimal(900)))
    path = await kept(office, reported(office.stage.number()))
    await office.posts(f"{path}/articles", article="4711", quantity="2")
    line = (await now(office, path)).assignments[0].articles[0]
    assert (line.name, line.quantity, line.price) == ("Closer TS 83", 2, 900)


@pytest.mark.shows("W", "WO-28")
async def test_nobody_changes_an_opened_order_by_looking(office: Office) -> None:
    path = await kept(office, worked_on(office.stage.number()))
    before = await now(office, path)
    for beyond in ("", "/edit", "/letters", "/history"):
        await office.get(f"{path}{beyond}")
    assert await now(office, path) == before
