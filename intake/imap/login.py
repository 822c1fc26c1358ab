"""How one is let into a mailbox: by password or by token."""

from typing import Protocol

from aioimaplib.aioimaplib import AUTH

from intake.imap.client import ImapClient
from intake.imap.names import quoted
from intake.imap.trouble import ImapError, NotLetIn, NoWayIn, TokenNotTaken


class AccessTokens(Protocol):
    """Gives access tokens, renewed before they end."""

    async def current(self) -> tuple[str, float]:
        """A token, and until when it is good, on the loop's clock; raises ImapTrouble."""

    def forget(self, token: str) -> None:
        """It was not taken: the next one is a new one."""


async def log_in(client: ImapClient, tokens: AccessTokens | None) -> None:
    """Log in as the place says; raises ImapTrouble."""
    if client.conversation.preauthenticated:
        return
    place = client.place
    if place.password is None and tokens is not None:
        await _by_token(client, tokens)
    elif place.password is not None:
        await _by_password(client, place.password)
    client.conversation.state = AUTH
    await client.ask_capabilities()


async def _by_password(client: ImapClient, password: str) -> None:
    user = client.place.user
    try:
        if "AUTH=PLAIN" in client.capabilities:
            await _authenticate(client, "PLAIN", f"\0{user}\0{password}")
        elif "LOGINDISABLED" in client.capabilities:
            raise NoWayIn(host=client.place.host)
        else:
            await client.said("LOGIN", quoted(user), quoted(password))
    except ImapError:
        raise NotLetIn(host=client.place.host, user=user) from None


async def _by_token(client: ImapClient, tokens: AccessTokens) -> None:
    """An old token that is not taken is tried once more anew: hosts end them when they like."""
    token, client.until = await client.watched(tokens.current(), client.limits.fetch_seconds)
    try:
        await _xoauth2(client, token)
    except ImapError:
        tokens.forget(token)
        newer, client.until = await client.watched(tokens.current(), client.limits.fetch_seconds)
        try:
            await _xoauth2(client, newer)
        except ImapError:
            tokens.forget(newer)
            raise TokenNotTaken(host=client.place.host, user=client.place.user) from None


async def _xoauth2(client: ImapClient, token: str) -> None:
    await _authenticate(client, "XOAUTH2", f"user={client.place.user}\1auth=Bearer {token}\1\1")


async def _authenticate(client: ImapClient, how: str, answer: str) -> None:
    """The secret goes in an answer and not in the command, which aioimaplib quotes in errors."""
    client.conversation.will_answer(answer.encode())
    await client.said("AUTHENTICATE", how)
