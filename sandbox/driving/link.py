"""The wire between the client and the sandbox."""

import json
from typing import Any

import aiohttp

from sandbox.shapes import Json

LONGEST = 120


class SandboxRefused(Exception):  # noqa: N818 - it says what happened
    """The sandbox said no; the sentence says why."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Link:
    """Speaks JSON with the sandbox."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._session: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        timeout = aiohttp.ClientTimeout(total=LONGEST)
        self._session = aiohttp.ClientSession(timeout=timeout)

    async def close(self) -> None:
        if self._session:
            await self._session.close()

    async def get(self, path: str, **query: object) -> Any:
        told = {name: str(value) for name, value in query.items() if value is not None}
        return json.loads(await self._ask("GET", path, params=told))

    async def post(self, path: str, given: Json) -> Any:
        return json.loads(await self._ask("POST", path, json=given))

    async def post_form(self, path: str, form: aiohttp.FormData) -> Any:
        return json.loads(await self._ask("POST", path, data=form))

    async def delete(self, path: str) -> Any:
        return json.loads(await self._ask("DELETE", path))

    async def fetch(self, path: str) -> bytes:
        return await self._ask("GET", path)

    async def _ask(self, verb: str, path: str, **given: Any) -> bytes:
        if self._session is None:
            await self.open()
        if self._session is None:
            raise RuntimeError("The client could not be opened.")
        async with self._session.request(verb, self.url + path, **given) as answer:
            content = await answer.read()
            if answer.status >= 400:
                raise SandboxRefused(answer.status, _sentence(content))
            return content


def _sentence(content: bytes) -> str:
    try:
        return str(json.loads(content)["error"])
    except (ValueError, KeyError, TypeError):
        return content.decode("utf-8", "replace")
