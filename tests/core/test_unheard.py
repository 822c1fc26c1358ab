"""What has to be heard at once and was not said in chat for ten minutes goes by mail."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.deliveries import Channel, DeliveryState, NewDelivery, Sent
from core.events import AlertNotHeard
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.unheard import look_now
from core.usecases.untouched import AskForHelp, ask_for_help
from tests.core.conftest import ONE, Company

CHAT, GROUP = 4711, -100500
ADDRESS = "maja@firma.example"


async def _alerted(company: Company, chat: int = CHAT, letter: str = "help-asked") -> None:
    """Anna asks for help, which Maja is told of in chat, if Telegram takes it."""
    await company.assigned("Anna")

    def tell(command: None, actor: Actor, uow: UnitOfWork) -> None:
        maja = uow.users.by_name("Maja")
        assert maja is not None
        uow.users.put(replace(maja, telegram_id=CHAT, email=ADDRESS))
        alarm = NewDelivery(Channel.TELEGRAM, str(chat), letter, "sv", order="1")
        uow.outbox.put(alarm, "help", "Anna")

    await company.door.do(tell, None, SYSTEM)
    await company.does("Anna", ask_for_help, AskForHelp(ONE, "A ladder"))


async def _minutes_later(company: Company, minutes: int) -> list[AlertNotHeard]:
    company.now += timedelta(minutes=minutes)
    while await company.door.do(do_what_is_due, DoWhatIsDue(), SYSTEM):
        continue
    return company.told(AlertNotHeard)


def _said(state: DeliveryState, actor: Actor, uow: UnitOfWork) -> None:
    (claimed,) = uow.outbox.claim(Channel.TELEGRAM, 1, timedelta(seconds=30))
    uow.outbox.finish(claimed.id, claimed.token, Sent(state))


@pytest.mark.shows("U", "SE-71", "RV-07")
async def test_an_alert_that_waits_goes_by_mail_after_ten_minutes(company: Company) -> None:
    await _alerted(company)
    assert await _minutes_later(company, 9) == []
    (told,) = await _minutes_later(company, 2)
    maja = company.people["Maja"]
    assert (told.letter, told.user_ids) == ("help-asked", (str(maja.id),))
    assert (told.said_by, told.text) == ("Anna", "A ladder")


async def test_an_alert_that_was_said_does_not(company: Company) -> None:
    await _alerted(company)
    await company.door.do(_said, DeliveryState.SENT, SYSTEM)
    assert await _minutes_later(company, 11) == []


async def test_an_alert_that_may_have_been_said_does(company: Company) -> None:
    await _alerted(company)
    await company.door.do(_said, DeliveryState.MAYBE_SENT, SYSTEM)
    assert len(await _minutes_later(company, 11)) == 1


async def test_an_alert_for_a_group_goes_to_whoever_plans(company: Company) -> None:
    await _alerted(company, GROUP)
    (told,) = await _minutes_later(company, 11)
    assert told.user_ids == (str(company.people["Maja"].id),)


async def test_what_is_no_alert_waits_for_the_chat(company: Company) -> None:
    await _alerted(company, letter="order-card")
    assert await _minutes_later(company, 11) == []


async def test_a_chat_that_is_lost_is_not_waited_for(company: Company) -> None:
    await _alerted(company)

    def lost(command: None, actor: Actor, uow: UnitOfWork) -> None:
        look_now("1", uow)

    await company.door.do(lost, None, SYSTEM)
    assert len(await _minutes_later(company, 0)) == 1
