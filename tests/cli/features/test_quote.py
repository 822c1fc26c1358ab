"""Quotes, as they are typed."""

import pytest

from tests.cli.features.finished import worked
from tests.cli.features.town import Town


@pytest.mark.shows("L", "QU-01", "QU-02")
def test_a_quote_is_made_of_an_order_and_shown(town: Town) -> None:
    number = worked(town)
    assert town.must("quote", "new", number, "--as", "Maja").out == "1\n"
    shown = town.must("quote", "show", "1").out.replace("\u00a0", " ")
    for said in ("Brf Eken", "Our reference: Maja", "Door closer TS 83", "to pay 3 100 kr"):
        assert said in shown
    assert town.must("quote", "list").lines == [
        "1  draft  The door will not close  Brf Eken  AO 1"
    ]


@pytest.mark.shows("L", "QU-01")
def test_a_quote_is_mailed_and_counts_as_sent(town: Town) -> None:
    number = worked(town)
    town.must("quote", "new", number)
    town.must("quote", "send", "1", "--to", "karin@brfeken.example", "--text", "As we said.")
    (row,) = town.sees(lambda uow: [r for r in uow.outbox.rows(number) if r.letter == "quote"])
    assert row.to == "karin@brfeken.example"
    assert "sent" in town.must("quote", "list").out


@pytest.mark.shows("L", "QU-01")
def test_an_accepted_quote_is_an_order(town: Town) -> None:
    town.must("quote", "new", worked(town))
    town.must("quote", "send", "1")
    assert town.must("quote", "accept", "1").out == "2\n"
    order = town.work_order("2")
    assert (order.title, [line.name for line in order.assignments[0].articles]) == (
        "The door will not close",
        ["Door closer TS 83"],
    )


@pytest.mark.shows("L", "QU-01")
def test_a_declined_quote_says_why_and_is_over(town: Town) -> None:
    town.must("quote", "new", worked(town))
    town.must("quote", "decline", "1", "Too dear")
    again = town.ordna("quote", "accept", "1")
    assert "Reason: Too dear" in town.must("quote", "show", "1").out
    assert again.err == "Quote 1 is declined already. Make a new quote of the order instead.\n"


@pytest.mark.shows("L", "QU-01", "PE-24")
def test_who_may_not_see_prices_sees_none(town: Town) -> None:
    town.must("quote", "new", worked(town))
    assert "kr" not in town.must("quote", "show", "1", "--as", "Anna").out


@pytest.mark.shows("L", "QU-01", "PE-02")
def test_a_quote_of_an_order_that_is_not_seen_is_not_there(town: Town) -> None:
    town.must("quote", "new", worked(town))
    answer = town.ordna("quote", "show", "1", "--as", "Sven")
    assert (answer.code, answer.err) == (
        1,
        "There is no quote 1. Look among the quotes of the order.\n"
        "See them all with: ordna quote list\n",
    )


@pytest.mark.shows("L", "QU-01")
def test_an_empty_list_says_how_one_is_made(town: Town) -> None:
    assert town.must("quote", "list").out == (
        "No quotes. Make one of an order: ordna quote new NUMBER\n"
    )
