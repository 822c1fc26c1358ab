"""Puts a paper together: the company's head, its words, and the template of papers of its kind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from core.settings import PAPER_TEMPLATES, Settings
from core.settings.paper_templates import PaperTemplate, template_for
from core.text import one_line
from notifications.papers.blocks import ACCENT, Block, Paper, Prose, Style, Title
from notifications.papers.company import company_head, notices
from notifications.papers.press import Press, Reader


@dataclass(frozen=True, slots=True)
class Headed:
    """What stands over a paper: its kind by name and in words, its number, what it is about.

    ``layout`` is how it is laid out unless its template says otherwise.
    """

    kind: str
    document: str
    number: str
    title: str = ""
    order_type: str | None = None
    layout: str = "standard"


async def composed(
    press: Press,
    reader: Reader,
    looked: tuple[Settings, datetime],
    headed: Headed,
    blocks: Iterable[Block],
) -> Paper:
    """The paper in the company's look, between the texts of its template (SE-57, SE-73)."""
    settings, now = looked
    words = press.words(reader)
    template = template_for(headed.order_type, settings[PAPER_TEMPLATES], headed.kind)
    logo = await press.logo(settings, template)
    title = one_line(headed.title)
    return Paper(
        language=words.language,
        document=headed.document,
        number=headed.number,
        title=title,
        company=company_head(settings, words, logo),
        notices=notices(words, now),
        blocks=tuple(_between(template, title, blocks)),
        style=Style(template.layout or headed.layout, template.colour or ACCENT),
    )


def _between(template: PaperTemplate, title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    if title:
        yield Title(title)
    if template.above:
        yield Prose(template.above)
    yield from blocks
    if template.below:
        yield Prose(template.below)
