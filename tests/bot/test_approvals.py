"""Extra work that waits for the customer: the technician is told the answer (RV-12)."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.usecases.approvals import AnswerApproval, AskApproval, answer_approval, ask_approval
from sandbox.client import PersonHandle
from tests.bot.acting import sees
from tests.bot.stage import Company


@pytest.mark.shows("C", "RV-12", "SE-68")
async def test_the_technician_hears_what_the_customer_said(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await company.sets("approval-amount", "5000")
    asked = AskApproval(OrderNumber(1), "A new motor", Decimal(8000))
    order = await company.does("Anna Berg", ask_approval, asked)
    no = AnswerApproval(order.number, order.approvals[0].id, approved=False, note="Too dear")
    await company.does("Maja Lind", answer_approval, no)
    heard = await anna.hears("The customer said no on AO 1 to: A new motor")
    assert "Too dear" in heard.text
