"""The app that may read the mailboxes, as Google or Microsoft 365 registered it."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from core.refusals import Refused
from core.words import N_

_GOOGLE = "https://oauth2.googleapis.com/token"
_MICROSOFT = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
_OF_A_PERSON = "https://outlook.office365.com/IMAP.AccessAsUser.All offline_access"
_OF_AN_APP = "https://outlook.office365.com/.default"


class WrongOauth(Refused):
    """What is missing or wrong in ORDNA_IMAP_OAUTH and its companions."""


@dataclass(frozen=True, slots=True)
class OauthApp:
    """Where tokens are given, and to whom; without a refresh token the app speaks for itself."""

    endpoint: str
    client: str
    secret: str | None = field(repr=False)
    refresh_token: str | None = field(repr=False)
    scope: str | None

    def form(self) -> dict[str, str]:
        """What it says of itself whenever it asks for a token."""
        said = {"client_id": self.client, "client_secret": self.secret, "scope": self.scope}
        return {name: value for name, value in said.items() if value}


def oauth_app(
    provider: str,
    *,
    client: str | None,
    secret: str | None = None,
    refresh_token: str | None = None,
    tenant: str | None = None,
    scope: str | None = None,
) -> OauthApp:
    """The app at `google`, `microsoft` or the URL of a token endpoint; raises WrongOauth."""
    if not client:
        raise WrongOauth(
            N_("ORDNA_IMAP_OAUTH_CLIENT is not set. It is the app's client ID at the provider.")
        )
    if not refresh_token and not secret:
        raise WrongOauth(
            N_(
                "ORDNA_IMAP_OAUTH_REFRESH_TOKEN is not set. It is what the provider gave when "
                "the app was allowed into the mailbox."
            )
        )
    endpoint, usual = _known(provider, tenant, for_itself=not refresh_token)
    return OauthApp(endpoint, client, secret, refresh_token, scope or usual)


def _known(provider: str, tenant: str | None, *, for_itself: bool) -> tuple[str, str | None]:
    """The endpoint, and the scope that is asked for when none is given."""
    match provider.casefold():
        case "google" if for_itself:
            raise WrongOauth(
                N_(
                    "Google opens mailboxes by a refresh token: set ORDNA_IMAP_OAUTH_REFRESH_TOKEN."
                )
            )
        case "google":
            return _GOOGLE, None
        case "microsoft" if for_itself and not tenant:
            raise WrongOauth(
                N_("ORDNA_IMAP_OAUTH_TENANT is not set. It is the directory (tenant) ID.")
            )
        case "microsoft":
            endpoint = _MICROSOFT.format(tenant=quote(tenant or "common", safe=""))
            return endpoint, _OF_AN_APP if for_itself else _OF_A_PERSON
    _check(provider)
    return provider, None


def _check(endpoint: str) -> None:
    """Secrets are sent there, so it must be encrypted unless it is on this machine."""
    try:
        parts = urlsplit(endpoint)
        here = parts.scheme == "http" and ip_address(parts.hostname or "").is_loopback
    except ValueError:
        here = False
    if not here and not endpoint.startswith("https://"):
        raise WrongOauth(
            N_(
                "ORDNA_IMAP_OAUTH must be google, microsoft or the https:// URL of a token endpoint."
            )
        )
