"""Measures, error and cause on an order's page: noted in passing, moved to another, taken off."""

from aiohttp import web

from core.order_papers import Document
from core.usecases.amending import FollowEdit, MoveMeasure, follow_edit, move_measure
from core.usecases.editing import NoteFault, note_fault
from core.usecases.entering import Entry
from core.usecases.line_edits import EditLine, LineEdit, edit_line
from core.usecases.measures import (
    AddMeasure,
    ChangeMeasureUser,
    add_measure,
    change_measure_user,
)
from core.words import N_
from web.office.desk import Desk
from web.office.order.at import done, home_of, named, number_of, takes_ready_back
from web.office.order.files import taken_in
from web.office.reading import a_day_or_none, an_id


async def add(desk: Desk) -> web.StreamResponse:
    """What was done, today unless another day is said; its photos come with it (ME-01..03)."""
    number, form = number_of(desk), desk.form
    photos: tuple[Document, ...] = await taken_in(desk)
    day = a_day_or_none(form.text("day")) or desk.words.today(desk.now)
    command = AddMeasure(
        number, form.text("text"), day, home_of(desk), photos,
        entry=Entry.DETAILS, despite_ready=takes_ready_back(desk),
    )  # fmt: skip
    await desk.do(add_measure, command)
    return done(desk, N_("Noted on order {number}."), number=number)


async def change(desk: Desk) -> web.StreamResponse:
    """Other words or another day; another who did it, by whoever may say so (ME-05)."""
    number, form, line = number_of(desk), desk.form, named(desk, "line")
    ready = takes_ready_back(desk)
    edits = tuple(
        LineEdit(key, form.text(key), form.text(f"was:{key}"))
        for key in ("text", "day")
        if form.has(key) and form.text(key) != form.text(f"was:{key}")
    )
    if edits:
        await desk.do(edit_line, EditLine(number, line, edits, Entry.CHAT, ready))
    name, before = form.text("by"), form.text("was:by")
    if form.has("by") and name != before:
        await desk.do(change_measure_user, ChangeMeasureUser(number, line, name, before, ready))
    return done(desk, N_("Noted on order {number}."), number=number)


async def amend(desk: Desk) -> web.StreamResponse:
    """A signed one stays; what is written now stands under it, in plain sight (SG-05)."""
    number, today = number_of(desk), desk.words.today(desk.now)
    text, ready = desk.form.text("text"), takes_ready_back(desk)
    await desk.do(follow_edit, FollowEdit(number, named(desk, "line"), text, today, ready))
    return done(desk, N_("Noted on order {number}."), number=number)


async def move(desk: Desk) -> web.StreamResponse:
    """It belongs to another assignment."""
    number, target = number_of(desk), an_id(desk.form.text("assignment"))
    command = MoveMeasure(number, named(desk, "line"), target, takes_ready_back(desk))
    await desk.do(move_measure, command)
    return done(desk, N_("Order {number} is saved."), number=number)


async def note(desk: Desk) -> web.StreamResponse:
    """Error and cause, without an edit (AS-12)."""
    number, form = number_of(desk), desk.form
    error = form.text("error") if form.has("error") else None
    cause = form.text("cause") if form.has("cause") else None
    await desk.do(note_fault, NoteFault(number, error, cause, home_of(desk)))
    return done(desk, N_("Noted on order {number}."), number=number)


DEEDS = {
    "/measures": add,
    "/measures/{line}": change,
    "/measures/{line}/amend": amend,
    "/measures/{line}/move": move,
    "/fault": note,
}
