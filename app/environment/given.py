"""What is given: variables that begin with ``ORDNA_``, beside a ``.env`` file, none unknown."""

import difflib
from collections.abc import Mapping
from pathlib import Path

from app.environment.wrong import PREFIX, WrongEnvironment
from app.oauth import OAUTH_NAMES
from core.words import N_

NAMES = (
    "DATA", "DATABASE_URL", "FILES_URL", "TELEGRAM_TOKEN", "TELEGRAM_API", "TELEGRAM_MODE",
    "PUBLIC_URL", "HTTP_LISTEN", "SMTP_LISTEN", "LMTP_LISTEN", "MAIL_DOMAIN", "MAIL_FROM",
    "SMARTHOST", "IMAP_URL", "SECRET", "LANGUAGE", "TIMEZONE", "CURRENCY", "SMS_URL", "LOG",
    "TRUSTED_NETWORKS", "PROXIES", "TLS_CERT", "TLS_KEY", "DKIM_KEY", "DKIM_SELECTOR",
    "AUTHSERV_ID", "VERIFY_SENDERS", "CLAMAV", *OAUTH_NAMES,
)  # fmt: skip


def given_beside(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables, and what ``.env`` adds to them."""
    return {**_dotenv(Path(".env")), **variables}


def ours_of(given: Mapping[str, str]) -> dict[str, str]:
    """Those of Ordna that have a value, without the prefix; raises WrongEnvironment."""
    ours = {key[len(PREFIX) :]: v.strip() for key, v in given.items() if key.startswith(PREFIX)}
    _refuse_unknown(ours)
    return {key: value for key, value in ours.items() if value}


def _dotenv(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if equals and not name.startswith("#"):
            found[name.strip()] = value.strip().strip("'\"")
    return found


def _refuse_unknown(ours: Mapping[str, str]) -> None:
    for name in ours:
        if name in NAMES:
            continue
        near = difflib.get_close_matches(name, NAMES, 1, cutoff=0)
        raise WrongEnvironment(
            N_("There is no variable {wrong}. Did you mean {near}?"),
            wrong=PREFIX + name,
            near=PREFIX + near[0],
        )
