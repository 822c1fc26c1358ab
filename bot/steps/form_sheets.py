"""A form as it is to be shown: the order as it would be, what may be tapped, what lacks."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.forms import (
    Form,
)
from bot.shown.cards import card_text
from bot.steps.editing import Saved
from bot.steps.form_choices import About, Choice, choices_of
from bot.steps.form_fields import keys_of, label_of, value_of, written_of
from bot.steps.form_search import may_add
from bot.steps.previews import gaps_in, preview
from bot.updates.gathering import order_seen
from core.people import Actor
from core.ports import UnitOfWork
from core.requirements.gate import Block
from core.settings import Settings
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
        bool(form.found) and may_add(form.asks, actor),
        {key: label_of(key, order, values, words) for key in keys},
        {key: value_of(key, order, values, uow, words) for key in keys},
        saved,
    )


def _looked_at(form: Form, order: WorkOrder, values: Settings) -> Form:
    """What stands in the field that is asked for is what its author sees now."""
    if form.number is None or not form.asks or form.asks in form.values:
        return form
    written = written_of(form.asks, order, values)
    return form if written is None else replace(form, seen={**form.seen, form.asks: written})
