"""Where Telegram will not take a message as it is, a way is found."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.transport import AiohttpRequest
from core.chat import Button, ChatMessage, Place
from notifications.channels.telegram_pace import Pace
from notifications.channels.telegram_wire import Wire
from sandbox.client import PersonHandle, SandboxClient
from sandbox.server import Sandbox


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
    place, _ = await wire.send(Place(await anna.id(), 77), ChatMessage("Hello"))
    await anna.hears("Hello", anew=False)
    assert place == Place(await anna.id())


async def test_the_same_again_is_no_error(wire: Wire, anna: PersonHandle) -> None:
    place, message_id = await wire.send(Place(await anna.id()), ChatMessage("Hello"))
    assert await wire.edit(place, message_id, ChatMessage("Hello")) == (place, message_id)


async def test_an_edit_of_what_was_deleted_is_said_anew(wire: Wire, anna: PersonHandle) -> None:
    place, message_id = await wire.send(Place(await anna.id()), ChatMessage("Hello"))
    await wire.delete(place, message_id)
    _, again = await wire.edit(place, message_id, ChatMessage("Hello again"))
    assert again != message_id
    await anna.hears("Hello again", anew=False)


async def test_deleting_twice_does_no_harm(wire: Wire, anna: PersonHandle) -> None:
    place, message_id = await wire.send(Place(await anna.id()), ChatMessage("Hello"))
    for _ in range(2):
        await wire.delete(place, message_id)


async def test_a_file_goes_as_bytes_with_its_words(
    wire: Wire, anna: PersonHandle, sandbox: Sandbox
) -> None:
    await wire.send_file(
        Place(await anna.id()), ChatMessage("<b>AO 1</b>"), b"%PDF-1.7", "AO-1.pdf"
    )
    heard = await anna.hears("AO 1", anew=False)
    assert heard.raw["document"]["file_name"] == "AO-1.pdf"
