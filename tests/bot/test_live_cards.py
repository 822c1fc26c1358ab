"""Live cards: each chat's at its own pace, and only before the eyes of who may see the order."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from bot.letters.rendering import Letters
from core.chat import Place
from core.deliveries import Channel, Delivery
from core.numbers import OrderNumber
from core.people import SYSTEM, Role
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.leaving import DeactivateUser, deactivate_user
from core.usecases.rights import change_rights, revoke
from core.usecases.users import InviteUser, invite_user
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import SIGNER, Company
from tests.notifications.spoken import speech

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


async def test_a_card_in_a_chat_that_is_told_to_wait_holds_up_no_other(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """429 is scoped to its chat, also for what is drawn anew."""
    await company.has_order("Anna Berg")
    await sees(maja, "AO 1")
    await sees(anna, "AO 1", button="Article")
    await company.client.faults(telegram={"too_many_for": 3600, "too_many_chat": await maja.id()})
    for step in ("Opened it", "Oiled it", "Closed it"):
        await anna.says(step)
        await sees(anna, step, button="Article")


async def test_a_phone_that_was_replaced_is_shown_nothing_more(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """A second phone ends the first, which may have been stolen."""
    order = await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await _joins_again(company, "Anna Berg", Role.TECHNICIAN)
    await company.does("Maja Lind", cancel_order, CancelOrder(order.number, "Not for us"))
    await sees(maja, "❌")
    await company.when(lambda: _has_no_card(company, anna))
    assert not any("❌" in message.text for message in await anna.messages())


@pytest.mark.shows("C", "PE-02")
async def test_who_may_see_only_what_is_his_is_shown_no_other_order_any_more(
    company: Company, maja: PersonHandle
) -> None:
    """PE-02: the cards he was shown as a dispatcher do not go on living."""
    lars = await company.joins("Lars Ek", Role.DISPATCHER)
    await company.reports()
    await sees(lars, "AO 1", button="Assign")
    await company.bot.door.do(invite_user, InviteUser("Lars Ek", Role.SUBCONTRACTOR, "en"), SYSTEM)
    await company.does("Maja Lind", cancel_order, CancelOrder(OrderNumber(1), "Not for us"))
    await sees(maja, "❌")
    await company.when(lambda: _has_no_card(company, lars))
    assert not any("❌" in message.text for message in await lars.messages())


@pytest.mark.shows("C", "PE-28")
async def test_who_has_left_is_left_no_button(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """His card says that it is over, and what waited to be said to him is not said."""
    await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await company.bot.door.do(deactivate_user, DeactivateUser("Anna Berg"), SYSTEM)
    last = await sees(anna, "AO 1 is not shown here any more.")
    assert last.buttons == []
    await company.when(lambda: _has_no_card(company, anna))


@pytest.mark.shows("C", "PE-04")
async def test_a_right_that_was_taken_takes_its_button_along(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await company.bot.door.do(change_rights, revoke("Anna Berg", "edit-assigned"), SYSTEM)

    async def has_none() -> bool:
        return "📦 Article" not in (await sees(anna, "AO 1")).labels

    assert await company.when(has_none)


@pytest.mark.shows("C", "PE-02")
async def test_a_letter_is_said_to_nobody_who_may_not_see_its_order(
    company: Company, anna: PersonHandle
) -> None:
    """What was written for her while she had the order is dropped when its turn comes."""
    await company.reports()
    await company.bot.door.do(change_rights, revoke("Anna Berg", "view"), SYSTEM)
    chat = str(await anna.id())
    letter = Delivery(uuid4(), Channel.TELEGRAM, chat, "order-card", "en", {}, "1", "", NOON)
    letters = Letters(speech, SIGNER, "http://127.0.0.1:8080")
    assert await company.bot.door.ask(lambda uow: letters(letter, uow)) is None


@pytest.mark.shows("C", "XT-01", "BO-01")
async def test_a_question_is_not_hidden_by_the_card_while_others_work_on_the_order(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    await maja.says("1")
    for label in ("Book", "Anna"):
        await taps(maja, label)
    asked = await sees(maja, "Which day?")
    await anna.says("Opened it")
    await sees(anna, "Opened it", button="Article")
    await company.when(lambda: _all_are_drawn(company))
    assert (await sees(maja, "Which day?")).message_id == asked.message_id


async def _all_are_drawn(company: Company) -> bool:
    return await company.bot.door.ask(lambda uow: not uow.chats.stale_cards(10))


async def _has_no_card(company: Company, person: PersonHandle) -> bool:
    place = Place(await person.id())
    return await company.bot.door.ask(lambda uow: uow.chats.card(place, "1") is None)


async def _joins_again(company: Company, name: str, role: Role) -> PersonHandle:
    invited = await company.bot.door.do(invite_user, InviteUser(name, role, "en"), SYSTEM)
    phone = company.client.person("Another", language_code="en")
    await phone.starts(invited.secret)
    await phone.hears("Anna")
    return phone
