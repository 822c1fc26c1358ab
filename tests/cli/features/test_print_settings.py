"""What the protocol says after each setting for print, typed and printed by the command."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from tests.cli.features.command import Ordna
from tests.cli.features.town import Town

shows = pytest.mark.shows
GATE = SelfCheckTemplate(
    "Gate",
    (
        PointTemplate("Oil level", unit="mm"),
        PointTemplate("Chain", choices=(Choice("worn", False),)),
    ),
)


@pytest.fixture
def full(town: Town) -> Town:
    """An order with something of everything that may be printed."""
    town.must("setting", "set", "custom-statuses", "Waiting for a part")
    town.must("setting", "set", "custom-fields", '[{"name": "Door code"}]')
    town.order()
    town.must("order", "edit", "1", "status=Waiting for a part", "field:Door code=4512")
    for text in ("We come at nine.", "Never pays."):
        town.must("order", "comment", "1", text)
    town.must("order", "show-comment", "1", "1")
    town.does(lambda row, _, uow: uow.self_check_templates.put(row), GATE)
    town.must("order", "add-check", "1", "Gate")
    return town


def _pages(ordna: Ordna) -> list[str]:
    content = ordna("order", "pdf", "1", "-o", "-").content
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def _text(ordna: Ordna) -> str:
    return re.sub(r"\s+", " ", " ".join(_pages(ordna)))


@pytest.mark.parametrize(
    ("setting", "printed"),
    [
        pytest.param(
            "print-comments", "We come at nine.", marks=shows("L", "SE-10", "CO-05", "CO-03")
        ),
        pytest.param("print-custom-fields", "Door code 4512", marks=shows("L", "SE-20", "WO-13")),
        pytest.param("print-custom-status", "Waiting for a part", marks=shows("L", "SE-21")),
        pytest.param("print-creation-date", "Created", marks=shows("L", "SE-22", "WO-14")),
        pytest.param("print-full-self-checks", "Oil level", marks=shows("L", "SE-08", "SC-07")),
    ],
)
def test_it_is_printed_where_the_company_wants_it(
    ordna: Ordna, full: Town, setting: str, printed: str
) -> None:
    seen = []
    for value in ("on", "off"):
        full.must("setting", "set", setting, value)
        seen.append(printed in _text(ordna))
    assert seen == [True, False]


@shows("L", "CO-02", "CO-05")
def test_what_is_hidden_from_the_customer_is_never_printed(ordna: Ordna, full: Town) -> None:
    full.must("setting", "set", "print-comments", "on")
    assert "Never pays" not in _text(ordna)


@shows("L", "SE-57", "SC-08")
def test_a_compact_self_check_is_printed_in_one_line(ordna: Ordna, full: Town) -> None:
    full.must("setting", "set", "print-full-self-checks", "on")
    full.must("setting", "set", "self-check-template", "compact")
    assert "Oil level: not answered" in _text(ordna)


@shows("L", "SE-57")
def test_a_template_there_is_not_is_refused_with_those_there_are(ordna: Ordna) -> None:
    answer = ordna("setting", "set", "protocol-template", "wide")
    assert (answer.code, "compact" in answer.err) == (1, True)
