"""Renders pages: templates in the reader's language, with the company and how to reach it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core import settings as company_settings
from core.links import Purpose
from core.settings import Settings
from core.words import LANGUAGES, Words
from web.parts import PARTS

HERE = Path(__file__).parent
STATIC = HERE / "static"
NAMES = {"sv": "Svenska", "en": "English"}


@dataclass(frozen=True, slots=True)
class Company:
    """Whose pages these are, and how a person there is reached."""

    name: str | None
    phone: str | None
    email: str | None

    @classmethod
    def of(cls, settings: Settings) -> "Company":
        """The company as its settings tell."""
        return cls(
            settings[company_settings.COMPANY_NAME],
            settings[company_settings.COMPANY_PHONE],
            settings[company_settings.COMPANY_EMAIL],
        )

    @property
    def phone_href(self) -> str:
        """What a tap on the number calls."""
        return "tel:" + re.sub(r"[^0-9+]", "", self.phone or "")

    @property
    def email_href(self) -> str:
        """What a tap on the address opens."""
        return "mailto:" + quote(self.email or "", safe="@")


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The language that the small switch offers, by the name it calls itself."""

    code: str
    name: str


async def company_of(request: web.Request) -> Company:
    """The company, looked up."""
    return Company.of(await request.app[PARTS].door.ask(lambda uow: uow.settings.all()))


def words_for(request: web.Request, *preferred: str | None) -> Words:
    """The words of the language asked for in the address, else of the first one preferred."""
    asked = request.query.get("language")
    known = [each for each in (asked, *preferred) if each in LANGUAGES]
    return request.app[PARTS].speech(known[0] if known else request.app[PARTS].language)


def here(
    request: web.Request,
    beyond: str = "",
    path: str | None = None,
    asking: Mapping[str, str] | None = None,
) -> str:
    """This page's own address, or one ``beyond`` it or at ``path``, in the language it is read in."""
    language = request.query.get("language")
    fields = {**(asking or {}), **({"language": language} if language in LANGUAGES else {})}
    whole = f"{request.path if path is None else path}{beyond}"
    return f"{whole}?{urlencode(fields)}" if fields else whole


def order_page_of(request: web.Request, purpose: Purpose) -> str | None:
    """The order's page above this one, where the link that was opened opens that too."""
    if purpose is not Purpose.ORDER_PAGE:
        return None
    return here(request, path=f"/o/{request.match_info['token']}")


def language_of_browser(request: web.Request) -> str | None:
    """The first language the browser asks for that we speak."""
    for part in request.headers.get("Accept-Language", "")[:200].split(","):
        language = part.partition(";")[0].strip().partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return None


def page(
    template: str, words: Words, *, company: Company | None, status: int = 200, **fields: Any
) -> web.Response:
    """One whole page."""
    other = next(code for code in LANGUAGES if code != words.language)
    body = (
        _environment()
        .get_template(template)
        .render(
            _=words.text,
            language=words.language,
            company=company,
            other_language=OtherLanguage(other, NAMES[other]),
            static=static_address,
            **fields,
        )
    )
    return web.Response(
        text=body,
        status=status,
        content_type="text/html",
        charset="utf-8",
        headers={"Cache-Control": "no-store", "Content-Language": words.language},
    )


@cache
def static_address(name: str) -> str:
    """The address of a static file; it changes with the file, so browsers may keep it for good."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
