"""Ready for invoicing: who may, what is asked on the way, and taking it back."""

from decimal import Decimal

import pytest

from core import permissions as may
from core.events import OrderReady, OrderSentToAccounting
from core.people import SYSTEM
from core.refusals import NotAllowed
from core.registers import Customer, ServiceObject
from core.requirements.after_signing import ArticlesStopReady, MoreVisitsFollow, NotSignedYet
from core.usecases.accounting import SendToAccounting, SentAndStays, send_to_accounting
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.finishing import (
    ArticlesLeftToOrder,
    AsksToSend,
    InvoiceStands,
    MarkReady,
    PayersDiffer,
    WithdrawReady,
    mark_ready,
    withdraw_ready,
)
from core.usecases.invoicing import GenerateInvoice, generate_invoice
from core.usecases.lines import AddTime, add_time
from core.usecases.registers import (
    KeepCustomer,
    KeepServiceObject,
    keep_customer,
    keep_service_object,
)
from core.usecases.signing import Sign, sign
from core.work_order import State
from tests.core.conftest import ONE, Company
from tests.core.finished import ready, signed, staffed, worked
from tests.core.staff import may_only

HINGE = AskForArticle(ONE, "Hinge", Decimal(1))


@pytest.mark.shows("U", "IN-01")
async def test_a_signed_order_is_set_to_ready(company: Company) -> None:
    await signed(company)
    assert (await company.does("Anna", mark_ready, MarkReady(ONE))).state is State.READY


@pytest.mark.shows("U", "IN-01")
async def test_an_order_that_nobody_signed_is_not_ready(company: Company) -> None:
    await staffed(company)
    await company.assigned()
    await worked(company)
    with pytest.raises(NotSignedYet):
        await company.does("Anna", mark_ready, MarkReady(ONE))


@pytest.mark.shows("U", "IN-01", "SG-03")
async def test_a_partly_signed_order_is_not_ready(company: Company) -> None:
    await staffed(company)
    await company.assigned()
    await worked(company)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg", finished=False))
    with pytest.raises(MoreVisitsFollow):
        await company.does("Anna", mark_ready, MarkReady(ONE))


@pytest.mark.shows("U", "AO-11")
async def test_articles_left_to_order_are_always_asked_about(company: Company) -> None:
    await signed(company)
    await company.does("Anna", ask_for_article, HINGE)
    with pytest.raises(ArticlesLeftToOrder):
        await company.does("Anna", mark_ready, MarkReady(ONE))


@pytest.mark.shows("U", "AO-11", "SE-18")
async def test_a_yes_sets_it_to_ready_with_articles_left(company: Company) -> None:
    await signed(company)
    await company.does("Anna", ask_for_article, HINGE)
    yes = MarkReady(ONE, despite_articles_to_order=True)
    assert (await company.does("Anna", mark_ready, yes)).state is State.READY


@pytest.mark.shows("U", "AO-11", "SE-18")
async def test_the_setting_makes_articles_left_a_hard_stop(company: Company) -> None:
    await signed(company)
    await company.does("Anna", ask_for_article, HINGE)
    await company.sets("disable-ready-with-articles-to-order", "on")
    with pytest.raises(ArticlesStopReady):
        await company.does("Anna", mark_ready, MarkReady(ONE, despite_articles_to_order=True))


@pytest.mark.shows("U", "PE-19")
async def test_whoever_may_set_ready_does_nothing_more_of_invoicing(company: Company) -> None:
    await signed(company)
    await may_only(company, "Erik", may.VIEW, may.SET_READY)
    await company.does("Erik", mark_ready, MarkReady(ONE))
    with pytest.raises(NotAllowed):
        await company.does("Erik", send_to_accounting, SendToAccounting(ONE))


@pytest.mark.shows("U", "PE-19")
async def test_without_the_right_an_order_is_not_set_to_ready(company: Company) -> None:
    await signed(company)
    await may_only(company, "Erik", may.VIEW, may.EDIT, may.SIGN)
    with pytest.raises(NotAllowed):
        await company.does("Erik", mark_ready, MarkReady(ONE))


@pytest.mark.parametrize("right", [may.INVOICE, may.GENERATE_INVOICE])
@pytest.mark.shows("U", "PE-07", "PE-08")
async def test_the_rights_to_invoice_show_ready_too(
    company: Company, right: may.Permission
) -> None:
    await signed(company)
    await may_only(company, "Erik", may.VIEW, right)
    done = await company.does("Erik", mark_ready, MarkReady(ONE, send=False))
    assert done.state is State.READY


@pytest.mark.shows("U", "IN-05", "PE-08")
async def test_whoever_may_generate_invoices_is_asked_whether_to_send(company: Company) -> None:
    await signed(company)
    with pytest.raises(AsksToSend):
        await company.does("Doris", mark_ready, MarkReady(ONE))


@pytest.mark.parametrize(("answer", "sent"), [(True, 1), (False, 0)])
@pytest.mark.shows("U", "IN-05")
async def test_the_answer_says_whether_it_is_sent(
    company: Company, answer: bool, sent: int
) -> None:
    await signed(company)
    await company.does("Doris", mark_ready, MarkReady(ONE, send=answer))
    assert len(company.told(OrderSentToAccounting)) == sent


@pytest.mark.shows("U", "IN-05", "PE-08")
async def test_nobody_sends_without_the_right_by_saying_yes(company: Company) -> None:
    await signed(company)
    with pytest.raises(NotAllowed):
        await company.does("Anna", mark_ready, MarkReady(ONE, send=True))


@pytest.mark.shows("U", "IN-04", "SE-46")
async def test_the_setting_sends_at_once_whoever_sets_it_to_ready(company: Company) -> None:
    await signed(company)
    await company.sets("send-on-ready", "on")
    done = await company.does("Anna", mark_ready, MarkReady(ONE))
    assert done.was_sent


@pytest.mark.shows("U", "SE-46")
async def test_without_the_setting_nothing_is_sent_by_itself(company: Company) -> None:
    await signed(company)
    done = await company.does("Anna", mark_ready, MarkReady(ONE))
    assert not done.was_sent


@pytest.mark.shows("U", "SE-23", "SE-46")
async def test_what_may_not_be_sent_is_ready_and_kept_back(company: Company) -> None:
    """SE-23 stops the sending alone: it never stops *ready*."""
    await staffed(company)
    await company.assigned()
    await company.does("Anna", ask_for_article, HINGE)
    await company.sets("send-on-ready", "on")
    await company.sets("require-measure-to-send", "on")
    await _signed_without_measure(company)
    yes = MarkReady(ONE, despite_articles_to_order=True)
    done = await company.does("Anna", mark_ready, yes)
    assert (done.state, done.was_sent, company.told(OrderReady)[-1].kept_back) == (
        State.READY,
        False,
        True,
    )


async def _signed_without_measure(company: Company) -> None:
    await company.does("Anna", add_time, AddTime(ONE, Decimal(1)))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))


@pytest.mark.shows("U", "CF-09", "IN-01", "AS-07")
async def test_assignments_with_different_payers_are_asked_about(company: Company) -> None:
    await _with_two_payers(company)
    with pytest.raises(PayersDiffer, match="Ekens Förvaltning"):
        await company.does("Anna", mark_ready, MarkReady(ONE))


@pytest.mark.shows("U", "CF-09", "IN-01")
async def test_a_yes_leaves_different_payers_on_one_order(company: Company) -> None:
    await _with_two_payers(company)
    done = await company.does("Anna", mark_ready, MarkReady(ONE, despite_payers=True))
    assert done.state is State.READY


async def _with_two_payers(company: Company) -> None:
    await staffed(company)
    order = await company.assigned()
    payer = Customer("Ekens Förvaltning")
    await company.door.do(keep_customer, KeepCustomer(payer), SYSTEM)
    lift = ServiceObject("H-003", "Lift", order.customer.id, invoiced_to_id=payer.id)
    await company.door.do(keep_service_object, KeepServiceObject(lift), SYSTEM)
    added = AddAssignment(ONE, "The lift stands still", object_code="H-003")
    await company.door.do(add_assignment, added, SYSTEM)
    await signed(company)


@pytest.mark.shows("U", "IN-01")
async def test_ready_is_taken_back_as_long_as_nothing_came_of_it(company: Company) -> None:
    await ready(company)
    assert (await company.does("Anna", withdraw_ready, WithdrawReady(ONE))).state is State.SIGNED


@pytest.mark.shows("U", "IN-02", "SG-04")
async def test_what_was_sent_stays_ready(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SendToAccounting(ONE))
    with pytest.raises(SentAndStays):
        await company.does("Anna", withdraw_ready, WithdrawReady(ONE))


@pytest.mark.shows("U", "IN-03")
async def test_what_an_invoice_was_made_of_stays_ready(company: Company) -> None:
    await ready(company)
    await company.does("Doris", generate_invoice, GenerateInvoice(ONE))
    with pytest.raises(InvoiceStands):
        await company.does("Anna", withdraw_ready, WithdrawReady(ONE))


@pytest.mark.shows("U", "IN-01")
async def test_twice_ready_is_once(company: Company) -> None:
    await ready(company)
    await company.does("Anna", mark_ready, MarkReady(ONE))
    assert len(company.told(OrderReady)) == 1


@pytest.mark.shows("U", "CF-09")
async def test_an_own_payer_of_the_order_makes_it_one(company: Company) -> None:
    await _with_two_payers(company)
    chosen = EditOrder(ONE, (Edit("invoiced-to", "Ekens Förvaltning"),))
    await company.door.do(edit_order, chosen, SYSTEM)
    assert (await company.does("Anna", mark_ready, MarkReady(ONE))).state is State.READY
