"""Several orders to accounting at once: what is ready goes, the rest say what they wait for."""

import pytest

from core.numbers import OrderNumber
from core.refusals import BadInput, NotAllowedAtAll
from core.requirements.after_signing import NotReadyToSend
from core.usecases.accounting import SentAlready
from core.usecases.sending_several import SendSeveral, send_several
from tests.core.conftest import ONE, Company
from tests.core.finished import ready

TWO = OrderNumber(2)
BOTH = SendSeveral((ONE, TWO))


async def _ready_and_new(company: Company) -> None:
    await ready(company)
    await company.reports(subject="A broken window")


@pytest.mark.shows("U", "LS-09", "IN-02")
async def test_what_is_ready_goes_and_the_rest_says_why_it_stays(company: Company) -> None:
    await _ready_and_new(company)
    became = await company.does("Doris", send_several, BOTH)
    assert became.sent == (ONE,)
    assert [(number, type(why)) for number, why in became.left] == [(TWO, NotReadyToSend)]
    assert (await company.order()).was_sent


@pytest.mark.shows("U", "LS-09")
async def test_what_was_sent_is_not_sent_again(company: Company) -> None:
    await _ready_and_new(company)
    await company.does("Doris", send_several, BOTH)
    became = await company.does("Doris", send_several, SendSeveral((ONE,)))
    assert [type(why) for _, why in became.left] == [SentAlready]


async def test_nothing_is_too_few_to_send(company: Company) -> None:
    await ready(company)
    with pytest.raises(BadInput):
        await company.does("Doris", send_several, SendSeveral(()))


async def test_several_are_sent_by_whoever_may_send_one(company: Company) -> None:
    await ready(company)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", send_several, BOTH)
