"""What the bot is called: asked of Telegram once."""

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.transport import AiohttpRequest
from core.refusals import Refused
from core.words import N_


class TokenNotTaken(Refused):
    sentence = N_("Telegram does not know ORDNA_TELEGRAM_TOKEN. Ask BotFather for the right one.")


class TelegramNotReached(Refused):
    sentence = N_("Telegram can't be reached at {root}. Check the network and ORDNA_TELEGRAM_API.")


async def username(token: str, api_root: str) -> str:
    """The bot's username; raises TokenNotTaken or TelegramNotReached."""
    transport = AiohttpRequest()
    bot = Bot(token, f"{api_root}/bot", f"{api_root}/file/bot", transport, transport)
    try:
        async with bot:
            return str(bot.username)
    except InvalidToken:
        raise TokenNotTaken from None
    except TelegramError:
        raise TelegramNotReached(root=api_root) from None
