"""An opened order as the command line prints it, part by part."""

from collections.abc import Iterator

import click

from cli.order.commands import Act
from core.arrival_words import why_so
from core.assignments import Assignment
from core.booking_words import answer_said
from core.lines import ArticleToOrder, Line
from core.order_standing import standing
from core.payers import SOURCE_LABELS
from core.promises import promise_said
from core.reach import CAUSES, cause_of
from core.sheet import Block, Row, Sheet, Thing, heading
from core.words import N_
from core.work_order import STATE_LABELS

LONGEST = 100


def print_sheet(sheet: Sheet, act: Act) -> None:
    """The order as people read it."""
    order = sheet.order
    click.echo(f"AO {order.number} · {act.words.text(STATE_LABELS[order.state])} · {order.title}")
    for line in _lines(sheet, act):
        click.echo(f"  {line}")


def _lines(sheet: Sheet, act: Act) -> Iterator[str]:
    for row in sheet.rows:
        yield from _row(row, act)
    yield from _people_and_files(sheet, act)
    yield from _bookings(sheet, act)
    for place, assignment in enumerate(sheet.order.assignments, 1):
        yield from _assignment(place, assignment, sheet, act)
    yield from _other_articles(sheet, act)
    yield from _papers(sheet, act)
    yield from _how_it_came(sheet, act)
    yield from _last_edit(sheet, act)


def _row(row: Row, act: Act) -> Iterator[str]:
    if row.value:
        yield f"{act.words.text(row.label)}: {row.value}"
    if row.under:
        yield f"    {_short(row.under)}"


def _people_and_files(sheet: Sheet, act: Act) -> Iterator[str]:
    order = sheet.order
    for each in sheet.unreached:
        why = act.words.text(CAUSES[cause_of(each)])
        returned = act.words.text(N_("Mail comes back: {why}."), why=why)
        yield f"⚠️ {each.address} · {returned}"
    if order.assigned:
        names = ", ".join(each.name for each in order.assigned)
        yield f"{act.words.text(N_('Assigned'))}: {names}"
    if order.documents:
        names = ", ".join(each.name for each in order.documents)
        yield f"{act.words.text(N_('Files'))}: {names}"


def _bookings(sheet: Sheet, act: Act) -> Iterator[str]:
    label = act.words.text(N_("Booking"))
    for booking in sheet.order.bookings if Block.BOOKINGS in sheet.blocks else ():
        slot = act.words.slot(booking.starts_at, booking.ends_at, act.now)
        parts = (slot, booking.resource, answer_said(booking, act.words, act.now))
        yield f"{label}: {' · '.join(part for part in parts if part)}"


def _assignment(place: int, assignment: Assignment, sheet: Sheet, act: Act) -> Iterator[str]:
    if len(sheet.order.assignments) > 1 or assignment.service_object:
        yield f"{place} · {_short(heading(assignment))}"
    yield from (f"  {line}" for line in _under(sheet.things[assignment.id], act))
    for label, text in ((N_("Error"), assignment.error), (N_("Cause"), assignment.cause)):
        if text:
            yield f"  {act.words.text(label)}: {_short(text)}"
    for measure in assignment.measures:
        yield f"  ✓ {measure.text} · {measure.done_by}"
    for line in (*assignment.articles, *assignment.time):
        yield f"  {_counted(line, act)}"
    for row in assignment.to_order if Block.TO_ORDER in sheet.blocks else ():
        parts = (_counted(row, act), promise_said(row, act.words, act.words.today(act.now)))
        yield f"  🛒 {' · '.join(part for part in parts if part)}"
    for check in assignment.self_checks:
        yield f"  {'☑️' if check.completed else '☐'} {check.name}"


def _under(thing: Thing, act: Act) -> Iterator[str]:
    if thing.comment:
        yield _short(thing.comment)
    for name, value in thing.info:
        yield f"{name}: {value or '–'}"
    if thing.payer:
        source = act.words.text(SOURCE_LABELS[thing.payer.source])
        yield f"{act.words.text(N_('Invoiced to'))}: {thing.payer.customer.name} ({source})"


def _other_articles(sheet: Sheet, act: Act) -> Iterator[str]:
    others = sheet.order.other_articles if Block.OTHER_ARTICLES in sheet.blocks else ()
    if others:
        yield act.words.text(N_("Other articles"))
    yield from (f"  {_counted(line, act)}" for line in others)


def _papers(sheet: Sheet, act: Act) -> Iterator[str]:
    for said in standing(sheet.order):
        yield act.words.text(said.sentence, **said.fields)
    for comment in sheet.order.comments:
        yield f"💬 {comment.by}: {_short(comment.text)}"
    for signature in sheet.order.signatures:
        yield f"✍️ {signature.name} · {act.words.when(signature.at, act.now)}"
    if rating := sheet.order.rating:
        score = act.words.text(N_("{score} of 5"), score=rating.score)
        note = f" · {_short(rating.note)}" if rating.note else ""
        yield f"★ {score} · {rating.by}{note}"


def _how_it_came(sheet: Sheet, act: Act) -> Iterator[str]:
    arrival = sheet.order.arrival
    if arrival is not None and (told := why_so(arrival, act.words)):
        yield act.words.text(N_("How it came in"))
        yield from (f"  {line}" for line in told)


def _last_edit(sheet: Sheet, act: Act) -> Iterator[str]:
    if sheet.edits:
        last = sheet.edits[-1]
        when = act.words.when(last.at, act.now)
        yield act.words.text(N_("Last edited {when} by {name}"), when=when, name=last.by)


def _counted(line: Line | ArticleToOrder, act: Act) -> str:
    return f"{act.words.quantity(line.quantity)} {line.unit} {line.number or ''} {line.name}"


def _short(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
