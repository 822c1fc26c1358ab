"""Pens: the details of a customer, facility, contact or object, changed where they are met."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from bot.actions import Action
from bot.acts import Act, Acts, Answer, Known
from bot.choosing import page_of
from bot.forms import mark
from bot.handlers.orders import on_card
from bot.keyboards import Rows, back, button, by_two
from bot.pens import NEVER_EMPTY, OBJECT, PENS
from bot.phrases import lines, safe, say
from bot.routing import Routes
from bot.said import Said
from bot.steps.form_choices import Choice
from bot.steps.pens import ChangeRow, Row, ShowRow, change_row, show_row
from bot.tapped import argument
from core.chat import ASKS, Button, ChatMessage, Pending
from core.numbers import OrderNumber
from core.text import one_line
from core.words import N_, Label, Words

KIND = "pen"
CHOICES_PER_PAGE = 12
PEN, ROW, FIELD = "pen", "row", "field"
"""What the question remembers: the kind of row, its ID, and the mark of the field."""


def pen(said: Said, known: Known) -> Acts:
    """All that the register says of it."""
    command = ShowRow(argument(said, str), argument(said, UUID, 1), known.words)
    return (Act(show_row, command, _shown),)


def pen_field(said: Said, known: Known) -> Acts:
    """One of its fields is asked for."""
    command = ShowRow(
        argument(said, str), argument(said, UUID, 1), known.words, argument(said, int, 2)
    )
    at = argument(said, int, 3) if said.tap and len(said.tap.arguments) > 3 else 0
    return (Act(show_row, command, partial(_asked, at=at)),)


def pen_value(said: Said, known: Known) -> Acts:
    """A choice was tapped."""
    command = _change(said, known, choice=argument(said, int, 3))
    return (Act(change_row, command, _saved),)


def pen_none(said: Said, known: Known) -> Acts:
    """The field is to be empty."""
    return (Act(change_row, _change(said, known), _saved),)


def typed(said: Said, known: Known, pending: Pending) -> Acts:
    """What was typed is the field's value."""
    context = pending.context
    command = ChangeRow(
        context[PEN], UUID(context[ROW]), known.words, int(context[FIELD]), said.text
    )
    number = OrderNumber.parse(pending.order) if pending.order else None
    answer = partial(_saved, at=pending.prompt_message_id, number=number)
    return (Act(change_row, command, answer),)


def _change(said: Said, known: Known, choice: int = 0) -> ChangeRow:
    kind, row_id, field = argument(said, str), argument(said, UUID, 1), argument(said, int, 2)
    return ChangeRow(kind, row_id, known.words, field, choice=choice)


def _shown(row: Row, known: Known) -> Answer:
    number = known.said.tap.order if known.said.tap else None
    return Answer(edit=_message(row, number, known.words))


def _message(row: Row, number: OrderNumber | None, words: Words) -> ChatMessage:
    told = (
        f"{safe(label)}: {safe(one_line(value, 400))}" for _, label, value in row.fields if value
    )
    html = lines(f"{PENS[row.kind].sign} <b>{safe(row.name)}</b>", *told)
    fields = (_field_button(row, name, label, number) for name, label, _ in row.fields)
    rows = (*(by_two(fields) if row.may_change else ()), (_up(row, number, words),))
    return on_card(number, html, rows) if number else ChatMessage(html, rows)


def _field_button(row: Row, name: str, label: str, number: OrderNumber | None) -> Button:
    return button(label, Action.PEN_FIELD, number, row.kind, row.row_id, mark(name))


def _up(row: Row, number: OrderNumber | None, words: Words) -> Button:
    if number is None and row.kind == OBJECT:
        return button(words.text("Back"), Action.OBJECT, None, row.row_id)
    return back(number, words) if number else button(words.text(N_("Open orders")), Action.ORDERS)


def _asked(row: Row, known: Known, *, at: int) -> Answer:
    said, words = known.said, known.words
    number = said.tap.order if said.tap else None
    label, value = next((lab, val) for name, lab, val in row.fields if name == row.asked)
    asked = say(words, N_("{field}? Write it."), field=label)
    html = lines(
        f"{PENS[row.kind].sign} <b>{safe(row.name)}</b>",
        f"{safe(label)}: {safe(value)}" if value else None,
        "",
        f"<b>{asked}</b>",
    )
    rows = _choice_rows(row, at, number, words, has_value=bool(value))
    context = {PEN: row.kind, ROW: str(row.row_id), FIELD: str(mark(row.asked)), ASKS: KIND}
    message = on_card(number, html, rows) if number else ChatMessage(html, rows)
    message = replace(message, stands_for={**message.stands_for, **context})
    expected = Pending(
        said.speaker.id, said.place, KIND, str(number) if number else None, context,
        said.message_id,
    )  # fmt: skip
    return Answer(edit=message, expect=expected)


def _choice_rows(
    row: Row, at: int, number: OrderNumber | None, words: Words, *, has_value: bool
) -> Rows:
    field = mark(row.asked)

    def each(choice: Choice) -> Button:
        label = words.text(choice.label) if isinstance(choice.label, Label) else choice.label
        return button(
            label, Action.PEN_VALUE, number, row.kind, row.row_id, field, mark(choice.value)
        )

    def turn(page: int, label: str) -> Button:
        return button(label, Action.PEN_PAGE, number, row.kind, row.row_id, field, page)

    up = button(words.text("Back"), Action.PEN, number, row.kind, row.row_id)
    none = button(words.text(N_("Take off")), Action.PEN_NONE, number, row.kind, row.row_id, field)
    may_be_empty = has_value and row.asked not in (*NEVER_EMPTY, "gets_protocols")
    chosen = page_of(row.choices, at, each, turn, size=CHOICES_PER_PAGE)
    return (*chosen, (none, up) if may_be_empty else (up,))


def _saved(
    row: Row, known: Known, *, at: int | None = None, number: OrderNumber | None = None
) -> Answer:
    number = known.said.tap.order if known.said.tap else number
    message = _message(row, number, known.words)
    toast = known.words.text(N_("Saved: {name}."), name=one_line(row.name, 60))
    if known.said.tap is None and at is None:
        return Answer(say=(message,), forget=True)
    return Answer(edit=message, edit_id=at, toast=toast, forget=True)


ROUTES = Routes(
    taps={
        Action.PEN: pen,
        Action.PEN_FIELD: pen_field,
        Action.PEN_PAGE: pen_field,
        Action.PEN_VALUE: pen_value,
        Action.PEN_NONE: pen_none,
    },
    questions={KIND: typed},
)
