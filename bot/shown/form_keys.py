"""The buttons of a form: choices, what is missing, every field, and the ways on and back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from bot import pens
from bot.actions import Action
from bot.choosing import page_of
from bot.forms import (
    CONTACT,
    COUNTER,
    CUSTOMER,
    DESCRIPTION,
    ERROR,
    FACILITY,
    OBJECT,
    PAYER,
    REQUESTER,
    mark,
    parted,
)
from bot.keyboards import Rows, back, button, by_two
from bot.shown.month import month_of
from bot.steps.form_choices import Choice
from bot.steps.form_fields import party_fields, work_fields
from bot.steps.form_sheets import Sheet
from core import permissions as may
from core.chat import Button, Style
from core.order_fields import FIELD
from core.registers import ServiceObject
from core.requirements import REMEDY_LABELS, Remedy
from core.requirements.gate import Block
from core.text import one_line
from core.words import N_, Label, Words

NAMES = {
    CUSTOMER: N_("👤 Customer"),
    FACILITY: N_("📍 Facility"),
    OBJECT: N_("Object"),
    DESCRIPTION: N_("Description"),
}
WHAT_HELPS: Mapping[Remedy, str] = {
    Remedy.CHOOSE_CUSTOMER: CUSTOMER,
    Remedy.CHOOSE_FACILITY: FACILITY,
    Remedy.ADD_CONTACT: CONTACT,
    Remedy.CHOOSE_STATUS: "status",
    Remedy.WRITE_COUNTER: COUNTER,
    Remedy.TAKE_OBJECT_OFF: OBJECT,
}
MUST = (CUSTOMER, DESCRIPTION)


def gap_buttons(sheet: Sheet, words: Words) -> Iterator[Button]:
    """A button for each thing that is missing."""
    for gap in sheet.gaps:
        key = _helping(gap, sheet)
        if key is not None:
            label = words.text(REMEDY_LABELS[gap.requirement.remedy])
            yield button(label, Action.FIELD, sheet.form.number, mark(key), style=Style.PRIMARY)


def _helping(gap: Block, sheet: Sheet) -> str | None:
    if gap.requirement.remedy is Remedy.FILL_FIELDS:
        named = str(gap.fields.get("fields", "")).split(", ")
        return f"{FIELD}{named[0]}"
    return WHAT_HELPS.get(gap.requirement.remedy)


def asking_rows(sheet: Sheet, words: Words) -> Rows:
    """The choices of the field that is asked for, and the ways past it."""
    form = sheet.form
    key = mark(form.asks)

    def each(choice: Choice) -> Button:
        label = words.text(choice.label) if isinstance(choice.label, Label) else choice.label
        return button(
            one_line(label, 60), Action.FIELD_VALUE, form.number, key, mark(choice.value)
        )

    def turn(page: int, label: str) -> Button:
        return button(label, Action.FIELD_PAGE, form.number, key, page)

    rows = page_of(sheet.choices, form.page, each, turn)
    if form.asks == "planned":
        rows = (*rows, *_days(sheet, words))
    if sheet.can_add:
        label = words.text(N_("+ Add {name}"), name=one_line(form.found, 40))
        rows = (*rows, (button(label, Action.FIELD_NEW, form.number),))
    return (*rows, *_past(sheet, words))


def _days(sheet: Sheet, words: Words) -> Rows:
    form, today = sheet.form, sheet.today
    near = (
        button(
            _capital(words.day(day, today)), Action.FIELD_DAY, form.number, mark(form.asks), day
        )
        for day in (today + timedelta(days=ahead) for ahead in range(2))
    )
    calendar = words.text(N_("🗓 Calendar"))
    first = today.replace(day=1)
    later = button(calendar, Action.FIELD_MONTH, form.number, mark(form.asks), first)
    return (tuple(near), (later,))


def calendar_rows(sheet: Sheet, words: Words, month: date) -> Rows:
    """A month's days to tap."""
    form = sheet.form
    key = mark(form.asks)
    rows = month_of(
        month,
        words,
        lambda day, label: button(label, Action.FIELD_DAY, form.number, key, day),
        lambda first, label: button(label, Action.FIELD_MONTH, form.number, key, first),
    )
    up = button(words.text("Back"), Action.FIELD, form.number, key)
    return (*rows, (up,))


def _past(sheet: Sheet, words: Words) -> Rows:
    form = sheet.form
    name, _ = parted(form.asks)
    key = mark(form.asks)
    if form.number is not None:
        none = button(words.text(N_("Take off")), Action.FIELD_NONE, form.number, key)
        may_be_empty = bool(sheet.stands) and name not in (*MUST, COUNTER, "urgent")
        last = (*((none,) if may_be_empty else ()), back(form.number, words))
        details = _details(name, sheet, words)
        return ((details,), last) if details else (last,)
    skip = button(words.text(N_("Skip")), Action.FIELD_NONE, None, key)
    drop = button(words.text(N_("Discard")), Action.FORM_DROP)
    up = button(words.text("Back"), Action.FORM)
    first = () if name in MUST else (skip,)
    return ((*first, up if sheet.form.values else drop),)


def _details(name: str, sheet: Sheet, words: Words) -> Button | None:
    """The pen of whoever or whatever stands there now (CF-05, PE-25..27)."""
    order = sheet.order
    kind, row = {
        CUSTOMER: (pens.CUSTOMER, order.customer),
        FACILITY: (pens.FACILITY, order.facility),
        CONTACT: (pens.PERSON, order.contact),
        REQUESTER: (pens.PERSON, order.requester),
        PAYER: (pens.CUSTOMER, order.invoiced_to),
    }.get(name, (pens.OBJECT, _thing_asked(sheet) if name == OBJECT else None))
    if row is None or not sheet.actor.may(pens.PENS[kind].right):
        return None
    label = words.text(N_("Change {name}"), name=one_line(row.name, 30))
    return button(label, Action.PEN, order.number, kind, row.id)


def _thing_asked(sheet: Sheet) -> ServiceObject | None:
    _, assignment_id = parted(sheet.form.asks)
    meant = (a for a in sheet.order.assignments if assignment_id in {None, a.id})
    return next((each.service_object for each in meant), None)


def draft_rows(sheet: Sheet, words: Words) -> Rows:
    """The buttons of a new order: what is missing, *Save*, and every field to change."""
    if sheet.form.asks:
        return asking_rows(sheet, words)
    ready = not sheet.gaps and bool(sheet.order.title)
    missing = () if ready else tuple(gap_buttons(sheet, words))
    fields = tuple(
        button(words.text(label), Action.FIELD, None, mark(key)) for key, label in NAMES.items()
    )
    more = button(words.text(N_("More fields")), Action.FORM_MORE)
    drop = button(words.text(N_("Discard")), Action.FORM_DROP)
    return (
        *(_save_rows(sheet, words) if ready else ()),
        *((each,) for each in missing),
        fields[:2],
        fields[2:],
        (more, drop),
    )


def _save_rows(sheet: Sheet, words: Words) -> Rows:
    save = button(words.text(N_("✓ Save")), Action.FORM_SAVE, None, 0, style=Style.PRIMARY)
    if not sheet.actor.may(may.ASSIGN_SELF) or sheet.form.booking:
        return ((save,),)
    mine = words.text(N_("✓ Save and take it"))
    return ((save,), (button(mine, Action.FORM_SAVE, None, 1),))


def more_rows(sheet: Sheet, words: Words) -> Rows:
    """Everything else that may be said of a new order."""
    keys = (
        ERROR,
        *work_fields(sheet.order, sheet.settings),
        *(k for k in party_fields(sheet.settings) if k not in NAMES),
        COUNTER,
    )
    thing = sheet.order.assignments[0].service_object
    offered = (key for key in keys if key != COUNTER or (thing and thing.counter_unit))
    return field_rows(sheet, offered, words, Action.FORM)


def field_rows(sheet: Sheet, keys: Iterable[str], words: Words, up: Action) -> Rows:
    """A button for each field, with what stands in it."""
    number = sheet.form.number
    buttons = (button(_named(sheet, key), Action.FIELD, number, mark(key)) for key in keys)
    way_back = button(words.text("Back"), up, number)
    return (*by_two(buttons), (way_back,))


def _named(sheet: Sheet, key: str) -> str:
    label, value = sheet.labels.get(key, key), sheet.values.get(key, "")
    return one_line(f"{label}: {value}", 60) if value else label


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
