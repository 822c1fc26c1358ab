"""Serves the page: one shell, a few static files."""

import hashlib
import html
import json
from functools import cache
from pathlib import Path
from string import Template

from aiohttp import web

from sandbox.page.words import LANGUAGES, WORDS, language_of

HERE = Path(__file__).parent
STATIC = HERE / "static"
POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; "
    "frame-src 'self' http: https:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)


class PageRoutes:
    """The page at `/` and what it loads."""

    def routes(self) -> list[web.AbstractRouteDef]:
        return [web.get("/", self.page), web.get("/static/{name}", self.static)]

    async def page(self, request: web.Request) -> web.Response:
        accepted = request.headers.get("Accept-Language", "")
        lang = language_of(request.query.get("lang"), accepted)
        headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        return web.Response(text=shell(lang), content_type="text/html", headers=headers)

    async def static(self, request: web.Request) -> web.StreamResponse:
        path = STATIC / request.match_info["name"]
        if path.parent != STATIC or not path.is_file():
            raise web.HTTPNotFound
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"})


@cache
def shell(lang: str) -> str:
    """The page in one language."""
    other = next(code for code in LANGUAGES if code != lang)
    words = {key: html.escape(text) for key, text in WORDS[lang].items()}
    told = json.dumps(WORDS[lang] | {"lang": lang}, ensure_ascii=False).replace("<", "\\u003c")
    template = Template((HERE / "shell.html").read_text(encoding="utf-8"))
    return template.substitute(
        words | {"words": told},
        lang=lang,
        other=other,
        other_name=LANGUAGES[other],
        version=_version(),
    )


def _version() -> str:
    digest = hashlib.sha256()
    for path in sorted(STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
