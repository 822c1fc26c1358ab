"""The bot: python-telegram-bot dispatches what the inbox holds, one transaction per update."""

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    ExtBot,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot import codes
from bot.actions import Action
from bot.acts import Handler
from bot.failing import Failure, note_failure
from bot.handlers import users
from bot.inline import Asked, answer_inline, find
from bot.membership import change_in, follow
from bot.menus import Menus
from bot.routes import COMMANDS, TAPS, old_button, spoken
from bot.said import Said, said_in
from bot.toasts import answer_tap
from bot.transport import AiohttpRequest
from bot.turn import Outcome, Refusal, Turn, refuse, take
from core.people import SYSTEM
from core.ports import Door, WaitingUpdate
from core.refusals import Refused
from core.words import Speech

log = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]
PtbApplication = Application[Any, Any, Any, Any, Any, Any]
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]

LONGEST_GOODBYE = 3.0
SPOKEN = (filters.TEXT | filters.CAPTION | filters.ATTACHMENT) & ~filters.StatusUpdate.ALL


class Talk:
    """Handles one stored update: the effect and its answer in one transaction, then the toast."""

    def __init__(self, token: str, api_root: str, door: Door, speech: Speech) -> None:
        self._door, self._speech = door, speech
        self._failed: set[int] = set()
        self._later: set[asyncio.Task[None]] = set()
        self.application = _application(token, api_root)
        self.menus = Menus(self.bot, speech)
        for handler in self._handlers():
            self.application.add_handler(handler)
        self.application.add_error_handler(self._answer_error)

    @property
    def bot(self) -> ExtBot[None]:
        """Telegram's methods, over the shared transport."""
        bot: ExtBot[None] = self.application.bot
        return bot

    async def handle(self, stored: WaitingUpdate) -> bool:
        """Handle an update; False when it failed and is to be tried again."""
        try:
            update = Update.de_json(json.loads(stored.body), self.bot)
        except Exception as error:  # noqa: BLE001 - whatever an update holds, the others go on
            await self._note(stored.update_id, None, error)
        else:
            await self.application.process_update(update)
        failed = stored.update_id in self._failed
        self._failed.discard(stored.update_id)
        return not failed

    async def close(self) -> None:
        """Wait a moment for the toasts that are on their way."""
        later = tuple(self._later)
        if later:
            _, late = await asyncio.wait(later, timeout=LONGEST_GOODBYE)
            for task in late:
                task.cancel()
            await asyncio.gather(*later, return_exceptions=True)

    def _handlers(self) -> list[BaseHandler[Any, Any, Any]]:
        return [
            MessageHandler(filters.StatusUpdate.MIGRATE, self._follow),
            *(CommandHandler(name, self._turn(h)) for name, h in COMMANDS.items()),
            *(CallbackQueryHandler(self._turn(h), _means(a)) for a, h in TAPS.items()),
            CallbackQueryHandler(self._turn(old_button)),
            MessageHandler(filters.COMMAND, self._turn(users.unknown_command)),
            MessageHandler(SPOKEN, self._turn(spoken)),
            InlineQueryHandler(self._find),
            TypeHandler(Update, self._follow),
        ]

    def _turn(self, handler: Handler) -> Callback:
        stranger = handler if handler is users.start else users.stranger

        async def turn(update: Update, _: Context) -> None:
            said = said_in(update)
            if said is None:
                await self._follow(update, _)
                return
            outcome = await self._door.do(
                take, Turn(said, handler, stranger, self._speech), SYSTEM
            )
            self._after(said, outcome)

        return turn

    async def _find(self, update: Update, _: Context) -> None:
        """Answer what is typed behind the bot's name; an answer that comes too late does no harm."""
        query = update.inline_query
        if query is not None:
            asked = Asked(query.from_user.id, query.query)
            found = await self._door.ask(lambda uow: find(asked, uow, self._speech))
            self._do_later(answer_inline(self.bot, query.id, found))
        await self._follow(update, _)

    async def _follow(self, update: Update, _: Context) -> None:
        await self._door.do(follow, change_in(update), SYSTEM)

    async def _answer_error(self, update: object, context: Context) -> None:
        if not isinstance(update, Update) or context.error is None:
            return
        said = said_in(update)
        try:
            await self._answer_refusal(said, context.error)
        except Exception as error:  # noqa: BLE001 - counted, so that it can't go on for ever
            await self._note(update.update_id, said, error)

    async def _answer_refusal(self, said: Said | None, error: Exception) -> None:
        if not isinstance(error, Refused) or said is None:
            raise error
        outcome = await self._door.do(refuse, Refusal(said, error, self._speech), SYSTEM)
        self._after(said, outcome)

    async def _note(self, update_id: int, said: Said | None, error: Exception) -> None:
        log.error("update %d could not be handled", update_id, exc_info=error)
        self._failed.add(update_id)
        failure = Failure(update_id, said, type(error).__name__, self._speech)
        await self._door.do(note_failure, failure, SYSTEM)

    def _after(self, said: Said, outcome: Outcome) -> None:
        if said.tap_id is not None:
            self._do_later(answer_tap(self.bot, said.tap_id, outcome.toast, outcome.alert))
        if outcome.menu is not None:
            self._do_later(self.menus.for_user(outcome.menu))

    def _do_later(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(doing)
        self._later.add(task)
        task.add_done_callback(self._later.discard)


def _means(action: Action) -> Callable[[object], bool]:
    def means(data: object) -> bool:
        try:
            return codes.read(str(data)).action is action
        except codes.UnreadableCode:
            return False

    return means


def _application(token: str, api_root: str) -> PtbApplication:
    transport = AiohttpRequest()
    root = api_root.rstrip("/")
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{root}/bot")
        .base_file_url(f"{root}/file/bot")
        .request(transport)
        .get_updates_request(transport)
        .updater(None)
        .job_queue(None)
        .build()
    )
