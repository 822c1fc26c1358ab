"""At the top of a chat stands the card of the order in hand, and nothing else."""

import pytest

from core.numbers import OrderNumber
from core.usecases.cancelling import CancelOrder, cancel_order
from sandbox.client import PersonHandle
from tests.bot.acting import sees
from tests.bot.stage import Company


async def pinned(company: Company, person: PersonHandle, *starts: str) -> None:
    """Wait until just these stand at the top."""

    async def so() -> bool:
        top = [each.text.split(" · ")[0] for each in await person.pinned()]
        return top == list(starts)

    await company.when(so)


@pytest.mark.shows("C", "XT-01", "AS-06")
async def test_the_card_of_the_order_in_hand_stands_at_the_top(
    company: Company, anna: PersonHandle, maja: PersonHandle
) -> None:
    """Without a sound and without a line that says so; the one before is let go."""
    await company.has_order("Anna Berg")
    await sees(anna, "AO 1", button="Article")
    await pinned(company, anna, "🔧 AO 1")
    await company.has_order("Anna Berg", subject="Porten", sender_email="b@example.com")
    await sees(anna, "AO 2", button="Article")
    await pinned(company, anna, "🔧 AO 2")
    await anna.says("1")
    await pinned(company, anna, "🔧 AO 1")

    async def no_litter() -> bool:
        return not any(m.raw.get("pinned_message") for m in await anna.messages() if not m.deleted)

    await company.when(no_litter)


@pytest.mark.shows("C", "XT-01")
async def test_an_order_that_is_over_stands_there_no_more(
    company: Company, anna: PersonHandle, maja: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    await pinned(company, anna, "🔧 AO 1")
    await company.does("Maja Lind", cancel_order, CancelOrder(OrderNumber(1), "Not for us"))
    await pinned(company, anna)


@pytest.mark.shows("C", "XT-01")
async def test_thirty_changes_are_one_message_and_few_edits(
    company: Company, anna: PersonHandle, maja: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    card = await sees(maja, "AO 1")
    for nth in range(30):
        await anna.says(f"Step {nth}")
    last = await sees(maja, "Step 29")
    assert last.message_id == card.message_id
    assert len([m for m in await maja.messages() if m.from_bot and "🔧" in m.text]) == 1
