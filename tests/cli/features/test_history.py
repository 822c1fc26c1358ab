"""What happened to an order, as it is typed."""

import pytest

from tests.cli.features.command import Ordna
from tests.cli.features.finished import worked
from tests.cli.features.town import Town


@pytest.mark.shows("L", "WO-25")
def test_the_history_says_who_changed_what_from_what_to_what(town: Town) -> None:
    number = town.order()
    town.must("order", "edit", number, "cost-centre=77", "--as", "Maja")
    town.must("order", "edit", number, "cost-centre=78", "--as", "Maja")
    history = town.must("order", "history", number).out
    assert "    Cost centre: 77 → 78\n" in history
    assert "Ordna made the order" in history
    rows = town.must("order", "history", number, "--json").json()
    assert [row["by"] for row in rows] == ["Ordna", "Maja", "Maja"]
    assert {"path": "cost_centre", "before": "77", "after": "78", "place": None} in rows[-1][
        "changes"
    ]


@pytest.mark.shows("L", "WO-15", "SE-31")
def test_who_edited_it_last_is_listed_while_the_company_wants_it(town: Town) -> None:
    number = town.order()
    fresh = town.must("order", "history", number, "--edits").out
    town.must("order", "edit", number, "cost-centre=77", "--as", "Maja")
    edits = town.must("order", "history", number, "--edits", "--json").json()
    town.must("setting", "set", "show-last-edit", "off")
    hidden = town.must("order", "history", number, "--edits", "--json").json()
    assert fresh == "Order 1 was not edited.\n"
    assert ([each["by"] for each in edits], hidden) == (["Maja"], [])


def test_who_sees_no_prices_finds_none_in_the_history(town: Town) -> None:
    number = worked(town)
    assert "1 240" in town.must("order", "history", number, "--as", "Maja").out
    assert "1 240" not in town.must("order", "history", number, "--as", "Anna").out
    assert "1240" not in town.must("order", "history", number, "--as", "Anna", "--json").out


def test_quantities_have_the_company_s_comma(ordna: Ordna, town: Town) -> None:
    town.must("order", "time", town.order(), "1.5")
    told = ordna("order", "history", "1", ORDNA_LANGUAGE="sv").out
    assert ("lade till 1,5 h" in told, "1.5" in told) == (True, False)
