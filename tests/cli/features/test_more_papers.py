"""Papers beside the protocol, printed by the command."""

import io
import re

import pytest
from pypdf import PdfReader

from core.self_checks import PointTemplate, SelfCheckTemplate
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town

shows = pytest.mark.shows


def said(ordna: Ordna, *words: str) -> str:
    """What a paper says, its spaces made one."""
    answer = ordna(*words, "-o", "-")
    assert answer.code == 0, answer.err
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.fixture
def worked(town: Town) -> Town:
    """An order with an article on it."""
    town.order()
    town.must("order", "article", "1", "4711", "-q", "2")
    return town


@shows("L", "WO-01")
def test_a_confirmation_says_what_was_agreed(ordna: Ordna, worked: Town) -> None:
    assert "Order confirmation" in said(ordna, "order", "pdf", "1", "--kind", "confirmation")


@shows("L", "SE-09")
def test_no_price_is_printed_while_prints_have_none(ordna: Ordna, worked: Town) -> None:
    worked.must("setting", "set", "remove-prices-from-print", "on")
    assert "kr" not in said(ordna, "order", "pdf", "1", "--kind", "confirmation")


@shows("L", "SC-07")
def test_self_checks_are_a_paper_of_their_own(ordna: Ordna, worked: Town) -> None:
    gate = SelfCheckTemplate("Gate", (PointTemplate("Chain"),))
    worked.does(lambda row, _, uow: uow.self_check_templates.put(row), gate)
    worked.must("order", "add-check", "1", "Gate")
    assert "Chain" in said(ordna, "order", "pdf", "1", "--kind", "self-checks")


@shows("L", "IN-03")
def test_without_an_invoice_there_is_none_to_print(ordna: Ordna, worked: Town) -> None:
    refused = ordna("order", "pdf", "1", "--kind", "invoice", "-o", "x.pdf")
    assert (refused.code, "No invoice was made" in refused.err) == (1, True)


@shows("L", "QU-01", "QU-02")
def test_a_quote_is_printed_with_its_reference(ordna: Ordna, worked: Town) -> None:
    number = worked.must("quote", "new", "1", "--as", "Maja").out.strip()
    assert "Our reference Maja" in said(ordna, "quote", "pdf", number)


@shows("L", "LS-22")
def test_the_list_is_printed_as_it_is_filtered(ordna: Ordna, worked: Town) -> None:
    worked.order()
    text = said(ordna, "order", "print", "--search", "no such words")
    assert "No order matches that." in text


@shows("L", "LS-22")
def test_the_list_is_printed_in_the_columns_that_are_named(ordna: Ordna, worked: Town) -> None:
    text = said(ordna, "order", "print", "--columns", "number,customer")
    assert ("Brf Eken" in text, "State" in text) == (True, False)
