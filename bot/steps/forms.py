"""Fills in forms: what is tapped, found or typed goes into the field that is asked for."""

from dataclasses import replace

from bot.forms import (
    COUNTER,
    CUSTOMER,
    ERROR,
    FACILITY,
    NEW_COUNTER,
    OBJECT,
    SEARCHED,
    Form,
    mark,
    of_assignment,
    parted,
)
from bot.reading.days import day_named
from bot.steps.editing import save_edits
from bot.steps.form_choices import About, choices_of
from bot.steps.form_fields import keys_of, next_asked
from bot.steps.form_search import added, looked_up
from bot.steps.form_sheets import Fill, Sheet, sheet_of
from bot.steps.previews import gaps_in, preview
from bot.tapped import ButtonIsOld
from core import permissions as may
from core.order_fields import FIELD
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import CUSTOM_FIELDS, fields_for
from core.text import said
from core.work_order import WorkOrder


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
    about = About(preview(form, actor, uow), actor, uow)
    filled = added(form, form.asks, form.found, about, add=True)
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
    about = About(preview(form, actor, uow), actor, uow)
    filled = looked_up(form, key, text, about, add=command.add)
    if filled.found:
        return sheet_of(filled, command.words, actor, uow)
    if key == CUSTOMER:
        filled = _with_only_facility(filled, uow)
    return _next(filled, key, command, actor, uow)


def _with_only_facility(form: Form, uow: UnitOfWork) -> Form:
    """The customer's facility, where there is one and no other."""
    if form.number is not None or form.values.get(FACILITY):
        return form
    customer = uow.customers.named(form.values.get(CUSTOMER, ""))
    only = uow.facilities.only_one_of(customer.id) if customer else None
    return form.having(FACILITY, only.name) if only else form
