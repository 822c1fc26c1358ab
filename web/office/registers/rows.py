"""One row of a register: looked at, added, changed, removed, confirmed, merged."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from aiohttp import web

from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Customer, ServiceObject
from core.text import one_line
from core.usecases.registers import (
    RemoveRow,
    customers_alike,
    remove_row,
)
from core.usecases.registers.row_cells import NAMED, cells_of, register_named_by, row_named
from core.usecases.registers.row_edits import CellsWrong, EditRow, edit_row
from core.words import N_
from web.office.desk import Desk, office
from web.office.reading import an_id
from web.office.registers.kinds import (
    ONE,
    ROW,
    SHELVES,
    WHERE,
    Shelf,
    comma_of,
    row_id_of,
    shelf_of,
)
from web.office.registers.object_parts import ObjectParts, parts_of
from web.office.registers.related import (
    Group,
    OrderLine,
    all_orders_of,
    groups_of,
    map_of,
    new_order_of,
    orders_of,
    sticker_of,
)
from web.office.registers.row_forms import (
    NOTHING_TYPED,
    RowForm,
    Typed,
    changed_in,
    form_of,
    said_in,
    seen_in,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A row with everything that is kept of it, as its page tells it."""

    row: Any
    name: str
    form: RowForm
    cells: tuple[tuple[str, str, str], ...]
    groups: tuple[Group, ...]
    orders: tuple[OrderLine, ...]
    all_orders: str
    new_order: str
    map: str
    alike: tuple[Customer, ...]
    object: ObjectParts | None


async def show(desk: Desk) -> web.StreamResponse:
    """The row: a form for whoever keeps the register, else what stands there."""
    return await _page(desk, NOTHING_TYPED)


async def _page(desk: Desk, typed: Typed, trouble: str = "") -> web.Response:
    shelf, row_id = shelf_of(desk), row_id_of(desk)
    told = await desk.ask(lambda uow: _told(shelf, row_id, desk, uow, typed))
    if told is None:
        raise web.HTTPNotFound
    return desk.page(
        "registers/row.html",
        400 if trouble else 200,
        shelf=shelf,
        told_of=told,
        where=f"{shelf.where}/{row_id}",
        may_change=shelf.may_change(desk.actor),
        trouble=trouble,
        is_customer=isinstance(told.row, Customer),
        sticker=await sticker_of(told.row, desk),
    )


def _told(shelf: Shelf, row_id: UUID, desk: Desk, uow: UnitOfWork, typed: Typed) -> Told | None:
    row = shelf.file.register.rows(uow).get(row_id)
    if row is None:
        return None
    return Told(
        row,
        one_line(shelf.file.register.name_of(row)),
        form_of(shelf, row, desk, uow, typed),
        _cells(shelf, row, desk, uow),
        tuple(groups_of(row, desk, uow)),
        tuple(orders_of(row, desk, uow)),
        all_orders_of(row),
        new_order_of(row, desk, uow),
        map_of(row, uow),
        customers_alike(row, uow) if isinstance(row, Customer) and row.unconfirmed else (),
        parts_of(row, desk, uow) if isinstance(row, ServiceObject) else None,
    )


def _cells(
    shelf: Shelf, row: Any, desk: Desk, uow: UnitOfWork
) -> tuple[tuple[str, str, str], ...]:
    """What stands in the row, for those who only look: label, text, and where it leads."""
    cells = cells_of(shelf.file, row, uow, comma_of(desk))
    return tuple(
        (
            desk.words.text(column.label),
            desk.words.text(text) if text in {"yes", "no"} else text,
            _link(column.field, row, uow),
        )
        for column in shelf.columns(desk.actor)
        if column.field != "id" and (text := cells.get(column.field, ""))
    )


def _link(field: str, row: Any, uow: UnitOfWork) -> str:
    """The page of the row that a field names; empty where it names none."""
    register, named = register_named_by(field), row_named(field, getattr(row, field), uow)
    return f"{WHERE}/{register.key}/{named.id}" if register and named else ""


async def begin(desk: Desk) -> web.StreamResponse:
    """An empty form; what the address names, such as the customer, stands in it."""
    return await _new_page(desk, uuid4(), NOTHING_TYPED)


async def _new_page(desk: Desk, row_id: UUID, typed: Typed, trouble: str = "") -> web.Response:
    shelf = shelf_of(desk)
    desk.actor.require_at_all(shelf.file.register.right)
    form = await desk.ask(
        lambda uow: form_of(shelf, None, desk, uow, _with_named(typed, desk, uow))
    )
    return desk.page(
        "registers/new.html",
        400 if trouble else 200,
        shelf=shelf,
        form=form,
        row_id=row_id,
        trouble=trouble,
    )


def _with_named(typed: Typed, desk: Desk, uow: UnitOfWork) -> Typed:
    """The names of those rows that the address names by their IDs, and whose they are."""
    named = {
        field: row_named(field, an_id(desk.query[field]), uow)
        for field in NAMED
        if field in desk.query
    }
    place = named.get("facility_id")
    if place is not None:
        named["customer_id"] = uow.customers.get(place.customer_id)
    given = {
        field: SHELVES[NAMED[field]].file.register.name_of(row)
        for field, row in named.items()
        if row is not None
    }
    customer = named.get("customer_id")
    return replace(typed, cells=given | dict(typed.cells), whose=customer.id if customer else None)


async def add(desk: Desk) -> web.StreamResponse:
    """A new row; sent twice, it is there once."""
    shelf, row_id = shelf_of(desk), an_id(desk.form.text("row"))
    said = said_in(desk.form, shelf, desk)

    async def again(refused: Refused) -> web.StreamResponse:
        return await _new_page(desk, row_id, _typed(said, refused, desk), _sentence(refused, desk))

    desk.again = again
    kept = await desk.do(
        edit_row, EditRow(shelf.key, row_id, said, new=True, comma=comma_of(desk))
    )
    to = f"{shelf.where}/{kept.id}"
    alike = await desk.ask(lambda uow: _alike(kept, uow))
    if alike is not None:
        return desk.back(
            N_("Added. {name} is much like {other}: look whether they are one."),
            to=to,
            name=kept.name,
            other=alike.name,
        )
    return desk.back(N_("Added."), to=to)


def _alike(row: Any, uow: UnitOfWork) -> Customer | None:
    return next(iter(customers_alike(row, uow)), None) if isinstance(row, Customer) else None


async def change(desk: Desk) -> web.StreamResponse:
    """What was changed in the form; another's change meanwhile is shown beside it."""
    shelf = shelf_of(desk)
    said = said_in(desk.form, shelf, desk)

    async def again(refused: Refused) -> web.StreamResponse:
        mine = changed_in(said, seen_in(desk.form))
        return await _page(desk, _typed(mine, refused, desk), _sentence(refused, desk))

    desk.again = again
    command = EditRow(shelf.key, row_id_of(desk), said, seen_in(desk.form), comma=comma_of(desk))
    await desk.do(edit_row, command)
    return desk.back(N_("Saved."), to=desk.request.path)


async def remove(desk: Desk) -> web.StreamResponse:
    """Out of the register; refused where orders or other rows name it."""
    shelf = shelf_of(desk)
    await desk.do(remove_row, RemoveRow(shelf.key, row_id_of(desk)))
    return desk.back(N_("That row is gone from the register."), to=shelf.where)


def _typed(said: dict[str, str], refused: Refused, desk: Desk) -> Typed:
    problems = refused.problems if isinstance(refused, CellsWrong) else {}
    return Typed(said, {name: _sentence(each, desk) for name, each in problems.items()})


def _sentence(refused: Refused, desk: Desk) -> str:
    return desk.words.text(refused.sentence, **refused.fields)


ROUTES = (
    web.get(f"{ONE}/new", office(begin)),
    web.post(f"{ONE}/new", office(add)),
    web.get(ROW, office(show)),
    web.post(ROW, office(change)),
    web.post(f"{ROW}/remove", office(remove)),
)
