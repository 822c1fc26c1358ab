"""Somebody at the office pages: in by a link, with forms that are ours."""

import re
from dataclasses import dataclass
from html import unescape

from aiohttp import ClientResponse

from core.links import Purpose
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.usecases.sessions import MakeSession, make_session
from tests.web.stage import Stage

_CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass
class Office:
    """Whoever is in, on one browser."""

    stage: Stage
    csrf: str = ""

    async def get(self, path: str) -> str:
        """A page."""
        answer = await self.stage.client.get(path)
        page = await answer.text()
        self.csrf = next(iter(_CSRF.findall(page)), self.csrf)
        return page

    async def posts(
        self,
        path: str,
        *,
        headers: dict[str, str] | None = None,
        fields: list[tuple[str, str]] | None = None,
        **named: str,
    ) -> str:
        """A form of ours, sent; gives the page it leads to."""
        answer = await self.sends(path, headers=headers, fields=fields, **named)
        return await answer.text()

    async def sends(
        self,
        path: str,
        *,
        headers: dict[str, str] | None = None,
        fields: list[tuple[str, str]] | None = None,
        **named: str,
    ) -> ClientResponse:
        """A form of ours, sent; gives the answer."""
        if not self.csrf:
            await self.get("/office")
        data = [("csrf", self.csrf), *named.items(), *(fields or [])]
        return await self.stage.client.post(path, data=data, headers=headers)

    async def agrees(self, page: str) -> str:
        """Yes to the question that a page asks."""
        form = (
            page.rsplit("<form", maxsplit=1)[-1]
            if "autofocus" not in page
            else _form_with_yes(page)
        )
        found = re.findall(r'name="([^"]+)" value="([^"]*)"', form)
        fields = [(unescape(name), unescape(value)) for name, value in found if name != "csrf"]
        action = re.search(r'action="([^"]+)"', form)
        return await self.posts(unescape(action[1]) if action else "", fields=fields)


def _form_with_yes(page: str) -> str:
    return next(each for each in page.split("<form") if "autofocus" in each)


async def office_of(
    stage: Stage, name: str = "Doris Dal", role: Role = Role.ADMIN, language: str = "en"
) -> Office:
    """Somebody comes to the company, and in by a link."""

    def comes(_: None, __: Actor, uow: UnitOfWork) -> None:
        if uow.users.by_name(name) is None:
            uow.users.put(User(name, role, language=language))

    await stage.parts.door.do(comes, None, SYSTEM)
    session = await stage.parts.door.do(make_session, MakeSession(name), SYSTEM)
    await stage.client.post(f"/office/in/{stage.parts.signer.token(Purpose.OFFICE, session)}")
    return Office(stage)
