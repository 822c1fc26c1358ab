"""What the signing page shows: the lines the technician has signed, or why there is nothing to sign."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from core.lines import Line, Measure
from core.self_checks import SelfCheck
from core.words import N_, Words
from core.work_order import Assignment, State, WorkOrder
from web.links import Opened
from web.shown import amount_of, customers_signature, place_of, regular_signature, title_of


@dataclass(frozen=True, slots=True)
class Dated:
    """A measure and its day."""

    day: str
    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """An article or time row with its amount, without its price."""

    amount: str
    name: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A self-check, and whether it is filled in."""

    state: str
    name: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One assignment's lines."""

    heading: str
    object: str
    measures: tuple[Dated, ...]
    articles: tuple[Counted, ...]
    time: tuple[Counted, ...] = ()
    checks: tuple[Checked, ...] = ()


@dataclass(frozen=True, slots=True)
class SignView:
    """Everything that is to be signed; ``fingerprint`` changes when any of it does."""

    number: str
    title: str
    place: str
    pieces: tuple[Piece, ...]
    signed_by: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Why there is nothing to sign here now."""

    headline: str
    hint: str
    tone: str


def sign_view(opened: Opened, words: Words) -> SignView:
    """The order's lines as the customer is asked to sign them."""
    order = opened.order
    return SignView(
        number=str(order.number),
        title=title_of(order, words),
        place=place_of(order),
        pieces=_pieces(opened, words),
        signed_by=_signed_by(opened, words),
        fingerprint=fingerprint_of(order),
    )


def fingerprint_of(order: WorkOrder) -> str:
    """The same for the same lines only: what a signature would stand under."""
    texts = [str(_content(line)) for line in order.as_signed.lines]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:32]


def is_used_up(opened: Opened) -> bool:
    """Whether this link was answered for these lines; a later visit may ask again (SG-03)."""
    used, regular = opened.link.used_at, regular_signature(opened.order)
    return used is not None and (regular is None or regular.at <= used)


def answered(opened: Opened, words: Words) -> Answered | None:
    """How things stand when there is nothing to sign; None when there is."""
    order, now = opened.order, opened.now
    signature, used = customers_signature(order), opened.link.used_at
    if order.state is State.CANCELLED:
        return _cancelled(words)
    if order.waits_for_customer and not is_used_up(opened):
        return None
    if signature is not None and order.state is not State.PARTLY_SIGNED:
        return _signed(signature.name, words.when(signature.at, now), words)
    if used is not None and is_used_up(opened):
        return _declined(words.when(used, now), words)
    return _going_on(words) if order.is_open else _nothing_left(words)


def _cancelled(words: Words) -> Answered:
    hint = words.text(N_("There is nothing to sign. If that is wrong, call us."))
    return Answered(words.text(N_("The order is cancelled")), hint, "over")


def _signed(name: str, when: str, words: Words) -> Answered:
    headline = words.text(N_("Signed by {name} {when}"), name=name, when=when)
    hint = words.text(N_("Thank you. We send you the protocol by e-mail."))
    return Answered(headline, hint, "done")


def _declined(when: str, words: Words) -> Answered:
    headline = words.text(N_("You answered {when} without signing"), when=when)
    return Answered(headline, words.text(N_("We have your reason and will be in touch.")), "going")


def _going_on(words: Words) -> Answered:
    hint = words.text(N_("When it is done we ask you to sign. There is nothing to do here yet."))
    return Answered(words.text(N_("The work is still going on")), hint, "going")


def _nothing_left(words: Words) -> Answered:
    hint = words.text(N_("The order was completed without your signature."))
    return Answered(words.text(N_("There is nothing left to sign")), hint, "done")


def _pieces(opened: Opened, words: Words) -> tuple[Piece, ...]:
    order = opened.order.as_signed
    pieces = [_piece(each, opened, words) for each in order.assignments if each.lines]
    if order.other_articles:
        heading = words.text(N_("Other articles"))
        pieces.append(Piece(heading, "", (), _counted(order.other_articles, words)))
    return tuple(pieces)


def _piece(assignment: Assignment, opened: Opened, words: Words) -> Piece:
    thing = assignment.service_object
    today = words.today(opened.now)
    return Piece(
        heading=assignment.description or title_of(opened.order, words),
        object=f"{thing.name} {thing.code}" if thing else "",
        measures=tuple(Dated(words.day(m.done_on, today), m.text) for m in assignment.measures),
        articles=_counted(assignment.articles, words),
        time=_counted(assignment.time, words),
        checks=tuple(_checked(check, words) for check in assignment.self_checks),
    )


def _counted(lines: tuple[Line, ...], words: Words) -> tuple[Counted, ...]:
    return tuple(Counted(amount_of(row, words), row.name) for row in lines)


def _checked(check: SelfCheck, words: Words) -> Checked:
    state = N_("filled in") if check.completed else N_("not filled in")
    return Checked(words.text(state), check.name)


def _signed_by(opened: Opened, words: Words) -> str | None:
    signature = regular_signature(opened.order)
    if signature is None:
        return None
    when = words.when(signature.at, opened.now)
    return words.text(N_("Signed by {name} for us {when}"), name=signature.name, when=when)


def _content(line: Measure | Line | SelfCheck) -> tuple[UUID | object, ...]:
    match line:
        case Measure():
            return (line.id, line.text, line.done_on.isoformat())
        case Line():
            return (line.id, line.name, str(line.quantity.normalize()), line.unit)
        case SelfCheck():
            return (line.id, line.name, line.completed)
