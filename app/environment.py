"""The environment, read once: variables that begin with ``ORDNA_``, and a ``.env`` file."""

import difflib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.oauth import OAUTH_NAMES, oauth_of
from app.secret import SHORTEST, kept_secret
from core.refusals import Refused
from core.words import LANGUAGES, N_
from intake.imap.oauth_app import OauthApp

PREFIX = "ORDNA_"
NAMES = (
    "DATA", "DATABASE_URL", "FILES_URL", "TELEGRAM_TOKEN", "TELEGRAM_API", "TELEGRAM_MODE",
    "PUBLIC_URL", "HTTP_LISTEN", "SMTP_LISTEN", "LMTP_LISTEN", "MAIL_DOMAIN", "MAIL_FROM",
    "SMARTHOST", "IMAP_URL", "SECRET", "LANGUAGE", "TIMEZONE", "CURRENCY", "SMS_URL", "LOG",
    "TRUSTED_NETWORKS", "PROXIES", "TLS_CERT", "TLS_KEY", "AUTHSERV_ID", "VERIFY_SENDERS",
    "CLAMAV", *OAUTH_NAMES,
)  # fmt: skip
LOOPBACK = ("127.0.0.0/8", "::1/128")
_DOMAIN = re.compile(
    r"[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
)


class WrongEnvironment(Refused):
    """Stops the start with a sentence that names the variable."""


class CantListen(WrongEnvironment):
    sentence = N_(
        "ORDNA_{name}: {where} can't be listened on. Is Ordna running already, or another "
        "program there?"
    )


@dataclass(frozen=True, slots=True)
class Listen:
    """Where a mouth listens."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything that is decided outside the company's own settings."""

    folder: Path
    database_url: str
    files_folder: Path
    telegram_token: str | None
    telegram_api: str
    webhook: bool
    public_url: str
    http: Listen
    smtp: Listen
    lmtp: Listen | None
    mail_domain: str | None
    mail_from: str | None
    smarthost: str | None
    imap_url: str | None
    imap_oauth: OauthApp | None
    secret: str | None
    language: str
    zone: ZoneInfo
    currency: str
    log: str
    trusted: tuple[IPv4Network | IPv6Network, ...]
    proxies: tuple[IPv4Network | IPv6Network, ...]
    tls_cert: Path | None
    tls_key: Path | None
    authserv_id: str | None
    verify_senders: bool
    clamav: str | None

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is the embedded one."""
        return self.database_url.startswith("sqlite")

    def signing_secret(self) -> bytes:
        """The secret behind links and reply addresses; made and kept in DATA if unset."""
        return self.secret.encode() if self.secret else kept_secret(self.folder / "secret")


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read and check everything; raises WrongEnvironment naming the variable."""
    given = {**_dotenv(Path(".env")), **variables}
    ours = {key[len(PREFIX) :]: v.strip() for key, v in given.items() if key.startswith(PREFIX)}
    _refuse_unknown(ours)
    ours = {key: value for key, value in ours.items() if value}
    _refuse_what_is_not_there_yet(ours)
    folder = _folder(ours)
    http = listen("HTTP_LISTEN", ours.get("HTTP_LISTEN") or _from_port(given.get("PORT")))
    domain = _domain(ours)
    return Environment(
        folder=folder,
        database_url=_database(ours, folder),
        files_folder=_files(ours, folder),
        telegram_token=_token(ours),
        telegram_api=_http_url(ours, "TELEGRAM_API", "https://api.telegram.org"),
        webhook=_choice(ours, "TELEGRAM_MODE", ("polling", "webhook")) == "webhook",
        public_url=_http_url(ours, "PUBLIC_URL", f"http://{http}"),
        http=http,
        smtp=listen("SMTP_LISTEN", ours.get("SMTP_LISTEN", "127.0.0.1:8025")),
        lmtp=listen("LMTP_LISTEN", ours["LMTP_LISTEN"]) if "LMTP_LISTEN" in ours else None,
        mail_domain=domain,
        mail_from=ours.get("MAIL_FROM") or (f"ordna@{domain}" if domain else None),
        smarthost=ours.get("SMARTHOST"),
        imap_url=ours.get("IMAP_URL"),
        imap_oauth=oauth_of(ours),
        secret=_secret(ours),
        language=_choice(ours, "LANGUAGE", LANGUAGES),
        zone=_zone(ours),
        currency=_currency(ours),
        log=_choice(ours, "LOG", ("info", "debug", "warning", "error")),
        trusted=(*map(ip_network, LOOPBACK), *_networks(ours, "TRUSTED_NETWORKS")),
        proxies=_networks(ours, "PROXIES"),
        tls_cert=_half_of_tls(ours, "TLS_CERT", "TLS_KEY"),
        tls_key=_half_of_tls(ours, "TLS_KEY", "TLS_CERT"),
        authserv_id=_authserv_id(ours),
        verify_senders=_choice(ours, "VERIFY_SENDERS", ("on", "off")) == "on",
        clamav=_clamav(ours),
    )


def listen(name: str, text: str) -> Listen:
    """Read ``host:port`` or ``[host]:port``."""
    host, colon, port = text.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65535:
        raise WrongEnvironment(
            N_("ORDNA_{name} is {value}. Write it as host:port, such as 127.0.0.1:8080."),
            name=name,
            value=text,
        )
    return Listen(host.strip("[]") or "127.0.0.1", int(port))


def _from_port(port: str | None) -> str:
    return f"0.0.0.0:{port}" if port else "127.0.0.1:8080"


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


def _refuse_what_is_not_there_yet(ours: Mapping[str, str]) -> None:
    for name in ("SMS_URL",):
        if name in ours:
            raise WrongEnvironment(
                N_("{name} is set, but this version can't do that yet. Leave it out."),
                name=PREFIX + name,
            )


def _folder(ours: Mapping[str, str]) -> Path:
    folder = Path(ours.get("DATA", "var"))
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise WrongEnvironment(
            N_("ORDNA_DATA: nothing can be kept in {folder}. Name a folder of your own."),
            folder=folder,
        )
    return folder


def _database(ours: Mapping[str, str], folder: Path) -> str:
    url = ours.get("DATABASE_URL", f"sqlite+aiosqlite:///{folder / 'ordna.db'}")
    begins = url.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://"))
    if not begins or not _has_sound_port(url):
        raise WrongEnvironment(
            N_(
                "ORDNA_DATABASE_URL must begin with sqlite+aiosqlite:/// or "
                "postgresql+asyncpg://. Leave it out for the database in ORDNA_DATA."
            )
        )
    return url


def _has_sound_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def _files(ours: Mapping[str, str], folder: Path) -> Path:
    url = ours.get("FILES_URL")
    if url is None:
        return folder / "files"
    parts = urlsplit(url)
    if parts.scheme not in {"", "file"}:
        raise WrongEnvironment(
            N_("ORDNA_FILES_URL must be a folder or a file:// URL in this version."),
        )
    return Path(parts.path)


def _token(ours: Mapping[str, str]) -> str | None:
    token = ours.get("TELEGRAM_TOKEN")
    if token is not None and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token):
        raise WrongEnvironment(
            N_(
                "ORDNA_TELEGRAM_TOKEN is not a bot token. It looks like 123456789:AAE… (BotFather)."
            )
        )
    return token


def _http_url(ours: Mapping[str, str], name: str, default: str) -> str:
    url = ours.get(name, default)
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WrongEnvironment(
            N_("{name} must begin with http:// or https://."), name=PREFIX + name
        )
    return url.rstrip("/")


def _domain(ours: Mapping[str, str]) -> str | None:
    domain = ours.get("MAIL_DOMAIN") or ours.get("MAIL_FROM", "").rpartition("@")[2] or None
    if domain is not None and not _DOMAIN.fullmatch(domain):
        raise WrongEnvironment(
            N_("ORDNA_MAIL_DOMAIN must be a domain such as service.example.com.")
        )
    return domain.lower() if domain else None


def _secret(ours: Mapping[str, str]) -> str | None:
    secret = ours.get("SECRET")
    if secret is not None and len(secret) < SHORTEST:
        raise WrongEnvironment(N_("ORDNA_SECRET must have at least 16 characters."))
    return secret


def _currency(ours: Mapping[str, str]) -> str:
    currency = ours.get("CURRENCY", "SEK").upper()
    if not re.fullmatch(r"[A-Z]{3}", currency):
        raise WrongEnvironment(N_("ORDNA_CURRENCY must be three letters, such as SEK or EUR."))
    return currency


def _choice(ours: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = ours.get(name, choices[0]).casefold()
    if value not in choices:
        raise WrongEnvironment(
            N_("{name} must be one of: {choices}."),
            name=PREFIX + name,
            choices=", ".join(choices),
        )
    return value


def _zone(ours: Mapping[str, str]) -> ZoneInfo:
    try:
        return ZoneInfo(ours.get("TIMEZONE", "Europe/Stockholm"))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise WrongEnvironment(
            N_("ORDNA_TIMEZONE must be a time zone such as Europe/Stockholm.")
        ) from None


def _networks(ours: Mapping[str, str], name: str) -> tuple[IPv4Network | IPv6Network, ...]:
    parts = (part.strip() for part in ours.get(name, "").split(","))
    try:
        return tuple(ip_network(part, strict=False) for part in parts if part)
    except ValueError:
        raise WrongEnvironment(
            N_("{name} must be networks with commas between, such as 10.0.0.0/8."),
            name=PREFIX + name,
        ) from None


def _half_of_tls(ours: Mapping[str, str], name: str, other: str) -> Path | None:
    if name in ours and other not in ours:
        raise WrongEnvironment(
            N_(
                "{name} is set, but {other} is not. Mail is encrypted with both, or leave both out."
            ),
            name=PREFIX + name,
            other=PREFIX + other,
        )
    return Path(ours[name]) if name in ours else None


def _authserv_id(ours: Mapping[str, str]) -> str | None:
    host = ours.get("AUTHSERV_ID")
    if host is not None and not re.fullmatch(r"[!-:<-~]{1,255}", host):
        raise WrongEnvironment(
            N_(
                "ORDNA_AUTHSERV_ID must be one name, as your mail host writes it at the beginning "
                "of Authentication-Results."
            )
        )
    return host.casefold() if host else None


def _clamav(ours: Mapping[str, str]) -> str | None:
    where = ours.get("CLAMAV")
    if where is not None and not where.startswith("/"):
        listen("CLAMAV", where)
    return where
