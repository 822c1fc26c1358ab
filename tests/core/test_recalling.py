"""Files that were just sent are taken back by whoever sent them."""

from dataclasses import replace

import pytest

from core.order_papers import Document
from core.usecases.documents import AddDocument, DocumentFetched, add_document, document_fetched
from core.usecases.recalling import RecallDocuments, SentLongAgo, recall_documents
from tests.core.checking import PHOTO
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows


async def sent(company: Company) -> Document:
    """Anna sends a photo."""
    await company.assigned()
    photo = replace(PHOTO, at=company.now, by="Anna", sha256=None)
    await company.does("Anna", add_document, AddDocument(ONE, photo))
    return photo


@shows("U", "XT-15", "DO-01")
async def test_a_file_is_taken_back_by_its_sender_also_once_it_is_fetched(
    company: Company,
) -> None:
    photo = await sent(company)
    fetched = DocumentFetched(ONE, photo.id, "ab" * 32, 9, "image/jpeg")
    await company.does("Anna", document_fetched, fetched)
    for _ in range(2):
        await company.does("Anna", recall_documents, RecallDocuments(ONE, (photo.id,)))
    assert (await company.order()).documents == ()


@shows("U", "XT-15", "DO-04")
async def test_after_five_minutes_it_takes_the_right_to_remove_files(company: Company) -> None:
    photo = await sent(company)
    company.later(minutes=6)
    with pytest.raises(SentLongAgo):
        await company.does("Anna", recall_documents, RecallDocuments(ONE, (photo.id,)))


@shows("U", "XT-15", "DO-04")
async def test_anothers_file_is_not_taken_back(company: Company) -> None:
    photo = await sent(company)
    with pytest.raises(SentLongAgo):
        await company.does("Maja", recall_documents, RecallDocuments(ONE, (photo.id,)))
