"""``ordna order more``: what can be done with an order, by whom it is asked."""

import pytest

from tests.cli.features.command import Ordna
from tests.cli.features.town import Town


def _keys(ordna: Ordna, *words: str) -> list[str]:
    return [line.split()[0] for line in ordna("order", "more", "1", *words).lines]


@pytest.mark.shows("L", "WO-19")
def test_a_saved_order_says_what_more_can_be_done_with_it(ordna: Ordna, town: Town) -> None:
    town.order()
    assert _keys(ordna) == [
        "edit", "assign", "document", "protocol", "duplicate", "recur", "cancel", "delete",
        "history",
    ]  # fmt: skip


@pytest.mark.shows("L", "WO-19")
def test_a_technician_is_offered_what_he_may(ordna: Ordna, town: Town) -> None:
    town.order()
    assert "take" in _keys(ordna, "--as", "Anna")
    assert "delete" not in _keys(ordna, "--as", "Anna")


def test_it_is_said_in_swedish_too(ordna: Ordna, town: Town) -> None:
    town.order()
    assert "Historik" in ordna("order", "more", "1", ORDNA_LANGUAGE="sv").out


def test_what_somebody_may_not_see_offers_nothing(ordna: Ordna, town: Town) -> None:
    town.order()
    answer = ordna("order", "more", "1", "--as", "Sven")
    assert (answer.code, answer.err) == (1, "There is no order 1.\n")
