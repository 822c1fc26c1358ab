"""Invoices, backorders and restoring, as they are typed."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.work_order import State
from tests.cli.features.finished import invoiced, ready, signed, worked
from tests.cli.features.town import Town

BACKORDER = OrderNumber(1, 1)


@pytest.mark.shows("L", "IN-03", "PE-08")
def test_an_invoice_says_what_is_to_be_paid(town: Town) -> None:
    made = town.must("order", "invoice", ready(town), "--as", "Olle")
    assert made.lines[0].startswith("Invoice 1 to Brf Eken, to be paid by ")
    assert made.lines[-1].replace("\u00a0", " ") == "Net 2 480 kr, VAT 620 kr, to pay 3 100 kr."


@pytest.mark.shows("L", "IN-03", "SE-09")
def test_the_invoice_data_has_its_lines_and_no_prices_if_prints_have_none(town: Town) -> None:
    town.must("setting", "set", "remove-prices-from-print", "on")
    made = town.must("order", "invoice", ready(town), "--json").json()
    assert made["totals"] is None
    assert [(e["name"], e["price"]) for e in made["parts"][0]["lines"]] == [
        ("Ordna", None),
        ("Door closer TS 83", None),
    ]


@pytest.mark.shows("L", "AO-10")
def test_articles_to_order_are_on_no_invoice(town: Town) -> None:
    number = signed(town)
    town.does(ask_for_article, AskForArticle(OrderNumber(1), "P12", Decimal(1)))
    town.must("order", "ready", number, "--yes", "--no-send")
    assert "Hinge" not in town.must("order", "invoice", number).out


@pytest.mark.shows("L", "IN-03", "PE-08")
def test_an_invoice_needs_the_right_and_a_ready_order(town: Town) -> None:
    number = signed(town)
    early = town.ordna("order", "invoice", number)
    town.must("order", "ready", number, "--no-send")
    refused = town.ordna("order", "invoice", number, "--as", "Maja")
    assert "Set it to ready first" in early.err
    assert refused.err == "You may not do that on order 1. Ask a dispatcher.\n"


@pytest.mark.shows("L", "IN-06", "PE-07")
def test_a_ready_order_is_marked_as_invoiced(town: Town) -> None:
    number = ready(town)
    refused = town.ordna("order", "mark-invoiced", number, "--as", "Anna")
    marked = town.must("order", "mark-invoiced", number, "--invoice", "F-77", "--as", "Maja")
    assert (refused.code, marked.out) == (1, "Order 1 is invoiced.\n")
    assert "Invoice F-77" in town.must("order", "show", number).out


@pytest.mark.shows("L", "BK-01", "BK-02", "BK-03", "BK-04", "PE-07")
def test_a_finished_order_is_continued_on_a_backorder(town: Town) -> None:
    """BK-01..04: 1-1 has the work and nothing of what was done; measures are then added."""
    number = ready(town)
    refused = town.ordna("order", "backorder", number, "--as", "Anna")
    made = town.must("order", "backorder", number, "--as", "Maja")
    assert (refused.code, made.out) == (1, "1-1\n")
    order = town.work_order("1-1")
    assert (order.title, order.customer.name, order.lines) == (
        "The door will not close",
        "Brf Eken",
        (),
    )
    worked(town, "1-1")
    assert "Continued on backorder 1-1" in town.must("order", "show", number).out


@pytest.mark.shows("L", "BK-01")
def test_an_order_that_is_still_worked_on_has_no_backorder(town: Town) -> None:
    answer = town.ordna("order", "backorder", signed(town))
    assert "can be continued on a backorder once it is signed and ready" in answer.err


@pytest.mark.shows("L", "RS-01", "RS-02", "RS-03", "RS-04", "RS-05", "PE-28")
def test_an_invoiced_order_is_restored_and_ended_again(town: Town) -> None:
    """RS-01..05: restore, edit, ready with no to the question, mark as invoiced; told in history."""
    number = invoiced(town)
    refused = town.ordna("order", "restore", number, "--as", "Maja")
    town.must("order", "restore", number, "--as", "Olle")
    town.must("order", "edit", number, "cost-centre=700")
    asked = town.ordna("order", "ready", number)
    town.must("order", "ready", number, "--no-send")
    town.must("order", "mark-invoiced", number)
    assert refused.err == "Only an administrator may restore order 1. Ask one.\n"
    assert "was invoiced before it was restored" in asked.err
    order = town.work_order()
    assert (order.state, order.restored, order.cost_centre) == (State.INVOICED, False, "700")
    assert "Olle restored it after invoicing" in town.must("order", "history", number).out


@pytest.mark.shows("L", "RS-01")
def test_what_stands_on_the_invoice_is_locked(town: Town) -> None:
    number = invoiced(town)
    town.must("order", "restore", number)
    answer = town.ordna("order", "edit", number, "customer=Sandgärdskolan")
    assert (answer.code, "restored" in answer.err) == (1, True)
