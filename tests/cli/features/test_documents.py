"""Files as they are typed: put on, listed, written out again, taken off by who may."""

import pytest

from tests.cli.features.command import Ordna
from tests.cli.features.town import Town


@pytest.fixture
def attached(ordna: Ordna, town: Town) -> Town:
    """An order with a drawing on it."""
    town.order()
    town.must("order", "attach", "1", ordna.writes("drawing.pdf", b"%PDF drawing"))
    return town


def names(ordna: Ordna) -> list[str]:
    return [row["name"] for row in ordna("order", "documents", "1", "--json").json()]


@pytest.mark.shows("L", "DO-01")
def test_a_file_is_put_on_the_order(ordna: Ordna, attached: Town) -> None:
    (row,) = ordna("order", "documents", "1", "--json").json()
    assert (row["name"], row["content_type"], row["size"]) == (
        "drawing.pdf",
        "application/pdf",
        12,
    )


@pytest.mark.shows("L", "DO-01")
def test_a_file_is_written_out_as_it_came(ordna: Ordna, attached: Town) -> None:
    assert ordna("order", "document", "1", "drawing.pdf", "-o", "-").content == b"%PDF drawing"


@pytest.mark.shows("L", "DO-02")
def test_photos_are_put_on_together(ordna: Ordna, attached: Town) -> None:
    photos = [ordna.writes(f"{number}.jpg", b"jpeg") for number in (1, 2)]
    attached.must("order", "attach", "1", *photos)
    assert names(ordna) == ["drawing.pdf", "1.jpg", "2.jpg"]


@pytest.mark.shows("L", "DO-04", "PE-16")
def test_a_file_is_taken_off_by_who_may(ordna: Ordna, attached: Town) -> None:
    refused = ordna("order", "remove-document", "1", "1", "--as", "Anna")
    attached.must("order", "remove-document", "1", "1", "--as", "Maja")
    assert (refused.code, names(ordna)) == (1, [])


@pytest.mark.shows("L", "DO-05")
def test_another_name_is_another_file(ordna: Ordna, attached: Town) -> None:
    attached.must("order", "attach", "1", ordna.writes("door.pdf", b"%PDF drawing"))
    attached.must("order", "remove-document", "1", "drawing.pdf")
    assert names(ordna) == ["door.pdf"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "film.mp4 is too large. A file may have at most 20 MB.\n"),
        ("sv", "film.mp4 är för stor. En fil får ha högst 20 MB.\n"),
    ],
)
def test_a_file_too_large_is_refused(
    ordna: Ordna, attached: Town, language: str, sentence: str
) -> None:
    film = ordna.writes("film.mp4", bytes((20 << 20) + 1))
    answer = ordna("order", "attach", "1", film, ORDNA_LANGUAGE=language)
    assert (answer.code, answer.err, names(ordna)) == (1, sentence, ["drawing.pdf"])


def test_a_file_that_is_not_there_is_wrong_usage(ordna: Ordna, attached: Town) -> None:
    assert ordna("order", "attach", "1", "nowhere.pdf").code == 2
