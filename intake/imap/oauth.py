"""Access tokens for mailboxes: asked for at the provider's endpoint, and renewed before they end."""

import asyncio
import json
import logging
import re
from typing import Any

import aiohttp

from intake.imap.oauth_app import OauthApp
from intake.imap.refresh_token import RefreshToken
from intake.imap.trouble import ClientNotKnown, GrantIsDead, ImapTrouble, NoToken

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"[\x21-\x7e]{1,20000}")
_CODE = re.compile(r"[a-z_]{1,40}")
_MICROSOFTS = re.compile(r"AADSTS\d{1,9}")
_DEAD = {"invalid_grant", "interaction_required", "consent_required", "login_required"}
_PASSING = {"temporarily_unavailable", "server_error", "slow_down"}
_USUALLY = 3000.0
_EARLY = 300.0
_MOST = 1024 * 1024


class OauthTokens:
    """Gives an app's access tokens, one for all mailboxes; a new refresh token is kept.

    What an endpoint says is never logged, but for its error codes.
    """

    def __init__(self, app: OauthApp, refresh: RefreshToken, seconds: float = 30.0) -> None:
        self._app, self._refresh = app, refresh
        self._timeout = aiohttp.ClientTimeout(total=seconds)
        self._asking = asyncio.Lock()
        self._current: tuple[str, float] | None = None

    async def current(self) -> tuple[str, float]:
        """A token, and until when it is good, on the loop's clock; raises ImapTrouble."""
        async with self._asking:
            now = asyncio.get_running_loop().time()
            if self._current is None or self._current[1] <= now:
                self._current = await self._new(now)
            return self._current

    def forget(self, token: str) -> None:
        """It was not taken: the next one is a new one."""
        if self._current is not None and self._current[0] == token:
            self._current = None

    async def _new(self, now: float) -> tuple[str, float]:
        candidates = await self._refresh.candidates()
        if not candidates:
            return await self._granted({"grant_type": "client_credentials"}, now)
        dead: ImapTrouble = GrantIsDead()
        for candidate in candidates:
            try:
                return await self._granted(
                    {"grant_type": "refresh_token", "refresh_token": candidate}, now
                )
            except GrantIsDead as error:
                dead = error
        raise dead

    async def _granted(self, grant: dict[str, str], now: float) -> tuple[str, float]:
        said = await self._asked({**grant, **self._app.form()})
        token = said.get("access_token")
        if not isinstance(token, str) or not _TOKEN.fullmatch(token):
            raise NoToken(why="no access_token")
        newer = said.get("refresh_token")
        if isinstance(newer, str) and newer != grant.get("refresh_token"):
            await self._refresh.keep(newer)
        lives = _seconds(said.get("expires_in"))
        return token, now + lives - min(_EARLY, lives / 5)

    async def _asked(self, form: dict[str, str]) -> dict[str, Any]:
        try:
            async with (
                aiohttp.ClientSession(timeout=self._timeout) as session,
                session.post(self._app.endpoint, data=form, allow_redirects=False) as response,
            ):
                status, body = response.status, await response.content.read(_MOST)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise NoToken(why=type(error).__name__) from None
        said = _read(body)
        if status == 200:
            return said
        raise _trouble(status, said)


def _read(body: bytes) -> dict[str, Any]:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _trouble(status: int, said: dict[str, Any]) -> ImapTrouble:
    code = str(said.get("error", ""))
    if status >= 500 or status == 429 or code in _PASSING or not _CODE.fullmatch(code):
        return NoToken(why=f"HTTP {status}")
    if code in _DEAD:
        return GrantIsDead()
    microsofts = _MICROSOFTS.search(str(said.get("error_description", "")))
    return ClientNotKnown(why=f"{code} {microsofts[0]}" if microsofts else code)


def _seconds(said: object) -> float:
    """How long a token lives; some endpoints write the number as text."""
    text = str(said)
    return float(text) if re.fullmatch(r"\d{1,9}", text) and int(text) else _USUALLY
