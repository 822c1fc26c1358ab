"""The code on a printed paper opens a page that says whether its order was changed since (XT-09)."""

from dataclasses import replace

import pytest

from core.numbers import OrderNumber
from core.paper_codes import paper_code
from core.signature_chain import sealed
from core.work_order import WorkOrder
from tests.web.orders import waiting
from tests.web.stage import Stage, text_of


async def _code(stage: Stage) -> tuple[OrderNumber, str]:
    order = sealed(waiting(stage.number()))
    await stage.keep(order)
    return order.number, paper_code(order) or ""


def _reworded(order: WorkOrder) -> WorkOrder:
    (work,) = order.assignments
    measure = replace(work.measures[0], text="Replaced the whole door")
    return replace(order, assignments=(replace(work, measures=(measure,)),))


@pytest.mark.shows("W", "XT-09")
async def test_the_code_of_a_paper_says_unchanged_since(stage: Stage) -> None:
    number, code = await _code(stage)
    text = text_of(await stage.get(f"/v/{code}"))
    assert f"Work order {number} ✓ Unchanged since it was signed" in text
    assert "Anna Berg · Technician" in text


@pytest.mark.shows("W", "XT-09")
async def test_a_line_altered_in_the_database_makes_the_page_say_so(stage: Stage) -> None:
    number, code = await _code(stage)
    await stage.change(number, _reworded)
    text = text_of(await stage.get(f"/v/{code}"))
    assert "Changed since it was signed Something that was signed was altered" in text


@pytest.mark.shows("W", "XT-09")
async def test_what_is_added_later_changes_nothing(stage: Stage) -> None:
    number, code = await _code(stage)
    await stage.add_measure(number, "Oiled the hinges")
    assert "Unchanged since it was signed" in text_of(await stage.get(f"/v/{code}"))


@pytest.mark.shows("W", "XT-09")
async def test_the_page_tells_nothing_of_what_was_done(stage: Stage) -> None:
    _, code = await _code(stage)
    text = text_of(await stage.get(f"/v/{code}"))
    assert [said in text for said in ("closer", "1240", "Storgatan")] == [False] * 3


@pytest.mark.shows("W", "XT-09")
async def test_the_code_may_be_typed_in_small_letters_without_its_middle_line(
    stage: Stage,
) -> None:
    number, code = await _code(stage)
    typed = f"{number}-{code.lower()[-9:].replace('-', '')}"
    assert "Unchanged since it was signed" in text_of(await stage.get(f"/v/{typed}"))


@pytest.mark.shows("W", "XT-09")
@pytest.mark.parametrize("code", ["{number}-0000-0000", "9999-0000-0000", "0-0000-0000", "x"])
async def test_a_code_of_nothing_opens_nothing(stage: Stage, code: str) -> None:
    number, _ = await _code(stage)
    answer = await stage.client.get(f"/v/{code.format(number=number)}")
    assert answer.status == 404


async def test_guessing_codes_has_to_wait_after_twenty_a_minute(stage: Stage) -> None:
    number, _ = await _code(stage)
    statuses = [
        (await stage.client.get(f"/v/{number}-0000-{nth:04X}")).status for nth in range(21)
    ]
    assert statuses == [404] * 20 + [429]
