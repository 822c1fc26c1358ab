"""Takes updates in: each is stored, in one transaction, before Telegram is told so."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # what RequestData is made of

from core.people import SYSTEM, Actor
from core.ports import Door, UnitOfWork, WaitingUpdate

log = logging.getLogger(__name__)

ALLOWED = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]
LONG_POLL_SECONDS = 25
BATCH = 100
PATIENCE = 10
PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)

REVOKED = (
    "Telegram does not take ORDNA_TELEGRAM_TOKEN any more. It was revoked or mistyped; BotFather "
    "shows the right one. What was said is kept there for a day."
)
WEBHOOK_IN_THE_WAY = (
    "A webhook is set for this bot, but ORDNA_TELEGRAM_MODE says polling: it is taken away. "
    "Set ORDNA_TELEGRAM_MODE=webhook if that is how it should run."
)
ANOTHER_POLLS = (
    "Another program asks Telegram for this bot's updates. Stop it, or give it a bot of its own; "
    "until then each of them gets only some."
)

Json = Mapping[str, Any]
Kept = Callable[[Sequence[WaitingUpdate]], None]
"""Is given what was stored, once that is committed."""
AtOnce = Callable[[WaitingUpdate, Callable[[WaitingUpdate], Awaitable[object]]], Awaitable[None]]
"""Has an update handled that is stored nowhere, or kept by what it is given."""


def stored(given: Json) -> WaitingUpdate:
    """An update as it is kept: under the key within which order matters."""
    body = json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()
    return WaitingUpdate(int(given["update_id"]), key_of(given), body)


def key_of(given: Json) -> str:
    """``u<user>`` for messages and taps of a private chat alike, ``g<chat>/<thread>`` in groups."""
    said: Json = next((given[kind] for kind in ALLOWED if isinstance(given.get(kind), dict)), {})
    message = said.get("message", said)
    chat = message.get("chat") or {}
    if chat and chat.get("type") != "private":
        thread = message.get("message_thread_id") if message.get("is_topic_message") else 0
        return f"g{chat.get('id')}/{thread or 0}"
    return f"u{(said.get('from') or chat).get('id', 0)}"


def keep(updates: Sequence[WaitingUpdate], actor: Actor, uow: UnitOfWork) -> int:
    """Store what is new."""
    return uow.updates.add(updates)


class Receiver:
    """The webhook's way in; ``at_once`` is asked to have an update handled before it is stored."""

    def __init__(self, door: Door, kept: Kept, at_once: AtOnce | None = None) -> None:
        self._door, self._kept, self._at_once = door, kept, at_once

    async def receive(self, body: bytes) -> None:
        """Have an update kept; what is none is logged and forgotten, since no retry would mend it.

        It is kept when this returns: with its effect, or else to be handled.
        """
        try:
            given = json.loads(body)
            update = WaitingUpdate(int(given["update_id"]), key_of(given), body)
        except (ValueError, KeyError, TypeError, AttributeError):
            log.warning("something that is no update came to the webhook")
            return
        if self._at_once is not None:
            await self._at_once(update, self._keep)
        else:
            await self._keep(update)
            self._kept((update,))

    async def _keep(self, update: WaitingUpdate) -> None:
        await self._door.do(keep, (update,), SYSTEM)


class Polling:
    """Asks Telegram for updates, one batch after the other was stored.

    The answers are taken as they come, not as python-telegram-bot reads them: an update that it
    can't read must not cost the others of its batch.
    """

    def __init__(
        self,
        bot: ExtBot[None],
        door: Door,
        kept: Kept,
        seconds: int = LONG_POLL_SECONDS,
    ) -> None:
        self._bot, self._door, self._kept, self._seconds = bot, door, kept, seconds

    async def run(self) -> None:
        """Poll until cancelled; trouble makes it wait a little longer each time."""
        troubles = 0
        while True:
            try:
                await self.round()
                troubles = 0
            except Exception as error:  # noqa: BLE001 - a database that is away comes back
                _say(error)
                await self._take_webhook_away(error)
                await asyncio.sleep(_pause(error, troubles))
                troubles += 1

    async def round(self) -> None:
        """Ask once, and store what came."""
        highest = await self._door.ask(lambda uow: uow.updates.highest())
        asked = {
            "offset": highest + 1 if highest is not None else 0,
            "timeout": self._seconds,
            "limit": BATCH,
            "allowed_updates": ALLOWED,
        }
        given = await self._bot.request.post(
            f"{self._bot.base_url}/getUpdates",
            RequestData([RequestParameter.from_input(*each) for each in asked.items()]),
            read_timeout=self._seconds + PATIENCE,
        )
        updates = tuple(stored(each) for each in given) if isinstance(given, list) else ()
        if updates:
            await self._door.do(keep, updates, SYSTEM)
            self._kept(updates)

    async def _take_webhook_away(self, error: Exception) -> None:
        """One that was set when the bot ran in webhook mode keeps updates from whoever polls."""
        if not isinstance(error, Conflict) or "webhook" not in error.message:
            return
        try:
            await self._bot.delete_webhook()
        except TelegramError as trouble:
            log.info("the webhook could not be taken away: %s", type(trouble).__name__)


def _say(error: Exception) -> None:
    match error:
        case InvalidToken():
            log.error(REVOKED)
        case Conflict() if "webhook" in error.message:
            log.warning(WEBHOOK_IN_THE_WAY)
        case Conflict():
            log.warning(ANOTHER_POLLS)
        case TelegramError():
            log.info("Telegram can't be reached: %s", type(error).__name__)
        case _:
            log.error("updates could not be taken in", exc_info=error)


def _pause(error: Exception, troubles: int) -> float:
    if isinstance(error, RetryAfter):
        return seconds_of(error)
    return PAUSES[min(troubles, len(PAUSES) - 1)]


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants to be left alone."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
