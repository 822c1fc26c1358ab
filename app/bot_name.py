"""What stickers lead to: the bot by its name, else a mail."""

from app.environment import Environment, WrongEnvironment
from core.words import N_


class NowhereToLead(WrongEnvironment):
    sentence = N_(
        "A sticker leads to the chat or to a mail. Set ORDNA_TELEGRAM_TOKEN, or "
        "ORDNA_MAIL_DOMAIN where mail is received."
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
