"""Opening a mailbox once, to tell a person whether mail will come from it."""

from intake.imap.address import ImapPlace
from intake.imap.limits import ImapLimits
from intake.imap.login import AccessTokens
from intake.imap.trouble import CantReach, ImapError, NoImap
from intake.imap.watch import opened

_PATIENCE = ImapLimits(command_seconds=10.0, fetch_seconds=30.0)


async def try_mailbox(
    place: ImapPlace, tokens: AccessTokens | None = None, limits: ImapLimits = _PATIENCE
) -> None:
    """Log in and open the folder; raises ImapTrouble."""
    try:
        async with opened(place, limits, tokens, None):
            return
    except (OSError, ImapError, NoImap):
        raise CantReach(host=place.host, port=place.port) from None
