"""How the customer liked the work: the link's number is chosen, and kept when he sends it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.links import Purpose
from core.numbers import OrderNumber
from core.ratings import Rating
from core.settings import ASK_RATING
from core.work_order import State
from tests.web.orders import reported, worked_on
from tests.web.stage import Stage, text_of

shows = pytest.mark.shows


async def asked(stage: Stage, state: State = State.SIGNED) -> str:
    """The path of the page that asks about finished work."""
    order = replace(worked_on(stage.number()), state=state)
    return f"{await stage.page_for(Purpose.RATE, order)}/rate"


async def kept(stage: Stage) -> Rating | None:
    return (await stage.order(OrderNumber(421))).rating


@shows("W", "RV-06")
async def test_the_number_of_the_link_is_chosen_and_nothing_is_kept_by_looking(
    stage: Stage,
) -> None:
    page = await stage.get(f"{await asked(stage)}?score=4")
    assert 'value="4" required checked' in page
    assert await kept(stage) is None


@shows("W", "RV-06")
async def test_what_is_sent_is_kept_with_its_word(stage: Stage) -> None:
    answer = await stage.post(await asked(stage), {"score": "5", "note": "Quick and tidy"})
    assert "Thank you! You said 5 of 5. Quick and tidy" in text_of(await answer.text())
    rating = await kept(stage)
    assert rating is not None
    assert (rating.score, rating.note, rating.by) == (5, "Quick and tidy", "Karin Ek")


@shows("W", "RV-06")
async def test_for_a_week_it_may_be_changed(stage: Stage) -> None:
    path = await asked(stage)
    await stage.post(path, {"score": "5"})
    stage.clock.now += timedelta(days=6)
    await stage.post(path, {"score": "2"})
    page = text_of(await stage.get(path))
    assert "You said 2 of 5." in page
    assert "We look at what went wrong and get back to you." in page


async def test_after_a_week_it_stands(stage: Stage) -> None:
    path = await asked(stage)
    link = await stage.post(path, {"score": "5"})
    assert link.status == 200
    stage.clock.now += timedelta(days=6, hours=23)
    assert "<form" in await stage.get(path)


@pytest.mark.parametrize("score", ["0", "6", "", "five", "-1", "٤"])
async def test_a_number_that_is_none_is_refused(stage: Stage, score: str) -> None:
    answer = await stage.post(await asked(stage), {"score": score})
    assert answer.status == 400
    assert "Choose a number from 1 to 5." in text_of(await answer.text())


async def test_unfinished_work_is_not_rated(stage: Stage) -> None:
    path = await asked(stage, State.BEGUN)
    assert "The work is not finished yet" in text_of(await stage.get(path))
    assert (await stage.post(path, {"score": "5"})).status == 409


async def test_the_order_page_of_a_signed_order_asks(stage: Stage) -> None:
    path = await stage.order_page(replace(worked_on(stage.number()), state=State.SIGNED))
    assert f'href="{path}/rate?language=en"' in await stage.get(path)


async def test_the_order_page_asks_nothing_where_the_company_does_not(stage: Stage) -> None:
    await stage.set(ASK_RATING, "off")
    path = await stage.order_page(replace(worked_on(stage.number()), state=State.SIGNED))
    assert "/rate" not in await stage.get(path)


async def test_the_order_page_of_begun_work_asks_nothing(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    assert "/rate" not in await stage.get(path)
