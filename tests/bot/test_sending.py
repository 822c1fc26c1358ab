"""When Telegram is slow, full, away or strict: what is said arrives, once, in its order."""

import asyncio
from dataclasses import replace
from uuid import uuid4

import pytest

from bot.letters.rendering import Letters
from bot.updates.answering import plainly
from core.chat import ASKS, ChatMessage, Pending, Place
from core.deliveries import Channel, Delivery, DeliveryState
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.usecases.assigning import Assign, assign
from sandbox.client import PersonHandle
from tests.bot.acting import sees, taps
from tests.bot.stage import SIGNER, Company
from tests.notifications.spoken import speech


async def _rows(company: Company, state: DeliveryState) -> list[LetterRow]:
    rows = await company.bot.door.ask(lambda uow: uow.outbox.rows())
    return [row for row in rows if row.state is state and row.channel is Channel.TELEGRAM]


async def test_a_chat_that_is_told_to_wait_holds_up_no_other(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """429 is scoped to its chat; the letter comes when the time is over."""
    await company.client.faults(telegram={"too_many_for": 3600, "too_many_chat": await anna.id()})
    await anna.says("/help")
    await maja.says("/help")
    await maja.hears("New orders come here as cards")

    async def waits() -> list[LetterRow]:
        return [row for row in await _rows(company, DeliveryState.WAITING) if row.error]

    waiting = await company.when(waits)
    assert (waiting[0].error, waiting[0].to) == ("RetryAfter", str(await anna.id()))


async def test_a_tap_is_answered_when_telegram_takes_calls_again(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """A 429 for the toast leaves no phone waiting."""
    await company.reports()
    await taps(maja, "Assign")
    await maja.hears(button="Anna")
    await company.client.faults(telegram={"too_many_for": 1})
    tap = asyncio.create_task(maja.taps("Anna"))

    async def assigned() -> bool:
        return bool((await company.order()).assigned)

    await company.when(assigned)
    company.clock.later(seconds=2)
    assert (await tap).toast == "Anna has AO 1 now."


async def test_a_telegram_that_is_away_is_tried_again(
    company: Company, anna: PersonHandle
) -> None:
    """A 502 says nothing was done."""
    await company.client.faults(telegram={"server_errors": 1})
    await anna.says("/help")

    async def waits() -> list[LetterRow]:
        return [row for row in await _rows(company, DeliveryState.WAITING) if row.error]

    await company.when(waits)
    company.clock.later(seconds=10)
    company.bot.dispatcher.wake()
    await anna.hears("What you write goes to the order in hand")


async def test_a_send_whose_answer_was_lost_is_not_repeated(
    company: Company, anna: PersonHandle
) -> None:
    """An unknown outcome is recorded as maybe sent."""
    await company.client.faults(telegram={"lost_answers": 1, "lost_answer_seconds": 0.1})
    await anna.says("/help")
    await anna.hears("What you write goes")

    async def unknown() -> list[LetterRow]:
        return await _rows(company, DeliveryState.MAYBE_SENT)

    await company.when(unknown)
    assert len([m for m in await anna.messages() if "What you write goes" in m.text]) == 1


@pytest.mark.shows("C", "PE-28")
async def test_who_blocked_the_bot_is_told_of_once_and_gets_his_news_when_he_is_back(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """403: the dispatchers hear whom to call, and nobody else waits for it."""
    await company.reports()
    await anna.blocks()
    user = await company.user("Anna Berg")
    await company.does("Maja Lind", assign, Assign(OrderNumber(1), user.id))
    await sees(maja, "Anna Berg can't be reached in Telegram since today", button="New invitation")
    await sees(maja, "Anna, no time booked")
    await anna.unblocks()
    await sees(anna, "AO 1", button="Article")
    told = [each for each in await maja.messages() if "can't be reached" in each.text]
    assert len(told) == 1


async def test_who_writes_again_gets_what_waited(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Whatever he says tells that he can be reached, where Telegram did not say so itself."""
    await company.reports()
    lost = replace(await company.user("Anna Berg"), chat_lost_at=company.clock())
    await company.writes(lambda uow: uow.users.put(lost))
    await anna.says("/help")
    await anna.hears("What you write goes")
    assert (await company.user("Anna Berg")).chat_lost_at is None


async def test_alerts_of_a_lost_group_go_to_each_dispatcher(
    company: Company, maja: PersonHandle
) -> None:
    """Put out of the group, the bot says so, and says there what the group would have heard."""
    office = await company.group(maja)
    await maja.in_chat(office).says("/here")
    await maja.in_chat(office).hears("säger jag till här")
    await office.makes_bot("kicked")
    await company.reports()
    await sees(maja, "I am in the dispatchers' group no more")
    await sees(maja, "AO 1", button="Assign")


async def test_an_update_that_comes_twice_is_answered_once(
    company: Company, anna: PersonHandle
) -> None:
    """The same update_id again does nothing."""
    await company.client.faults(telegram={"duplicate_updates": 1})
    await anna.says("/help")
    await anna.hears("What you write goes")
    await anna.says("/language")
    await anna.hears("Which language")
    assert len([m for m in await anna.messages() if "What you write goes" in m.text]) == 1


async def test_a_card_that_was_deleted_comes_anew(company: Company, maja: PersonHandle) -> None:
    """*Message to edit not found*: sent again."""
    await company.reports()
    card = await sees(maja, "AO 1", button="Assign")
    await maja.deletes(card)
    await company.sets("custom-statuses", "Väntar på del")
    await company.reports(subject="Porten", sender_email="b@example.com")
    await sees(maja, "AO 2")
    await maja.says("1")
    again = await maja.hears("AO 1", button="Assign")
    assert again.message_id != card.message_id


async def test_opening_an_order_again_leaves_one_card(
    company: Company, maja: PersonHandle
) -> None:
    """One message per order and chat: the former is taken away."""
    await company.reports()
    first = await sees(maja, "AO 1", button="Assign")
    await maja.says("1")
    second = await maja.hears("AO 1", button="Assign")

    async def only_one() -> bool:
        there = [m.message_id for m in await maja.messages() if m.from_bot and "🔧" in m.text]
        return there == [second.message_id]

    assert first.message_id != second.message_id
    await company.when(only_one)


async def test_thirty_changes_cost_few_edits_and_end_right(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """The card is drawn when its turn comes."""
    await company.reports()
    await taps(maja, "Assign")
    await taps(maja, "Anna")
    await sees(anna, "AO 1", button="Article")
    for nth in range(30):
        await anna.says(f"Step {nth}")
    card = await sees(maja, "Step 29")
    assert "22 earlier lines" in card.text


@pytest.mark.shows("C", "PE-28")
async def test_who_can_t_be_reached_in_chat_hears_of_news_by_mail(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """Where he has an address; what waits for him in chat is not lost by that."""
    lost = replace(
        await company.user("Anna Berg"), chat_lost_at=company.clock(), email="anna@firma.example"
    )
    await company.writes(lambda uow: uow.users.put(lost))
    await company.has_order("Anna Berg")
    assert await company.letters("chat-news") == ["anna@firma.example"]


async def test_a_question_that_nobody_waits_for_any_more_is_not_asked(
    company: Company, anna: PersonHandle
) -> None:
    """What had to wait its turn is looked at once more before it is said."""
    asked = ChatMessage("What did you use?", stands_for={ASKS: "article"})
    chat = await anna.id()
    late = Delivery(
        uuid4(), Channel.TELEGRAM, str(chat), "said", "en",
        {"message": plainly(asked)}, None, "", company.clock(),
    )  # fmt: skip
    letters = Letters(speech, SIGNER, "http://127.0.0.1:8080")
    assert await company.bot.door.ask(lambda uow: letters(late, uow)) is None
    waits = Pending(chat, Place(chat), "article")
    await company.writes(lambda uow: uow.chats.expect(waits))
    said = await company.bot.door.ask(lambda uow: letters(late, uow))
    assert said is not None
    assert said.html == asked.html
