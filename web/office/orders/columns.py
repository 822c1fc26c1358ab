"""Which columns one's detailed list has, and in which order (LS-10, LS-11, LS-12)."""

from collections.abc import Sequence

from aiohttp import web

from core.columns import columns
from core.usecases.list_choices import KeepColumns, columns_of, keep_columns
from core.words import N_
from web.office.desk import Desk, office
from web.office.orders.asked import LIST, WHERE, address_of
from web.office.orders.favourites import filter_sent

HERE = f"{WHERE}/columns"


async def show(desk: Desk) -> web.StreamResponse:
    """Every column: those there are in their order, then those that may be added."""
    chosen = await desk.ask(lambda uow: columns_of(desk.actor, uow))
    known = columns(desk.settings)
    others = [key for key in known if key not in chosen]
    rows = [(key, desk.words.text(known[key].label), key in chosen) for key in (*chosen, *others)]
    return desk.page("orders/columns.html", rows=rows, list=desk.query.get(LIST, ""), there=HERE)


async def keep(desk: Desk) -> web.StreamResponse:
    """Keep what is ticked, in the order sent; one may be moved a step up or down."""
    up, down = desk.form.text("up"), desk.form.text("down")
    chosen = moved(desk.form.all("column"), up or down, -1 if up else 1)
    await desk.do(keep_columns, KeepColumns(chosen))
    if up or down:
        return desk.back()
    return desk.back(N_("The columns are kept."), to=await _table(desk))


async def usual(desk: Desk) -> web.StreamResponse:
    """The columns that everybody has to begin with."""
    await desk.do(keep_columns, KeepColumns(None))
    return desk.back(N_("The list has its usual columns again."), to=await _table(desk))


def moved(keys: Sequence[str], key: str, steps: int) -> tuple[str, ...]:
    """The keys with one of them so many places further on; at an end it stays."""
    if key not in keys:
        return tuple(keys)
    others = [each for each in keys if each != key]
    at = min(max(0, keys.index(key) + steps), len(others))
    return (*others[:at], key, *others[at:])


async def _table(desk: Desk) -> str:
    named = desk.form.text(LIST)
    return address_of(await filter_sent(desk) if named else None, table=True)


ROUTES = (
    web.get(HERE, office(show)),
    web.post(HERE, office(keep)),
    web.post(f"{HERE}/usual", office(usual)),
)
