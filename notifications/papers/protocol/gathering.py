"""Turns an order into what its protocol says: chosen, said in the reader's language, and bounded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from core import settings as s
from core.lines import Measure
from core.order_papers import Document, Signature, SignedAs, Stage
from core.settings import Settings
from core.text import one_line
from core.usecases.staging import STAGE_LABELS
from core.views import NO_PRICES, Prices, on_print
from core.words import N_, Words
from core.work_order import Assignment, WorkOrder
from notifications.papers.blocks import Captioned, Done, Pair, Picture, Signed
from notifications.papers.company import company_head, notices
from notifications.papers.dates import full_date, full_day, full_moment
from notifications.papers.orders.checks import full_checks, short_checks
from notifications.papers.orders.chosen import chosen_comments, chosen_particulars
from notifications.papers.orders.lines import (
    articles_to_order,
    priced_total,
    shows_prices,
    used_on,
    used_otherwise,
)
from notifications.papers.orders.parties import about
from notifications.papers.protocol.facts import Headings, Piece, ProtocolFacts

MOST_PHOTOS = 60


@dataclass(frozen=True, slots=True)
class Pictures:
    """The images made ready for print, by document and by signature; None where one can't be shown."""

    photos: Mapping[UUID, Picture | None] = field(default_factory=dict)
    drawings: Mapping[UUID, Picture | None] = field(default_factory=dict)
    logo: Picture | None = None


def protocol_facts(
    order: WorkOrder,
    settings: Settings,
    words: Words,
    pictures: Pictures,
    now: datetime,
    prices: Prices,
) -> ProtocolFacts:
    """What the order's protocol says, with the prices its reader sees, unless none is printed (SE-09)."""
    prices = on_print(prices, settings) if shows_prices(order) else NO_PRICES
    pieces = _pieces(order, settings, words, prices)
    shown = photos_of(order) if settings[s.PRINT_IMAGES] else ()
    compared = before_and_after(shown[:MOST_PHOTOS])
    others = tuple(each for each in shown[:MOST_PHOTOS] if each not in compared)
    return ProtocolFacts(
        language=words.language,
        number=str(order.number),
        title=one_line(order.title),
        company=company_head(settings, words, pictures.logo),
        notices=notices(words, now),
        headings=_headings(words),
        about=(*about(order, words), *chosen_particulars(order, settings, words)),
        pieces=pieces,
        lists=used_otherwise(order, settings, words, prices),
        total=priced_total(order, words) if prices.sums else None,
        to_order=articles_to_order(order, words),
        photos=tuple(_captioned(each, order, pictures, words) for each in others),
        more_photos=_more(len(shown) - MOST_PHOTOS, words),
        comments=chosen_comments(order, settings, words),
        signatures=_signatures(order, settings, words, pictures),
        template=settings[s.PROTOCOL_TEMPLATE],
        compared=tuple(_captioned(each, order, pictures, words) for each in compared),
    )


def photos_of(order: WorkOrder) -> tuple[Document, ...]:
    """The photos that can be shown, in the order they came."""
    return tuple(each for each in order.documents if each.is_image and each.sha256)


def before_and_after(shown: Sequence[Document]) -> tuple[Document, ...]:
    """Photos of before and after, turn about, as far as there are both (RV-13)."""
    before = (each for each in shown if each.stage is Stage.BEFORE)
    after = (each for each in shown if each.stage is Stage.AFTER)
    return tuple(each for pair in zip(before, after, strict=False) for each in pair)


def _headings(words: Words) -> Headings:
    return Headings(
        document=words.text(N_("Protocol")),
        photos=words.text(N_("Photos")),
        compared=words.text(N_("Before and after")),
        comments=words.text(N_("Comments")),
        signatures=words.text(N_("Signatures")),
    )


def _pieces(
    order: WorkOrder, settings: Settings, words: Words, prices: Prices
) -> tuple[Piece, ...]:
    if len(order.assignments) == 1:
        return _only_piece(order.assignments[0], order, settings, words, prices)
    return tuple(
        _piece(f"{number} · {_name(each, words)}", each, order, settings, words, prices)
        for number, each in enumerate(order.assignments, 1)
    )


def _only_piece(
    assignment: Assignment, order: WorkOrder, settings: Settings, words: Words, prices: Prices
) -> tuple[Piece, ...]:
    """The one assignment, whose description stands over the whole protocol already."""
    named = assignment if assignment.service_object else Assignment()
    untold = replace(assignment, description="")
    piece = _piece(_name(named, words), untold, order, settings, words, prices)
    is_empty = not (piece.about or piece.said or piece.measures or piece.lists or piece.checks)
    return () if is_empty and not assignment.service_object else (piece,)


def _name(assignment: Assignment, words: Words) -> str:
    thing = assignment.service_object
    name = f"{thing.name} · {thing.code}" if thing else assignment.description
    return one_line(name) or words.text(N_("Work"))


def _piece(
    heading: str,
    assignment: Assignment,
    order: WorkOrder,
    settings: Settings,
    words: Words,
    prices: Prices,
) -> Piece:
    thing = assignment.service_object
    said = (
        (N_("Description"), assignment.description if thing else ""),
        (N_("Error"), assignment.error),
        (N_("Cause"), assignment.cause),
    )
    return Piece(
        heading=heading,
        about=_lines_across(thing.model, thing.serial_number) if thing else "",
        said=tuple(Pair(words.text(label), text) for label, text in said if text),
        measures_heading=words.text(N_("Done")),
        measures=tuple(_done(each, order, words) for each in _amended(assignment.measures)),
        lists=(
            *used_on(assignment, order, settings, words, prices),
            *full_checks(assignment.self_checks, settings, words),
        ),
        checks=short_checks(assignment.self_checks, settings, words),
    )


def _amended(measures: Sequence[Measure]) -> Iterator[Measure]:
    """Each with what amends it right behind it (XT-04)."""
    there = {each.id for each in measures}
    for measure in measures:
        if measure.amends not in there:
            yield measure
            yield from (each for each in measures if each.amends == measure.id)


def _done(measure: Measure, order: WorkOrder, words: Words) -> Done:
    text = measure.text
    if measure.amends is not None:
        text = words.text(N_("Added to it: {text}"), text=text)
    by = _by(measure.done_by, measure.signed, order, words)
    return Done(full_date(measure.done_on, words), text, by)


def _lines_across(*parts: str | None) -> str:
    return " · ".join(one_line(part) for part in parts if part)


def _by(name: str, signed: bool, order: WorkOrder, words: Words) -> str:
    if signed or not order.signatures:
        return one_line(name, 80)
    return words.text(N_("{name} · added after signing"), name=one_line(name, 80))


def _captioned(
    document: Document, order: WorkOrder, pictures: Pictures, words: Words
) -> Captioned:
    texts = {m.id: m.text for a in order.assignments for m in a.measures}
    said = one_line(texts.get(document.measure_id, ""), 90) if document.measure_id else ""
    day = full_day(document.at, words)
    taken = words.text(N_("{name}, {day}"), name=one_line(document.by, 60), day=day)
    stage = words.text(STAGE_LABELS[document.stage]) if document.stage else ""
    text = "\n".join(line for line in (stage, said, taken) if line)
    return Captioned(pictures.photos.get(document.id), text)


def _more(count: int, words: Words) -> str:
    if count <= 0:
        return ""
    return words.plural(
        "{count} more photo is on the order.",
        "{count} more photos are on the order.",
        count,
    )


def _signatures(
    order: WorkOrder, settings: Settings, words: Words, pictures: Pictures
) -> tuple[Signed, ...]:
    if not settings[s.PRINT_SIGNATURES]:
        return ()
    return tuple(_signed(each, words, pictures) for each in order.signatures)


def _signed(signature: Signature, words: Words, pictures: Pictures) -> Signed:
    by_customer = signature.role is SignedAs.CUSTOMER
    role = N_("Customer") if by_customer else N_("Technician")
    by_mail, undrawn = N_("Approved by e-mail"), N_("Signed without drawing")
    return Signed(
        role=words.text(role) if signature.finished else _part(words.text(role), words),
        name=one_line(signature.name, 80),
        when=full_moment(signature.at, words),
        drawing=pictures.drawings.get(signature.id),
        instead=words.text(by_mail if signature.mail_sha256 else undrawn),
    )


def _part(role: str, words: Words) -> str:
    return words.text(N_("{role}, more visits follow"), role=role)
