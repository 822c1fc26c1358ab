"""Edit mode: every field of the order and its assignments at once, each with what was seen (WO-17)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from aiohttp import web

from core import permissions as may
from core import settings as s
from core.parties import CustomerIsNew
from core.ports import UnitOfWork
from core.refusals import Refused
from core.sheet import CHOSEN_FROM, Doing, Sheet
from core.usecases.assignments import (
    AddAssignment,
    RemoveAssignment,
    add_assignment,
    remove_assignment,
)
from core.usecases.counters import (
    CounterWentBack,
    ReadCounter,
    TooManyHours,
    read_counter,
)
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.objects import AddNewObject, add_new_object, agreement_notices
from core.usecases.sheets import OpenOrder, open_order
from core.words import N_
from core.work_order import Assignment
from web.office.desk import Desk
from web.office.order.at import done, home_of, number_of, page_of
from web.office.reading import an_amount

_TEXTS = (("description", N_("Description")), ("error", N_("Error")), ("cause", N_("Cause")))
_WAS = "was:"
MOST_OFFERED = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One field to edit: how it is sent, what is in it, what was seen, and what is offered."""

    name: str
    label: str
    value: str
    was: str
    kind: str = "text"
    options: tuple[str, ...] = ()
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Editable:
    """What the edit page shows beside the fields: names to choose among, and the agreements."""

    sheet: Sheet
    offered: dict[str, tuple[str, ...]]


async def show(desk: Desk) -> web.StreamResponse:
    """The fields as they are now."""
    return await _shown(desk, None)


async def _shown(desk: Desk, refused: Refused | None) -> web.StreamResponse:
    found = await desk.ask(partial(_editable, desk))
    order = found.sheet.order
    desk.actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    return desk.page(
        "order/edit.html",
        200 if refused is None else 409,
        refused=desk.words.text(refused.sentence, **refused.fields) if refused else "",
        order=order,
        home=page_of(order.number),
        entries=[*_of_order(found, desk)],
        assignments=[(each, [*_of_assignment(each, found, desk)]) for each in order.assignments],
        offered=found.offered,
    )


def _editable(desk: Desk, uow: UnitOfWork) -> Editable:
    sheet = open_order(OpenOrder(number_of(desk), Doing.MAKING), desk.actor, uow)
    order = sheet.order
    place = order.facility.id if order.facility else None
    values = uow.settings.all()
    people = uow.contacts.of(order.customer.id, place)
    offered = {
        "customer": tuple(e.name for e in uow.customers.all()[:MOST_OFFERED]),
        "facility": tuple(e.name for e in uow.facilities.of_customer(order.customer.id)),
        "contact": tuple(each.name for each in people),
        "object": tuple(e.code for e in uow.service_objects.of_customer(order.customer.id)),
        **{key: _names(values[setting]) for key, setting in CHOSEN_FROM.items()},
        **{f"field:{e.name}": e.suggestions for e in values[s.CUSTOM_FIELDS] if e.suggestions},
    }
    offered["requester"], offered["invoiced-to"] = offered["contact"], offered["customer"]
    return Editable(sheet, offered)


def _names(known: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(getattr(each, "name", each)) for each in known)


def _of_order(found: Editable, desk: Desk) -> Iterator[Entry]:
    words, order = desk.words, found.sheet.order
    for row in found.sheet.rows:
        if row.key == "address":
            continue
        own = order.invoiced_to.name if order.invoiced_to else ""
        was = own if row.key == "invoiced-to" else row.value
        kind = "date" if row.key == "planned" else "text"
        options = found.offered.get(row.key, ()) if row.key in CHOSEN_FROM else ()
        refers = row.key if row.key in found.offered and not options else ""
        yield _entry(row.key, words.text(row.label), was, desk, kind, options, refers)
    urgent, language = words.text(N_("Urgent")), words.text(N_("Language"))
    yield _entry("urgent", urgent, "on" if order.urgent else "off", desk, "urgent")
    yield _entry("language", language, order.language or "", desk, "text", ("sv", "en"))


def _entry(
    name: str,
    label: str,
    was: str,
    desk: Desk,
    kind: str = "text",
    options: tuple[str, ...] = (),
    refers: str = "",
) -> Entry:
    """As it was typed where a save was refused, with what is there now as the value seen."""
    value = desk.form.text(name, was) if desk.request.method == "POST" else was
    return Entry(name, label, value, was, kind, options, refers)


def _of_assignment(each: Assignment, found: Editable, desk: Desk) -> Iterator[Entry]:
    words = desk.words
    code = each.service_object.code if each.service_object else ""
    label = words.text(N_("Service object"))
    yield _entry(f"{each.id}:object", label, code, desk, "text", (), "object")
    for key, label in _TEXTS:
        kind = "text" if key == "description" else "area"
        yield _entry(f"{each.id}:{key}", words.text(label), getattr(each, key), desk, kind)


async def save(desk: Desk) -> web.StreamResponse:
    """What was changed, all or nothing; a field that another changed meanwhile shows both (WO-17)."""
    number = number_of(desk)
    desk.again = partial(_shown, desk)
    edits = tuple(_edits(desk))
    if edits:
        await desk.do(edit_order, EditOrder(number, edits, desk.form.agreed(CustomerIsNew)))
    notices = await desk.ask(partial(_notices, desk))
    if notices:
        return desk.back(N_("Order {number} is saved. {agreements}"), to=page_of(number),
                         number=number, agreements=" ".join(notices))  # fmt: skip
    return desk.back(N_("Order {number} is saved."), to=page_of(number), number=number)


def _notices(desk: Desk, uow: UnitOfWork) -> list[str]:
    order = uow.work_orders.get(number_of(desk))
    found = agreement_notices(order, desk.words.today(desk.now), uow)
    return [desk.words.text(each.sentence, **each.fields) for each in found]


def _edits(desk: Desk) -> Iterator[Edit]:
    for name, seen in desk.form.named(_WAS).items():
        value = desk.form.text(name)
        if value.replace("\r\n", "\n") != seen.replace("\r\n", "\n"):
            home, key = _home(name)
            yield Edit(key, value, seen, home)


def _home(name: str) -> tuple[UUID | None, str]:
    home, colon, key = name.partition(":")
    try:
        return (UUID(home), key) if colon else (None, name)
    except ValueError:  # a custom field, whose key has a colon too
        return None, name


async def add(desk: Desk) -> web.StreamResponse:
    """One assignment more (AS-01)."""
    number, form = number_of(desk), desk.form
    command = AddAssignment(
        number, form.text("description"), form.text("error"), form.text("object")
    )
    await desk.do(add_assignment, command)
    return done(desk, N_("Order {number} is saved."), number=number)


async def remove(desk: Desk) -> web.StreamResponse:
    """One assignment less; undo brings it back (AS-09)."""
    number, home = number_of(desk), home_of(desk)
    if home is not None:
        await desk.do(remove_assignment, RemoveAssignment(number, home))
    return done(desk, N_("The assignment is off order {number}."), number=number)


async def add_object(desk: Desk) -> web.StreamResponse:
    """A new service object, on the order and in the register (OB-04)."""
    number, form = number_of(desk), desk.form
    fields = (form.text(key).strip() or None for key in ("model", "serial_number", "counter_unit"))
    model, serial, unit = fields
    command = AddNewObject(
        number, form.text("code"), form.text("name"), model, serial, unit,
        assignment_id=home_of(desk),
    )  # fmt: skip
    await desk.do(add_new_object, command)
    return done(desk, N_("Order {number} is saved."), number=number)


async def read(desk: Desk) -> web.StreamResponse:
    """What the object's counter shows (OB-07)."""
    number, value = number_of(desk), an_amount(desk.form.text("value"))
    replaced = desk.form.agreed(CounterWentBack) or desk.form.agreed(TooManyHours)
    await desk.do(read_counter, ReadCounter(number, value, home_of(desk), replaced))
    return done(desk, N_("Noted on order {number}."), number=number)


DEEDS = {
    "/assignments": add,
    "/assignments/remove": remove,
    "/objects": add_object,
    "/counter": read,
}
PAGES = {"/edit": show}
SAVES = {"/edit": save}
