"""What is done with several orders of the office's list: printed, signed, sent, given, deleted."""

import re
from dataclasses import replace

import pytest

from core.numbers import OrderNumber
from core.people import Role, User
from core.work_order import State
from tests.web.listed import ANNA, door_and_lift, numbers, works_here
from tests.web.offices import Office, office_of
from tests.web.orders import CUSTOMER
from tests.web.stage import Stage, StageFor, text_of

LIST = "/office/orders"
SEVERAL = f"{LIST}/several"
BOTH = [("number", "421"), ("number", "422")]


class PlainLists:
    """Gives a paper that says what was asked for."""

    async def pdf(self, actor: object, wanted: object, columns: object, language: str) -> bytes:
        only = getattr(wanted, "only", ())
        return f"%PDF {language} {[str(each) for each in only]}".encode()


@pytest.fixture
async def office(stage_for: StageFor) -> Office:
    stage: Stage = await stage_for(order_lists=PlainLists())
    await door_and_lift(stage)
    return await office_of(stage)


@pytest.mark.shows("W", "WO-23", "WO-21")
async def test_several_are_deleted_after_a_yes(office: Office) -> None:
    page = await office.posts(SEVERAL, deed="delete", back=LIST, fields=BOTH)
    assert await numbers(office.stage) == ["421", "422"]
    told = await office.agrees(page)
    assert "2 orders are deleted" in text_of(told)
    assert await numbers(office.stage) == []


@pytest.mark.shows("W", "SG-11", "LS-09")
async def test_those_that_can_be_are_signed_and_the_rest_says_why_not(office: Office) -> None:
    asked = await office.posts(SEVERAL, deed="sign", back=LIST, fields=BOTH)
    assert "Orders to sign: 2. They get the signature of Doris Dal" in text_of(asked)
    page = text_of(await office.agrees(asked))
    assert "1 order is signed" in page
    assert "AO 422" in page
    assert (await office.stage.order(OrderNumber(421))).signatures[-1].name == "Doris Dal"


@pytest.mark.shows("W", "LS-09", "IN-02")
async def test_what_is_ready_goes_to_accounting(office: Office) -> None:
    door = OrderNumber(421)
    await office.stage.change(door, lambda order: replace(order, state=State.READY))
    asked = await office.posts(SEVERAL, deed="send", back=LIST, fields=BOTH)
    page = text_of(await office.agrees(asked))
    assert "1 order goes to accounting" in page
    assert (await office.stage.order(door)).was_sent


@pytest.mark.shows("W", "IN-01", "IN-05", "LS-09")
async def test_what_is_signed_becomes_ready_and_the_rest_says_why_not(office: Office) -> None:
    door = OrderNumber(421)
    await office.stage.change(door, lambda order: replace(order, state=State.SIGNED))
    asked = await office.posts(SEVERAL, deed="ready", back=LIST, fields=BOTH)
    assert "Send them to the accounting software too" in text_of(asked)
    answer = [*BOTH, ("agreed", "SetsSeveralReady=no")]
    page = text_of(await office.posts(SEVERAL, deed="ready", back=LIST, fields=answer))
    assert "1 order is ready" in page
    assert "AO 422" in page
    order = await office.stage.order(door)
    assert (order.state, order.was_sent) == (State.READY, False)


@pytest.mark.shows("W", "LS-09", "WO-20")
async def test_several_are_given_to_somebody(office: Office) -> None:
    anna = await works_here(office.stage)
    page = await office.posts(SEVERAL, deed="assign", person=str(anna.id), back=LIST, fields=BOTH)
    assert "2 orders are given" in text_of(page)
    assert (await office.stage.order(OrderNumber(422))).is_assigned_to(ANNA.id)


@pytest.mark.shows("W", "LS-09")
async def test_the_whole_list_is_meant_whatever_page_is_shown(office: Office) -> None:
    page = await office.posts(SEVERAL, deed="delete", all="1", list="q=lift", back=LIST)
    await office.agrees(page)
    assert await numbers(office.stage) == ["421"]


async def test_where_nothing_is_ticked_nothing_is_done(office: Office) -> None:
    page = await office.posts(SEVERAL, deed="delete", back=LIST)
    assert "No order is ticked" in text_of(page)


@pytest.mark.shows("W", "LS-22")
async def test_what_is_ticked_is_printed(office: Office) -> None:
    answer = await office.sends(SEVERAL, deed="print", number="421")
    assert await answer.read() == b"%PDF en ['421']"
    assert answer.content_type == "application/pdf"


@pytest.mark.shows("W", "LS-14")
async def test_the_list_comes_as_a_file_for_spreadsheets(office: Office) -> None:
    answer = await office.stage.client.get(f"{LIST}.csv?sort=number&down=0")
    lines = (await answer.read()).decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Number","State","Urgent","Description"')
    assert [line.split(",")[0] for line in lines[1:]] == ['"421"', '"422"']
    assert 'filename="orders-2026-11-24.csv"' in answer.headers["Content-Disposition"]


@pytest.mark.shows("W", "LS-14")
async def test_what_is_ticked_comes_as_a_file(office: Office) -> None:
    answer = await office.sends(SEVERAL, deed="csv", number="422")
    assert len((await answer.text()).splitlines()) == 2


async def test_a_list_of_nothing_has_heads_all_the_same(office: Office) -> None:
    answer = await office.stage.client.get(f"{LIST}.csv?q=nothing+like+it")
    assert len((await answer.text()).splitlines()) == 1


async def test_a_customer_s_user_lists_his_own_orders_and_may_only_print_them(
    office: Office,
) -> None:
    office.stage.client.session.cookie_jar.clear()
    await works_here(office.stage, User("Karin", Role.CUSTOMER, customer_id=CUSTOMER.id))
    page = await (await office_of(office.stage, "Karin")).get(LIST)
    assert re.findall(r'name="number" value="(\d+)"', page) == ["421"]
    assert re.findall(r'name="deed" value="(\w+)"', page) == ["print", "csv"]
    assert "Doris" not in page


async def test_only_what_one_may_do_is_offered(office: Office) -> None:
    office.stage.client.session.cookie_jar.clear()
    anna = await works_here(office.stage)
    technician = await office_of(office.stage, anna.name, Role.TECHNICIAN)
    page = await technician.get(LIST)
    assert 'value="delete"' not in page
    assert 'value="send"' not in page
