"""Papers: the protocol once signed, the customer's own files, images of what was done."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from core.order_papers import Document
from core.work_order import WorkOrder
from tests.web.drawn import png, signature
from tests.web.orders import MEASURE, document, reported, waiting, worked_on
from tests.web.stage import Stage, text_of


async def _with(stage: Stage, *papers: Document, order: WorkOrder | None = None) -> str:
    order = order or worked_on(stage.number())
    return await stage.order_page(replace(order, documents=papers))


async def _stored(stage: Stage) -> str:
    return await stage.parts.files.put(png(signature()))


async def test_the_customers_own_photo_is_shown_and_handed_out(stage: Stage) -> None:
    photo = document("door.png", "Karin Ek", await _stored(stage), "image/png")
    path = await _with(stage, photo)
    answer = await stage.client.get(f"{path}/documents/{photo.id}")
    assert f"{path}/documents/{photo.id}?preview=1" in await stage.get(path)
    assert (answer.content_type, await answer.read()) == ("image/png", png(signature()))
    assert answer.headers["Content-Disposition"].startswith('inline; filename="door.png"')


async def test_an_image_of_what_was_done_is_shown_beside_it(stage: Stage) -> None:
    photo = replace(document("a.png", "Anna Berg", await _stored(stage)), measure_id=MEASURE.id)
    path = await _with(stage, photo)
    assert f"/documents/{photo.id}" in await stage.get(path)
    assert (await stage.client.get(f"{path}/documents/{photo.id}")).status == 200


async def test_a_preview_is_a_small_jpeg(stage: Stage) -> None:
    photo = document("door.png", "Karin Ek", await _stored(stage), "image/png")
    path = await _with(stage, photo)
    answer = await stage.client.get(f"{path}/documents/{photo.id}?preview=1")
    shown = Image.open(BytesIO(await answer.read()))
    assert (answer.content_type, shown.format, shown.width) == ("image/jpeg", "JPEG", 480)


async def _refused(stage: Stage, paper: Document) -> bool:
    path = await _with(stage, paper)
    answer = await stage.client.get(f"{path}/documents/{paper.id}")
    return answer.status == 404 and str(paper.id) not in await stage.get(path)


async def test_a_file_of_the_house_is_not_there(stage: Stage) -> None:
    assert await _refused(stage, document("calculation.pdf", "Bo Dahl", await _stored(stage)))


async def test_a_namesakes_file_from_the_chat_is_not_there(stage: Stage) -> None:
    paper = document("note.jpg", "Karin Ek", await _stored(stage))
    assert await _refused(stage, replace(paper, source="telegram:abc"))


async def test_a_measures_file_that_is_no_image_is_not_there(stage: Stage) -> None:
    paper = document("a.pdf", "Anna Berg", await _stored(stage), "application/pdf")
    assert await _refused(stage, replace(paper, measure_id=MEASURE.id))


async def test_a_file_still_to_be_fetched_is_not_there(stage: Stage) -> None:
    assert await _refused(stage, document("door.jpg", "Karin Ek", None))


async def test_a_file_whose_bytes_are_missing_is_a_404(stage: Stage) -> None:
    paper = document("door.jpg", "Karin Ek", "ab" * 32)
    path = await _with(stage, paper)
    assert (await stage.client.get(f"{path}/documents/{paper.id}")).status == 404


async def test_another_orders_paper_is_not_there(stage: Stage) -> None:
    photo = document("door.png", "Karin Ek", await _stored(stage))
    await _with(stage, photo)
    other = await stage.order_page(worked_on(stage.number()))
    assert (await stage.client.get(f"{other}/documents/{photo.id}")).status == 404


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/pdf", "x"])
async def test_what_could_run_in_a_browser_is_only_ever_downloaded(
    stage: Stage, kind: str
) -> None:
    paper = document("page.html", "Karin Ek", await stage.parts.files.put(b"<script>"), kind)
    path = await _with(stage, paper)
    answer = await stage.client.get(f"{path}/documents/{paper.id}")
    assert answer.content_type == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_preview_of_what_is_no_picture_is_a_404(stage: Stage) -> None:
    paper = document("door.jpg", "Karin Ek", await stage.parts.files.put(b"%!PS-Adobe"))
    path = await _with(stage, paper)
    assert (await stage.client.get(f"{path}/documents/{paper.id}?preview=1")).status == 404


async def test_the_protocol_of_a_signed_order_is_a_pdf_without_prices(stage: Stage) -> None:
    path = await stage.order_page(waiting(stage.number()))
    answer = await stage.client.get(f"{path}/protocol.pdf?language=sv")
    assert answer.content_type == "application/pdf"
    assert await answer.text() == "%PDF 421 sv prices=False"


async def test_an_unsigned_order_has_no_protocol(stage: Stage) -> None:
    path = await stage.order_page(reported(stage.number()))
    answer = await stage.client.get(f"{path}/protocol.pdf")
    assert answer.status == 404
    assert "There is nothing here" in text_of(await answer.text())
