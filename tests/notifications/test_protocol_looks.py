"""Protocols as they come out of a printer, held against approved pictures in both languages."""

import pytest

from tests.notifications.approved import assert_looks_approved, codes_on, needs_poppler, pages
from tests.notifications.protocols import KINDS, SITE, printed

BOTH = ("plain", "four-photos", "several")


@needs_poppler
@pytest.mark.shows("P", "MS-04", "SE-57")
@pytest.mark.parametrize("kind", KINDS)
def test_a_protocol_looks_as_approved(kind: str) -> None:
    assert_looks_approved(printed(kind, "sv"), f"protocol-{kind}-sv")


@needs_poppler
@pytest.mark.shows("P", "MS-04")
@pytest.mark.parametrize("kind", BOTH)
def test_a_protocol_looks_as_approved_in_english(kind: str) -> None:
    assert_looks_approved(printed(kind, "en"), f"protocol-{kind}-en")


@needs_poppler
@pytest.mark.shows("P", "XT-09")
def test_the_square_of_a_signed_protocol_is_read_by_a_camera() -> None:
    (code,) = (code for page in pages(printed("plain", "en"), 150) for code in codes_on(page))
    assert code.text.startswith(f"{SITE}/v/421-")
