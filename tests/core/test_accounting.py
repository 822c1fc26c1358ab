"""To the accounting software and back: what is sent, once, and what is answered."""

from decimal import Decimal

import pytest

from core import permissions as may
from core.events import AccountingAnswered, OrderSentToAccounting
from core.order_papers import AccountingState
from core.people import SYSTEM
from core.refusals import NotAllowed
from core.requirements.after_signing import MeasureMissing, NotReadyToSend
from core.usecases.accounting import (
    AccountingAnswer,
    NeverSent,
    SendToAccounting,
    SentAlready,
    accounting_answered,
    send_to_accounting,
)
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.finishing import MarkReady, WithdrawReady, mark_ready, withdraw_ready
from core.usecases.lines import AddTime, add_time
from core.usecases.signing import Sign, sign
from core.work_order import State
from tests.core.conftest import ONE, Company
from tests.core.finished import ready, signed, staffed
from tests.core.staff import may_only

SEND = SendToAccounting(ONE)


async def _answered(company: Company, state: AccountingState, number: str | None = None) -> None:
    answer = AccountingAnswer(ONE, state, number, "Saved")
    await company.door.do(accounting_answered, answer, SYSTEM)


@pytest.mark.shows("U", "IN-02", "PE-08")
async def test_a_ready_order_is_sent_with_all_that_stands_on_it(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SEND)
    shape = company.told(OrderSentToAccounting)[0].shape
    assert (shape["number"], shape["assignments"][0]["articles"][0]["price"]) == ("1", "1240")


@pytest.mark.shows("U", "IN-02")
async def test_what_is_sent_waits_for_its_answer(company: Company) -> None:
    await ready(company)
    sent = (await company.does("Doris", send_to_accounting, SEND)).accounting
    assert sent is not None
    assert (sent.sent_at, sent.by, sent.state) == (company.now, "Doris", AccountingState.WAITING)


@pytest.mark.shows("U", "IN-02")
async def test_an_order_is_sent_once(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SEND)
    with pytest.raises(SentAlready):
        await company.does("Doris", send_to_accounting, SEND)


@pytest.mark.shows("U", "IN-02")
async def test_what_is_not_ready_is_not_sent(company: Company) -> None:
    await signed(company)
    with pytest.raises(NotReadyToSend):
        await company.does("Doris", send_to_accounting, SEND)


@pytest.mark.shows("U", "PE-08", "IN-02")
async def test_sending_needs_the_right(company: Company) -> None:
    await ready(company)
    await may_only(company, "Erik", may.VIEW, may.EDIT, may.INVOICE)
    with pytest.raises(NotAllowed):
        await company.does("Erik", send_to_accounting, SEND)


@pytest.mark.parametrize(("switch", "refused"), [("on", True), ("off", False)])
@pytest.mark.shows("U", "IN-07", "ME-04", "SE-23")
async def test_without_a_measure_nothing_is_sent_if_one_is_required(
    company: Company, switch: str, refused: bool
) -> None:
    await staffed(company)
    await company.assigned()
    await company.does("Anna", add_time, AddTime(ONE, Decimal(1)))
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    await company.does("Anna", mark_ready, MarkReady(ONE))
    await company.sets("require-measure-to-send", switch)
    if not refused:
        assert (await company.does("Doris", send_to_accounting, SEND)).was_sent
        return
    with pytest.raises(MeasureMissing):
        await company.does("Doris", send_to_accounting, SEND)


@pytest.mark.shows("U", "AO-10")
async def test_articles_to_order_are_never_sent(company: Company) -> None:
    await signed(company)
    await company.does("Anna", ask_for_article, AskForArticle(ONE, "Hinge", Decimal(1)))
    await company.does("Anna", mark_ready, MarkReady(ONE, despite_articles_to_order=True))
    await company.does("Doris", send_to_accounting, SEND)
    assert "Hinge" not in str(company.told(OrderSentToAccounting)[0].shape)


@pytest.mark.shows("U", "IN-02")
async def test_an_answer_is_kept_with_their_number(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SEND)
    await _answered(company, AccountingState.SENT, "A-9")
    sent = (await company.order()).accounting
    assert sent is not None
    assert (sent.state, sent.number, sent.answer) == (AccountingState.SENT, "A-9", "Saved")


@pytest.mark.shows("U", "IN-02", "IN-06")
async def test_an_invoice_there_makes_the_order_invoiced_here(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SEND)
    await _answered(company, AccountingState.INVOICED, "F-77")
    order = await company.order()
    assert (order.state, order.invoice_number) == (State.INVOICED, "F-77")


@pytest.mark.shows("U", "IN-02")
async def test_what_was_refused_there_is_sent_again(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SEND)
    await _answered(company, AccountingState.REFUSED)
    assert (await company.does("Doris", send_to_accounting, SEND)).was_sent


@pytest.mark.shows("U", "IN-02")
async def test_what_was_refused_there_may_be_mended_first(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SEND)
    await _answered(company, AccountingState.REFUSED)
    order = await company.does("Anna", withdraw_ready, WithdrawReady(ONE))
    assert (order.state, order.accounting) == (State.SIGNED, None)


@pytest.mark.shows("U", "IN-02")
async def test_the_same_answer_twice_is_told_once(company: Company) -> None:
    await ready(company)
    await company.does("Doris", send_to_accounting, SEND)
    for _ in range(2):
        await _answered(company, AccountingState.SENT, "A-9")
    assert len(company.told(AccountingAnswered)) == 1


@pytest.mark.shows("U", "IN-02")
async def test_what_was_never_sent_has_no_answer(company: Company) -> None:
    await ready(company)
    with pytest.raises(NeverSent):
        await _answered(company, AccountingState.SENT)
