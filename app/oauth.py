"""The app that opens mailboxes by tokens, as ``ORDNA_IMAP_OAUTH`` and its companions name it."""

from collections.abc import Mapping

from intake.imap.oauth_app import OauthApp, oauth_app

OAUTH_NAMES = (
    "IMAP_OAUTH", "IMAP_OAUTH_CLIENT", "IMAP_OAUTH_SECRET", "IMAP_OAUTH_REFRESH_TOKEN",
    "IMAP_OAUTH_TENANT", "IMAP_OAUTH_SCOPE",
)  # fmt: skip


def oauth_of(ours: Mapping[str, str]) -> OauthApp | None:
    """The app, if there is one; raises WrongOauth."""
    provider = ours.get("IMAP_OAUTH")
    if provider is None:
        return None
    return oauth_app(
        provider,
        client=ours.get("IMAP_OAUTH_CLIENT"),
        secret=ours.get("IMAP_OAUTH_SECRET"),
        refresh_token=ours.get("IMAP_OAUTH_REFRESH_TOKEN"),
        tenant=ours.get("IMAP_OAUTH_TENANT"),
        scope=ours.get("IMAP_OAUTH_SCOPE"),
    )
