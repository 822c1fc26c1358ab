"""Answers to the points of self-checks: what a point takes, and what it says afterwards (SC-01)."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from core.refusals import BadInput
from core.self_checks import Choice, Point
from core.text import said, tidy
from core.words import N_

LONGEST_VALUE, LONGEST_NOTE = 120, 2000
_NUMBER = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a point; what is None leaves what stands there.

    An answer that says nothing at all means *done*. ``document_id`` is the photo.
    """

    approved: bool | None = None
    value: str | None = None
    choice: str | None = None
    note: str | None = None
    document_id: UUID | None = None

    @property
    def only_notes(self) -> bool:
        """Whether it adds a note and says nothing of how the point was found."""
        rest = (self.approved, self.value, self.choice, self.document_id)
        return self.note is not None and rest == (None,) * len(rest)


def answered(point: Point, answer: Answer, by: str, at: datetime) -> Point:
    """The point with the answer in it; raises BadInput for what it does not take."""
    choice = _chosen(point, answer)
    return replace(
        point,
        choice=choice.text if choice else point.choice,
        value=_measured(point, answer.value) if answer.value is not None else point.value,
        approved=_approved(point, answer, choice),
        note=point.note if answer.note is None else _note(answer.note),
        document_id=answer.document_id or point.document_id,
        answered_by=by,
        answered_at=at,
    )


def cleared(point: Point) -> Point:
    """The point as it was before anybody answered it."""
    return Point(point.asks, id=point.id)


def _chosen(point: Point, answer: Answer) -> Choice | None:
    if answer.choice is None:
        _refuse_other_verdicts(point, answer)
        return None
    wanted = tidy(answer.choice).casefold()
    found = next((c for c in point.asks.choices if c.text.casefold() == wanted), None)
    if found is None:
        raise _choose(point)
    return found


def _refuse_other_verdicts(point: Point, answer: Answer) -> None:
    says_nothing = answer == Answer()
    if point.asks.choices and (answer.approved is not None or says_nothing):
        raise _choose(point)
    if says_nothing and point.asks.unit is not None and point.value is None:
        raise _asks_for_value(point)


def _choose(point: Point) -> BadInput:
    if not point.asks.choices:
        return BadInput(
            N_("There is nothing to choose at {point}. Say whether it is approved."),
            point=point.asks.name,
        )
    choices = ", ".join(each.text for each in point.asks.choices)
    return BadInput(
        N_("Choose one of these for {point}: {choices}."), point=point.asks.name, choices=choices
    )


def _approved(point: Point, answer: Answer, choice: Choice | None) -> bool | None:
    if choice is not None:
        return choice.approved
    if answer.approved is not None:
        return answer.approved
    if answer.only_notes or point.asks.choices or point.approved is not None:
        return point.approved
    waits_for_value = point.asks.unit is not None and answer.value is None and point.value is None
    return None if waits_for_value else True


def _measured(point: Point, value: str) -> str:
    """A point with a unit takes a number, one with an empty unit a few words."""
    name, unit = point.asks.name, point.asks.unit
    if unit is None:
        raise BadInput(N_("{point} asks for no value. Write it as a note."), point=name)
    whole = " ".join(said(value, LONGEST_VALUE).split())
    if not unit:
        return whole
    number = whole.removesuffix(unit).strip().replace("\u2212", "-").replace("\u00a0", "")
    if not _NUMBER.fullmatch(number):
        raise _asks_for_value(point)
    return number.replace(",", ".").removeprefix("+")


def _asks_for_value(point: Point) -> BadInput:
    name, unit = point.asks.name, point.asks.unit
    if not unit:
        return BadInput(N_("{point} asks for a value. Write it."), point=name)
    return BadInput(N_("{point} asks for a number of {unit}, such as 1.5."), point=name, unit=unit)


def _note(note: str) -> str:
    return said(note, LONGEST_NOTE) if tidy(note) else ""
