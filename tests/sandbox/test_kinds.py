"""Everything a person may send besides words and photos."""

import pytest
from telegram import Bot, KeyboardButton, Message, ReplyKeyboardMarkup

from sandbox.client import PersonHandle, SandboxRefused
from sandbox.telegram.odd import KINDS
from tests.sandbox.conftest import jpeg

WHERE = ReplyKeyboardMarkup([[KeyboardButton("📍 I am here", request_location=True)]])


async def heard(bot: Bot) -> Message:
    message = (await bot.get_updates())[-1].effective_message
    assert message
    return message


@pytest.mark.parametrize("kind", KINDS)
async def test_what_bots_rarely_expect_is_as_telegram_sends_it(
    bot: Bot, anna: PersonHandle, kind: str
) -> None:
    await anna.sends_kind(kind)
    assert getattr(await heard(bot), kind)


async def test_a_kind_nobody_knows_is_refused(anna: PersonHandle) -> None:
    with pytest.raises(SandboxRefused, match="The kind is one of"):
        await anna.sends_kind("hologram")


async def test_a_voice_note_carries_its_length_and_its_caption(
    bot: Bot, anna: PersonHandle
) -> None:
    await anna.sends_voice(b"OggS", duration=7, caption="on the roof")
    message = await heard(bot)
    assert message.voice
    assert (message.voice.to_dict()["duration"], message.caption) == (7, "on the roof")


async def test_a_video_can_be_fetched(bot: Bot, anna: PersonHandle) -> None:
    await anna.sends_video(b"moving pictures", duration=9)
    message = await heard(bot)
    assert message.video
    assert message.video.to_dict()["duration"] == 9
    file = await bot.get_file(message.video.file_id)
    assert bytes(await file.download_as_bytearray()) == b"moving pictures"


async def test_more_than_ten_photos_are_more_than_one_album(bot: Bot, anna: PersonHandle) -> None:
    photos = [jpeg(20, 10, f"rgb({number * 20},0,0)") for number in range(12)]
    await anna.sends_photo(*photos, caption="The roof")
    told = [update.message for update in await bot.get_updates() if update.message]
    albums = [message.media_group_id for message in told]
    assert [albums.count(album) for album in dict.fromkeys(albums)] == [10, 2]
    assert [message.caption for message in told] == ["The roof"] + [None] * 11


async def test_a_key_that_asks_for_the_place_sends_it(bot: Bot, anna: PersonHandle) -> None:
    await bot.send_message(await anna.id(), "Where are you?", reply_markup=WHERE)
    assert await anna.reply_keys() == ["📍 I am here"]
    await anna.taps("I am here", at=(57.7, 11.97))
    message = await heard(bot)
    assert message.location
    assert (message.location.latitude, message.location.longitude) == (57.7, 11.97)


async def test_a_live_location_moves_by_edits(bot: Bot, anna: PersonHandle) -> None:
    sent = await anna.sends_location(59.3, 18.0, live_period=900, accuracy=12)
    await anna.moves(sent, 59.4, 18.1)
    update = (await bot.get_updates())[-1]
    assert update.edited_message
    assert update.edited_message.location
    assert update.edited_message.location.latitude == 59.4
    assert update.edited_message.location.horizontal_accuracy == 12


async def test_a_venue_has_a_name_and_an_address(bot: Bot, anna: PersonHandle) -> None:
    await anna.sends_venue(59.3, 18.0, "Storgatan 3", "Solna")
    message = await heard(bot)
    assert message.venue
    assert message.location
    assert message.venue.title == "Storgatan 3"


async def test_anothers_contact_carries_no_id_of_ones_own(bot: Bot, anna: PersonHandle) -> None:
    await anna.sends_contact(phone_number="+46701", first_name="Karin")
    message = await heard(bot)
    assert message.contact
    assert (message.contact.first_name, message.contact.user_id) == ("Karin", None)


async def test_what_is_sent_on_names_who_wrote_it(bot: Bot, anna: PersonHandle) -> None:
    sent = await bot.send_message(await anna.id(), "AO 421")
    await anna.forwards(sent.message_id)
    message = await heard(bot)
    assert message.forward_origin
    assert message.text == "AO 421"


async def test_the_commands_offered_and_a_button_that_copies(bot: Bot, anna: PersonHandle) -> None:
    from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

    await bot.set_my_commands([("todo", "What is to do")])
    assert await anna.commands() == {"todo": "What is to do"}
    copy = InlineKeyboardButton("Copy 421", copy_text=CopyTextButton("421"))
    await bot.send_message(await anna.id(), "x", reply_markup=InlineKeyboardMarkup([[copy]]))
    assert (await anna.taps("Copy")).copied == "421"


async def test_a_link_carries_only_what_a_link_can_carry(anna: PersonHandle) -> None:
    with pytest.raises(SandboxRefused, match="A link carries at most 64 of the characters"):
        await anna.starts("å")
