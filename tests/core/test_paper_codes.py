"""The code on a paper is its order's number and its latest seal, and is read however it is typed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.numbers import OrderNumber
from core.order_papers import Signature, SignedAs
from core.paper_codes import paper_code, read_paper_code
from core.signature_chain import sealed
from tests.core.gates import FLAWLESS

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
UNSIGNED = replace(FLAWLESS, signatures=())


@pytest.mark.shows("U", "XT-09")
def test_an_order_that_nobody_signed_has_no_code() -> None:
    assert paper_code(UNSIGNED) is None


@pytest.mark.shows("U", "XT-09")
def test_the_code_of_a_paper_is_its_number_and_its_latest_seal() -> None:
    signed = sealed(replace(UNSIGNED, signatures=(Signature(SignedAs.TECHNICIAN, "Anna", NOW),)))
    code = paper_code(signed) or ""
    assert read_paper_code(code) == (UNSIGNED.number, code[-9:])


@pytest.mark.shows("U", "XT-09")
@pytest.mark.parametrize("text", ["421-1-3f2a91bc", " 421-1-3F2A-91BC\n", "421-1-3f2a-91bc"])
def test_a_backorder_s_code_is_read_however_it_is_typed(text: str) -> None:
    assert read_paper_code(text) == (OrderNumber(421, 1), "3F2A-91BC")


@pytest.mark.shows("U", "XT-09")
@pytest.mark.parametrize(
    "text", ["", "421", "3F2A-91BC", "٤-3F2A-91BC", "421-3F2A-91BG", "9" * 99]
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_paper_code(text) is None
