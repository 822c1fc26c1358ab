"""Turns an order into what its protocol says: chosen, said in the reader's language, and bounded."""

from dataclasses import replace
from datetime import datetime

from core import settings as s
from core.settings import Settings
from core.settings.paper_templates import PaperTemplate, template_for
from core.text import one_line
from core.views import NO_PRICES, Prices, on_print
from core.words import N_, Words
from core.work_order import WorkOrder
from notifications.papers.blocks import ACCENT, Style
from notifications.papers.company import company_head, notices
from notifications.papers.orders.chosen import chosen_comments, chosen_particulars
from notifications.papers.orders.lines import (
    articles_to_order,
    priced_total,
    shows_prices,
    used_otherwise,
)
from notifications.papers.orders.parties import about
from notifications.papers.protocol.facts import Headings, ProtocolFacts
from notifications.papers.protocol.photos import (
    MOST_PHOTOS,
    before_and_after,
    captioned,
    more_photos,
    photos_of,
)
from notifications.papers.protocol.pieces import pieces_of
from notifications.papers.protocol.signed import seal_of, signatures_of
from notifications.papers.protocol.source import Around, Pictures, Source


def protocol_facts(
    order: WorkOrder,
    settings: Settings,
    words: Words,
    pictures: Pictures,
    now: datetime,
    prices: Prices,
    around: Around | None = None,
) -> ProtocolFacts:
    """What the order's protocol says, with the prices its reader sees, unless none is printed (SE-09)."""
    prices = on_print(prices, settings) if shows_prices(order) else NO_PRICES
    source = Source(order, settings, words, pictures, prices, around or Around())
    template = template_of(order, settings)
    facts = ProtocolFacts(
        language=words.language,
        number=str(order.number),
        title=one_line(order.title),
        company=company_head(settings, words, pictures.logo),
        notices=notices(words, now),
        headings=_headings(words),
        about=(
            *about(order, words, source.around.payer),
            *chosen_particulars(order, settings, words),
        ),
        pieces=pieces_of(source),
        lists=used_otherwise(order, settings, words, prices),
        total=priced_total(order, words) if prices.sums else None,
        to_order=articles_to_order(order, words) if settings[s.SHOW_TO_ORDER] else (),
        comments=chosen_comments(order, settings, words),
        signatures=signatures_of(source),
        seal=seal_of(source),
        template=template,
        style=style_of(template, settings),
    )
    return _with_photos(facts, source) if settings[s.PRINT_IMAGES] else facts


def template_of(order: WorkOrder, settings: Settings) -> PaperTemplate:
    """The template that the order's protocol follows (SE-57)."""
    return template_for(order.order_type, settings[s.PAPER_TEMPLATES])


def style_of(template: PaperTemplate, settings: Settings) -> Style:
    """How a paper of this template looks; the company's own layout where it says none."""
    return Style(template.layout or settings[s.PROTOCOL_TEMPLATE], template.colour or ACCENT)


def _with_photos(facts: ProtocolFacts, source: Source) -> ProtocolFacts:
    shown = photos_of(source.order)
    compared = before_and_after(shown[:MOST_PHOTOS])
    others = tuple(each for each in shown[:MOST_PHOTOS] if each not in compared)
    return replace(
        facts,
        photos=captioned(others, source),
        compared=captioned(compared, source),
        more_photos=more_photos(len(shown) - MOST_PHOTOS, source.words),
    )


def _headings(words: Words) -> Headings:
    return Headings(
        document=words.text(N_("Protocol")),
        photos=words.text(N_("Photos")),
        compared=words.text(N_("Before and after")),
        comments=words.text(N_("Comments")),
        signatures=words.text(N_("Signatures")),
    )
