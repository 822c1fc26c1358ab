"""Invoices of ours: what stands on them, that they stay as they were made, and the end of it."""

from datetime import date
from decimal import Decimal

import pytest

from core import permissions as may
from core.invoices import Invoice
from core.people import SYSTEM
from core.refusals import BadInput, NotAllowed
from core.registers import Customer
from core.usecases.accounting import SendToAccounting, send_to_accounting
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.finishing import MarkReady, mark_ready
from core.usecases.invoicing import (
    AccountingMakesIt,
    GenerateInvoice,
    InvoiceIsMade,
    MarkInvoiced,
    NothingToInvoice,
    NotReadyToInvoice,
    generate_invoice,
    mark_invoiced,
)
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.registers import KeepCustomer, keep_customer
from core.usecases.signing import Sign, sign
from core.work_order import State
from tests.core.conftest import ONE, Company
from tests.core.finished import TODAY, ready, signed, staffed
from tests.core.staff import may_only

GENERATE = GenerateInvoice(ONE, today=TODAY)


async def _made(company: Company, **terms: bool) -> Invoice:
    await ready(company)
    command = GenerateInvoice(ONE, today=TODAY, **terms)
    return await company.does("Doris", generate_invoice, command)


@pytest.mark.shows("U", "IN-03", "PE-08")
async def test_an_invoice_has_the_lines_the_vat_and_the_total(company: Company) -> None:
    totals = (await _made(company)).totals
    assert totals is not None
    assert (totals.net, totals.vat, totals.total) == (
        Decimal("2480.00"),
        Decimal("620.00"),
        Decimal("3100.00"),
    )


@pytest.mark.shows("U", "IN-03")
async def test_whoever_makes_it_is_our_reference_and_it_falls_due(company: Company) -> None:
    invoice = await _made(company)
    assert (invoice.our_reference, invoice.made_on, invoice.due_on) == (
        "Doris",
        TODAY,
        date(2026, 12, 24),
    )


@pytest.mark.shows("U", "IN-03")
async def test_an_invoice_is_kept_as_it_was_made(company: Company) -> None:
    invoice = await _made(company)
    kept = await company.door.ask(lambda uow: uow.invoices.get(invoice.number))
    assert kept == invoice


@pytest.mark.shows("U", "IN-03")
async def test_the_order_names_its_invoice(company: Company) -> None:
    invoice = await _made(company)
    assert (await company.order()).invoice_number == invoice.number


@pytest.mark.shows("U", "IN-03", "CF-09")
async def test_the_invoice_goes_to_who_pays(company: Company) -> None:
    await signed(company)
    payer = Customer("Ekens Förvaltning", buyer_reference="Ref 7")
    await company.door.do(keep_customer, KeepCustomer(payer), SYSTEM)
    chosen = EditOrder(ONE, (Edit("invoiced-to", payer.name),))
    await company.door.do(edit_order, chosen, SYSTEM)
    await company.does("Anna", mark_ready, MarkReady(ONE))
    invoice = await company.does("Doris", generate_invoice, GENERATE)
    assert (invoice.payer, invoice.your_reference) == (payer, "Ref 7")


@pytest.mark.shows("U", "AO-10", "IN-03")
async def test_articles_to_order_are_never_invoiced(company: Company) -> None:
    await signed(company)
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "Hinge", Decimal(1)))
    await company.does("Anna", mark_ready, MarkReady(ONE, despite_articles_to_order=True))
    invoice = await company.does("Doris", generate_invoice, GENERATE)
    assert "Hinge" not in [line.name for line in invoice.lines]


@pytest.mark.shows("U", "SE-09", "IN-03")
async def test_without_accounting_the_setting_takes_the_prices_off(company: Company) -> None:
    await staffed(company)
    await company.assigned()
    await company.sets("remove-prices-from-print", "on")
    invoice = await _made(company)
    assert (invoice.totals, {line.price for line in invoice.lines}) == (None, {None})


@pytest.mark.shows("U", "SE-09", "IN-03")
async def test_with_accounting_the_prices_stay(company: Company) -> None:
    await staffed(company)
    await company.assigned()
    await company.sets("remove-prices-from-print", "on")
    assert (await _made(company, has_accounting=True)).totals is not None


@pytest.mark.shows("U", "IN-03")
async def test_an_order_has_one_invoice(company: Company) -> None:
    await _made(company)
    with pytest.raises(InvoiceIsMade):
        await company.does("Doris", generate_invoice, GENERATE)


@pytest.mark.shows("U", "IN-03")
async def test_what_is_not_ready_is_not_invoiced(company: Company) -> None:
    await signed(company)
    with pytest.raises(NotReadyToInvoice):
        await company.does("Doris", generate_invoice, GENERATE)


@pytest.mark.shows("U", "IN-03", "IN-02")
async def test_what_was_sent_is_invoiced_there(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SendToAccounting(ONE))
    with pytest.raises(AccountingMakesIt):
        await company.does("Doris", generate_invoice, GENERATE)


@pytest.mark.shows("U", "IN-03")
async def test_an_order_without_time_and_articles_has_nothing_to_invoice(
    company: Company,
) -> None:
    await staffed(company)
    await company.assigned()
    await company.does("Anna", add_measure, AddMeasure(ONE, "Looked at it", TODAY))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    await company.does("Anna", mark_ready, MarkReady(ONE))
    with pytest.raises(NothingToInvoice):
        await company.does("Doris", generate_invoice, GENERATE)


@pytest.mark.parametrize("days", [-1, 366, 10**9])
@pytest.mark.shows("U", "IN-03")
async def test_absurd_days_to_pay_are_refused(company: Company, days: int) -> None:
    await ready(company)
    with pytest.raises(BadInput):
        await company.does("Doris", generate_invoice, GenerateInvoice(ONE, due_days=days))


@pytest.mark.shows("U", "PE-08", "IN-03")
async def test_generating_needs_the_right(company: Company) -> None:
    await ready(company)
    await may_only(company, "Erik", may.VIEW, may.EDIT, may.INVOICE)
    with pytest.raises(NotAllowed):
        await company.does("Erik", generate_invoice, GENERATE)


@pytest.mark.shows("U", "IN-06", "PE-07")
async def test_a_ready_order_is_marked_as_invoiced(company: Company) -> None:
    await ready(company)
    order = await company.does("Maja", mark_invoiced, MarkInvoiced(ONE, "F-77"))
    assert (order.state, order.invoice_number) == (State.INVOICED, "F-77")


@pytest.mark.shows("U", "IN-06")
async def test_only_what_is_ready_is_marked_as_invoiced(company: Company) -> None:
    await signed(company)
    with pytest.raises(NotReadyToInvoice):
        await company.does("Maja", mark_invoiced, MarkInvoiced(ONE))


@pytest.mark.shows("U", "IN-06", "PE-07", "PE-19")
async def test_marking_as_invoiced_needs_the_invoice_right(company: Company) -> None:
    await ready(company)
    with pytest.raises(NotAllowed):
        await company.does("Anna", mark_invoiced, MarkInvoiced(ONE))


@pytest.mark.shows("U", "IN-03", "IN-06")
async def test_an_order_is_not_marked_with_another_invoice_than_ours(company: Company) -> None:
    await _made(company)
    with pytest.raises(InvoiceIsMade):
        await company.does("Doris", mark_invoiced, MarkInvoiced(ONE, "F-99"))
