"""Extra work under its link: what it costs, yes or no with a word, answered once."""

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from core.links import Purpose
from core.numbers import OrderNumber
from core.order_papers import Approval, ApprovalState
from core.settings import ARTICLES_TO_ORDER_EMAIL
from core.work_order import State
from tests.web.orders import NOW, worked_on
from tests.web.stage import Stage, text_of

MOTOR = Approval("A new motor", Decimal(8000), "Anna Berg", NOW)
shows = pytest.mark.shows


async def asked(
    stage: Stage, purpose: Purpose = Purpose.APPROVE, state: State = State.BEGUN
) -> str:
    """The path of the page that asks for a new motor."""
    order = replace(worked_on(stage.number()), approvals=(MOTOR,), state=state)
    return f"{await stage.page_for(purpose, order)}/approve/{MOTOR.id}"


async def kept(stage: Stage) -> Approval:
    return (await stage.order(OrderNumber(421))).approvals[0]


@shows("W", "RV-12")
async def test_it_says_what_and_for_how_much_and_looking_answers_nothing(stage: Stage) -> None:
    page = text_of(await stage.get(await asked(stage)))
    assert "A new motor" in page
    assert "8 000 kr before VAT" in page
    assert "Asked by Anna Berg" in page
    assert (await kept(stage)).waits


@shows("W", "RV-12")
async def test_a_yes_is_kept_with_its_word(stage: Stage) -> None:
    answer = await stage.post(await asked(stage), {"answer": "yes", "note": "Go ahead"})
    assert "The answer is yes Go ahead" in text_of(await answer.text())
    said = await kept(stage)
    assert (said.state, said.note, said.answered_by) == (
        ApprovalState.APPROVED,
        "Go ahead",
        "Karin Ek",
    )


@shows("W", "RV-12")
async def test_a_no_is_kept(stage: Stage) -> None:
    answer = await stage.post(await asked(stage), {"answer": "no"})
    assert "The answer is no" in text_of(await answer.text())
    assert (await kept(stage)).declined


async def test_the_first_answer_stands(stage: Stage) -> None:
    path = await asked(stage)
    await stage.post(path, {"answer": "no"})
    answer = await stage.post(path, {"answer": "yes"})
    assert "The answer is no" in text_of(await answer.text())
    assert (await kept(stage)).declined


async def test_neither_yes_nor_no_is_refused(stage: Stage) -> None:
    assert (await stage.post(await asked(stage), {"answer": "perhaps"})).status == 400


async def test_a_closed_order_asks_nothing(stage: Stage) -> None:
    page = await stage.get(await asked(stage, state=State.CANCELLED))
    assert "Nothing needs to be answered any more" in text_of(page)
    assert "<form" not in page


async def test_another_question_is_not_there(stage: Stage) -> None:
    path = await asked(stage)
    answer = await stage.client.get(f"{path.rpartition('/')[0]}/{uuid4()}")
    assert answer.status == 404


async def test_the_order_page_leads_to_what_waits(stage: Stage) -> None:
    path = await asked(stage, Purpose.ORDER_PAGE)
    whole = path.partition("/approve")[0]
    assert f'href="{whole}/approve/{MOTOR.id}?language=en"' in await stage.get(whole)


@shows("W", "RV-12", "AO-04")
async def test_whoever_gets_the_mails_about_articles_answers_nothing_for_the_customer(
    stage: Stage,
) -> None:
    """He reads the order along, and his own words are said in his own name."""
    await stage.set(ARTICLES_TO_ORDER_EMAIL, "orders@supplier.example")
    order = replace(worked_on(stage.number()), approvals=(MOTOR,))
    await stage.keep(order)
    link = replace(
        stage.link(Purpose.ORDER_PAGE, order.number), recipient="Orders@supplier.example", name=""
    )
    path = await stage.keep_link(link)
    page = text_of(await stage.get(path))
    assert "A new motor" not in page
    answer = await stage.post(f"{path}/approve/{MOTOR.id}", {"answer": "yes"})
    assert answer.status == 404
    assert (await kept(stage)).waits
