"""What stickers and letters lead to: the bot by its name, else a mail."""

import asyncio
from time import monotonic

from app.environment import Environment, WrongEnvironment
from core.refusals import Refused
from core.words import N_

LONGEST_ASKED, REST = 3.0, 60.0
"""Seconds that a letter waits for the name, and until it is asked for again."""


class NowhereToLead(WrongEnvironment):
    sentence = N_(
        "A sticker leads to the chat, to a mail or to a page. Set ORDNA_TELEGRAM_TOKEN, or "
        "ORDNA_MAIL_DOMAIN where mail is received, or the setting label-code to page."
    )


class BotName:
    """Asks Telegram once what the bot is called."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._known: str | None = None

    async def find(self) -> str | None:
        """The bot's name; None where there is none but mail. Raises NowhereToLead."""
        from bot.naming import username

        token = self._environment.telegram_token
        if token is None and self._environment.mail_domain is None:
            raise NowhereToLead
        if token is not None and self._known is None:
            self._known = await username(token, self._environment.telegram_api)
        return self._known


class NameForLetters:
    """The same for letters, which go out without it where Telegram does not answer at once."""

    def __init__(self, environment: Environment) -> None:
        self._name = BotName(environment)
        self._known: str | None = None
        self._token, self._again_at = environment.telegram_token, 0.0

    async def __call__(self) -> str | None:
        """The bot's name; None where there is no bot, or it is not known now."""
        if self._known is None and self._token is not None and monotonic() >= self._again_at:
            try:
                async with asyncio.timeout(LONGEST_ASKED):
                    self._known = await self._name.find()
            except (Refused, TimeoutError):
                self._again_at = monotonic() + REST
        return self._known
