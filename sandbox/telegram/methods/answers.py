"""Answers to taps."""

import re

from sandbox.telegram.errors import bad_request
from sandbox.telegram.methods.register import Call, method

MAX_ANSWER = 200


def _opens_a_chat(url: str, username: str) -> bool:
    """Whether an answer may open it: a link into the bot's own chat, and nothing else."""
    own = rf"(?:https?://)?(?:t|telegram)\.me/{username}(?:[/?].*)?|tg://resolve\?domain={username}.*"
    return re.fullmatch(own, url, re.IGNORECASE) is not None


@method
async def answer_callback_query(call: Call) -> bool:
    params = call.params
    if len(params.text("text")) > MAX_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    url = params.text("url")
    if url and call.exchange.rules.strict and not _opens_a_chat(url, call.world.bot.username):
        raise bad_request("URL_INVALID")
    answer = {
        "text": params.text("text"),
        "show_alert": params.flag("show_alert"),
        "url": url,
    }
    call.exchange.fingers.answer(params.text("callback_query_id"), answer)
    return True
