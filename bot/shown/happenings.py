"""How the history of an order reads in a chat."""

from collections.abc import Mapping

from bot.phrases import say
from core.happenings import OTHERWISE, PHRASES
from core.words import Words


def happening(event: str, body: Mapping[str, object], words: Words) -> str:
    """What happened, in words that may hold whatever people wrote."""
    fields = {key: str(value) for key, value in body.items()}
    return say(words, PHRASES.get(event, OTHERWISE), **fields)
