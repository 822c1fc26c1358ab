"""Mails that wait for somebody, what did not arrive, and what can't be sent just now (WO-03)."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from core.deliveries import Channel, Outage
from core.lists import LetterRow, MailRow
from core.mail_words import became, proof_in_words
from core.people import Actor
from core.ports import UnitOfWork
from core.text import one_line
from core.usecases.deliveries import ListFailed, list_failed
from core.usecases.held_choices import LookAtMail, look_at_mail
from core.usecases.quarantine import HELD, ListHeld, list_held
from core.words import N_
from web.office.desk import Desk, office
from web.office.failed import FailedRow, failed_row
from web.office.reading import a_count, an_id
from web.parts import PARTS

A_PAGE = 25
LONGEST_SHOWN = 60_000
"""Characters of a mail's text on its page; the rest is in the mail as it came."""
CHANNELS = {
    Channel.EMAIL: N_("Mail"),
    Channel.SMS: N_("Text messages"),
    Channel.TELEGRAM: N_("The chat"),
}


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A mail that waits, in the reader's words."""

    id: str
    when: str
    who: str
    subject: str
    why: str


@dataclass(frozen=True, slots=True)
class OutageRow:
    """What nothing can be sent over, since when and why."""

    channel: str
    since: str
    why: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that this page shows, from one snapshot."""

    held: Sequence[MailRow]
    failed: Sequence[LetterRow]
    outages: Sequence[Outage]


async def show(desk: Desk) -> web.StreamResponse:
    """What waits, what did not arrive, what can't be sent."""
    found = await desk.ask(lambda uow: _waiting(desk.actor, uow))
    last = max(0, (len(found.held) - 1) // A_PAGE)
    at = min(a_count(desk.query.get("page", "")), last)
    end = max(0, (len(found.failed) - 1) // A_PAGE)
    nth = min(a_count(desk.query.get("failed", "")), end)
    failed: list[FailedRow] = [
        failed_row(each, desk) for each in found.failed[nth * A_PAGE : (nth + 1) * A_PAGE]
    ]
    return desk.page(
        "mail.html",
        held=[_held_row(each, desk) for each in found.held[at * A_PAGE : (at + 1) * A_PAGE]],
        waiting=len(found.held),
        at=at,
        last=last,
        failed=failed,
        not_arrived=len(found.failed),
        nth=nth,
        end=end,
        outages=[_outage(each, desk) for each in found.outages],
    )


async def one(desk: Desk) -> web.StreamResponse:
    """One mail: who, why it waits, and its text; nothing of it is shown as a page."""
    row = await _row(desk)
    words = desk.words
    return desk.page(
        "held_mail.html",
        mail=row,
        waits=row.state == HELD,
        put_away=row.state == "discarded",
        said=became(row, words),
        when=words.when(row.received_at, desk.now),
        proof=proof_in_words(row.verdict, words) if row.verdict else "",
        text=(await _text(row, desk))[:LONGEST_SHOWN],
        files=row.files,
        order=row.order,
    )


async def raw(desk: Desk) -> web.StreamResponse:
    """The mail as it came, as a file that no browser opens by itself."""
    row = await _row(desk)
    mails = desk.request.app[PARTS].mails
    found = await mails.file(f"{row.id}.eml", desk.words.language) if mails else None
    if found is None:
        raise web.HTTPNotFound
    return web.Response(
        body=found[1],
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{row.id}.eml"',
            "Cache-Control": "no-store",
        },
    )


async def _row(desk: Desk) -> MailRow:
    command = LookAtMail(an_id(desk.request.match_info["id"]))
    return await desk.ask(lambda uow: look_at_mail(command, desk.actor, uow))


async def _text(row: MailRow, desk: Desk) -> str:
    mails = desk.request.app[PARTS].mails
    found = await mails.file(f"{row.id}.txt", desk.words.language) if mails and row.kind else None
    return found[1].decode(errors="replace") if found else row.beginning or ""


def _waiting(actor: Actor, uow: UnitOfWork) -> Waiting:
    held = list_held(ListHeld(), actor, uow)
    failed = list_failed(ListFailed(), actor, uow)
    outages = (uow.outages.get(channel) for channel in Channel)
    return Waiting(held, failed, [each for each in outages if each is not None])


def _held_row(row: MailRow, desk: Desk) -> HeldRow:
    who = " · ".join(each for each in dict.fromkeys((row.name, row.sender)) if each)
    return HeldRow(
        id=str(row.id),
        when=desk.words.when(row.received_at, desk.now),
        who=one_line(who, 120) or "–",
        subject=one_line(row.subject or "", 160) or "–",
        why=became(row, desk.words),
    )


def _outage(outage: Outage, desk: Desk) -> OutageRow:
    words = desk.words
    return OutageRow(
        words.text(CHANNELS[outage.channel]),
        words.when(outage.since, desk.now),
        words.text("{why}", why=outage.why),
    )


ROUTES = (
    web.get("/office/mail", office(show)),
    web.get("/office/mail/{id}", office(one)),
    web.get("/office/mail/{id}/raw", office(raw)),
)
