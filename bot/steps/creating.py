"""Makes a new order of what its form says, with what was sent to go with it (WO-02)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from bot.forms import (
    ADDRESS,
    COUNTER,
    CUSTOMER,
    DESCRIPTION,
    ERROR,
    NEW_COUNTER,
    NEW_CUSTOMER,
    OBJECT,
    OBJECT_NAME,
    Form,
    parted,
)
from bot.reading.days import WHOLE_DAY, Slot
from bot.said import SentFile
from bot.steps.bookings import BookSlot, book_slot
from bot.steps.documents import KeepFile, keep_file
from bot.steps.editing import Saved, keep_address, new_facility, told_of
from bot.steps.form_sheets import Fill, Sheet
from bot.steps.forms import begin
from bot.steps.free_time import USUAL, LookAtSlot, slot_of
from bot.steps.previews import number_written
from core import permissions as may
from core.chat import Place
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.assigning import AssignToSelf, assign_to_self
from core.usecases.creating import CreateOrder, create_order
from core.usecases.editing import Edit
from core.usecases.objects import AddNewObject, add_new_object
from core.words import Words
from core.work_order import WorkOrder

_APART = (
    CUSTOMER, DESCRIPTION, ERROR, OBJECT, OBJECT_NAME, COUNTER, ADDRESS, NEW_CUSTOMER, NEW_COUNTER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MakeOrder:
    """A new order of what a form says; ``mine`` gives it to whoever makes it."""

    form: Form
    words: Words
    mine: bool = False


def make_order(command: MakeOrder, actor: Actor, uow: UnitOfWork) -> Saved:
    """Make and keep it; *save*'s gates hold (WO-02, CF-01). What was sent is on it."""
    form, words = command.form, command.words
    actor.require_at_all(may.CREATE)
    created = new_facility(form, actor, uow)
    order = create_order(_new(form, words, uow), actor, uow)
    # What goes with a new order is part of making it, also for who edits only what he was given.
    maker = replace(actor, rights=actor.rights | {may.EDIT})
    order = keep_address(form, order, actor, uow)
    order = _with_new_object(form, order, maker, uow)
    for kept in form.files:
        _keep_file(order, kept, words, maker, uow)
    if command.mine:
        assign_to_self(AssignToSelf(order.number), actor, uow)
    _book(form, order, words, actor, uow)
    order = uow.work_orders.get(order.number)
    return told_of(None, order, created, words, uow)


@dataclass(frozen=True, slots=True)
class MakeOnce:
    """As ``MakeOrder``; the form stands in the message ``message_id`` at ``place``."""

    form: Form
    words: Words
    mine: bool
    place: Place
    message_id: int


def make_once(command: MakeOnce, actor: Actor, uow: UnitOfWork) -> Saved:
    """Make the order, and let its form stand for none any more: a second tap finds nothing."""
    uow.chats.remember_line(command.place.chat_id, command.message_id, {})
    return make_order(MakeOrder(command.form, command.words, command.mine), actor, uow)


def put_away(command: MakeOnce, actor: Actor, uow: UnitOfWork) -> Form:
    """Let the form go."""
    uow.chats.remember_line(command.place.chat_id, command.message_id, {})
    return command.form


def begin_booked(command: LookAtSlot, actor: Actor, uow: UnitOfWork) -> Sheet:
    """A new order's form for a free time: whom and when to book are filled in (WO-05)."""
    free = slot_of(command, actor, uow).slot
    words = command.words
    start = words.local(free.starts_at)
    until = words.local(min(free.ends_at, free.starts_at + USUAL))
    minutes = (start.hour * 60 + start.minute, until.hour * 60 + until.minute)
    if until.date() != start.date():
        minutes = (minutes[0], WHOLE_DAY)
    day = start.date().isoformat()
    booking = (str(free.user_id), day, *(str(each) for each in minutes))
    return begin(Fill(Form(booking=booking), words), actor, uow)


def _new(form: Form, words: Words, uow: UnitOfWork) -> CreateOrder:
    values = form.values
    edits = (Edit(key, value) for key, value in values.items() if parted(key)[0] not in _APART)
    return CreateOrder(
        None,
        values.get(DESCRIPTION, ""),
        error=values.get(ERROR, ""),
        customer=values.get(CUSTOMER, ""),
        add_customer=NEW_CUSTOMER in values,
        object_code="" if _has_new_object(form, uow) else values.get(OBJECT, ""),
        edits=tuple(edits),
        service_number=form.service or None,
        counter=number_written(values[COUNTER]) if values.get(COUNTER) else None,
        counter_replaced=NEW_COUNTER in values,
        today=words.today(uow.now),
    )


def _has_new_object(form: Form, uow: UnitOfWork) -> bool:
    code = form.values.get(OBJECT)
    return bool(code) and uow.service_objects.by_code(code or "") is None


def _with_new_object(form: Form, order: WorkOrder, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """An object that is in no register yet comes onto the order and into the register (OB-04)."""
    if not _has_new_object(form, uow):
        return order
    code = form.values[OBJECT]
    return add_new_object(
        AddNewObject(order.number, code, form.values.get(OBJECT_NAME) or code), actor, uow
    )


def _keep_file(
    order: WorkOrder, kept: Mapping[str, Any], words: Words, actor: Actor, uow: UnitOfWork
) -> None:
    day = words.local(datetime.fromisoformat(kept["at"])).date()
    file = SentFile(**kept["file"])
    keep_file(KeepFile(order.number, file, kept["album"], day), actor, uow)


def _book(form: Form, order: WorkOrder, words: Words, actor: Actor, uow: UnitOfWork) -> None:
    """Whom and when, where it was made from a free time (WO-05)."""
    if not form.booking:
        return
    user_id, day, start, end = form.booking
    slot = Slot(datetime.fromisoformat(day).date(), int(start), int(end))
    book_slot(BookSlot(order.number, UUID(user_id), slot, words), actor, uow)
