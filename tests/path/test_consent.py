"""A customer moves from mail to Telegram and back, over the whole running service (XT-19)."""

from pathlib import Path

import pytest

from core.people import SYSTEM
from core.settings import CONTACTS_IN_CHAT
from core.usecases.settings import SetSetting, set_setting
from tests.bot.acting import taps
from tests.path.town import FAULTS, Town, town


async def open_to_chats(place: Town) -> None:
    """The company wants it."""
    setting = SetSetting(CONTACTS_IN_CHAT.key, "on")
    await place.service.parts.door.do(set_setting, setting, SYSTEM)


@pytest.mark.shows("E", "XT-19")
async def test_a_customer_moves_to_telegram_and_ends_it_by_mail(tmp_path: Path) -> None:
    async with town(tmp_path, "en") as place:
        await open_to_chats(place)
        box = place.mailbox("karin@elsewhere.example", "Karin Ek")
        await box.writes(FAULTS, "The door", "The door at the back will not close any more.")
        receipt = await box.waits_for(text="received your fault report")
        link = next(each for each in receipt.links if each.startswith("https://t.me/"))
        assert link.startswith("https://t.me/ordna_bot?start=k_")
        karin = place.client.person("Karin", language_code="en")
        await karin.starts(link.partition("?start=")[2])
        await taps(karin, "Write to me here")
        told = await box.waits_for(subject="writes to you in Telegram")
        await karin.says("It is open all the time now.")
        await karin.hears("✓ Passed on.")
        await box.replies(told, "Stop")
        await karin.hears("We write to karin@elsewhere.example by mail from now on")
