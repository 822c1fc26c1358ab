"""The list of orders: searched, narrowed, sorted, by subgroup, as a list or as a table (LS-01..21)."""

from collections.abc import Sequence
from typing import Any

from aiohttp import web

from core import permissions as may
from core.people import User
from core.refusals import Refused
from core.usecases.list_choices import EVERYTHING
from core.usecases.users import people_seen
from web.office.desk import Desk, office
from web.office.order_rows import row_of
from web.office.orders import shown
from web.office.orders.asked import (
    FIELDS,
    WHERE,
    Asked,
    address_of,
    beside,
    query_of,
    read_list,
)
from web.office.orders.filter_form import as_typed, choices, chosen
from web.office.orders.looking import Look, Looked, look


async def show(desk: Desk) -> web.StreamResponse:
    """The list as its address asks; what can't be understood is said above an empty one."""
    people = await colleagues(desk)
    try:
        asked = read_list(list(desk.request.query.items()))
        command = Look(asked, desk.words, desk.user.id)
        looked = await desk.ask(lambda uow: look(command, desk.actor, uow))
    except Refused as refused:
        if not FIELDS.intersection(desk.query):
            raise
        return _not_understood(desk, refused, people)
    return desk.page("orders/list.html", **_frame(desk, people), **_fields(desk, asked, looked))


async def colleagues(desk: Desk) -> list[User]:
    """Whom orders may be given to; a customer's user sees nobody."""
    if desk.actor.customer_id is not None:
        return []
    people = await desk.ask(lambda uow: people_seen(desk.actor, uow))
    return [each for each in people if each.active and each.customer_id is None]


def _frame(desk: Desk, people: Sequence[User]) -> dict[str, Any]:
    return {
        "choices": choices(desk, people),
        "people": people,
        "inside": desk.actor.customer_id is None,
        "may_create": desk.actor.may(may.CREATE),
        "where": WHERE,
    }


def _fields(desk: Desk, asked: Asked, looked: Looked) -> dict[str, Any]:
    wanted = None if looked.is_own else looked.filter
    return {
        "refused": "",
        "typed": chosen(looked.filter, looked.names, desk),
        "looked": looked,
        "is_everything": looked.filter == EVERYTHING,
        "table": asked.table,
        "heads": shown.heads(looked, desk),
        "tabs": shown.tabs(looked, desk),
        "rows": _rows(desk, asked, looked),
        "deeds": [(key, desk.words.text(label)) for key, label in shown.deeds(desk)],
        "list": query_of(looked.filter),
        "counted": desk.words.plural("{count} order", "{count} orders", looked.count),
        "beside": beside(wanted),
        "turn": address_of(wanted, table=asked.table),
        "as_list": address_of(wanted),
        "as_table": address_of(wanted, table=True),
        "favourites": [
            (each, address_of(each.filter, table=asked.table), each.filter == looked.filter)
            for each in looked.favourites
        ],
    }


def _rows(desk: Desk, asked: Asked, looked: Looked) -> list[Any]:
    if asked.table:
        return [shown.table_row(row, looked.columns, desk) for row in looked.rows]
    return [row_of(row, desk) for row in looked.rows]


def _not_understood(desk: Desk, refused: Refused, people: Sequence[User]) -> web.Response:
    sentence = desk.words.text(refused.sentence, **refused.fields)
    fields = _frame(desk, people) | {"refused": sentence, "typed": as_typed(desk), "looked": None}
    return desk.page("orders/list.html", 400, **fields, favourites=[], table=False)


ROUTES = (web.get(WHERE, office(show)),)
