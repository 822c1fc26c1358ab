"""The link to sign with: a page inside the chat where that is possible, else in the browser."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from bot.handlers.customer_signing import SIGN_LINK
from bot.handlers.scanning import APP_PAGE
from bot.letters.rendering import Letters
from bot.updates.answering import SAID, plainly
from core.chat import Button, ChatMessage
from core.deliveries import Channel, Delivery
from tests.bot.stage import SIGNER, Company
from tests.notifications.spoken import speech

LINK = UUID(int=7)
HERE = Button("✍️ Sign here", url=f"{SIGN_LINK}{LINK}", app=True)


@pytest.mark.shows("C", "SG-02", "SE-48")
@pytest.mark.parametrize(
    ("address", "chat", "looks"),
    [
        ("https://ordna.example", 5, [("✍️ Sign here", True), ("Open in the browser", False)]),
        ("https://ordna.example", -5, [("✍️ Sign here", False)]),
        ("http://ordna.example", 5, [("✍️ Sign here", False)]),
    ],
)
async def test_the_phone_is_handed_over_with_the_page_inside_the_chat_where_it_opens(
    company: Company, address: str, chat: int, looks: list[tuple[str, bool]]
) -> None:
    """SG-02: Telegram opens pages in private chats only, and none without https."""
    said = ChatMessage("Now the customer signs", ((HERE,),))
    context = {"message": plainly(said)}
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    delivery = Delivery(LINK, Channel.TELEGRAM, str(chat), SAID, "en", context, None, "Anna", now)
    letters = Letters(speech, SIGNER, address)
    shown = await company.bot.door.ask(lambda uow: letters(delivery, uow))
    assert shown is not None
    assert [(each.label, each.app) for row in shown.buttons for each in row] == looks
    assert all((each.url or "").startswith(f"{address}/sign/") for row in shown.buttons
               for each in row)  # fmt: skip


@pytest.mark.parametrize(
    ("address", "chat", "there"),
    [
        ("https://ordna.example", 5, ["https://ordna.example/app"]),
        ("https://ordna.example", -5, []),
        ("http://ordna.example", 5, []),
    ],
)
async def test_the_page_that_scans_is_offered_only_where_telegram_opens_it(
    company: Company, address: str, chat: int, there: list[str]
) -> None:
    """Outside Telegram nobody vouches for who looks, so it would be a dead end."""
    scans = Button("Sign or scan here", url=APP_PAGE, app=True)
    context = {"message": plainly(ChatMessage("Which object?", ((scans,),)))}
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    delivery = Delivery(LINK, Channel.TELEGRAM, str(chat), SAID, "en", context, None, "Anna", now)
    letters = Letters(speech, SIGNER, address)
    shown = await company.bot.door.ask(lambda uow: letters(delivery, uow))
    assert shown is not None
    assert [each.url for row in shown.buttons for each in row if each.url] == there
