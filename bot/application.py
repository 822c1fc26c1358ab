"""The bot: what the inbox holds is handled, one transaction per update, and taps are answered."""

import asyncio
import json
import logging
from collections.abc import Coroutine
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot.acts import Handler
from bot.handlers import users
from bot.inline import Asked, answer_inline, find
from bot.menus import Menus
from bot.said import Json, Said, said_in
from bot.transport import AiohttpRequest
from bot.updates.failing import Failure, note_failure
from bot.updates.membership import change_in, follow
from bot.updates.ringing import handler_for
from bot.updates.tidying import is_litter, tidy
from bot.updates.toasts import answer_tap
from bot.updates.turn import Outcome, Refusal, Turn, refuse, take
from core.links import Signer
from core.people import SYSTEM
from core.ports import Door, WaitingUpdate
from core.refusals import Refused
from core.words import Speech

log = logging.getLogger(__name__)

PtbApplication = Application[Any, Any, Any, Any, Any, Any]

LONGEST_GOODBYE = 3.0


class Talk:
    """Handles one stored update: the effect and its answer in one transaction, then the toast."""

    def __init__(
        self,
        token: str,
        api_root: str,
        door: Door,
        speech: Speech,
        *,
        texts: bool = False,
        signer: Signer | None = None,
    ) -> None:
        self._signer = signer
        self._door, self._speech, self._texts = door, speech, texts
        self._later: set[asyncio.Task[None]] = set()
        self.application = _application(token, api_root)
        self.menus = Menus(self.bot, speech)

    @property
    def bot(self) -> ExtBot[None]:
        """Telegram's methods, over the shared transport."""
        bot: ExtBot[None] = self.application.bot
        return bot

    async def handle(self, stored: WaitingUpdate) -> bool:
        """Handle an update; False when it failed and is to be tried again."""
        said = None
        try:
            update = json.loads(stored.body)
            said = said_in(update)
            handler = self._handler(update, said)
            if said is None or handler is None:
                await self._follow(Update.de_json(update, self.bot))
            else:
                await self._answer(self._turn(said, handler))
        except Exception as error:  # noqa: BLE001 - whatever an update holds, the others go on
            await self._note(stored.update_id, said, error)
            return False
        return True

    async def at_once(self, unstored: WaitingUpdate) -> bool:
        """Handle what was said and is stored nowhere: its turn keeps it, in the same transaction.

        False when nothing came of it, so that it has to be stored and handled as any other.
        """
        try:
            update = json.loads(unstored.body)
            said = said_in(update)
            handler = self._handler(update, said)
            if said is None or handler is None:
                return False
            await self._answer(self._turn(said, handler, unstored))
        except Exception as error:  # noqa: BLE001 - it is tried again, and told of if it fails then
            log.info("update %d is stored: %s", unstored.update_id, type(error).__name__)
            return False
        return True

    async def close(self) -> None:
        """Wait a moment for the toasts that are on their way."""
        later = tuple(self._later)
        if later:
            _, late = await asyncio.wait(later, timeout=LONGEST_GOODBYE)
            for task in late:
                task.cancel()
            await asyncio.gather(*later, return_exceptions=True)

    def _handler(self, update: Json, said: Said | None) -> Handler | None:
        return handler_for(update, said, self.bot.username) if said is not None else None

    def _turn(self, said: Said, handler: Handler, unstored: WaitingUpdate | None = None) -> Turn:
        stranger = handler if handler is users.start else users.stranger
        return Turn(
            said,
            handler,
            stranger,
            self._speech,
            self.bot.username,
            self._texts,
            unstored,
            self._signer,
        )

    async def _answer(self, turn: Turn) -> None:
        try:
            outcome = await self._door.do(take, turn, SYSTEM)
        except Refused as refused:
            refusal = Refusal(turn.said, refused, self._speech, turn.unstored)
            outcome = await self._door.do(refuse, refusal, SYSTEM)
        self._after(turn.said, outcome)

    async def _follow(self, update: Update) -> None:
        query = update.inline_query
        if query is not None:
            asked = Asked(query.from_user.id, query.query)
            found = await self._door.ask(lambda uow: find(asked, uow, self._speech))
            # An answer that comes too late does no harm.
            self._do_later(answer_inline(self.bot, query.id, found))
        if update.message is not None and is_litter(update, self.bot):
            self._do_later(tidy(update.message))
        await self._door.do(follow, change_in(update), SYSTEM)

    async def _note(self, update_id: int, said: Said | None, error: Exception) -> None:
        log.error("update %d could not be handled", update_id, exc_info=error)
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
