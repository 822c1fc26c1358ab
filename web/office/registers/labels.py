"""Labels with QR codes for objects and places: which, on what paper, as a PDF (XT-12)."""

from collections.abc import Mapping
from uuid import UUID

from aiohttp import web

from core import settings
from core.labels import USUAL_FORMATS, LabelFormat, read_format
from core.refusals import Refused
from core.usecases.registers.labels import ChooseLabels, choose_labels
from core.usecases.registers.looking import refuse_strangers
from core.words import N_
from web.office.desk import Desk, office
from web.office.reading import a_count, an_id, an_id_or_none
from web.office.registers.kinds import WHERE
from web.papers import disposition
from web.parts import PARTS

MOST_SKIPPED = 199


async def choose(desk: Desk) -> web.StreamResponse:
    """What is printed, and on which paper; looking prints nothing."""
    refuse_strangers(desk.actor)
    trouble, found = "", 0
    try:
        chosen = _chosen(desk)
        labels = await desk.ask(lambda uow: choose_labels(chosen, desk.actor, uow))
        found = len(labels)
    except Refused as refused:
        trouble = desk.words.text(refused.sentence, **refused.fields)
    return _page(desk, found, trouble)


async def hand_out(desk: Desk) -> web.StreamResponse:
    """The labels as a PDF file."""
    refuse_strangers(desk.actor)
    printer = desk.request.app[PARTS].labels
    if printer is None:
        raise web.HTTPNotFound
    try:
        chosen, paper = _chosen(desk), _paper(desk.query)
        skipped = min(a_count(desk.query.get("skip", "")), MOST_SKIPPED)
        language = desk.request.app[PARTS].language
        pdf = await printer.pdf(chosen, desk.actor, language, paper, skipped)
    except Refused as refused:
        return _page(desk, 0, desk.words.text(refused.sentence, **refused.fields))
    name = f"{desk.words.text(N_('Labels'))}.pdf"
    headers = {"Content-Disposition": disposition("inline", name)}
    return web.Response(body=pdf, content_type="application/pdf", headers=headers)


def _page(desk: Desk, count: int, trouble: str) -> web.Response:
    kept = [(k, v) for k, v in desk.query.items() if k in {"objects", "facilities", "at", "all"}]
    usual = desk.settings[settings.LABEL_FORMAT].name
    return desk.page(
        "registers/labels.html",
        400 if trouble else 200,
        count=count,
        trouble=trouble,
        kept=kept,
        papers=tuple(dict.fromkeys((usual, *USUAL_FORMATS))),
        paper=desk.query.get("paper", usual),
    )


def _chosen(desk: Desk) -> ChooseLabels:
    return ChooseLabels(
        objects=_ids(desk, "objects"),
        facilities=_ids(desk, "facilities"),
        at=an_id_or_none(desk.query.get("at", "")),
        all_objects="all" in desk.query,
        copies=a_count(desk.query.get("copies", ""), 1),
    )


def _ids(desk: Desk, name: str) -> tuple[UUID, ...]:
    return tuple(an_id(each) for each in desk.request.query.getall(name, []))


def _paper(query: Mapping[str, str]) -> LabelFormat | None:
    written = query.get("paper", "")
    return read_format(written) if written else None


ROUTES = (
    web.get(f"{WHERE}/labels", office(choose)),
    web.get(f"{WHERE}/labels.pdf", office(hand_out)),
)
