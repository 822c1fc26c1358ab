"""What has to be heard at once and was not said in chat for ten minutes goes by mail."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.deliveries import Channel, DeliveryState, NewDelivery, Sent
from core.events import AlertNotHeard
from core.people import SYSTEM, Actor
from core.ports import UnitOfWork
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.usecases.lost_chats import LoseChat, lose_chat
from core.usecases.unheard import BY_MAIL, look_now
from core.usecases.untouched import AskForHelp, ask_for_help
from tests.core.conftest import ONE, Company

CHAT, OTHER, GROUP = 4711, 4712, -100500
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


def _lost(chats: int, actor: Actor, uow: UnitOfWork) -> None:
    """One chat is lost, as the sending of the alert to it shows."""
    look_now("1", uow)
    lose_chat(LoseChat(chats), SYSTEM, uow)


async def test_a_chat_that_is_lost_is_not_waited_for(company: Company) -> None:
    await _alerted(company)
    await company.door.do(_lost, CHAT, SYSTEM)
    assert len(await _minutes_later(company, 0)) == 1


async def test_whoever_was_mailed_at_once_is_not_mailed_after_ten_minutes(
    company: Company,
) -> None:
    await _alerted(company)
    await company.door.do(_lost, CHAT, SYSTEM)
    mail = NewDelivery(Channel.EMAIL, ADDRESS, BY_MAIL, "sv", order="1")
    await company.door.do(lambda a, _, uow: uow.outbox.put(a, "at once", "Anna"), mail, SYSTEM)
    assert await _minutes_later(company, 11) == []


async def test_another_s_lost_chat_hurries_nobody_s_mail(company: Company) -> None:
    """What is just on its way to Maja is no reason to write her that it could not be said."""
    await _alerted(company)
    await company.door.do(_lost, OTHER, SYSTEM)
    assert await _minutes_later(company, 0) == []
    assert len(await _minutes_later(company, 11)) == 1


async def test_what_a_lost_group_had_counts_as_heard_in_ones_own_chat(company: Company) -> None:
    await _alerted(company, GROUP)
    await company.door.do(_said, DeliveryState.FAILED, SYSTEM)
    alarm = NewDelivery(Channel.TELEGRAM, str(CHAT), "help-asked", "sv", order="1")
    await company.door.do(lambda a, _, uow: uow.outbox.put(a, "lost", "Anna"), alarm, SYSTEM)
    await company.door.do(_said, DeliveryState.SENT, SYSTEM)
    assert await _minutes_later(company, 11) == []
