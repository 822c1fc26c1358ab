"""An object or a facility as a chat shows it: what it is, what is open there, what was done."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

from bot.actions import Action
from bot.keyboards import Rows, button, by_two
from bot.pens import FACILITY, OBJECT
from bot.phrases import lines, of_measure, safe, say
from bot.steps.labels import ONE_OBJECT, WHOLE_PLACE
from bot.steps.objects import Thing
from core import permissions as may
from core import settings as setting
from core.chat import Button, Style
from core.people import Actor
from core.registers import Facility, ServiceObject
from core.text import one_line
from core.usecases.registers.looking import looks_through
from core.words import N_, Words
from core.work_order import WorkOrder

MOST_OPEN = 12
MAP = "https://www.google.com/maps/search/?api=1&query="


def thing_text(thing: Thing, words: Words, today: date) -> str:
    """Everything that is known of it, in a few lines."""
    rows = (
        *_what(thing, words),
        f"👤 {safe(thing.customer.name)}" if thing.customer else None,
        f"📍 {safe(one_line(thing.facility.place))}" if thing.facility else None,
        *_open(thing, words),
        *_done(thing, words, today),
        *_comments(thing),
    )
    return lines(*rows)


def _what(thing: Thing, words: Words) -> Iterator[str | None]:
    what = thing.service_object
    if what is None:
        yield f"📍 <b>{safe(thing.facility.name)}</b>" if thing.facility else None
        return
    yield f"<b>{safe(what.name)} {safe(what.code)}</b>"
    pieces = (what.model, what.serial_number)
    yield " · ".join(safe(each) for each in pieces if each) or None
    if what.comment and setting.SHOW_OBJECT_COMMENT.key in thing.shows:
        yield f"<i>{safe(one_line(what.comment, 300))}</i>"
    if what.counter_reading is not None:
        shown = f"{words.quantity(what.counter_reading)} {what.counter_unit or ''}"
        yield say(words, N_("Counter: {value}"), value=shown)
    if thing.agreement is not None:
        yield say(words, N_("Agreement: {name}"), name=thing.agreement.name)
    yield from (f"{safe(name)}: {safe(value)}" for name, value in thing.info if value)


def _open(thing: Thing, words: Words) -> Iterator[str]:
    yield ""
    if not thing.open:
        yield words.text(N_("No order is open here."))
        return
    yield words.plural(
        "{count} order is open here:", "{count} orders are open here:", len(thing.open)
    )
    for order in thing.open[:MOST_OPEN]:
        yield f"🔧 <b>AO {order.number}</b> {safe(one_line(order.title, 80))}"


def _done(thing: Thing, words: Words, today: date) -> Iterator[str]:
    if thing.measures:
        yield ""
        yield words.text(N_("Done last:"))
    for done in thing.measures:
        yield f"✓ {of_measure(done.measure, words, today)} · AO {done.number}"


def _comments(thing: Thing) -> Iterator[str]:
    for comment in thing.comments:
        yield f"💬 {safe(comment.by)}: {safe(one_line(comment.text, 200))}"


def thing_rows(thing: Thing, words: Words) -> Rows:
    """What can be done there, the order in hand first."""
    what = thing.service_object
    opened = (_order(each, words) for each in thing.open[:MOST_OPEN])
    return (
        *(((_set(thing, what, words),),) if what and thing.fits else ()),
        *((each,) for each in opened),
        *by_two(_on_it(thing, words)),
    )


def _set(thing: Thing, what: ServiceObject, words: Words) -> Button:
    label = words.text(N_("Set on AO {number}"), number=thing.fits)
    return button(label, Action.OBJECT_SET, thing.fits, what.id, style=Style.PRIMARY)


def _order(order: WorkOrder, words: Words) -> Button:
    label = words.text(N_("Open AO {number}"), number=order.number)
    return button(one_line(f"{label} · {order.title}", 60), Action.OPEN, order.number)


def _on_it(thing: Thing, words: Words) -> Iterator[Button]:
    what, place, actor = thing.service_object, thing.facility, thing.actor
    if actor.may(may.CREATE) and what is not None:
        label = words.text(N_("+ New order on it"))
        yield button(label, Action.OBJECT_NEW_ORDER, None, what.id)
    elif actor.may(may.CREATE) and place is not None:
        yield button(words.text(N_("+ New order here")), Action.FACILITY_NEW_ORDER, None, place.id)
    if what is not None:
        yield from _of_object(thing, what, words)
    elif place is not None:
        yield from _of_place(actor, place, words)
    address = (what.address if what else None) or (place.address if place else None)
    if address:
        yield Button(words.text(N_("📍 Map")), url=f"{MAP}{quote(address)}")


def _of_place(actor: Actor, place: Facility, words: Words) -> Iterator[Button]:
    if actor.may(may.EDIT_FACILITIES):
        yield button(words.text(N_("Details")), Action.PEN, None, FACILITY, place.id)
    if looks_through(actor):
        yield button(words.text(N_("Labels")), Action.LABELS, None, WHOLE_PLACE, place.id, "")


def _of_object(thing: Thing, what: ServiceObject, words: Words) -> Iterator[Button]:
    actor = thing.actor
    if actor.may(may.EDIT_OBJECTS):
        yield button(words.text(N_("Details")), Action.PEN, None, OBJECT, what.id)
    if thing.documents or actor.may(may.EDIT_OBJECTS):
        label = words.text(N_("📎 Files ({count})"), count=len(thing.documents))
        yield button(label, Action.OBJECT_FILES, None, what.id)
    if thing.services and actor.may(may.CREATE):
        yield button(words.text(N_("Services")), Action.SERVICES, None, what.id)
    if actor.may(may.QR_PERFORM) or actor.may(may.QR_ACTIVATE):
        yield button(words.text(N_("Who was here")), Action.OBJECT_SCANS, None, what.id)
    if looks_through(actor):
        yield button(words.text(N_("Label")), Action.LABELS, None, ONE_OBJECT, what.id, "")
