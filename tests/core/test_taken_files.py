"""Files on an order: named tidily, bounded, kept under their names, taken off by right alone."""

from dataclasses import replace
from datetime import date

import pytest

from core import permissions as may
from core.events import DocumentRemoved
from core.file_names import file_name
from core.order_papers import Document
from core.refusals import BadInput, NoSuchLine, NotAllowed
from core.usecases.documents import (
    LARGEST,
    AddDocument,
    DocumentIsSigned,
    RemoveDocument,
    add_document,
    remove_document,
)
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import Sign, sign
from tests.core.checking import (
    AT,
    PHOTO,
    PLATE,
    answers,
    completes,
    kept,
    one_point,
    signs,
)
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

shows = pytest.mark.shows
DRAWING = Document("drawing.pdf", "application/pdf", 4000, "Anna", AT, sha256="ab" * 32)


async def pinned(company: Company, document: Document = DRAWING) -> Document:
    """A file on an order that Anna has."""
    await company.assigned()
    order = await company.does("Anna", add_document, AddDocument(ONE, document))
    return order.documents[-1]


async def takes_off(company: Company, document: Document, name: str = "Maja") -> None:
    """Somebody takes a file off the order."""
    await company.does(name, remove_document, RemoveDocument(ONE, document.id))


@shows("U", "DO-04", "PE-16")
async def test_a_file_is_taken_off_with_the_right_to(company: Company) -> None:
    document = await pinned(company)
    await may_only(company, "Maja", may.VIEW, may.REMOVE_FILE)
    await takes_off(company, document)
    assert (await company.order()).documents == ()
    assert [told.name for told in company.told(DocumentRemoved)] == ["drawing.pdf"]


@shows("U", "DO-04", "PE-16")
async def test_without_the_right_nobody_takes_a_file_off(company: Company) -> None:
    document = await pinned(company)
    with pytest.raises(NotAllowed):
        await takes_off(company, document, "Anna")


@shows("U", "DO-05")
async def test_a_file_keeps_its_name_until_it_is_uploaded_anew(company: Company) -> None:
    document = await pinned(company)
    await company.does(
        "Anna", add_document, AddDocument(ONE, Document("door.pdf", "application/pdf", 1, "A", AT))
    )
    await takes_off(company, document)
    assert [each.name for each in (await company.order()).documents] == ["door.pdf"]


async def test_a_picture_of_a_signed_measure_stays(company: Company) -> None:
    await company.assigned()
    command = AddMeasure(ONE, "Oiled it", date(2026, 11, 24), documents=(PHOTO,))
    await company.does("Anna", add_measure, command)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    with pytest.raises(DocumentIsSigned, match=r"plate\.jpg"):
        await takes_off(company, PHOTO)


async def test_a_picture_of_an_unsigned_measure_may_go(company: Company) -> None:
    await company.assigned()
    command = AddMeasure(ONE, "Oiled it", date(2026, 11, 24), documents=(PHOTO,))
    await company.does("Anna", add_measure, command)
    await takes_off(company, PHOTO)
    assert (await company.order()).documents == ()


async def test_a_picture_of_a_signed_self_check_stays(company: Company) -> None:
    check = await answers(company, await one_point(company, PLATE), photo=PHOTO)
    await signs(company, check)
    with pytest.raises(DocumentIsSigned):
        await takes_off(company, PHOTO)


async def test_a_point_is_open_again_without_its_photo(company: Company) -> None:
    check = await answers(company, await one_point(company, PLATE), photo=PHOTO)
    await completes(company, check)
    await takes_off(company, PHOTO)
    assert ((await kept(company)).completed, len((await kept(company)).open_points)) == (False, 1)


async def test_a_file_that_is_gone_says_so(company: Company) -> None:
    document = await pinned(company)
    await takes_off(company, document)
    with pytest.raises(NoSuchLine):
        await takes_off(company, document)


@shows("U", "DO-01")
@pytest.mark.parametrize("size", [LARGEST + 1, -1])
async def test_a_file_too_large_is_refused_with_what_fits(company: Company, size: int) -> None:
    await company.assigned()
    with pytest.raises(BadInput, match="20 MB"):
        await company.does("Anna", add_document, AddDocument(ONE, replace(DRAWING, size=size)))


async def test_the_largest_file_is_taken(company: Company) -> None:
    assert (await pinned(company, replace(DRAWING, size=LARGEST))).size == LARGEST


async def test_a_file_is_kept_under_a_tidy_name(company: Company) -> None:
    document = await pinned(company, replace(DRAWING, name="C:\\Mina filer\\ritning\u202efdp.exe"))
    assert document.name == "ritningfdp.exe"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("a/b/c.pdf", "c.pdf"),
        ("  .hidden. ", "hidden"),
        ("Döör\nno 1?.pdf", "Döör_no 1_.pdf"),
        ("", "file"),
        ("...", "file"),
        ("\x00\x07", "file"),
        ("x" * 300 + ".jpeg", "x" * 115 + ".jpeg"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_name_is_the_last_step_of_a_path_and_safe_anywhere(said: str, name: str) -> None:
    assert file_name(said) == name
