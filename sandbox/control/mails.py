"""Routes about mail: boxes, letters, attachments, and writing as a customer."""

import base64
import binascii
import re
from urllib.parse import quote

from aiohttp import web

from sandbox.control.requests import Refusal, body, fields_and_files, integer, wait_of
from sandbox.mail.boxes import Boxes, Mail
from sandbox.mail.host import MailHost
from sandbox.mail.writing import Draft, Enclosed
from sandbox.shapes import Json
from sandbox.telegram.exchange import Exchange

PAGE_POLICY = (
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
    "img-src 'self' data:; style-src 'unsafe-inline'"
)


class MailRoutes:
    """Mailboxes and letters."""

    def __init__(self, exchange: Exchange, boxes: Boxes, host: MailHost) -> None:
        self._exchange = exchange
        self._boxes = boxes
        self._host = host

    def routes(self) -> list[web.RouteDef]:
        mail = "/sandbox/mails/{mail}"
        return [
            web.get("/sandbox/mailboxes", self.overview),
            web.post("/sandbox/mailboxes", self.ensure),
            web.get("/sandbox/mailboxes/{address}", self.box),
            web.post("/sandbox/mails", self.write),
            web.post("/sandbox/mails/raw", self.post),
            web.get(mail, self.mail),
            web.get(mail + "/raw", self.raw),
            web.get(mail + "/html", self.page),
            web.get(mail + "/attachments/{number}", self.attachment),
        ]

    async def overview(self, request: web.Request) -> web.Response:
        return web.json_response(self._boxes.overview())

    async def ensure(self, request: web.Request) -> web.Response:
        given = await body(request)
        if "@" not in str(given.get("address")):
            raise Refusal(400, "A mailbox needs an address.")
        self._boxes.ensure(str(given["address"]), str(given.get("name") or ""))
        return web.json_response(self._boxes.overview())

    async def box(self, request: web.Request) -> web.Response:
        """The mails of a box, waiting for news if asked to."""
        address = request.match_info["address"]
        since, wait = integer(request, "since"), wait_of(request)
        feed = self._exchange.feed
        found = await feed.until(lambda: self._boxes.mails(address, since), wait)
        mails = [self._boxes.told(mail) for mail in found]
        return web.json_response({"mails": mails, "seq": feed.seq})

    def _found(self, mail_id: str) -> Mail:
        mail = self._boxes.mail(mail_id)
        if mail is None:
            raise Refusal(404, f"There is no mail {mail_id}.")
        return mail

    async def mail(self, request: web.Request) -> web.Response:
        return web.json_response(self._boxes.told(self._found(request.match_info["mail"])))

    async def raw(self, request: web.Request) -> web.Response:
        raw = self._boxes.raw(self._found(request.match_info["mail"]))
        return web.Response(body=raw, content_type="text/plain", charset="utf-8")

    async def page(self, request: web.Request) -> web.Response:
        """The letter's HTML, harmless: no scripts, links open in a new tab."""
        mail = self._found(request.match_info["mail"])
        letter = self._boxes.letter(mail)
        html = letter.html
        for number, one in enumerate(letter.attachments):
            if one.content_id:
                url = f"/sandbox/mails/{mail.id}/attachments/{number}"
                html = html.replace(f"cid:{one.content_id}", url)
        return web.Response(
            text=_in_new_tabs(html),
            content_type="text/html",
            headers={"Content-Security-Policy": PAGE_POLICY},
        )

    async def attachment(self, request: web.Request) -> web.Response:
        mail = self._found(request.match_info["mail"])
        attachments = self._boxes.letter(mail).attachments
        number = request.match_info["number"]
        if not number.isdigit() or int(number) >= len(attachments):
            raise Refusal(404, f"There is no attachment {number}.")
        one = attachments[int(number)]
        return file_response(one.content, one.content_type, one.name)

    async def write(self, request: web.Request) -> web.Response:
        """Write as a customer; the mail goes out over SMTP before this is answered."""
        fields, uploads = await fields_and_files(request)
        if "@" not in str(fields.get("from")):
            raise Refusal(400, "A mail needs a sender.")
        answered = self._found(str(fields["reply_to"])) if fields.get("reply_to") else None
        files = [Enclosed(one.name, one.mime_type, one.content) for one in uploads]
        draft = _draft(fields, (*files, *_enclosed(fields.get("attachments"))))
        mail = await self._host.send(draft, answered, self._exchange.clock.now())
        return web.json_response(self._boxes.told(mail))

    async def post(self, request: web.Request) -> web.Response:
        """Send a finished mail as it is: ``from``, ``to``, and the bytes in base64 as ``raw``."""
        given = await body(request)
        recipients = [str(each) for each in given.get("to") or [] if "@" in str(each)]
        try:
            raw = base64.b64decode(str(given.get("raw")), validate=True)
        except binascii.Error:
            raise Refusal(400, "The mail's bytes must be base64.") from None
        if not recipients:
            raise Refusal(400, "A mail needs a recipient.")
        mail = await self._host.send_as_it_is(str(given.get("from") or ""), recipients, raw)
        return web.json_response(self._boxes.told(mail))


def _draft(fields: Json, files: tuple[Enclosed, ...]) -> Draft:
    return Draft(
        sender=str(fields["from"]),
        sender_name=str(fields.get("from_name") or ""),
        to=str(fields.get("to") or ""),
        subject=str(fields.get("subject") or ""),
        text=str(fields.get("text") or "").replace("\r\n", "\n"),
        language=str(fields.get("language") or "en"),
        enclosed=files,
        headers=fields["headers"] if isinstance(fields.get("headers"), dict) else {},
    )


def _enclosed(given: object) -> list[Enclosed]:
    """Attachments given as JSON, their bytes in base64."""
    files = []
    for one in given if isinstance(given, list) else []:
        try:
            content = base64.b64decode(one["content"], validate=True)
        except (binascii.Error, KeyError, TypeError):
            raise Refusal(
                400, "An attachment is {name, content_type, content in base64}."
            ) from None
        files.append(Enclosed(one.get("name") or "file", one.get("content_type") or "", content))
    return files


SHOWN = ("image/", "application/pdf", "text/plain", "audio/", "video/")


def file_response(content: bytes, content_type: str, name: str) -> web.Response:
    """A file that the browser shows if that is safe, else saves."""
    safe = content_type.startswith(SHOWN) and content_type != "image/svg+xml"
    how = "inline" if safe else "attachment"
    headers = {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=3600",
    }
    kind = content_type if "/" in content_type else "application/octet-stream"
    return web.Response(body=content, content_type=kind, headers=headers)


def _in_new_tabs(html: str) -> str:
    # A tag before the doctype would have the letter drawn by the rules of another century.
    beginning = re.match(r"\s*<!doctype[^>]*>", html, re.IGNORECASE)
    doctype, rest = (beginning[0], html[beginning.end() :]) if beginning else ("", html)
    return f'{doctype}<base target="_blank">{rest}'
