"""Ready for invoicing in chat: each question in the card, with a yes and a no that mean something."""

from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.usecases.articles_to_order import AskForArticle, ask_for_article
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.settings import SetSetting, set_setting
from core.usecases.signing import Sign, sign
from core.work_order import State
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import Company

ONE = OrderNumber(1)


@pytest.fixture
async def doris(company: Company) -> PersonHandle:
    """Doris of the office looks at an order that is signed, with an article left to order."""
    person = await company.joins("Doris Dal", Role.OFFICE)
    await company.reports()
    door = company.bot.door
    await door.do(set_setting, SetSetting("customer-signatures", "off"), SYSTEM)
    day = company.clock().date()
    await door.do(add_measure, AddMeasure(ONE, "Replaced the closer", day), SYSTEM)
    await door.do(sign, Sign(ONE, "Anna Berg"), SYSTEM)
    await door.do(ask_for_article, AskForArticle(ONE, "P12", Decimal(1)), SYSTEM)
    await person.says("/order 1")
    await sees(person, "AO 1", button="Ready for invoicing")
    return person


@pytest.mark.parametrize(("answer", "sent"), [("Yes", True), ("No", False)])
@pytest.mark.shows("C", "IN-05", "AO-11", "PE-08")
async def test_whoever_may_send_is_asked_after_the_other_questions(
    company: Company, doris: PersonHandle, answer: str, sent: bool
) -> None:
    """IN-05: yes sends it, no leaves it ready; what was answered before is not asked again."""
    await taps(doris, "Ready for invoicing")
    await doris.hears("still has articles to be ordered")
    await taps(doris, "Yes")
    await doris.hears("Send order 1 to the accounting software now?")
    await taps(doris, answer)
    await doris.hears("is ready for invoicing")
    order = await company.order()
    assert (order.state, order.was_sent) == (State.READY, sent)
