"""The refresh token as the provider last gave it, kept beside the data where only we read it."""

import asyncio
import hashlib
import json
import logging
import os
import secrets
from pathlib import Path

log = logging.getLogger(__name__)


class RefreshToken:
    """Begins with the one that was given, and follows what the provider gives in its place.

    What was kept belongs to the one that was given then: another one given later, after the app
    was allowed in anew, stands for itself.
    """

    def __init__(self, given: str | None, path: Path) -> None:
        self._given, self._path = given, path
        self._newest: str | None = None

    async def candidates(self) -> tuple[str, ...]:
        """What may be good, likeliest first; nothing when none was ever given."""
        if self._given is None:
            return ()
        kept = await asyncio.to_thread(self._kept)
        return tuple(dict.fromkeys(each for each in (kept, self._newest, self._given) if each))

    async def keep(self, token: str) -> None:
        """Use this one from now on, after a restart too."""
        if self._given is None:
            return
        self._newest = token
        try:
            await asyncio.to_thread(self._write, token)
        except OSError:
            log.exception(
                "the new refresh token for IMAP could not be kept; it holds until restart"
            )

    def _kept(self) -> str | None:
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            return str(kept["token"]) if kept["given"] == self._mark() else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _mark(self) -> str:
        return hashlib.sha256((self._given or "").encode()).hexdigest()

    def _write(self, token: str) -> None:
        """Whole or not at all, and never readable by others."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name(f"{self._path.name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600, exist_ok=False)
        try:
            with fresh.open("w", encoding="utf-8") as file:
                json.dump({"given": self._mark(), "token": token}, file)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self._path)
        finally:
            fresh.unlink(missing_ok=True)
