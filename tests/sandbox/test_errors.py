"""Telegram's exact complaints, one row per mistake; a conformance list for the Bot API."""

import asyncio
import io
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from sandbox import Sandbox
from sandbox.client import SandboxClient
from sandbox.clock import HandClock
from tests.sandbox.conftest import Asker, jpeg, until

ANNA = 5_000_001
STRANGER = 5_000_002
BLOCKER = 5_000_003
GONE = 5_000_004
UNKNOWN = 5_000_005
GROUP = -1_000_004_000_001
QUIET_GROUP = -1_000_004_000_002
PLAIN_GROUP = -4_000_003
MOVED_GROUP = -4_000_004
GONE_GROUP = -1_000_004_000_006
CANT_PARSE = "Bad Request: can't parse entities: "
BUTTON = "Bad Request: can't parse inline keyboard button: "


def keys(**button: Any) -> str:
    return json.dumps({"inline_keyboard": [[{"text": "x"} | button]]})


def to_anna(**more: Any) -> dict[str, Any]:
    return {"chat_id": ANNA, "text": "hello"} | more


def html(text: str) -> dict[str, Any]:
    return to_anna(text=text, parse_mode="HTML")


def markdown(text: str) -> dict[str, Any]:
    return to_anna(text=text, parse_mode="MarkdownV2")


def album(*media: Any) -> dict[str, Any]:
    return {"chat_id": ANNA, "media": json.dumps(list(media))}


MANY = json.dumps({"inline_keyboard": [[{"text": "x", "callback_data": "y"}] for _ in range(101)]})
TEXTS = [
    ("sendMessage", {"text": "x"}, "Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": 77, "text": "x"}, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": UNKNOWN, "text": "x"}, "Bad Request: private chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "x"}, "Bad Request: chat not found"),
    ("sendMessage", {"chat_id": ANNA}, "Bad Request: message text is empty"),
    ("sendMessage", to_anna(text=" \n"), "Bad Request: text must be non-empty"),
    ("sendMessage", to_anna(text="x" * 4097), "Bad Request: message is too long"),
    ("sendMessage", to_anna(text="x" * 32769), "Bad Request: text is too long"),
    ("sendMessage", to_anna(parse_mode="BB"), "Bad Request: unsupported parse_mode"),
    (
        "sendMessage",
        to_anna(reply_to_message_id=99),
        "Bad Request: message to be replied not found",
    ),
    ("sendMessage", to_anna(message_thread_id=99), "Bad Request: message thread not found"),
    ("sendChatAction", to_anna(action="dance"), "Bad Request: wrong parameter action in request"),
]
ENTITIES = [
    ("sendMessage", html("a<x>b</x>"), CANT_PARSE + 'Unsupported start tag "x" at byte offset 1'),
    ("sendMessage", html("å<x>b</x>"), CANT_PARSE + 'Unsupported start tag "x" at byte offset 2'),
    ("sendMessage", html("a <b"), CANT_PARSE + "Unclosed start tag at byte offset 2"),
    (
        "sendMessage",
        html("<b>a</i>"),
        CANT_PARSE + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ),
    ("sendMessage", html("a</b>"), CANT_PARSE + "Unexpected end tag at byte offset 1"),
    (
        "sendMessage",
        html("<b>a"),
        CANT_PARSE + 'Can\'t find end tag corresponding to start tag "b"',
    ),
    (
        "sendMessage",
        html("<span>a</span>"),
        CANT_PARSE + 'Tag "span" must have class "tg-spoiler" at byte offset 0',
    ),
    (
        "sendMessage",
        markdown("Hi."),
        CANT_PARSE + "Character '.' is reserved and must be escaped with the preceding '\\'",
    ),
    (
        "sendMessage",
        markdown("a *b"),
        CANT_PARSE + "Can't find end of Bold entity at byte offset 2",
    ),
    (
        "sendMessage",
        to_anna(text="a *b", parse_mode="Markdown"),
        CANT_PARSE + "Can't find end of the entity starting at byte offset 2",
    ),
]
KEYBOARDS = [
    (
        "sendMessage",
        to_anna(reply_markup="{"),
        "Bad Request: can't parse reply keyboard markup JSON object",
    ),
    ("sendMessage", to_anna(reply_markup="[]"), "Bad Request: object expected as reply markup"),
    (
        "sendMessage",
        to_anna(reply_markup='{"inline_keyboard":[{}]}'),
        'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup '
        "must be an Array of Arrays",
    ),
    (
        "sendMessage",
        to_anna(reply_markup='{"inline_keyboard":[["x"]]}'),
        BUTTON + "InlineKeyboardButton must be an Object",
    ),
    (
        "sendMessage",
        to_anna(reply_markup=keys()),
        BUTTON + "Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        to_anna(reply_markup=keys(callback_data="ж" * 33)),
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        to_anna(reply_markup=keys(url="http://localhost:8080/x")),
        "Bad Request: inline keyboard button URL 'http://localhost:8080/x' is invalid: "
        "Wrong HTTP URL",
    ),
    (
        "sendMessage",
        to_anna(reply_markup=keys(url="ftp://example.com")),
        "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid: "
        "Unsupported URL protocol",
    ),
    (
        "sendMessage",
        to_anna(reply_markup=keys(web_app={"url": "http://127.0.0.1/app"})),
        "Bad Request: inline keyboard button Web App URL 'http://127.0.0.1/app' is invalid: "
        "Only HTTPS links are allowed",
    ),
    ("sendMessage", to_anna(reply_markup=MANY), "Bad Request: reply markup is too long"),
    (
        "sendMessage",
        to_anna(reply_markup=keys(url="https://example.com/" + "x" * 2048)),
        "Bad Request: BUTTON_URL_INVALID",
    ),
    (
        "sendMessage",
        to_anna(reply_markup=keys(copy_text={"text": "x" * 257})),
        "Bad Request: BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "sendMessage",
        {
            "chat_id": GROUP,
            "text": "x",
            "reply_markup": '{"keyboard":[[{"text":"x","web_app":{"url":"https://x.se"}}]]}',
        },
        "Bad Request: web App buttons can be used in private chats only",
    ),
    (
        "sendMessage",
        {
            "chat_id": GROUP,
            "text": "x",
            "reply_markup": '{"keyboard":[[{"text":"x","request_location":true}]]}',
        },
        "Bad Request: location can be requested in private chats only",
    ),
    (
        "sendMessage",
        {
            "chat_id": GROUP,
            "text": "x",
            "reply_markup": '{"keyboard":[[{"text":"x","request_contact":true}]]}',
        },
        "Bad Request: phone number can be requested in private chats only",
    ),
]
MEDIA = [
    ("sendPhoto", {"chat_id": ANNA}, "Bad Request: there is no photo in the request"),
    ("sendDocument", {"chat_id": ANNA}, "Bad Request: there is no document in the request"),
    (
        "sendPhoto",
        {"chat_id": ANNA, "photo": "AgAC"},
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    (
        "sendPhoto",
        {"chat_id": ANNA, "photo": "http://example.com/x.jpg"},
        "Bad Request: failed to get HTTP URL content",
    ),
    (
        "sendPhoto",
        {"chat_id": ANNA, "photo": "http://localhost/x.jpg"},
        "Bad Request: wrong HTTP URL specified",
    ),
    (
        "sendPhoto",
        {"chat_id": ANNA, "photo": "http://example.com/x.html"},
        "Bad Request: wrong type of the web page content",
    ),
    (
        "sendPhoto",
        {"chat_id": ANNA, "photo": "AgACAgQAAxkB" + "x" * 40},
        "Bad Request: invalid file_id",
    ),
    (
        "sendMediaGroup",
        {"chat_id": ANNA, "media": "{"},
        "Bad Request: can't parse media JSON object",
    ),
    (
        "sendMediaGroup",
        {"chat_id": ANNA, "media": "{}"},
        "Bad Request: expected an Array of InputMedia",
    ),
    ("sendMediaGroup", album(), "Bad Request: there are no messages to send"),
    (
        "sendMediaGroup",
        album(*[{"type": "photo", "media": "x"}] * 11),
        "Bad Request: too many messages to send as an album",
    ),
    (
        "sendMediaGroup",
        album({"type": "animation", "media": "x"}),
        "Bad Request: can't use the media of the specified type in the album",
    ),
    ("getFile", {}, "Bad Request: file_id not specified"),
    (
        "getFile",
        {"file_id": "x"},
        "Bad Request: wrong file_id or the file is temporarily unavailable",
    ),
]
OLD = [
    (
        "editMessageText",
        to_anna(message_id=99),
        "Bad Request: message to edit not found",
    ),
    ("editMessageText", to_anna(), "Bad Request: message identifier is not specified"),
    ("editMessageText", to_anna(message_id=1), "Bad Request: message can't be edited"),
    (
        "editMessageText",
        to_anna(message_id=2, text="Welcome"),
        "Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message",
    ),
    ("editMessageText", to_anna(message_id=3), "Bad Request: message can't be edited"),
    (
        "editMessageText",
        to_anna(message_id=2, reply_markup='{"keyboard":[["x"]]}'),
        "Bad Request: inline keyboard expected",
    ),
    (
        "editMessageText",
        to_anna(message_id=4),
        "Bad Request: there is no text in the message to edit",
    ),
    (
        "editMessageCaption",
        {"chat_id": ANNA, "message_id": 4, "caption": "x" * 1025},
        "Bad Request: message caption is too long",
    ),
    (
        "deleteMessage",
        {"chat_id": ANNA, "message_id": 99},
        "Bad Request: message to delete not found",
    ),
    (
        "deleteMessages",
        {"chat_id": ANNA},
        "Bad Request: message identifiers are not specified",
    ),
    (
        "forwardMessage",
        {"chat_id": ANNA, "from_chat_id": ANNA, "message_id": 99},
        "Bad Request: message to forward not found",
    ),
    (
        "copyMessage",
        {"chat_id": ANNA, "from_chat_id": ANNA, "message_id": 99},
        "Bad Request: message to copy not found",
    ),
    (
        "setMessageReaction",
        {"chat_id": ANNA, "message_id": 99},
        "Bad Request: message to react not found",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1", "url": "https://example.com"},
        "Bad Request: URL_INVALID",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "1", "text": "x" * 201},
        "Bad Request: MESSAGE_TOO_LONG",
    ),
]
REST = [
    ("createForumTopic", {"chat_id": GROUP, "name": "x"}, "Bad Request: the chat is not a forum"),
    ("createForumTopic", {"chat_id": ANNA, "name": "x"}, "Bad Request: the chat is not a forum"),
    (
        "setMyCommands",
        {"commands": '[{"command":"","description":"x"}]'},
        "Bad Request: command must be non-empty",
    ),
    (
        "setMyCommands",
        {"commands": '[{"command":"x","description":""}]'},
        "Bad Request: command description must be non-empty",
    ),
    (
        "setMyCommands",
        {"commands": json.dumps([{"command": "x" * 33, "description": "x"}])},
        "Bad Request: command length must not exceed 32",
    ),
    (
        "setWebhook",
        {"url": "https://example.com", "secret_token": "å"},
        "Bad Request: secret token contains unallowed characters",
    ),
    (
        "setWebhook",
        {"url": "https://example.com", "secret_token": "x" * 257},
        "Bad Request: secret token is too long",
    ),
    (
        "setWebhook",
        {"url": "http://example.com"},
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "setWebhook",
        {"url": "https://example.com:8080"},
        "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ),
    ("setWebhook", {"url": "https://"}, "Bad Request: invalid webhook URL specified"),
    (
        "getChatAdministrators",
        {"chat_id": ANNA},
        "Bad Request: there are no administrators in the private chat",
    ),
    (
        "setMyCommands",
        {
            "commands": '[{"command":"x","description":"x"}]',
            "scope": '{"type":"chat","chat_id":77}',
        },
        "Bad Request: chat not found",
    ),
    (
        "sendLocation",
        {"chat_id": ANNA, "latitude": 59, "longitude": 18, "live_period": 59},
        "Bad Request: invalid live location period specified",
    ),
    (
        "sendLocation",
        {"chat_id": ANNA, "latitude": 91, "longitude": 18},
        "Bad Request: wrong location specified",
    ),
    (
        "pinChatMessage",
        {"chat_id": ANNA, "message_id": 99},
        "Bad Request: message to pin not found",
    ),
    (
        "pinChatMessage",
        {"chat_id": GROUP, "message_id": 1},
        "Bad Request: not enough rights to manage pinned messages in the chat",
    ),
    (
        "deleteMessage",
        {"chat_id": GROUP, "message_id": 1},
        "Bad Request: message can't be deleted",
    ),
    ("sendStars", {}, "Not Found: method not found"),
]
FORBIDDEN = [
    (
        {"chat_id": STRANGER, "text": "x"},
        "Forbidden: bot can't initiate conversation with a user",
    ),
    ({"chat_id": BLOCKER, "text": "x"}, "Forbidden: bot was blocked by the user"),
    (
        {"chat_id": QUIET_GROUP, "text": "x"},
        "Forbidden: bot is not a member of the supergroup chat",
    ),
    ({"chat_id": PLAIN_GROUP, "text": "x"}, "Forbidden: bot was kicked from the group chat"),
    ({"chat_id": GONE, "text": "x"}, "Forbidden: user is deactivated"),
    ({"chat_id": GONE_GROUP, "text": "x"}, "Forbidden: the group chat was deleted"),
    ({"chat_id": 1, "text": "x"}, "Forbidden: the bot can't send messages to the bot"),
]


async def set_up(sandbox: Sandbox, client: SandboxClient) -> None:
    """Anna has started the bot, two others have not or will not; four groups differ."""
    anna = client.person("Anna", id=ANNA)
    stranger = client.person("Stranger", id=STRANGER)
    blocker = client.person("Blocker", id=BLOCKER)
    await anna.starts()
    await blocker.starts()
    await blocker.blocks()
    await client.group("Group", members=[anna, stranger]).exists()
    await client.group("Quiet", members=[anna], bot="left").exists()
    await client.group("Plain", members=[anna], type="group", bot="kicked").exists()
    await client.group("Moved", members=[anna], type="group").becomes_supergroup()
    await client.group("Gone", members=[anna]).is_deleted()
    gone = client.person("Gone", id=GONE)
    await gone.starts()
    await gone.disappears()
    unknown = client.person("Unknown", id=UNKNOWN)
    await unknown.starts()
    await unknown.disappears(unknown=True)
    assert {GONE_GROUP, GROUP, QUIET_GROUP, PLAIN_GROUP, MOVED_GROUP} <= set(
        sandbox.exchange.world.chats
    )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def asker() -> AsyncIterator[Asker]:
    async with (
        Sandbox(rates=False, plain_webhooks=False) as sandbox,
        SandboxClient(sandbox.url) as client,
        aiohttp.ClientSession() as session,
    ):
        await set_up(sandbox, client)
        asker = Asker(session, sandbox.api_root)
        await asker.ask("sendMessage", to_anna(text="Welcome"))
        await asker.ask("sendMessage", to_anna(reply_markup='{"keyboard":[["x"]]}'))
        form = {"chat_id": str(ANNA), "document": io.BytesIO(b"%PDF-1.4")}
        await asker.ask("sendDocument", form)
        yield asker


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("method", "values", "complaint"),
    TEXTS + ENTITIES + KEYBOARDS + MEDIA + OLD + REST,
)
async def test_a_mistake_is_refused_in_telegrams_words(
    asker: Asker, method: str, values: dict[str, Any], complaint: str
) -> None:
    told = await asker.ask(method, values)
    assert told["description"] == complaint


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("values", "complaint"), FORBIDDEN)
async def test_who_may_not_be_written_to_is_refused_with_403(
    asker: Asker, values: dict[str, Any], complaint: str
) -> None:
    told = await asker.ask("sendMessage", values)
    assert (told["error_code"], told["description"]) == (403, complaint)


@pytest.mark.asyncio(loop_scope="module")
async def test_an_upgraded_group_names_its_new_id(asker: Asker) -> None:
    told = await asker.ask("sendMessage", {"chat_id": MOVED_GROUP, "text": "x"})
    assert told["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert told["parameters"]["migrate_to_chat_id"] < -1_000_000_000_000


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("token", "complaint"),
    [
        ("nonsense", "Unauthorized: invalid token specified"),
        ("1:other", "Unauthorized"),
    ],
)
async def test_a_wrong_token_is_refused_with_401(asker: Asker, token: str, complaint: str) -> None:
    told = await asker.ask("getMe", {}, token)
    assert (told["error_code"], told["description"]) == (401, complaint)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/o/x",
        "https://example.com",
        "example.com/x",
        "tg://user?id=1",
        "https://t.me/ordna_bot?start=x",
    ],
)
async def test_a_link_with_a_dot_in_its_host_is_taken(asker: Asker, url: str) -> None:
    assert (await asker.ask("sendMessage", to_anna(reply_markup=keys(url=url))))["ok"]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", ["getme", "GETME", "getMe", "test/getMe"])
async def test_methods_are_found_in_any_case(asker: Asker, name: str) -> None:
    assert (await asker.ask(name, {}))["ok"]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"no photo", "Bad Request: IMAGE_PROCESS_FAILED"),
        (jpeg(4000, 100), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (b"", "Bad Request: file must be non-empty"),
    ],
)
async def test_what_is_no_photo_is_refused(asker: Asker, content: bytes, complaint: str) -> None:
    told = await asker.ask("sendPhoto", {"chat_id": str(ANNA), "photo": io.BytesIO(content)})
    assert told["description"] == complaint


@pytest.mark.asyncio(loop_scope="module")
async def test_a_file_over_20_mb_can_be_sent_but_not_fetched(asker: Asker) -> None:
    form = {"chat_id": str(ANNA), "document": io.BytesIO(bytes((20 << 20) + 1))}
    sent = await asker.ask("sendDocument", form)
    told = await asker.ask("getFile", {"file_id": sent["result"]["document"]["file_id"]})
    assert told["description"] == "Bad Request: file is too big"


@pytest.mark.asyncio(loop_scope="module")
async def test_an_upload_over_50_mb_is_refused_with_413(asker: Asker) -> None:
    form = {"chat_id": str(ANNA), "document": io.BytesIO(bytes((50 << 20) + 1))}
    told = await asker.ask("sendDocument", form)
    assert told["description"] == "Request Entity Too Large"


async def test_after_two_days_a_message_cannot_be_deleted_for_everyone() -> None:
    clock = HandClock()
    async with (
        Sandbox(clock=clock) as sandbox,
        SandboxClient(sandbox.url) as client,
        aiohttp.ClientSession() as session,
    ):
        asker = Asker(session, sandbox.api_root)
        anna = await client.person("Anna", started=True).id()
        await asker.ask("sendMessage", {"chat_id": anna, "text": "x"})
        await clock.advance(48 * 3600 + 1)
        told = await asker.ask("deleteMessage", {"chat_id": anna, "message_id": 1})
    assert told["description"] == "Bad Request: message can't be deleted for everyone"


async def test_of_two_webhooks_set_at_once_the_later_one_counts(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        asker = Asker(session, sandbox.api_root)
        await asker.ask("setWebhook", {"url": "http://127.0.0.1:9/a"})
        both = [asker.ask("setWebhook", {"url": f"http://127.0.0.1:9/{n}"}) for n in "bc"]
        told = await asyncio.gather(*both)
    refused = [one["description"] for one in told if not one["ok"]]
    assert set(refused) <= {"Conflict: terminated by other setWebhook"}
    assert sandbox.exchange.webhook.target.url.endswith(("/b", "/c"))


async def test_a_webhook_may_be_set_once_a_second() -> None:
    async with Sandbox() as sandbox, aiohttp.ClientSession() as session:
        asker = Asker(session, sandbox.api_root)
        await asker.ask("setWebhook", {"url": "http://127.0.0.1:9/a"})
        told = await asker.ask("setWebhook", {"url": "http://127.0.0.1:9/b"})
    assert told["parameters"] == {"retry_after": 1}


async def test_a_long_poll_ends_when_a_webhook_is_set(sandbox: Sandbox) -> None:
    async with aiohttp.ClientSession() as session:
        asker = Asker(session, sandbox.api_root)
        poll = asyncio.ensure_future(asker.ask("getUpdates", {"timeout": 20}))
        await until(lambda: sandbox.exchange.updates.polled)
        await asker.ask("setWebhook", {"url": "http://127.0.0.1:9/"})
        assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
