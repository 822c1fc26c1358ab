"""Purchase orders: lists of articles to be ordered, from one supplier, for many orders (AO-05)."""

from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from core import permissions as may
from core.article_list import article_list
from core.events import ArticlesToOrderSaved
from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.purchases import NoSuchPurchaseOrder, PurchaseOrder, PurchaseRow, PurchaseState
from core.refusals import NoSuchOrder, NotAllowed, NotAllowedAtAll
from core.registers import Article, Supplier
from core.usecases.articles_to_order import (
    AskForArticle,
    SetArticleState,
    ask_for_article,
    set_article_state,
)
from core.usecases.purchase_orders import (
    AddToPurchaseOrder,
    MakePurchaseOrder,
    MovePurchaseOrder,
    SeePurchaseOrder,
    TakeOffPurchaseOrder,
    add_to_purchase_order,
    all_purchase_orders,
    make_purchase_order,
    move_purchase_order,
    see_purchase_order,
    take_off_purchase_order,
)
from core.usecases.purchase_rows import (
    NoSuchSupplier,
    NothingToPurchase,
    NotToOrderAnyMore,
    OnAnotherPurchaseOrder,
    PurchaseOrderIsClosed,
    WhichSupplier,
)
from core.usecases.registers import KeepArticle, keep_article
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only
from tests.notifications.spoken import speech

TWO = OrderNumber(2)
ASSA = Supplier("Assa Abloy")
OTHER = Supplier("Besam")
ORDERED, DELIVERED = PurchaseState.ORDERED, PurchaseState.DELIVERED


@pytest.fixture
async def stocked(company: Company) -> Company:
    """A company with two suppliers, an article of one of them, and two orders of Anna's."""

    def put(command: None, actor: Any, uow: Any) -> None:
        uow.suppliers.put(ASSA)
        uow.suppliers.put(OTHER)

    await company.door.do(put, None, SYSTEM)
    hinge = Article("P12", "Hinge", price=Decimal(185), supplier_id=ASSA.id)
    await company.door.do(keep_article, KeepArticle(hinge), SYSTEM)
    for _ in range(2):
        await company.assigned()
    return company


async def asks(
    company: Company, article: str = "P12", number: OrderNumber = ONE
) -> ArticleToOrder:
    command = AskForArticle(number, article, Decimal(1))
    return (await company.does("Anna", ask_for_article, command)).row


async def adds(
    company: Company, *row_ids: UUID, number: OrderNumber = ONE, **where: Any
) -> PurchaseOrder:
    command = AddToPurchaseOrder(number, row_ids, **where)
    return await company.does("Maja", add_to_purchase_order, command)


async def moves(company: Company, state: PurchaseState, purchase: int = 1) -> PurchaseOrder:
    return await company.does("Maja", move_purchase_order, MovePurchaseOrder(purchase, state))


async def rows(company: Company, purchase: int = 1) -> list[PurchaseRow]:
    seen = await company.does("Maja", see_purchase_order, SeePurchaseOrder(purchase))
    return list(seen.rows)


@pytest.mark.shows("U", "AO-05")
async def test_what_waits_comes_onto_a_new_purchase_order_of_its_supplier(
    stocked: Company,
) -> None:
    await asks(stocked)
    purchase = await adds(stocked)
    found = [(each.order, each.row.number) for each in await rows(stocked)]
    assert (purchase.number, purchase.supplier, found) == (1, ASSA, [(ONE, "P12")])


@pytest.mark.shows("U", "AO-05")
async def test_more_comes_onto_the_one_that_is_open(stocked: Company) -> None:
    for number in (ONE, TWO):
        await asks(stocked, number=number)
        await adds(stocked, number=number)
    assert [each.order for each in await rows(stocked)] == [ONE, TWO]


@pytest.mark.shows("U", "AO-05")
async def test_when_it_was_ordered_another_is_begun(stocked: Company) -> None:
    await asks(stocked)
    await adds(stocked)
    await moves(stocked, ORDERED)
    await asks(stocked)
    assert (await adds(stocked)).number == 2


async def test_one_may_be_named(stocked: Company) -> None:
    made = await stocked.does("Maja", make_purchase_order, MakePurchaseOrder("besam"))
    await asks(stocked)
    assert (await adds(stocked, purchase=made.number)).supplier == OTHER


async def test_a_supplier_may_be_named(stocked: Company) -> None:
    await asks(stocked, "grease")
    assert (await adds(stocked, supplier="Besam")).supplier == OTHER


async def test_free_words_need_a_supplier(stocked: Company) -> None:
    await asks(stocked, "grease")
    with pytest.raises(WhichSupplier):
        await adds(stocked)


async def test_a_supplier_who_is_not_in_the_register_is_refused(stocked: Company) -> None:
    await asks(stocked)
    with pytest.raises(NoSuchSupplier):
        await adds(stocked, supplier="Nobody AB")


async def test_an_order_with_nothing_to_order_is_refused(stocked: Company) -> None:
    with pytest.raises(NothingToPurchase):
        await adds(stocked)


async def test_a_row_is_on_one_purchase_order_only(stocked: Company) -> None:
    row = await asks(stocked)
    await adds(stocked)
    with pytest.raises(OnAnotherPurchaseOrder):
        await adds(stocked, row.id, supplier="Besam")


async def test_the_same_row_twice_is_once(stocked: Company) -> None:
    row = await asks(stocked)
    for _ in range(2):
        await adds(stocked, row.id)
    assert len(await rows(stocked)) == 1


async def test_what_has_come_is_not_to_be_purchased(stocked: Company) -> None:
    row = await asks(stocked)
    state = SetArticleState(ONE, row.id, ToOrderState.DELIVERED)
    await stocked.does("Maja", set_article_state, state)
    with pytest.raises(NotToOrderAnyMore):
        await adds(stocked, row.id)


@pytest.mark.shows("U", "AO-05", "AO-02")
@pytest.mark.parametrize(
    ("state", "become"), [(ORDERED, ToOrderState.ORDERED), (DELIVERED, ToOrderState.DELIVERED)]
)
async def test_its_rows_move_with_it_on_every_order(
    stocked: Company, state: PurchaseState, become: ToOrderState
) -> None:
    for number in (ONE, TWO):
        await asks(stocked, number=number)
        await adds(stocked, number=number)
    purchase = await moves(stocked, state)
    assert (purchase.state, {each.row.state for each in await rows(stocked)}) == (state, {become})


@pytest.mark.shows("U", "AO-07", "AO-08", "AO-05")
async def test_what_it_moves_is_told_at_once(stocked: Company) -> None:
    await stocked.sets("articles-delivered-email", "parts@nordport.example")
    await asks(stocked)
    await adds(stocked)
    await moves(stocked, DELIVERED)
    assert [each.state for each in stocked.told(ArticlesToOrderSaved)] == ["delivered"]


async def test_what_came_before_stays_delivered_when_it_is_ordered(stocked: Company) -> None:
    row = await asks(stocked)
    await adds(stocked)
    await stocked.does(
        "Maja", set_article_state, SetArticleState(ONE, row.id, ToOrderState.DELIVERED)
    )
    await moves(stocked, ORDERED)
    assert [each.row.state for each in await rows(stocked)] == [ToOrderState.DELIVERED]


async def test_to_set_it_to_the_same_again_changes_nothing(stocked: Company) -> None:
    await asks(stocked)
    await adds(stocked)
    assert await moves(stocked, ORDERED) == await moves(stocked, ORDERED)


@pytest.mark.parametrize("state", [PurchaseState.OPEN, ORDERED])
async def test_what_was_delivered_stays_delivered(stocked: Company, state: PurchaseState) -> None:
    await asks(stocked)
    await adds(stocked)
    await moves(stocked, DELIVERED)
    with pytest.raises(PurchaseOrderIsClosed):
        await moves(stocked, state)


async def test_nothing_comes_onto_one_that_was_ordered(stocked: Company) -> None:
    await asks(stocked)
    await adds(stocked)
    await moves(stocked, ORDERED)
    await asks(stocked)
    with pytest.raises(PurchaseOrderIsClosed):
        await adds(stocked, purchase=1)


async def test_a_row_is_taken_off_again(stocked: Company) -> None:
    row = await asks(stocked)
    await adds(stocked)
    for _ in range(2):
        await stocked.does("Maja", take_off_purchase_order, TakeOffPurchaseOrder(ONE, row.id))
    assert await rows(stocked) == []


@pytest.mark.shows("U", "SE-31")
@pytest.mark.parametrize(("value", "by"), [("on", "Maja"), ("off", None)])
async def test_its_last_edit_is_shown_while_edits_are(
    stocked: Company, value: str, by: str | None
) -> None:
    await stocked.sets("show-last-edit", value)
    await asks(stocked)
    await adds(stocked)
    before = (await stocked.does("Maja", see_purchase_order, SeePurchaseOrder(1))).purchase
    await moves(stocked, ORDERED)
    seen = (await stocked.does("Maja", see_purchase_order, SeePurchaseOrder(1))).purchase
    assert (before.changed_by, seen.changed_by) == (None, by)


@pytest.mark.parametrize(
    ("use_case", "command"),
    [
        (see_purchase_order, SeePurchaseOrder(9)),
        (move_purchase_order, MovePurchaseOrder(9, ORDERED)),
    ],
)
async def test_one_that_is_not_there_is_refused(
    stocked: Company, use_case: Any, command: Any
) -> None:
    with pytest.raises(NoSuchPurchaseOrder):
        await stocked.does("Maja", use_case, command)


async def test_a_technician_purchases_nothing(stocked: Company) -> None:
    await asks(stocked)
    with pytest.raises(NotAllowed):
        await stocked.does("Anna", add_to_purchase_order, AddToPurchaseOrder(ONE))
    with pytest.raises(NotAllowedAtAll):
        await stocked.does("Anna", all_purchase_orders, None)


async def test_all_are_listed_the_latest_first(stocked: Company) -> None:
    for name in ("Besam", "Assa Abloy"):
        await stocked.does("Maja", make_purchase_order, MakePurchaseOrder(name))
    listed = await stocked.does("Maja", all_purchase_orders, None)
    assert [(each.number, each.supplier) for each in listed] == [(2, ASSA), (1, OTHER)]


@pytest.mark.shows("U", "AO-06")
@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Order,Number,Article,Quantity,Unit,State,Placed by,Purchase order\r\n"
            '1,P12,"Hinge, long",1.5,m,to order,Anna,3\r\n'
            "1,,'=1+1,2,st,delivered,Anna,\r\n",
        ),
        (
            "sv",
            "Order;Nummer;Artikel;Antal;Enhet;Läge;Begärt av;Inköpsorder\r\n"
            "1;P12;Hinge, long;1,5;m;att beställa;Anna;3\r\n"
            "1;;'=1+1;2;st;levererad;Anna;\r\n",
        ),
    ],
)
async def test_the_articles_are_saved_as_a_list(
    company: Company, language: str, text: str
) -> None:
    listed = (
        ArticleToOrder(
            "Hinge, long", Decimal("1.50"), "Anna", company.now, "P12", "m", purchase_order="3"
        ),
        ArticleToOrder("=1+1", Decimal(2), "Anna", company.now, state=ToOrderState.DELIVERED),
    )
    found = article_list((PurchaseRow(ONE, row) for row in listed), speech(language))
    assert found.removeprefix("\ufeff") == text


@pytest.mark.shows("U", "AO-05", "PE-02")
async def test_rows_of_orders_that_are_not_seen_are_not_there(stocked: Company) -> None:
    await asks(stocked)
    purchase = await stocked.does("Maja", add_to_purchase_order, AddToPurchaseOrder(ONE))
    await may_only(stocked, "Erik", may.VIEW_ASSIGNED, may.EDIT)
    seen = await stocked.does("Erik", see_purchase_order, SeePurchaseOrder(purchase.number))
    assert list(seen.rows) == []


@pytest.mark.shows("U", "AO-05", "PE-02")
async def test_nor_are_they_moved(stocked: Company) -> None:
    await asks(stocked)
    purchase = await stocked.does("Maja", add_to_purchase_order, AddToPurchaseOrder(ONE))
    await may_only(stocked, "Erik", may.VIEW_ASSIGNED, may.EDIT)
    with pytest.raises(NoSuchOrder):
        await stocked.does(
            "Erik", move_purchase_order, MovePurchaseOrder(purchase.number, ORDERED)
        )
