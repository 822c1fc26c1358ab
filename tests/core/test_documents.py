"""Files and photos on an order: when they are taken, and what they belong to."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from core.order_papers import Document
from core.refusals import BadInput, NotAllowed, OrderIsClosed
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.documents import (
    MOST,
    AddDocument,
    DocumentFetched,
    add_document,
    document_fetched,
)
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from tests.core.conftest import ONE, Company

AT = datetime(2026, 11, 24, 7, tzinfo=UTC)
DRAWING = Document("drawing.pdf", "application/pdf", 4000, "Anna", AT, sha256="ab" * 32)
PHOTO = Document("door.jpg", "image/jpeg", 9000, "Anna", AT, source="telegram:abc")


async def _signed(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled it", date(2026, 11, 24)))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))


@pytest.mark.shows("U", "DO-01")
async def test_a_document_is_pinned_to_the_order(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_document, AddDocument(ONE, DRAWING))
    assert (await company.order()).documents == (DRAWING,)


@pytest.mark.shows("U", "DO-01")
async def test_a_document_may_come_after_the_signature(company: Company) -> None:
    await _signed(company)
    order = await company.does("Anna", add_document, AddDocument(ONE, DRAWING))
    assert order.documents == (DRAWING,)


@pytest.mark.shows("U", "DO-02")
async def test_a_photo_stands_on_the_order_before_its_bytes_are_here(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_document, AddDocument(ONE, PHOTO))
    fetched = DocumentFetched(ONE, PHOTO.id, "cd" * 32, 9100, "image/jpeg")
    (photo,) = (await company.door.do(document_fetched, fetched, company.actor("Anna"))).documents
    assert (photo.name, photo.sha256, photo.size) == ("door.jpg", "cd" * 32, 9100)


@pytest.mark.shows("U", "ME-02")
async def test_a_photo_of_a_measure_is_that_measure_s_image(company: Company) -> None:
    await company.assigned()
    command = AddMeasure(ONE, "Oiled it", date(2026, 11, 24), documents=(PHOTO,))
    added = await company.does("Anna", add_measure, command)
    order = await company.order()
    assert [image.name for image in order.images_of(added.measure)] == ["door.jpg"]


async def test_a_cancelled_order_takes_no_document(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await company.does("Anna", add_document, AddDocument(ONE, DRAWING))


async def test_an_order_takes_a_bounded_number_of_documents(company: Company) -> None:
    await company.assigned()
    many = tuple(Document(f"{n}.pdf", "application/pdf", 1, "Anna", AT) for n in range(MOST))
    await company.does(
        "Anna", add_measure, AddMeasure(ONE, "Looked", date(2026, 11, 24), documents=many)
    )
    with pytest.raises(BadInput, match="500 files"):
        await company.does("Anna", add_document, AddDocument(ONE, DRAWING))


async def test_another_technician_pins_nothing_to_it(company: Company) -> None:
    await company.assigned("Anna")
    with pytest.raises(NotAllowed):
        await company.does("Erik", add_document, AddDocument(ONE, DRAWING))


@pytest.mark.shows("U", "DO-01", "ME-02")
async def test_a_photo_of_a_measure_that_is_gone_stays_on_the_order(company: Company) -> None:
    await company.assigned()
    late = replace(PHOTO, measure_id=uuid4())
    order = await company.does("Anna", add_document, AddDocument(ONE, late))
    assert [(each.name, each.measure_id) for each in order.documents] == [("door.jpg", None)]


@pytest.mark.shows("U", "DO-01", "ME-02")
async def test_images_of_a_measure_are_held_to_what_files_are_held_to(company: Company) -> None:
    await company.assigned()
    huge = replace(PHOTO, size=1 << 40)
    with pytest.raises(BadInput):
        await company.does(
            "Anna", add_measure, AddMeasure(ONE, "Oiled it", AT.date(), documents=(huge,))
        )


@pytest.mark.shows("U", "DO-05", "ME-02")
async def test_images_of_a_measure_get_tidy_names(company: Company) -> None:
    await company.assigned()
    odd = replace(PHOTO, name="../\x00" + "a" * 1_000_000)
    added = await company.does(
        "Anna", add_measure, AddMeasure(ONE, "Oiled it", AT.date(), documents=(odd,))
    )
    assert added.order.documents[0].name == "a" * 120
