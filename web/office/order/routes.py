"""Every address of an order's page; each noun says its own."""

from collections.abc import Iterator
from itertools import chain

from aiohttp import web

from web.office.desk import office
from web.office.order import (
    approvals,
    articles,
    bookings,
    checks,
    comments,
    copies,
    crew,
    editing,
    files,
    finishing,
    history,
    letters,
    lifecycle,
    measures,
    prints,
    quotes,
    reports,
    signing,
    timers,
)
from web.office.order.at import PAGE, Deed
from web.office.order.showing import kept, lead_back, show

_NOUNS = (
    approvals, articles, bookings, checks, comments, copies, crew, editing, files, finishing,
    letters, lifecycle, measures, quotes, reports, signing, timers,
)  # fmt: skip
_LOOKS: dict[str, Deed] = {
    "": show,
    **articles.PAGES,
    **checks.PAGES,
    **editing.PAGES,
    **files.PAGES,
    **history.PAGES,
    **letters.PAGES,
    **prints.PAGES,
}
_SAVES: dict[str, Deed] = {**editing.SAVES, **letters.SAVES}
_MOST: dict[str, int] = {**files.UPLOADS, **checks.UPLOADS}


def _deeds() -> Iterator[web.RouteDef]:
    """Each deed under its address; opened by itself, that leads to the order."""
    for path, deed in chain.from_iterable(noun.DEEDS.items() for noun in _NOUNS):
        yield web.post(f"{PAGE}{path}", office(kept(deed), most=_MOST.get(path, 0)))
        if path not in _LOOKS:
            yield web.get(f"{PAGE}{path}", office(lead_back))


ROUTES: tuple[web.RouteDef, ...] = (
    *(web.get(f"{PAGE}{path}", office(look)) for path, look in _LOOKS.items()),
    *(web.post(f"{PAGE}{path}", office(save)) for path, save in _SAVES.items()),
    *_deeds(),
)
