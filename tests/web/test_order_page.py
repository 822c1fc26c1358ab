"""The customer's order page: how it stands in plain words, and a comment that is kept once."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from aiohttp import FormData

from core.lines import ArticleToOrder, ToOrderState
from core.links import Purpose
from core.order_papers import Booking, Comment, Signature, SignedAs
from core.work_order import State, WorkOrder
from tests.web.orders import KARIN, NOW, Case, reported, waiting, worked_on
from tests.web.stage import Stage, text_of

ANNA = uuid4()
VISIT = Booking(ANNA, "Anna Berg", NOW + timedelta(hours=18), NOW + timedelta(hours=20))
SIGNED = Signature(SignedAs.CUSTOMER, "Karin Ek", NOW)

STANDINGS: dict[str, Case] = {
    "new": (reported, {}, "We have your report"),
    "booked": (reported, {"bookings": (VISIT,)}, "Anna Berg comes tomorrow 8:20–10:20"),
    "begun": (worked_on, {}, "The work has begun"),
    "waits": (waiting, {}, "The work is done and waits for your signature"),
    "ready": (worked_on, {"state": State.READY}, "The work is done"),
    "cancelled": (reported, {"state": State.CANCELLED}, "The order is cancelled"),
}


@pytest.mark.parametrize("case", STANDINGS.values(), ids=STANDINGS)
async def test_the_page_says_in_plain_words_how_the_order_stands(stage: Stage, case: Case) -> None:
    make, changes, sentence = case
    path = await stage.order_page(replace(make(stage.number()), **changes))
    assert sentence in text_of(await stage.get(path))


async def test_a_visit_that_is_over_is_not_announced(stage: Stage) -> None:
    over = replace(VISIT, starts_at=NOW - timedelta(hours=4), ends_at=NOW - timedelta(hours=2))
    path = await stage.order_page(replace(worked_on(stage.number()), bookings=(over,)))
    assert "comes" not in text_of(await stage.get(path))


async def test_it_speaks_the_language_of_the_link_and_the_switch_changes_it(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()), language="sv")
    assert "Vi har fått din anmälan" in text_of(await stage.get(path))
    assert "We have your report" in text_of(await stage.get(f"{path}?language=en"))


async def test_an_unknown_language_is_no_fault(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    assert "We have your report" in text_of(await stage.get(f"{path}?language=tlh"))


async def test_it_shows_what_was_done_and_what_is_waited_for(stage: Stage) -> None:
    order = worked_on(stage.number())
    hinge = ArticleToOrder("Hinge", Decimal(1), "Anna", NOW, state=ToOrderState.ORDERED)
    work = replace(order.assignments[0], to_order=(hinge,))
    page = text_of(await stage.get(await stage.order_page(replace(order, assignments=(work,)))))
    assert "Replaced the door closer" in page
    assert "ordered 1 pcs Hinge" in page


async def test_no_price_stands_on_it(stage: Stage) -> None:
    page = await stage.get(await stage.order_page(waiting(stage.number())))
    assert "1240" not in page
    assert "1 240" not in page


@pytest.mark.shows("W", "CO-02", "CO-03")
async def test_comments_are_hidden_until_somebody_shows_them(stage: Stage) -> None:
    order = worked_on(stage.number())
    shown = Comment("We come at nine", "Bo Dahl", NOW, visible_to_customer=True)
    path = await stage.order_page(replace(order, comments=(*order.comments, shown)))
    page = text_of(await stage.get(path))
    assert "We come at nine" in page
    assert "never pays" not in page


@pytest.mark.shows("W", "CO-01")
async def test_a_comment_is_kept_and_shown(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    answer = await stage.post(path, {"text": "The code is 4512", "nonce": uuid4().hex})
    assert answer.status == 200
    assert "The code is 4512" in text_of(await answer.text())


async def test_a_comment_sent_twice_is_one(stage: Stage) -> None:
    order = reported(stage.number())
    path = await stage.order_page(order)
    nonce = re.search(r'name="nonce" value="([0-9a-f]{32})"', await stage.get(path))
    assert nonce is not None
    for _ in range(3):
        await stage.post(path, {"text": "Once", "nonce": nonce[1]})
    assert [c.text for c in (await stage.order(order.number)).comments] == ["Once"]


async def test_the_same_words_written_again_are_a_second_comment(stage: Stage) -> None:
    order = reported(stage.number())
    path = await stage.order_page(order)
    for _ in range(2):
        await stage.post(path, {"text": "Hello", "nonce": uuid4().hex})
    assert len((await stage.order(order.number)).comments) == 2


async def test_a_nonce_copied_from_another_order_collides_with_nothing(stage: Stage) -> None:
    nonce = uuid4().hex
    for number in (stage.number(), stage.number()):
        path = await stage.order_page(reported(number))
        await stage.post(path, {"text": "Mine", "nonce": nonce})
        assert [c.text for c in (await stage.order(number)).comments] == ["Mine"]


async def test_the_comment_is_by_the_reader_of_the_link(stage: Stage) -> None:
    order = reported(stage.number())
    path = await stage.order_page(order, name="Karin Ek")
    await stage.post(path, {"text": "Hello", "nonce": uuid4().hex})
    assert [c.by for c in (await stage.order(order.number)).comments] == [KARIN.name]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "   ", "nonce": "a" * 32}, "There was no text in that."),
        ({"text": "x" * 8001, "nonce": "a" * 32}, "That is too long."),
        ({"text": "x"}, "Open the page again"),
        ({}, "There was no text in that."),
    ],
    ids=["blank", "long", "no nonce", "nothing"],
)
async def test_what_cannot_be_kept_is_answered_with_a_sentence(
    stage: Stage, fields: dict[str, str], sentence: str
) -> None:
    path = await stage.order_page(reported(stage.number()))
    answer = await stage.post(path, fields)
    assert answer.status == 400
    assert sentence in text_of(await answer.text())


async def test_looking_changes_nothing_however_often(stage: Stage) -> None:
    order = waiting(stage.number())
    path = await stage.order_page(order)
    before = await stage.order(order.number)
    for _ in range(20):
        await stage.get(path)
        await stage.client.head(path)
    assert await stage.order(order.number) == before


async def test_a_deleted_order_is_simply_not_there(stage: Stage) -> None:
    link = stage.link(Purpose.ORDER_PAGE, stage.number())
    path = await stage.keep_link(link)
    assert (await stage.client.get(path)).status == 404


def _signed(order: WorkOrder) -> WorkOrder:
    return order.with_signature(SIGNED, State.SIGNED)


async def test_a_signed_order_says_who_signed_and_offers_the_protocol(stage: Stage) -> None:
    path = await stage.order_page(_signed(waiting(stage.number())))
    page = await stage.get(path)
    assert "Signed by Karin Ek today 14:20." in text_of(page)
    assert f'href="{path}/protocol.pdf?language=en"' in page


def comment_with(*files: tuple[str, bytes], text: str = "", nonce: str = "") -> FormData:
    """The comment form, with photos."""
    form = FormData({"text": text, "nonce": nonce or uuid4().hex})
    for name, content in files:
        form.add_field("photo", content, filename=name, content_type="image/jpeg")
    return form


JPEG = b"\xff\xd8\xff\xe0" + b"0" * 40


@pytest.mark.shows("W", "CO-01", "DO-01")
async def test_a_photo_comes_with_a_comment_and_is_shown(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    await stage.client.post(path, data=comment_with(("leak.jpg", JPEG), text="It leaks"))
    assert "Photo: leak.jpg" in await stage.get(path)


async def test_a_photo_without_a_word_is_told_by_its_name(stage: Stage) -> None:
    order = reported(stage.number())
    path = await stage.order_page(order)
    await stage.client.post(path, data=comment_with(("leak.jpg", JPEG)))
    assert [c.text for c in (await stage.order(order.number)).comments] == ["leak.jpg"]


async def test_a_comment_with_a_photo_sent_twice_is_one(stage: Stage) -> None:
    order = reported(stage.number())
    path, nonce = await stage.order_page(order), uuid4().hex
    for _ in range(2):
        await stage.client.post(path, data=comment_with(("leak.jpg", JPEG), nonce=nonce))
    kept = await stage.order(order.number)
    assert (len(kept.comments), len(kept.documents)) == (1, len(order.documents) + 1)


@pytest.mark.parametrize(
    "files",
    [
        (("leak.jpg", b"MZ" + b"0" * 80),),
        (("leak.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),),
        (("leak.jpg", JPEG),) * 7,
    ],
    ids=["a program", "a drawing with script", "too many"],
)
async def test_what_is_no_photo_and_too_many_are_refused(
    stage: Stage, files: tuple[tuple[str, bytes], ...]
) -> None:
    order = reported(stage.number())
    path = await stage.order_page(order)
    answer = await stage.client.post(path, data=comment_with(*files, text="Look"))
    assert (answer.status, (await stage.order(order.number)).comments) == (400, ())
