"""What becomes of a delivery that Telegram did not take: when it is tried again, and whether."""

import re
from datetime import datetime, timedelta

from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from core.deliveries import Delivery, DeliveryState, Sent
from core.words import N_
from notifications.channels.telegram_wire import seconds_of
from notifications.pauses import pause_after

GIVES_UP_AFTER = timedelta(days=1)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(minutes=1)
KNOCKS_EVERY = timedelta(hours=1)
"""How often a lost chat is tried; one letter does it, and all others wait behind it."""
WAITS_FOR_A_LOST_CHAT = timedelta(days=7)
BLOCKED = "the chat does not take messages from the bot"
AWAY = N_("Telegram can't be reached.")
UNKNOWN_TOKEN = N_("Telegram does not know the bot any more. Check ORDNA_TELEGRAM_TOKEN.")

TROUBLES = (BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter)
"""What Telegram answers when it does not take something; anything else is a fault of ours."""
_ITS_OWN_FAULT = re.compile(r"\(4\d\d\)$")
"""How the library words an answer that is about this very request."""
_NO_CHAT = ("chat not found", "user is deactivated", "peer_id_invalid", "chat_write_forbidden")


def is_lost(error: Exception) -> bool:
    """Whether nothing can be said in this chat: blocked, deleted, or the bot was put out of it."""
    if isinstance(error, Forbidden):
        return True
    if not isinstance(error, BadRequest):
        return False
    return any(sign in error.message.casefold() for sign in _NO_CHAT)


def waits_for_its_chat(delivery: Delivery, error: str, now: datetime) -> Sent:
    """News for somebody who blocked the bot: it waits until he is back, for so long."""
    if now - delivery.created_at >= WAITS_FOR_A_LOST_CHAT:
        return Sent(DeliveryState.FAILED, error=error)
    return Sent(DeliveryState.WAITING, error=error, retry_at=now + KNOCKS_EVERY)


def outcome_of(delivery: Delivery, error: Exception, now: datetime) -> Sent:
    """How a delivery stands after this error, in a chat that can be reached."""
    name = type(error).__name__
    match error:
        case RetryAfter():
            again = now + timedelta(seconds=seconds_of(error))
            return Sent(DeliveryState.WAITING, error=name, retry_at=again)
        case BadRequest():
            return Sent(DeliveryState.FAILED, error=error.message[:200])
        case TimedOut() if "edit" not in delivery.context:
            return Sent(DeliveryState.MAYBE_SENT, error=name)
    if now - delivery.created_at >= GIVES_UP_AFTER:
        return Sent(DeliveryState.FAILED, error=name)
    again = now + pause_after(delivery.attempts, FIRST_PAUSE, LONGEST_PAUSE)
    if is_away(error):
        why = trouble_of(error)
        return Sent(DeliveryState.WAITING, error=why, retry_at=again, channel_is_down=True)
    return Sent(DeliveryState.WAITING, error=name, retry_at=again)


def trouble_of(error: Exception) -> str:
    """Why Telegram itself takes nothing, as a sentence."""
    return UNKNOWN_TOKEN if isinstance(error, InvalidToken) else AWAY


def is_away(error: Exception) -> bool:
    """Whether Telegram itself takes nothing now, from anybody: it was not reached, or is broken.

    An edit whose outcome is unknown says that too; one that is too large (413) does not.
    """
    if isinstance(error, InvalidToken):
        return True
    return isinstance(error, NetworkError) and not _ITS_OWN_FAULT.search(str(error))
