"""Purchase orders as the office makes and follows them on pages."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role
from core.ports import UnitOfWork
from core.registers import Article, Supplier
from core.work_order import WorkOrder
from tests.web.offices import Office, office_of
from tests.web.orders import NOW, reported
from tests.web.stage import Stage, StageFor, text_of

ASSA = Supplier("Assa", phone="08-1 23 45")
HINGE = ArticleToOrder("Hinge", Decimal(2), "Anna", NOW, "P12", "pcs")


class PlainPurchases:
    """Gives a paper that says which one it is."""

    async def pdf(self, purchase: int, actor: Actor, language: str) -> bytes:
        return f"%PDF {purchase} {actor.name} {language}".encode()


@pytest.fixture
async def office(stage_for: StageFor) -> Office:
    office = await office_of(await stage_for(purchase_papers=PlainPurchases()))

    def stock(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.suppliers.put(ASSA)
        uow.articles.put(Article("P12", "Hinge", supplier_id=ASSA.id))

    await office.stage.parts.door.do(stock, None, SYSTEM)
    return office


async def asked(office: Office, row: ArticleToOrder = HINGE) -> WorkOrder:
    """An order that needs an article."""
    order = reported(office.stage.number())
    order = order.with_article_to_order(None, replace(row, id=uuid4()))
    await office.stage.keep(order)
    return order


async def put_on(office: Office) -> OrderNumber:
    """What an order needs is put on a purchase order."""
    order = await asked(office)
    mark = f"{order.number}:{order.to_order[0].id}"
    await office.posts("/office/purchases/gather", supplier="Assa", row=mark)
    return order.number


@pytest.mark.shows("W", "AO-05")
async def test_what_waits_is_gathered_by_supplier(office: Office) -> None:
    await asked(office)
    await asked(office)
    page = text_of(await office.get("/office/purchases"))
    assert "Assa 2 pcs P12 Hinge · AO 421" in page
    assert "2 pcs P12 Hinge · AO 422" in page


@pytest.mark.shows("W", "AO-05")
async def test_what_several_orders_need_comes_onto_one_purchase_order(office: Office) -> None:
    orders = [await asked(office), await asked(office)]
    rows = [("row", f"{each.number}:{each.to_order[0].id}") for each in orders]
    page = text_of(await office.posts("/office/purchases/gather", supplier="Assa", fields=rows))
    assert "Purchase order 1" in page
    assert "AO 421" in page
    assert "AO 422" in page
    assert "Nothing waits to be ordered" in text_of(await office.get("/office/purchases"))


async def test_nothing_ticked_is_said(office: Office) -> None:
    page = await office.posts(
        "/office/purchases/gather", supplier="Assa", back="/office/purchases"
    )
    assert "Nothing is ticked" in text_of(page)


@pytest.mark.shows("W", "AO-02", "AO-05")
async def test_it_is_ordered_and_has_come_with_all_its_articles(office: Office) -> None:
    number = await put_on(office)
    await office.posts("/office/purchases/1/state", state="ordered")
    page = await office.posts(
        "/office/purchases/1/state", state="delivered", back="/office/purchases"
    )
    assert "Purchase order 1 to Assa: delivered." in text_of(page)
    order = await office.stage.order(number)
    assert order.to_order[0].state is ToOrderState.DELIVERED


@pytest.mark.shows("W", "AO-05")
async def test_an_article_is_taken_off_again(office: Office) -> None:
    number = await put_on(office)
    row = (await office.stage.order(number)).to_order[0]
    await office.posts("/office/purchases/1/take-off", row=f"{number}:{row.id}")
    assert "Nothing is on it yet" in text_of(await office.get("/office/purchases/1"))


@pytest.mark.shows("W", "AO-05")
async def test_an_empty_one_is_begun_and_filled(office: Office) -> None:
    await office.posts("/office/purchases", supplier="Assa")
    order = await asked(office)
    mark = f"{order.number}:{order.to_order[0].id}"
    page = await office.posts("/office/purchases/gather", purchase="1", row=mark)
    assert "P12 Hinge 2 pcs AO 421" in text_of(page)


@pytest.mark.shows("W", "AO-06")
async def test_its_articles_are_saved_as_a_list(office: Office) -> None:
    await put_on(office)
    answer = await office.stage.client.get("/office/purchases/1/csv")
    assert answer.content_type == "text/csv"
    assert "421,P12,Hinge,2,pcs,to order,Anna,1" in await answer.text()


@pytest.mark.shows("W", "AO-05")
async def test_it_is_a_paper_for_the_supplier(office: Office) -> None:
    await put_on(office)
    answer = await office.stage.client.get("/office/purchases/1/pdf")
    assert await answer.read() == b"%PDF 1 Doris Dal en"


async def test_one_that_is_not_there_is_said(office: Office) -> None:
    assert "There is no purchase order 9" in text_of(await office.get("/office/purchases/9"))


async def test_a_technician_does_not_see_them(stage: Stage) -> None:
    office = await office_of(stage, "Tea Tek", Role.TECHNICIAN)
    assert "You may not do that" in text_of(await office.get("/office/purchases"))
