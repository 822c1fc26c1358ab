"""The protocol that is measured is the one that was asked for, and stays small."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bench.letters import example
from bench.letters.floor import drawn_by_hand, traced
from bench.letters.printing import figures
from notifications.papers.printing import render


def test_the_measured_protocol_has_two_pages_four_photos_and_stays_small() -> None:
    pdf = render(example.paper(example.english()))
    pages = PdfReader(BytesIO(pdf)).pages
    assert (len(pages), sum(len(page.images) for page in pages)) == (2, 6)
    assert len(pdf) < 1_600_000


def test_the_floor_draws_the_same_words() -> None:
    pages = traced(render(example.paper(example.english())))
    shown = example.pictures()
    ready = [each for each in (*shown.photos.values(), *shown.drawings.values()) if each]
    again = traced(drawn_by_hand(pages, ready))
    assert [len(each.words) for each in again] == [len(each.words) for each in pages]


@pytest.mark.proof
def test_a_protocol_costs_no_more_than_is_asked() -> None:
    assert [str(each) for each in figures() if not each.reached] == []
