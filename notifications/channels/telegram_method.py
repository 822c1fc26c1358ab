"""Calls the Bot API's methods with plain values, over the bot's own transport."""

from typing import Any

from telegram import Bot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter  # what RequestData is made of


async def call(bot: Bot, method: str, **given: Any) -> Any:
    """What a method gives, as plain JSON; None among the values is left out.

    Raises what the bot's own methods raise. Those make objects of every message, which nobody
    here looks at, and take longer over it than the call itself.
    """
    parameters = [
        RequestParameter.from_input(name, value)
        for name, value in given.items()
        if value is not None
    ]
    return await bot.request.post(f"{bot.base_url}/{method}", RequestData(parameters))
