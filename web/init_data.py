"""Who opened a page inside Telegram: what the app tells of him, believed only with its seal."""

import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from core.refusals import Refused
from core.words import N_

LONGEST = 8192
HOLDS = timedelta(hours=1)
AHEAD = timedelta(minutes=1)
"""So far may Telegram's clock be before ours."""


class NotFromTelegram(Refused):
    sentence = N_("Telegram does not vouch for this page. Open it from the chat once more.")


class OpenedTooLongAgo(Refused):
    sentence = N_("This page was opened more than an hour ago. Open it from the chat once more.")


def key_of(bot_token: str) -> bytes:
    """What Telegram seals with, made of the bot's token."""
    return hmac.digest(b"WebAppData", bot_token.encode(), "sha256")


def person_in(init_data: str, key: bytes, now: datetime) -> int:
    """The Telegram ID of who opened it; raises NotFromTelegram or OpenedTooLongAgo."""
    try:
        if len(init_data) > LONGEST:
            raise NotFromTelegram
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True)
        told = dict(pairs)
        _require_seal(told, key, whole=len(told) == len(pairs))
        _require_fresh(datetime.fromtimestamp(int(told["auth_date"]), UTC), now)
        return int(json.loads(told["user"])["id"])
    except (ValueError, KeyError, TypeError, OverflowError, OSError):
        raise NotFromTelegram from None


def _require_seal(told: dict[str, str], key: bytes, *, whole: bool) -> None:
    given = told.pop("hash")
    sealed = "\n".join(f"{name}={told[name]}" for name in sorted(told))
    right = hmac.digest(key, sealed.encode(), "sha256").hex()
    if not whole or not hmac.compare_digest(given.encode(), right.encode()):
        raise NotFromTelegram


def _require_fresh(opened_at: datetime, now: datetime) -> None:
    if not now - HOLDS <= opened_at <= now + AHEAD:
        raise OpenedTooLongAgo
