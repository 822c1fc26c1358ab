"""The mailboxes that mail is fetched from by IMAP, made from the environment."""

from app.environment import Environment
from app.wiring import Parts
from intake.imap import ImapMouth
from intake.imap.address import ImapPlace, imap_places
from intake.imap.ledger import DoorLedger
from intake.imap.oauth import OauthTokens
from intake.imap.refresh_token import RefreshToken
from intake.imap.trying import try_mailbox


def imap_mouth(parts: Parts) -> ImapMouth | None:
    """The mouth that watches them, if there are any; raises WrongImapUrl."""
    environment = parts.environment
    if environment.imap_url is None:
        return None
    return ImapMouth(
        environment.imap_url,
        parts.desk.receive,
        DoorLedger(parts.door),
        tokens=_tokens(environment),
    )


async def try_mailboxes(environment: Environment) -> tuple[ImapPlace, ...]:
    """Open each once; raises the first trouble, as a sentence that says what to mend."""
    tokens = _tokens(environment)
    places = imap_places(environment.imap_url or "", by_token=tokens is not None)
    for place in places:
        await try_mailbox(place, tokens)
    return places


def _tokens(environment: Environment) -> OauthTokens | None:
    app = environment.imap_oauth
    if app is None:
        return None
    return OauthTokens(app, RefreshToken(app.refresh_token, environment.folder / "imap_oauth"))
