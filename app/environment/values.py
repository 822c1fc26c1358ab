"""Single words: one of a few, a time zone, a currency, a token and a secret; each raises WrongEnvironment."""

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.environment.wrong import PREFIX, WrongEnvironment
from app.secret import SHORTEST
from core.words import N_


def choice_of(ours: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """One of a few words; the first when nothing is said."""
    value = ours.get(name, choices[0]).casefold()
    if value not in choices:
        raise WrongEnvironment(
            N_("{name} must be one of: {choices}."),
            name=PREFIX + name,
            choices=", ".join(choices),
        )
    return value


def zone_of(ours: Mapping[str, str]) -> ZoneInfo:
    """TIMEZONE."""
    try:
        return ZoneInfo(ours.get("TIMEZONE", "Europe/Stockholm"))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise WrongEnvironment(
            N_("ORDNA_TIMEZONE must be a time zone such as Europe/Stockholm.")
        ) from None


def currency_of(ours: Mapping[str, str]) -> str:
    """CURRENCY: three capital letters."""
    currency = ours.get("CURRENCY", "SEK").upper()
    if not re.fullmatch(r"[A-Z]{3}", currency):
        raise WrongEnvironment(N_("ORDNA_CURRENCY must be three letters, such as SEK or EUR."))
    return currency


def token_of(ours: Mapping[str, str]) -> str | None:
    """TELEGRAM_TOKEN."""
    token = ours.get("TELEGRAM_TOKEN")
    if token is not None and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token):
        raise WrongEnvironment(
            N_(
                "ORDNA_TELEGRAM_TOKEN is not a bot token. It looks like 123456789:AAE… (BotFather)."
            )
        )
    return token


def secret_of(ours: Mapping[str, str]) -> str | None:
    """SECRET, which must not be guessed."""
    secret = ours.get("SECRET")
    if secret is not None and len(secret) < SHORTEST:
        raise WrongEnvironment(N_("ORDNA_SECRET must have at least 16 characters."))
    return secret


def sms_of(ours: Mapping[str, str]) -> str | None:
    """SMS_URL, if it names a gateway that is known."""
    url = ours.get("SMS_URL")
    if url is None:
        return None
    from notifications.channels.sms_gateways import Gateway, WrongSmsUrl

    try:
        Gateway.parse(url)
    except WrongSmsUrl as wrong:
        raise WrongEnvironment(wrong.sentence) from None
    return url
