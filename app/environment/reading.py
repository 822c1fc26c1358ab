"""Everything read once and checked, in one frozen record."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

from app.environment.given import given_beside, ours_of
from app.environment.mail import (
    LOOPBACK,
    authserv_id_of,
    clamav_of,
    dkim_key_of,
    dkim_selector_of,
    domain_of,
    half_of_tls,
    networks_of,
)
from app.environment.places import (
    Listen,
    database_of,
    files_of,
    folder_of,
    from_port,
    http_url_of,
    listen,
)
from app.environment.values import (
    choice_of,
    currency_of,
    secret_of,
    sms_of,
    token_of,
    zone_of,
)
from app.oauth import oauth_of
from app.secret import kept_secret
from core.words import LANGUAGES
from intake.imap.oauth_app import OauthApp


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
    sms: str | None
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
    dkim_key: Path | None
    dkim_selector: str
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
    given = given_beside(variables)
    ours = ours_of(given)
    folder = folder_of(ours)
    http = listen("HTTP_LISTEN", ours.get("HTTP_LISTEN") or from_port(given.get("PORT")))
    domain = domain_of(ours)
    return Environment(
        folder=folder,
        database_url=database_of(ours, folder),
        files_folder=files_of(ours, folder),
        telegram_token=token_of(ours),
        telegram_api=http_url_of(ours, "TELEGRAM_API", "https://api.telegram.org"),
        webhook=choice_of(ours, "TELEGRAM_MODE", ("polling", "webhook")) == "webhook",
        public_url=http_url_of(ours, "PUBLIC_URL", f"http://{http}"),
        http=http,
        smtp=listen("SMTP_LISTEN", ours.get("SMTP_LISTEN", "127.0.0.1:8025")),
        lmtp=listen("LMTP_LISTEN", ours["LMTP_LISTEN"]) if "LMTP_LISTEN" in ours else None,
        mail_domain=domain,
        mail_from=ours.get("MAIL_FROM") or (f"ordna@{domain}" if domain else None),
        smarthost=ours.get("SMARTHOST"),
        sms=sms_of(ours),
        imap_url=ours.get("IMAP_URL"),
        imap_oauth=oauth_of(ours),
        secret=secret_of(ours),
        language=choice_of(ours, "LANGUAGE", LANGUAGES),
        zone=zone_of(ours),
        currency=currency_of(ours),
        log=choice_of(ours, "LOG", ("info", "debug", "warning", "error")),
        trusted=(*map(ip_network, LOOPBACK), *networks_of(ours, "TRUSTED_NETWORKS")),
        proxies=networks_of(ours, "PROXIES"),
        tls_cert=half_of_tls(ours, "TLS_CERT", "TLS_KEY"),
        tls_key=half_of_tls(ours, "TLS_KEY", "TLS_CERT"),
        dkim_key=dkim_key_of(ours),
        dkim_selector=dkim_selector_of(ours),
        authserv_id=authserv_id_of(ours),
        verify_senders=choice_of(ours, "VERIFY_SENDERS", ("on", "off")) == "on",
        clamav=clamav_of(ours),
    )
