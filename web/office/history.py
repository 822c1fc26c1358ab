"""History of the company's settings and people: who changed what, when, and what it was before."""

from dataclasses import dataclass

from aiohttp import web

from core.refusals import BadInput
from core.settings import setting_called
from core.text import one_line
from core.usecases.company_history import About, Happened, LookBackAtCompany, company_history
from core.words import N_
from web.office.desk import Desk, office
from web.office.reading import a_count
from web.office.settings import said_of

SHOWN = 400
MOST_PAGES = 2000
ABOUT = {
    About.EVERYTHING: N_("Everything"),
    About.SETTINGS: N_("Settings"),
    About.PEOPLE: N_("People"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that happened, in the reader's words."""

    when: str
    by: str
    said: str
    before: str
    after: str
    key: str
    given: str
    taken: str


async def show(desk: Desk) -> web.StreamResponse:
    """A page of it, the latest first."""
    about = next((a for a in About if a.value == desk.query.get("about")), About.EVERYTHING)
    at = min(a_count(desk.query.get("page", "")), MOST_PAGES)
    command = LookBackAtCompany(about, at)
    found = await desk.ask(lambda uow: company_history(command, desk.actor, uow))
    return desk.page(
        "history.html",
        rows=[_row(each, desk) for each in found.rows],
        about=about.value,
        abouts=[(each.value, desk.words.text(label)) for each, label in ABOUT.items()],
        at=at,
        more=found.more,
    )


def _row(each: Happened, desk: Desk) -> Row:
    words = desk.words
    fields = ", ".join(words.text(label) for label in each.labels)
    return Row(
        when=words.when(each.at, desk.now),
        by=each.by,
        said=words.text(each.sentence, **{**each.fields, "fields": fields}),
        before=_value(each.key, each.before, desk),
        after=_value(each.key, each.after, desk),
        key=each.key or "",
        given=", ".join(words.text(label) for label in each.given),
        taken=", ".join(words.text(label) for label in each.taken),
    )


def _value(key: str | None, written: str | None, desk: Desk) -> str:
    """A value in words, as far as today's declaration still reads it."""
    if not written or key is None:
        return one_line(written or "", SHOWN)
    setting = setting_called(key)
    try:
        said = said_of(setting, setting.read(written), desk.words)
    except BadInput:
        said = written
    return one_line(said or written, SHOWN)


ROUTES = (web.get("/office/history", office(show)),)
