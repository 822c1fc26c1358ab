"""What a customer may see of an order: its title, its place, his own words and papers."""

from dataclasses import dataclass

from core import views
from core.lines import ArticleToOrder, Line
from core.order_papers import Document, Signature, SignedAs
from core.words import N_, Words
from core.work_order import WorkOrder
from web.links import Opened

UNITS = {"st": N_("pcs")}


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to open, and a small picture of it when it is an image."""

    url: str
    preview: str
    caption: str


def amount_of(row: Line | ArticleToOrder, words: Words) -> str:
    """How much of it, in the reader's language."""
    unit = words.text(UNITS[row.unit]) if row.unit in UNITS else row.unit
    return f"{words.quantity(row.quantity)} {unit}"


def title_of(order: WorkOrder, words: Words) -> str:
    """What the order is about."""
    return order.title or words.text(N_("Work order {number}"), number=order.number)


def place_of(order: WorkOrder) -> str:
    """Where the work is done."""
    return order.facility.place if order.facility else ""


def names_of_customer(opened: Opened) -> frozenset[str]:
    """Under which names the customer's own words and papers stand on the order."""
    return views.names_of_customer(opened.order, opened.reader)


def customers_papers(opened: Opened) -> tuple[Document, ...]:
    """What the customer sent himself, by mail; nothing that came through the company's chats."""
    order, reader = opened.order, opened.reader
    return tuple(d for d in order.documents if views.is_customers_paper(d, order, reader))


def may_see(paper: Document, opened: Opened) -> bool:
    """Whether this paper is meant for the customer: his own, or an image of what was done."""
    return views.is_for_customer(paper, opened.order, opened.reader)


def paper_at(paper: Document, page: str) -> Paper:
    """The paper with its address under the order's page."""
    url = f"{page}/documents/{paper.id}"
    return Paper(url, f"{url}?preview=1", paper.name)


def customers_signature(order: WorkOrder) -> Signature | None:
    """The customer's newest signature."""
    signed = [each for each in order.signatures if each.role is SignedAs.CUSTOMER]
    return signed[-1] if signed else None


def regular_signature(order: WorkOrder) -> Signature | None:
    """The newest signature of the company's own people."""
    signed = [each for each in order.signatures if each.role is SignedAs.TECHNICIAN]
    return signed[-1] if signed else None
