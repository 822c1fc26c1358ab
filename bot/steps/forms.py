"""Fills in forms: what is tapped, found or typed goes into the field that is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.cards import card_text
from bot.days import day_named
from bot.forms import (
    CONTACT,
    COUNTER,
    CUSTOMER,
    ERROR,
    FACILITY,
    NEW_COUNTER,
    NEW_CUSTOMER,
    OBJECT,
    OBJECT_NAME,
    PAYER,
    REQUESTER,
    SEARCHED,
    Form,
    mark,
    of_assignment,
    parted,
)
from bot.gathering import order_seen
from bot.steps.editing import Saved, save_edits
from bot.steps.form_choices import About, Choice, choices_of
from bot.steps.form_fields import keys_of, label_of, next_asked, value_of, written_of
from bot.steps.previews import gaps_in, preview
from bot.tapped import ButtonIsOld
from core import permissions as may
from core.order_fields import FIELD
from core.parties import CustomerIsNew, NoSuchServiceObject, contact_read, facility_known
from core.people import Actor
from core.ports import UnitOfWork
from core.requirements.gate import Block
from core.settings import CUSTOM_FIELDS, Settings, fields_for
from core.text import one_line, said
from core.usecases.party_rights import refuse_new_customer, refuse_new_facility
from core.views import as_seen
from core.words import Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class Fill:
    """A form, and what is done to it: a field asked for, a value tapped, something typed.

    ``field`` and ``choice`` are the marks of a key and a value; ``text`` and ``day`` are values
    themselves; ``add`` is the yes to adding a customer, ``replaced`` to a new counter.
    """

    form: Form
    words: Words
    field: int = 0
    choice: int = 0
    text: str = ""
    day: date | None = None
    add: bool = False
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is to be shown: the order as it would be, what may be tapped, what lacks.

    ``text`` is the order's card; ``can_add`` whether what was typed may be added as new;
    ``labels`` and ``values`` are what its fields are called and say, in the reader's words;
    ``saved`` is what came of it, once an order's form was saved.
    """

    form: Form
    order: WorkOrder
    actor: Actor
    settings: Settings
    today: date
    choices: tuple[Choice, ...] = ()
    gaps: tuple[Block, ...] = ()
    text: str = ""
    can_add: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    saved: Saved | None = None

    @property
    def stands(self) -> str:
        """What stands in the field that is asked for."""
        return self.values.get(self.form.asks, "")


def show(command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """The form as it stands, with the field that ``field`` marks asked for, if it does."""
    _allow(command.form, actor, uow)
    form = command.form
    if command.field:
        form = form.asking(_key(command, form, actor, uow), form.page)
    return sheet_of(form, command.words, actor, uow)


def show_lacking(command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """The form with the first of the company's fields asked for that must be filled in."""
    _allow(command.form, actor, uow)
    order = preview(command.form, actor, uow)
    filled = {name for name, value in order.custom_fields if value.strip()}
    declared = fields_for(order.subgroup, uow.settings.all()[CUSTOM_FIELDS])
    empty = (each.name for each in declared if each.required and each.name not in filled)
    first = next(empty, None)
    form = command.form.asking(f"{FIELD}{first}" if first else "")
    return sheet_of(form, command.words, actor, uow)


def begin(command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """A new order's form, asking for what it lacks first (WO-02)."""
    _allow(command.form, actor, uow)
    form = _with_only_facility(command.form, uow)
    if CUSTOMER in form.values and uow.customers.named(form.values[CUSTOMER]) is None:
        form = form.without(CUSTOMER)
    order = preview(form, actor, uow)
    form = form.asking(next_asked(form, "", order, actor, uow))
    return sheet_of(form, command.words, actor, uow)


def pick(command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """Take the choice that was tapped."""
    form = command.form
    _allow(form, actor, uow)
    key = _key(command, form, actor, uow)
    about = About(preview(form, actor, uow), actor, uow)
    typed = form.found if form.asks == key else ""
    offered = (*choices_of(key, about, typed), *choices_of(key, about))
    value = next((each.value for each in offered if mark(each.value) == command.choice), None)
    if value is None:
        raise ButtonIsOld
    return put(form, key, value, command, actor, uow)


def clear(command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """Let a field be empty: skipped on a new order, taken off on one that there is."""
    form = command.form
    _allow(form, actor, uow)
    key = _key(command, form, actor, uow)
    if form.number is not None:
        return put(form, key, "", command, actor, uow)
    if form.asks != key:  # an older look of the message, and its field was filled in since
        return sheet_of(form, command.words, actor, uow)
    form = replace(form.without(key), skipped=(*form.skipped, key))
    return _next(form, key, command, actor, uow)


def set_day(command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """Take the day that was tapped."""
    _allow(command.form, actor, uow)
    key = _key(command, command.form, actor, uow)
    value = command.day.isoformat() if command.day else ""
    return put(command.form, key, value, command, actor, uow)


def write(command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """Take what was typed: looked for among the rows of registers, else as it is (CF-02, CF-06)."""
    form = command.form
    _allow(form, actor, uow)
    order = preview(form, actor, uow)
    key = form.asks or _meant(form, order, actor, uow)
    text = said(command.text)
    if key == ERROR and not form.asks and form.values.get(ERROR):
        text = f"{form.values[ERROR]}\n{text}"
    if parted(key)[0] in SEARCHED:
        return _looked_up(form, key, text, command, actor, uow)
    if key == "planned":
        day = day_named(text, command.words.today(uow.now))
        text = day.isoformat() if day else text
    return put(form, key, text, command, actor, uow)


def add_new(command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """Add what was typed and not found: the tap is the yes (CF-03, CF-07, OB-04)."""
    form = command.form
    _allow(form, actor, uow)
    if not form.found:
        raise ButtonIsOld
    order = preview(form, actor, uow)
    filled = _added(form, form.asks, form.found, replace(command, add=True), order, actor, uow)
    return _next(filled, form.asks, command, actor, uow)


def put(form: Form, key: str, value: str, command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    """The form with this value, saved at once where it is of an order that there is."""
    name, _ = parted(key)
    if command.replaced and name == COUNTER:
        form = form.having(NEW_COUNTER, "yes")
    form = form.having(key, value)
    return _next(
        _with_only_facility(form, uow) if name == CUSTOMER else form, key, command, actor, uow
    )


def sheet_of(
    form: Form, words: Words, actor: Actor, uow: UnitOfWork, saved: Saved | None = None
) -> Sheet:
    """The form as it is to be shown."""
    values = uow.settings.all()
    order = preview(form, actor, uow)
    form = _looked_at(form, order, values)
    choices = choices_of(form.asks, About(order, actor, uow), form.found) if form.asks else ()
    keys = keys_of(form, order, values)
    text = ""
    if form.number is not None:
        there = as_seen(order_seen(form.number, actor, uow), actor, values)
        text = card_text(there, uow, words)
    return Sheet(
        form,
        order,
        actor,
        values,
        words.today(uow.now),
        choices,
        gaps_in(order, uow),
        text,
        bool(form.found) and _may_add(form.asks, actor),
        {key: label_of(key, order, values, words) for key in keys},
        {key: value_of(key, order, values, uow, words) for key in keys},
        saved,
    )


def _allow(form: Form, actor: Actor, uow: UnitOfWork) -> None:
    if form.number is None:
        actor.require_at_all(may.CREATE)
    else:
        actor.require(uow.work_orders.get(form.number), may.EDIT, may.EDIT_ASSIGNED)


def _next(form: Form, key: str, command: Fill, actor: Actor, uow: UnitOfWork) -> Sheet:
    order = preview(form, actor, uow)
    if form.number is None:
        form = form.asking(next_asked(form, key, order, actor, uow))
        return sheet_of(form, command.words, actor, uow)
    form = form.asking("")
    if gaps_in(order, uow):
        return sheet_of(form, command.words, actor, uow)
    saved = save_edits(form, command.words, actor, uow)
    asks = next_asked(form, key, saved.order, actor, uow) if key == "subgroup" else ""
    return sheet_of(Form(form.number).asking(asks), command.words, actor, uow, saved)


def _key(command: Fill, form: Form, actor: Actor, uow: UnitOfWork) -> str:
    order = preview(form, actor, uow)
    lacking = _first_lacking(command.field, order) if form.number else None
    if lacking is not None:
        return lacking
    for key in keys_of(form, order, uow.settings.all()):
        if mark(key) == command.field:
            return key
    raise ButtonIsOld


def _first_lacking(wanted: int, order: WorkOrder) -> str | None:
    """The assignment that a button means which names none: the first one that lacks it."""
    for key in (OBJECT, COUNTER):
        if wanted == mark(key):
            lacking = (
                a.service_object is None
                if key == OBJECT
                else bool(a.service_object and a.service_object.counter_unit and a.counter is None)
                for a in order.assignments
            )
            nth = next((nth for nth, lacks in enumerate(lacking) if lacks), 0)
            return of_assignment(key, order.assignments[nth].id)
    return None


def _meant(form: Form, order: WorkOrder, actor: Actor, uow: UnitOfWork) -> str:
    """What is typed while nothing is asked for: what lacks first, then more of what is wrong."""
    return next_asked(form, "", order, actor, uow) or ERROR


def _looked_up(
    form: Form, key: str, text: str, command: Fill, actor: Actor, uow: UnitOfWork
) -> Sheet:
    order = preview(form, actor, uow)
    about = About(order, actor, uow)
    found = choices_of(key, about, text)
    exact = _exact(key, text, found, order, uow)
    if exact is not None:
        return put(form, key, exact, command, actor, uow)
    if found and not _is_whole(key, text) and not command.add:
        shown = replace(form.asking(key), found=one_line(text), page=0)
        return sheet_of(shown, command.words, actor, uow)
    filled = _added(form, key, text, command, order, actor, uow)
    if filled.found:
        return sheet_of(filled, command.words, actor, uow)
    return _next(filled, key, command, actor, uow)


def _exact(
    key: str, text: str, found: tuple[Choice, ...], order: WorkOrder, uow: UnitOfWork
) -> str | None:
    name, same = parted(key)[0], one_line(text).casefold()
    if name in (CUSTOMER, PAYER):
        customer = uow.customers.named(one_line(text))
        return customer.name if customer else None
    if name == FACILITY:
        facility = facility_known(text, order.customer.id, uow)
        return facility.name if facility else None
    if name == OBJECT:
        thing = uow.service_objects.by_code(one_line(text))
        return thing.code if thing else None
    return next((each.value for each in found if each.value.casefold() == same), None)


def _is_whole(key: str, text: str) -> bool:
    """Whether a contact was written with how to reach it, so that it is nobody's first letters."""
    is_person = parted(key)[0] in (CONTACT, REQUESTER)
    return is_person and ("@" in text or sum(each.isdigit() for each in text) > 4)


def _added(
    form: Form,
    key: str,
    text: str,
    command: Fill,
    order: WorkOrder,
    actor: Actor,
    uow: UnitOfWork,
) -> Form:
    """The form with a row that is in no register yet; raises CustomerIsNew for the yes to it."""
    name, line = parted(key)[0], one_line(text)
    if name in (CUSTOMER, PAYER):
        refuse_new_customer(line, actor, uow)
        if not command.add:
            raise CustomerIsNew(name=line)
        return form.having(key, line).having(NEW_CUSTOMER, "yes")
    if name == FACILITY:
        refuse_new_facility([line], order.customer, actor, uow)
    elif name in (CONTACT, REQUESTER):
        contact_read(line)
    elif not actor.may(may.EDIT_OBJECTS):
        raise NoSuchServiceObject(code=line)
    elif not command.add:
        return replace(form.asking(key), found=line, page=0)
    else:
        code, _, called = line.partition(" ")
        return form.having(key, code).having(OBJECT_NAME, called or code)
    return form.having(key, line)


def _may_add(key: str, actor: Actor) -> bool:
    right = {
        CUSTOMER: may.EDIT_CUSTOMERS,
        PAYER: may.EDIT_CUSTOMERS,
        FACILITY: may.EDIT_FACILITIES,
        OBJECT: may.EDIT_OBJECTS,
    }.get(parted(key)[0])
    return right is None or actor.may(right)


def _with_only_facility(form: Form, uow: UnitOfWork) -> Form:
    """The customer's facility, where there is one and no other."""
    if form.number is not None or form.values.get(FACILITY):
        return form
    customer = uow.customers.named(form.values.get(CUSTOMER, ""))
    only = uow.facilities.only_one_of(customer.id) if customer else None
    return form.having(FACILITY, only.name) if only else form


def _looked_at(form: Form, order: WorkOrder, values: Settings) -> Form:
    """What stands in the field that is asked for is what its author sees now."""
    if form.number is None or not form.asks or form.asks in form.values:
        return form
    written = written_of(form.asks, order, values)
    return form if written is None else replace(form, seen={**form.seen, form.asks: written})
