"""The signing page: looking never signs; a signature is put once, under the lines shown."""

import asyncio
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.processes import ChildProcesses
from core import settings
from core.lines import Measure
from core.order_papers import Signature, SignedAs
from core.work_order import State, WorkOrder
from tests.web.drawn import address, signature_address
from tests.web.orders import NOW, Case, reported, signed_again, waiting, worked_on
from tests.web.stage import Stage, StageFor, text_of

DRAWING = signature_address()


async def _form(stage: Stage, path: str, name: str = "Karin Ek") -> dict[str, str]:
    lines = re.search(r'name="lines" value="([0-9a-f]{32})"', await stage.get(path))
    assert lines is not None
    return {"answer": "sign", "name": name, "lines": lines[1], "drawing": DRAWING}


@pytest.mark.shows("W", "SG-06")
async def test_it_shows_the_lines_without_prices_and_the_name_of_the_link(stage: Stage) -> None:
    page = await stage.get(await stage.sign_page(waiting(stage.number()), name="Karin Ek"))
    assert "Replaced the door closer" in text_of(page)
    assert "2 pcs Closer TS 83" in text_of(page)
    assert 'name="name" value="Karin Ek"' in page
    assert "1240" not in page


@pytest.mark.shows("W", "SG-01")
async def test_looking_never_signs_however_often_a_scanner_looks(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    before = await stage.order(order.number)
    for _ in range(100):
        await stage.get(f"{path}?answer=sign&name=x&drawing=y")
        await stage.client.head(path)
    assert await stage.order(order.number) == before


@pytest.mark.shows("W", "SG-01", "SG-02", "SG-07")
async def test_a_signature_completes_the_order_and_keeps_the_drawing(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    answer = await stage.post(path, await _form(stage, path, "Karin Ek-Lund"))
    signed = await stage.order(order.number)
    kept = signed.signatures[-1]
    assert "Signed by Karin Ek-Lund today 14:20" in text_of(await answer.text())
    assert signed.state is State.SIGNED
    assert (kept.role, kept.name) == (SignedAs.CUSTOMER, "Karin Ek-Lund")
    assert kept.image_sha256 is not None
    assert (await stage.parts.files.get(kept.image_sha256)).startswith(b"\x89PNG")


async def test_sent_twice_it_signs_once_and_shows_how_things_stand(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    form = await _form(stage, path)
    pages = [text_of(await (await stage.post(path, form)).text()) for _ in range(3)]
    assert len((await stage.order(order.number)).signatures) == 2
    assert all("Signed by Karin Ek today" in page for page in pages)


async def test_sent_twice_at_the_same_time_it_signs_once(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    form = await _form(stage, path)
    answers = await asyncio.gather(*(stage.post(path, form) for _ in range(5)))
    assert {answer.status for answer in answers} == {200}
    assert len((await stage.order(order.number)).signatures) == 2


@pytest.mark.shows("W", "SG-05")
async def test_lines_that_changed_are_shown_and_asked_about_again(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    form = await _form(stage, path)
    await stage.add_measure(order.number, "Painted the frame")
    await stage.change(order.number, signed_again)
    answer = await stage.post(path, form)
    page = text_of(await answer.text())
    assert answer.status == 409
    assert "The order changed while this page was open" in page
    assert "Painted the frame" in page
    assert (await stage.order(order.number)).state is State.PARTLY_SIGNED


@pytest.mark.shows("W", "SG-02")
async def test_what_the_technician_has_not_signed_is_not_asked_about(stage: Stage) -> None:
    """SG-02: a line he added after his signature stays open; the customer signs what he signed."""
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    await stage.add_measure(order.number, "Painted the frame")
    page = text_of(await stage.get(path))
    await stage.post(path, await _form(stage, path))
    stored = await stage.order(order.number)
    assert "Painted the frame" not in page
    assert (stored.state, len(stored.unsigned)) == (State.SIGNED, 1)


async def test_a_change_of_something_else_does_not_ask_again(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    form = await _form(stage, path)
    await stage.change(order.number, lambda o: replace(o, custom_status="Invoice soon"))
    await stage.post(path, form)
    assert (await stage.order(order.number)).state is State.SIGNED


@pytest.mark.shows("W", "SG-02")
async def test_a_no_is_kept_with_its_reason_and_only_once(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    for _ in range(3):
        answer = await stage.post(path, {"answer": "decline", "reason": "It still squeaks"})
    kept = await stage.order(order.number)
    assert "You answered today 14:20 without signing" in text_of(await answer.text())
    assert [c.text for c in kept.comments if c.visible_to_customer] == ["It still squeaks"]
    assert not any(s.role is SignedAs.CUSTOMER for s in kept.signatures)


async def test_after_a_no_the_same_link_does_not_sign(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    form = await _form(stage, path)
    await stage.post(path, {"answer": "decline", "reason": "It still squeaks"})
    await stage.post(path, form)
    kept = await stage.order(order.number)
    assert not any(s.role is SignedAs.CUSTOMER for s in kept.signatures)


@pytest.mark.shows("W", "SE-49")
async def test_a_no_where_a_signature_is_required_leaves_the_order_waiting(stage: Stage) -> None:
    await stage.set(settings.REQUIRE_CUSTOMER_SIGNATURES, "on")
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    for _ in range(2):
        await stage.post(path, {"answer": "decline", "reason": "It still squeaks"})
    kept = await stage.order(order.number)
    assert kept.state is State.PARTLY_SIGNED
    assert [c.text for c in kept.comments if c.visible_to_customer] == ["It still squeaks"]


async def test_a_no_needs_a_reason(stage: Stage) -> None:
    path = await stage.sign_page(waiting(stage.number()))
    answer = await stage.post(path, {"answer": "decline", "reason": " "})
    assert answer.status == 400


async def test_a_later_visit_is_signed_with_the_same_link(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    await stage.post(path, await _form(stage, path))
    more = Measure("Painted the frame", date(2026, 11, 24), "Anna Berg")
    again = Signature(SignedAs.TECHNICIAN, "Anna Berg", NOW + timedelta(days=1))
    await stage.change(
        order.number,
        lambda o: o.with_measure(None, more).with_signature(again, State.PARTLY_SIGNED),
    )
    stage.clock.now = NOW + timedelta(days=1, minutes=5)
    await stage.post(path, await _form(stage, path))
    kept = await stage.order(order.number)
    assert [s.role for s in kept.signatures].count(SignedAs.CUSTOMER) == 2


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"drawing": ""}, "There is no signature in the box."),
        ({"drawing": address(b"GIF89a")}, "That drawing could not be read."),
        ({"name": "  "}, "There was no text in that."),
        ({"name": "x" * 500}, "That is too long."),
    ],
    ids=["no drawing", "no PNG", "no name", "a long name"],
)
async def test_a_signature_that_is_none_is_answered_with_a_sentence(
    stage: Stage, changed: dict[str, str], sentence: str
) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    answer = await stage.post(path, await _form(stage, path) | changed)
    assert answer.status == 400
    assert sentence in text_of(await answer.text())
    assert (await stage.order(order.number)).state is State.PARTLY_SIGNED


@pytest.mark.shows("W", "SE-48")
async def test_a_name_alone_is_taken_only_where_the_company_wants_that(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    form = await _form(stage, path) | {"answer": "name", "drawing": ""}
    refused = await stage.post(path, form)
    assert "Sign with your name alone" not in text_of(await stage.get(path))
    assert "A name alone is not enough here." in text_of(await refused.text())
    await stage.set(settings.SIGN_BY_NAME, "on")
    assert "Sign with your name alone" in text_of(await stage.get(path))
    await stage.post(path, form)
    assert (await stage.order(order.number)).state is State.SIGNED


@pytest.mark.parametrize("strokes", ["[", "[[[2,0]]]", "[1]", "{}x", '[[["a",0]]]'])
async def test_strokes_that_are_none_are_answered_with_a_sentence(
    stage: Stage, strokes: str
) -> None:
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    answer = await stage.post(path, await _form(stage, path) | {"strokes": strokes})
    assert answer.status == 400
    assert "That drawing could not be read." in text_of(await answer.text())


NOTHING_TO_SIGN: dict[str, Case] = {
    "going on": (worked_on, {}, "The work is still going on"),
    "nothing done": (reported, {}, "The work is still going on"),
    "cancelled": (waiting, {"state": State.CANCELLED}, "The order is cancelled"),
    "completed": (waiting, {"state": State.READY}, "There is nothing left to sign"),
}


@pytest.mark.parametrize("case", NOTHING_TO_SIGN.values(), ids=NOTHING_TO_SIGN)
async def test_where_there_is_nothing_to_sign_it_says_why(stage: Stage, case: Case) -> None:
    make, changes, sentence = case
    order: WorkOrder = replace(make(stage.number()), **changes)
    path = await stage.sign_page(order)
    page = await stage.get(path)
    assert sentence in text_of(page)
    assert "<form" not in page
    await stage.post(path, {"answer": "sign", "name": "x", "lines": "", "drawing": DRAWING})
    assert (await stage.order(order.number)).state is order.state


async def test_it_speaks_swedish(stage: Stage) -> None:
    page = text_of(await stage.get(await stage.sign_page(waiting(stage.number()), language="sv")))
    assert "Rita din signatur i rutan, med fingret eller musen." in page


async def test_without_javascript_it_says_what_else_can_be_done(stage: Stage) -> None:
    page = await stage.get(await stage.sign_page(waiting(stage.number())))
    assert "needs JavaScript" in page
    assert 'value="decline"' in page


async def test_the_drawing_is_made_anew_in_a_child_process(stage_for: StageFor) -> None:
    children = ChildProcesses(size=1)
    stage = await stage_for(processes=children)
    order = waiting(stage.number())
    path = await stage.sign_page(order)
    form = await _form(stage, path)
    refused = await stage.post(path, form | {"drawing": address(b"%!PS-Adobe-3.0 EPSF-3.0")})
    signed = await stage.post(path, form)
    children.close()
    assert (refused.status, signed.status) == (400, 200)
    assert (await stage.order(order.number)).state is State.SIGNED
