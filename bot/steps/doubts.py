"""Questions about an article: kept until they are answered, once, or a week has passed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from bot.reading.days import day_meant
from bot.reading.entries import ArticleEntry
from core.bounds import plain_number
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.refusals import Refused
from core.usecases.measures import AddMeasure, MeasureAddedTo, add_measure
from core.words import N_, Words

DOUBT = "article-doubt"
HOLDS = timedelta(days=7)


class AskedAndAnswered(Refused):
    sentence = N_("That question is answered already. Open the order to see how it is.")


@dataclass(frozen=True, slots=True)
class Choose:
    """The answer to a question about an article."""

    number: OrderNumber
    doubt: int

    @property
    def key(self) -> str:
        """What the question is kept under."""
        return f"{self.number}|{self.doubt}"


@dataclass(frozen=True, slots=True)
class AsMeasure:
    """The words in question are a measure."""

    choose: Choose
    words: Words
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is in question, the numbers that were offered, and what was said."""

    entry: ArticleEntry
    numbers: tuple[str, ...]
    kept: Mapping[str, Any] | None
    assignment_id: UUID | None = None


def ask_about(question: Choose, doubt: Doubt, uow: UnitOfWork) -> int:
    """Keep the question; gives what it is kept under, as one message may raise several."""
    while uow.due.get(DOUBT, question.key) is not None:
        question = replace(question, doubt=question.doubt + 1)
    context = {
        "words": doubt.entry.words,
        "quantity": str(doubt.entry.quantity),
        "to_order": doubt.entry.to_order,
        "other": doubt.entry.other,
        "price": plain_number(doubt.entry.price),
        "numbers": list(doubt.numbers),
        "kept": doubt.kept,
        "assignment": str(doubt.assignment_id) if doubt.assignment_id else None,
    }
    uow.due.put(DueRow(DOUBT, question.key, uow.now + HOLDS, context))
    return question.doubt


def settled(question: Choose, uow: UnitOfWork) -> Doubt:
    """Close the question; raises AskedAndAnswered when it was closed before."""
    row = uow.due.get(DOUBT, question.key)
    if row is None:
        raise AskedAndAnswered
    uow.due.drop(DOUBT, row.key)
    context = row.context
    entry = ArticleEntry(
        context["words"],
        Decimal(context["quantity"]),
        context["to_order"],
        other=context["other"],
        price=Decimal(context["price"]) if context["price"] else None,
    )
    meant = context.get("assignment")
    home = _still_there(question.number, UUID(meant), uow) if meant else None
    return Doubt(entry, tuple(context["numbers"]), context["kept"], home)


def _still_there(number: OrderNumber, assignment_id: UUID, uow: UnitOfWork) -> UUID | None:
    """The assignment that was in hand, unless it was taken off the order since."""
    there = (each.id for each in uow.work_orders.get(number).assignments)
    return assignment_id if assignment_id in there else None


def settle(command: Choose, actor: Actor, uow: UnitOfWork) -> Doubt:
    """Never mind: close the question, and say what was in question."""
    return settled(command, uow)


def add_as_measure(command: AsMeasure, actor: Actor, uow: UnitOfWork) -> MeasureAddedTo:
    """What looked like an article was a measure."""
    doubt = settled(command.choose, uow)
    kept = doubt.kept or {}
    said_on = command.words.today(datetime.fromisoformat(kept["at"]))
    text, day = day_meant(kept["text"], said_on)
    number, home = command.choose.number, doubt.assignment_id
    measure = AddMeasure(number, text, day, home, despite_ready=command.despite_ready)
    return add_measure(measure, actor, uow)
