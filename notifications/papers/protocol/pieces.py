"""The assignments of a protocol: on what, what was wrong, what was done and used."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.lines import Measure
from core.text import one_line
from core.words import N_
from core.work_order import Assignment
from notifications.papers.blocks import Done, Pair
from notifications.papers.dates import full_date
from notifications.papers.orders.checks import full_checks, short_checks
from notifications.papers.orders.lines import used_on
from notifications.papers.protocol.facts import Piece
from notifications.papers.protocol.source import Source


def pieces_of(source: Source) -> tuple[Piece, ...]:
    """Every assignment; numbered where there are several."""
    assignments = source.order.assignments
    if len(assignments) == 1:
        return _only_piece(assignments[0], source)
    return tuple(
        _piece(f"{number} · {_name(each, source)}", each, source)
        for number, each in enumerate(assignments, 1)
    )


def _only_piece(assignment: Assignment, source: Source) -> tuple[Piece, ...]:
    """The one assignment, whose description stands over the whole protocol already."""
    named = assignment if assignment.service_object else Assignment()
    untold = replace(assignment, description="")
    piece = _piece(_name(named, source), untold, source)
    is_empty = not (piece.said or piece.measures or piece.lists or piece.checks)
    return () if is_empty and not assignment.service_object else (piece,)


def _name(assignment: Assignment, source: Source) -> str:
    thing = assignment.service_object
    name = f"{thing.name} · {thing.code}" if thing else assignment.description
    return one_line(name) or source.words.text(N_("Work"))


def _piece(heading: str, assignment: Assignment, source: Source) -> Piece:
    order, settings, words = source.order, source.settings, source.words
    said = (
        (N_("Description"), assignment.description if assignment.service_object else ""),
        (N_("Error"), assignment.error),
        (N_("Cause"), assignment.cause),
    )
    return Piece(
        heading=heading,
        about=tuple(_about(assignment, source)),
        said=tuple(Pair(words.text(label), text) for label, text in said if text),
        measures_heading=words.text(N_("Done")),
        measures=tuple(_done(each, source) for each in _amended(assignment.measures)),
        lists=(
            *used_on(assignment, order, settings, words, source.prices),
            *full_checks(assignment.self_checks, settings, words),
        ),
        checks=short_checks(assignment.self_checks, settings, words),
    )


def _about(assignment: Assignment, source: Source) -> Iterator[Pair]:
    """What is known of the object (OB-09), its counter (OB-07), and who pays for it (CF-09)."""
    thing, words = assignment.service_object, source.words
    if thing is None:
        return
    counter = ""
    if assignment.counter is not None:
        counter = f"{words.quantity(assignment.counter)} {one_line(thing.counter_unit or '', 20)}"
    payer = source.around.payers.get(assignment.id)
    known = (
        (N_("Model"), thing.model),
        (N_("Serial number"), thing.serial_number),
        (N_("Counter"), counter),
        (N_("Invoiced to"), payer.name if payer else ""),
    )
    yield from (Pair(words.text(label), one_line(text)) for label, text in known if text)
    for label, text in source.around.info.get(assignment.id, ()):
        yield Pair(one_line(label, 80), one_line(text))


def _amended(measures: Sequence[Measure]) -> Iterator[Measure]:
    """Each with what amends it right behind it (XT-04)."""
    there = {each.id for each in measures}
    for measure in measures:
        if measure.amends not in there:
            yield measure
            yield from (each for each in measures if each.amends == measure.id)


def _done(measure: Measure, source: Source) -> Done:
    text = measure.text
    if measure.amends is not None:
        text = source.words.text(N_("Added to it: {text}"), text=text)
    by = _by(measure.done_by, measure.signed, source)
    return Done(full_date(measure.done_on, source.words), text, by)


def _by(name: str, signed: bool, source: Source) -> str:
    if signed or not source.order.signatures:
        return one_line(name, 80)
    return source.words.text(N_("{name} · added after signing"), name=one_line(name, 80))
