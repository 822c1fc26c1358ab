"""A booked visit under its link: it suits, or another time in words; looking answers nothing."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.links import Purpose
from core.numbers import OrderNumber
from core.order_papers import Booking, BookingAnswer
from core.work_order import State
from tests.web.orders import NOW, reported
from tests.web.stage import Stage, text_of

VISIT = Booking(
    uuid4(), "Anna Berg", NOW + timedelta(hours=18), NOW + timedelta(hours=20), NOW, sequence=1
)
YES, NO = {"answer": "yes", "sequence": "1"}, {"answer": "no", "sequence": "1"}
shows = pytest.mark.shows


async def visit(stage: Stage, purpose: Purpose = Purpose.VISIT, **changes: Any) -> str:
    """The path of the page of Anna's visit."""
    order = replace(reported(stage.number()), bookings=(VISIT,), **changes)
    return f"{await stage.page_for(purpose, order)}/visit/{VISIT.id}"


async def kept(stage: Stage) -> Booking:
    """The visit of order 421."""
    return (await stage.order(OrderNumber(421))).bookings[0]


@shows("W", "RV-02")
async def test_a_yes_is_kept_as_a_calendars_answer_is(stage: Stage) -> None:
    path = await visit(stage)
    answer = await stage.post(path, YES)
    assert "You said that it suits. Thank you!" in text_of(await answer.text())
    assert (await kept(stage)).answer is BookingAnswer.ACCEPTED
    assert (await kept(stage)).answered_by == "Karin Ek"


@shows("W", "RV-02")
async def test_another_time_is_wished_for_in_words(stage: Stage) -> None:
    path = await visit(stage)
    answer = await stage.post(path, {**NO, "note": "After three on Friday"})
    page = text_of(await answer.text())
    assert "You asked for another time. We get back to you with one." in page
    assert "After three on Friday" in page
    said = await kept(stage)
    assert (said.answer, said.answer_note) == (BookingAnswer.DECLINED, "After three on Friday")


@shows("W", "RV-02")
@pytest.mark.parametrize("asked", ["", "?answer=yes", "?answer=no", "?answer=no&note=x"])
async def test_looking_answers_nothing(stage: Stage, asked: str) -> None:
    path = await visit(stage)
    for _ in range(3):
        await stage.get(path + asked)
        await stage.client.head(path + asked)
    assert (await kept(stage)).answer is None


async def test_a_form_that_says_neither_is_no_answer(stage: Stage) -> None:
    path = await visit(stage)
    answer = await stage.post(path, {"sequence": "1"})
    assert answer.status == 400
    assert (await kept(stage)).answer is None


async def test_the_other_link_of_the_letter_puts_the_wish_first(stage: Stage) -> None:
    path = await visit(stage)
    page = text_of(await stage.get(f"{path}?answer=no"))
    assert page.index("When would suit you?") < page.index("It suits")


async def test_an_answer_to_a_time_that_has_moved_is_not_kept(stage: Stage) -> None:
    path = await visit(stage)
    answer = await stage.post(path, {"answer": "yes", "sequence": "0"})
    assert answer.status == 409
    assert "The time changed while this page was open." in text_of(await answer.text())
    assert (await kept(stage)).answer is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"state": State.CANCELLED}, "The order is cancelled"),
        ({}, "This visit is over"),
    ],
    ids=["cancelled", "over"],
)
async def test_what_is_over_asks_nothing(stage: Stage, changes: dict[str, Any], said: str) -> None:
    path = await visit(stage, **changes)
    if not changes:
        stage.clock.now += timedelta(days=2)
    page = await stage.get(path)
    assert said in text_of(page)
    assert "<form" not in page


async def test_the_orders_own_link_opens_it_too_and_leads_back(stage: Stage) -> None:
    path = await visit(stage, Purpose.ORDER_PAGE)
    page = await stage.get(path)
    assert f'href="{path.partition("/visit")[0]}"' in page


@shows("W", "BO-10")
async def test_the_link_of_a_visit_opens_no_order_page(stage: Stage) -> None:
    path = await visit(stage)
    token = path.partition("/visit")[0]
    assert (await stage.client.get(token)).status == 404
    assert token + '"' not in await stage.get(path)


async def test_a_visit_of_another_order_is_not_there(stage: Stage) -> None:
    path = await visit(stage)
    answer = await stage.client.get(f"{path.rpartition('/')[0]}/{uuid4()}")
    assert answer.status == 404


async def test_the_order_page_asks_about_a_confirmed_time(stage: Stage) -> None:
    order = replace(reported(stage.number()), bookings=(VISIT,))
    path = await stage.order_page(order)
    assert f'href="{path}/visit/{VISIT.id}?language=en"' in await stage.get(path)


async def test_it_speaks_swedish(stage: Stage) -> None:
    page = text_of(await stage.get(f"{await visit(stage)}?language=sv"))
    assert "Tiden passar" in page
