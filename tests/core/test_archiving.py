"""What of an order is taken along as files: what one sees, and no more than a chat takes (XT-22)."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from core.order_archive import Packing, packing
from core.order_papers import Document
from core.people import Actor
from core.ports import KeptMail
from core.refusals import NoSuchOrder
from core.usecases.archiving import ArchiveOrder, archive_order
from core.usecases.comments import AddComment, add_comment
from tests.core.conftest import ONE, Company

STRANGER = Actor("Somebody")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def _file(name: str, size: int, kind: str = "image/jpeg") -> Document:
    return Document(name, kind, size, "Anna", NOON, sha256="ab" * 32)


@pytest.mark.shows("U", "XT-22")
def test_the_largest_papers_stay_behind_until_the_rest_fits() -> None:
    """XT-22: as few as may be are left out, the largest first."""
    packed = packing([_file("a.jpg", 30), _file("film.jpg", 90), _file("b.jpg", 60)], [], most=100)
    assert [each.name for each in packed.papers] == ["a.jpg", "b.jpg"]
    assert [each.name for each in packed.left_out] == ["film.jpg"]


@pytest.mark.shows("U", "XT-22")
def test_no_two_papers_have_the_same_name() -> None:
    """XT-22: photos of a phone are often called alike; no name leads out of its folder."""
    mail = KeptMail(uuid4(), "../Door", NOON, 10)
    packed = packing([_file("a.jpg", 1), _file("A.jpg", 1), _file("x", 1, "text/plain")], [mail])
    assert _paths(packed) == [
        "photos/a.jpg",
        "photos/A (2).jpg",
        "files/x",
        "mails/2026-11-24 12.00 ..-Door.eml",
    ]


@pytest.mark.shows("U", "XT-22")
def test_a_file_that_is_not_fetched_yet_is_not_there() -> None:
    """XT-22."""
    waiting = Document("a.jpg", "image/jpeg", 1, "Anna", NOON, source="telegram:x")
    assert packing([waiting], []) == Packing((), ())


@pytest.mark.shows("U", "XT-22")
async def test_only_who_sees_the_order_takes_it_along(company: Company) -> None:
    """XT-22: with its letters; a stranger to it is told that there is no such order."""
    await company.assigned()
    await company.does("Anna", add_comment, AddComment(ONE, "The code is 1234"))
    archived = await company.does("Maja", archive_order, ArchiveOrder(ONE))
    assert archived.order.comments[0].text == "The code is 1234"
    with pytest.raises(NoSuchOrder):
        await company.door.do(archive_order, ArchiveOrder(ONE), STRANGER)


def _paths(packed: Packing) -> list[str]:
    return [each.path for each in packed.papers]
