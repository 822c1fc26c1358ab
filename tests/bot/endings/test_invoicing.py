"""Invoicing from the chat: everything after *Ready*, and only what one may."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.order_papers import AccountingState
from core.people import SYSTEM, Role
from core.ports import UnitOfWork
from core.usecases.accounting import AccountingAnswer, accounting_answered
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.finishing import MarkReady, mark_ready
from core.work_order import State
from tests.bot.acting import sees, taps
from tests.bot.endings.conftest import ONE, Opens, section
from tests.bot.stage import Company


@pytest.mark.shows("C", "IN-02", "PE-08")
async def test_a_ready_order_is_sent_and_what_comes_back_shows_on_its_card(
    company: Company, opens: Opens
) -> None:
    """IN-02."""
    doris = await opens(State.READY)
    await section(doris, "Invoicing …")
    await taps(doris, "Send to accounting")
    await doris.hears("is on its way to accounting")
    answer = AccountingAnswer(ONE, AccountingState.REFUSED, answer="No such customer")
    await company.bot.door.do(accounting_answered, answer, SYSTEM)
    await doris.hears("No such customer")


@pytest.mark.shows("C", "IN-04", "SE-46")
async def test_ready_sends_it_at_once_where_the_company_wants_that(
    company: Company, opens: Opens
) -> None:
    """IN-04, SE-46: no question, and the note says where it is."""
    await company.sets("send-on-ready", "on")
    doris = await opens(State.SIGNED)
    await taps(doris, "Ready for invoicing")
    note = await doris.hears("It is on its way to accounting.")
    assert "↩ Undo" not in note.labels
    assert (await company.order()).was_sent


@pytest.mark.shows("C", "IN-03", "PE-08")
async def test_an_invoice_is_asked_about_then_made_and_shown(
    company: Company, opens: Opens
) -> None:
    """IN-03: it can't be taken back, so it is asked about first."""
    doris = await opens(State.READY)
    await section(doris, "Invoicing …")
    await taps(doris, "Generate invoice")
    await doris.hears("can't be taken back, only credited")
    await taps(doris, "Yes")
    made = await doris.hears("to be paid by")
    assert "Dörrstängare TS 83" in made.text
    assert "to pay" in made.text
    assert (await company.order()).invoice_number is not None


@pytest.mark.shows("C", "IN-06", "PE-07", "XT-15")
async def test_marked_as_invoiced_and_taken_back_at_once(company: Company, opens: Opens) -> None:
    """IN-06: one tap, and five minutes to undo it."""
    doris = await opens(State.READY)
    await section(doris, "Invoicing …")
    await taps(doris, "Mark as invoiced")
    await doris.hears("AO 1 is invoiced")
    assert (await company.order()).state is State.INVOICED
    await taps(doris, "Undo")
    await doris.hears("Ready for invoicing")
    assert (await company.order()).state is State.READY


@pytest.mark.shows("C", "RS-01", "RS-02", "RS-03", "RS-04", "RS-05")
async def test_a_restored_order_is_ended_anew_without_a_second_invoice(
    company: Company, opens: Opens
) -> None:
    """RS-01..05: after the warning it is open; asked whether to invoice again, no; marked."""
    doris = await opens(State.INVOICED, Role.ADMIN)
    await section(doris, "Invoicing …")
    await taps(doris, "Restore")
    await doris.hears("for emergencies only")
    await taps(doris, "Yes")
    await doris.hears("AO 1 is open again")
    await taps(doris, "Ready for invoicing")
    await doris.hears("Send it for invoicing once more?")
    await taps(doris, "No")
    await doris.hears("is ready for invoicing")
    await section(doris, "Invoicing …")
    await taps(doris, "Mark as invoiced")
    await doris.hears("AO 1 is invoiced")
    await doris.says("/history 1")
    await doris.hears("restored it after invoicing")


@pytest.mark.shows("C", "RS-01", "IN-02", "IN-03", "PE-08")
async def test_who_may_not_is_offered_nothing_of_it(company: Company, opens: Opens) -> None:
    """A dispatcher marks as invoiced; invoices, accounting and restoring are others'."""
    maja = await opens(State.READY, Role.DISPATCHER)
    await section(maja, "Invoicing …")
    offered = (await sees(maja, "AO 1", button="Mark as invoiced")).labels
    assert not {"Send to accounting", "Generate invoice", "Restore"} & set(offered)


@pytest.mark.shows("C", "IN-01", "IN-07", "SE-23", "XT-06")
async def test_sending_without_a_measure_is_refused_with_the_way_out(
    company: Company, opens: Opens
) -> None:
    """IN-07, SE-23: the reason, and a button that helps beside the one that leads back."""
    await company.sets("require-measure-to-send", "on")
    doris = await opens(State.READY)
    await company.writes(without_measures)
    await section(doris, "Invoicing …")
    await taps(doris, "Send to accounting")
    refused = await doris.hears("it has no measure")
    assert refused.labels == ["Write what was done", "Open AO 1"]


def without_measures(uow: UnitOfWork) -> None:
    """The measures are gone, as from before that was asked for."""
    order = uow.work_orders.get(ONE)
    bare = tuple(replace(each, measures=()) for each in order.assignments)
    uow.work_orders.save(replace(order, assignments=bare))


@pytest.mark.shows("C", "AO-10")
async def test_an_article_to_order_is_on_no_invoice(company: Company, opens: Opens) -> None:
    """Whatever became of it: only what was moved to the used articles is invoiced."""
    doris = await opens(State.SIGNED)
    asked = AskForArticle(ONE, "P12", Decimal(1))
    await company.bot.door.do(ask_for_article, asked, SYSTEM)
    ready = MarkReady(ONE, despite_articles_to_order=True, send=False)
    await company.bot.door.do(mark_ready, ready, SYSTEM)
    await section(doris, "Invoicing …")
    await taps(doris, "Generate invoice")
    await taps(doris, "Yes")
    made = await doris.hears("to be paid by")
    assert "Dörrstängare TS 83" in made.text
    assert "P12" not in made.text
