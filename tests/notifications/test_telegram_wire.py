"""Where Telegram will not take a message as it is, a way is found."""

from collections.abc import AsyncIterator
from html import escape

import pytest
from telegram import Bot

from bot.transport import AiohttpRequest
from core.chat import Button, ChatMessage, Place
from notifications.channels.telegram_pace import Pace
from notifications.channels.telegram_stood import Begun, Stood
from notifications.channels.telegram_wire import Upload, Wire
from sandbox.client import PersonHandle, SandboxClient
from sandbox.server import Sandbox

PDF = Upload("AO-1.pdf", b"%PDF-1.7")


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(rates=False) as running:
        yield running


@pytest.fixture
async def wire(sandbox: Sandbox) -> AsyncIterator[Wire]:
    root, transport = sandbox.api_root, AiohttpRequest()
    async with Bot(sandbox.token, f"{root}/bot", f"{root}/file/bot", transport, transport) as bot:
        yield Wire(bot, Pace())


@pytest.fixture
async def anna(sandbox: Sandbox) -> AsyncIterator[PersonHandle]:
    async with SandboxClient(sandbox.url) as client:
        yield await client.person("Anna", started=True).exists()


async def test_a_link_that_no_button_may_carry_is_told_in_the_text(
    wire: Wire, anna: PersonHandle
) -> None:
    """Telegram refuses addresses without a dot, such as localhost."""
    buttons = (
        (Button("Sign here", url="http://localhost:8080/sign/x"),),
        (Button("Later", code="1:nm::0"),),
    )
    await wire.send(Place(await anna.id()), ChatMessage("Your turn", buttons))
    heard = await anna.hears("Your turn", anew=False)
    assert heard.text.endswith("Sign here:\nhttp://localhost:8080/sign/x")
    assert heard.labels == ["Later"]


async def test_a_thread_that_is_gone_is_left_out(wire: Wire, anna: PersonHandle) -> None:
    stood = await wire.send(Place(await anna.id(), 77), ChatMessage("Hello"))
    await anna.hears("Hello", anew=False)
    assert stood.place == Place(await anna.id())


async def test_the_same_again_is_no_error(wire: Wire, anna: PersonHandle) -> None:
    stood = await wire.send(Place(await anna.id()), ChatMessage("Hello"))
    assert await wire.edit(stood.place, stood.message_id, ChatMessage("Hello")) == stood


async def test_an_edit_of_what_was_deleted_is_said_anew(wire: Wire, anna: PersonHandle) -> None:
    stood = await wire.send(Place(await anna.id()), ChatMessage("Hello"))
    await wire.delete(stood.place, stood.message_id)
    again = await wire.edit(stood.place, stood.message_id, ChatMessage("Hello again"))
    assert again.message_id != stood.message_id
    await anna.hears("Hello again", anew=False)


async def test_deleting_twice_does_no_harm(wire: Wire, anna: PersonHandle) -> None:
    stood = await wire.send(Place(await anna.id()), ChatMessage("Hello"))
    for _ in range(2):
        await wire.delete(stood.place, stood.message_id)


async def test_a_file_goes_as_bytes_with_its_words(wire: Wire, anna: PersonHandle) -> None:
    await wire.send_file(Place(await anna.id()), ChatMessage("<b>AO 1</b>"), PDF)
    heard = await anna.hears("AO 1", anew=False)
    assert heard.raw["document"]["file_name"] == "AO-1.pdf"


async def test_a_file_is_sent_again_by_its_name(
    wire: Wire, anna: PersonHandle, sandbox: Sandbox
) -> None:
    """No second upload: Telegram slows a bot down that sends the same bytes again and again."""
    first = await wire.send_file(Place(await anna.id()), ChatMessage("First"), PDF)
    known = Upload("AO-1.pdf", b"", first.file_id)
    await wire.send_file(Place(await anna.id()), ChatMessage("Second"), known)
    one, other = [each for each in await anna.messages() if "document" in each.raw]
    assert one.file_id == other.file_id


async def test_a_file_that_telegram_has_forgotten_is_uploaded_anew(
    wire: Wire, anna: PersonHandle
) -> None:
    forgotten = Upload("AO-1.pdf", PDF.content, "forgotten")
    await wire.send_file(Place(await anna.id()), ChatMessage("Here"), forgotten)
    assert (await anna.hears("Here", anew=False)).raw["document"]["file_name"] == "AO-1.pdf"


async def test_a_long_text_comes_as_several_messages_in_order(
    wire: Wire, anna: PersonHandle
) -> None:
    """4,096 signs at most in each; what is tapped stands under the last."""
    words = " ".join(f"Sentence {nth} is here." for nth in range(600))
    message = ChatMessage(f"<b>{words}</b>", ((Button("Back", code="1:nm::0"),),))
    stood = await wire.send(Place(await anna.id()), message)
    heard = [each for each in await anna.messages() if each.from_bot]
    assert " ".join(each.text for each in heard) == words
    assert [each.labels for each in heard] == [[], [], [], ["Back"]]
    assert stood.message_ids == tuple(each.message_id for each in heard)


async def test_a_later_try_of_a_long_text_says_only_what_is_left(
    wire: Wire, anna: PersonHandle
) -> None:
    """Each part comes once, though the second one failed at first."""
    long = ChatMessage("\n".join(f"Line {nth} of what was said" for nth in range(300)))
    begun, place = Begun(), Place(await anna.id())
    whole = await wire.send(place, long)
    begun.said(long, Stood(place, whole.message_ids[:1]))
    again = await wire.send(place, long, begun)
    assert len(again.message_ids) == len(whole.message_ids)
    assert set(again.message_ids) & set(whole.message_ids) == set(whole.message_ids[:1])


async def test_a_long_caption_goes_on_in_a_message(wire: Wire, anna: PersonHandle) -> None:
    """1,024 signs at most; nothing is escaped twice, and nothing is lost."""
    words = " ".join(f"Sentence {nth} & more." for nth in range(80))
    await wire.send_file(Place(await anna.id()), ChatMessage(escape(words)), PDF)
    file, rest = [each for each in await anna.messages() if each.from_bot]
    assert f"{file.raw['caption']} {rest.text}" == words


async def test_a_long_text_in_the_place_of_a_message_goes_on_after_it(
    wire: Wire, anna: PersonHandle
) -> None:
    stood = await wire.send(Place(await anna.id()), ChatMessage("Hello"))
    words = "A line of words. " * 300
    again = await wire.edit(stood.place, stood.message_id, ChatMessage(words))
    heard = [each for each in await anna.messages() if each.from_bot]
    assert [each.message_id for each in heard] == list(again.message_ids)
    assert again.message_ids[0] == stood.message_id


async def test_what_was_not_escaped_is_said_all_the_same(wire: Wire, anna: PersonHandle) -> None:
    await wire.send(Place(await anna.id()), ChatMessage("3 < 4 & <b>5</b>"))
    assert (await anna.hears("3 <", anew=False)).text == "3 < 4 & 5"


async def test_buttons_that_telegram_would_refuse_are_left_out(
    wire: Wire, anna: PersonHandle
) -> None:
    """A hundred at most; the last row, which leads on, is always there."""
    many = tuple((Button(f"Row {nth}", code=f"1:nm::{nth}"),) for nth in range(120))
    bad = ((Button("Too long", code="x" * 65), Button(" ", code="1:nm::0")),)
    last = ((Button("Back " + "x" * 80, code="1:nm::0"),),)
    await wire.send(Place(await anna.id()), ChatMessage("Choose", (*bad, *many, *last)))
    labels = (await anna.hears("Choose", anew=False)).labels
    assert (len(labels), labels[0], labels[-1][:6]) == (100, "Row 0", "Back x")


async def test_a_page_that_can_t_open_inside_opens_outside(wire: Wire, anna: PersonHandle) -> None:
    """Without HTTPS, and in groups, Telegram opens no page of ours by itself."""
    sign = Button("Sign", url="http://ordna.example/sign", app=True)
    await wire.send(Place(await anna.id()), ChatMessage("Your turn", ((sign,),)))
    heard = await anna.hears("Your turn", anew=False)
    assert heard.buttons[0].url == "http://ordna.example/sign"
