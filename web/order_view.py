"""The customer's view of his order: how it stands, what was done, what was written; no prices."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.lines import Measure, ToOrderState
from core.order_papers import Booking, Comment
from core.settings import ASK_RATING
from core.text import one_line
from core.usecases.rating import may_rate
from core.words import N_, Words
from web.links import Opened
from web.shown import (
    Paper,
    amount_of,
    customers_papers,
    names_of_customer,
    paper_at,
    place_of,
    title_of,
)
from web.standing import Standing, Step, standing_of, steps_of, visits_to_come

TO_ORDER_STATES = {
    ToOrderState.TO_ORDER: N_("to be ordered"),
    ToOrderState.ORDERED: N_("ordered"),
    ToOrderState.DELIVERED: N_("delivered"),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """A booked visit to come."""

    when: str
    who: str


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """An article that is on its way."""

    state: str
    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """A measure with its images."""

    day: str
    text: str
    photos: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was written, by the customer or to him."""

    by: str
    when: str
    text: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Answerable:
    """Something the customer may answer to, on a page of its own."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class OrderView:
    """Everything the order page shows."""

    number: str
    title: str
    place: str
    standing: Standing
    steps: tuple[Step, ...]
    visits: tuple[Visit, ...]
    waiting: tuple[WaitedFor, ...]
    done: tuple[Done, ...]
    reported: tuple[str, ...]
    reported_when: str
    photos: tuple[Paper, ...]
    files: tuple[Paper, ...]
    messages: tuple[Message, ...]
    protocol: str | None
    answers: tuple[Answerable, ...]


def order_view(opened: Opened, words: Words, page: str) -> OrderView:
    """The view of an order whose page is at ``page``."""
    order, now = opened.order, opened.now
    standing = standing_of(order, words, now)
    papers = [paper for paper in customers_papers(opened) if paper.sha256]
    return OrderView(
        number=str(order.number),
        title=title_of(order, words),
        place=place_of(order),
        standing=standing,
        steps=steps_of(standing, words),
        visits=_visits(opened, words),
        waiting=_waited_for(opened, words),
        done=_done(opened, words, page),
        reported=tuple(dict.fromkeys(text for a in order.assignments if (text := a.error))),
        reported_when=_reported_when(opened, words),
        photos=tuple(paper_at(paper, page) for paper in papers if paper.is_image),
        files=tuple(paper_at(paper, page) for paper in papers if not paper.is_image),
        messages=_messages(opened, words),
        protocol=f"{page}/protocol.pdf?language={words.language}" if order.signatures else None,
        answers=tuple(_answers(opened, words, page)) if opened.speaks_for_customer else (),
    )


def _answers(opened: Opened, words: Words, page: str) -> Iterator[Answerable]:
    """What waits for his answer: extra work, the time of a visit, how he liked the work."""
    order, language = opened.order, f"?language={words.language}"
    for asked in order.approvals if not order.is_closed else ():
        if asked.waits:
            label = words.text(N_("Answer: {text}"), text=one_line(asked.text, 40))
            yield Answerable(f"{page}/approve/{asked.id}{language}", label)
    for visit in visits_to_come(order, opened.now) if order.is_open else ():
        when = words.slot(visit.starts_at, visit.ends_at, opened.now)
        label = words.text(N_("Does {when} suit you?"), when=when)
        if visit.answer is None and visit.confirmation_sent_at is not None:
            yield Answerable(f"{page}/visit/{visit.id}{language}", label)
    if opened.settings[ASK_RATING] and order.rating is None and may_rate(order, opened.now):
        label = words.text(N_("How did you like the work?"))
        yield Answerable(f"{page}/rate{language}", label)


def _visits(opened: Opened, words: Words) -> tuple[Visit, ...]:
    """All visits to come when there are several; a single one is in the headline."""
    visits = visits_to_come(opened.order, opened.now)
    return tuple(_visit(each, opened, words) for each in visits) if len(visits) > 1 else ()


def _visit(booking: Booking, opened: Opened, words: Words) -> Visit:
    return Visit(words.slot(booking.starts_at, booking.ends_at, opened.now), booking.resource)


def _waited_for(opened: Opened, words: Words) -> tuple[WaitedFor, ...]:
    return tuple(
        WaitedFor(
            words.text(TO_ORDER_STATES[row.state]),
            f"{amount_of(row, words)} {row.name}",
        )
        for row in opened.order.to_order
        if opened.order.is_open
    )


def _done(opened: Opened, words: Words, page: str) -> tuple[Done, ...]:
    measures = [m for a in opened.order.assignments for m in a.measures]
    ordered = sorted(measures, key=lambda measure: measure.done_on)
    return tuple(_measure(measure, opened, words, page) for measure in ordered)


def _measure(measure: Measure, opened: Opened, words: Words, page: str) -> Done:
    images = opened.order.images_of(measure)
    return Done(
        day=words.day(measure.done_on, words.today(opened.now)),
        text=measure.text,
        photos=tuple(paper_at(each, page) for each in images if each.sha256 and each.is_image),
    )


def _reported_when(opened: Opened, words: Words) -> str:
    order = opened.order
    when = words.when(order.created_at, opened.now)
    return words.text(N_("{name}, {when}"), name=order.created_by, when=when)


def _messages(opened: Opened, words: Words) -> tuple[Message, ...]:
    own = names_of_customer(opened)
    return tuple(_message(comment, opened, words, own) for comment in opened.order.comments)


def _message(comment: Comment, opened: Opened, words: Words, own: frozenset[str]) -> Message:
    when = words.when(comment.at, opened.now)
    return Message(comment.by, when, comment.text, comment.by in own)
