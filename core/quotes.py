"""A quote: what a customer is offered, made of what stands on an order (QU)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import uuid4

from core.assignments import Assignment
from core.lines import ArticleToOrder, Line
from core.numbers import OrderNumber
from core.registers import Customer, Facility, Person
from core.words import N_, Label
from core.work_order import WorkOrder

Pricing = Callable[[ArticleToOrder], Line]
"""Makes a priced line of an article that is still to be ordered."""


class QuoteState(StrEnum):
    """How far a quote has come."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"


QUOTE_LABELS = {
    QuoteState.DRAFT: Label(N_("draft")),
    QuoteState.SENT: Label(N_("sent")),
    QuoteState.ACCEPTED: Label(N_("accepted")),
    QuoteState.DECLINED: Label(N_("declined")),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """What is offered, to whom and until when; later changes of the order do not reach it.

    ``assignments`` hold what is to be done, on which object, and the lines with their prices.
    ``made`` is the order that came of it, ``reason`` why it was declined.
    """

    number: str
    order: OrderNumber
    customer: Customer
    our_reference: str
    made_on: date
    valid_until: date
    facility: Facility | None = None
    contact: Person | None = None
    assignments: tuple[Assignment, ...] = ()
    other_articles: tuple[Line, ...] = ()
    state: QuoteState = QuoteState.DRAFT
    answered_on: date | None = None
    reason: str = ""
    made: OrderNumber | None = None

    @property
    def is_open(self) -> bool:
        """Whether the customer has not answered yet."""
        return self.state in {QuoteState.DRAFT, QuoteState.SENT}

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        return next((a.description for a in self.assignments if a.description), "")

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is offered at a price."""
        of_work = (line for a in self.assignments for line in (*a.time, *a.articles))
        return (*of_work, *self.other_articles)


@dataclass(frozen=True, slots=True)
class QuoteTerms:
    """What stands on a quote beside the order; ``our_reference`` is who makes it (QU-02)."""

    number: str
    our_reference: str
    made_on: date
    valid_days: int


def quote_of(order: WorkOrder, terms: QuoteTerms, priced: Pricing) -> Quote:
    """Offer what stands on the order, the articles that are to be ordered too (QU-01)."""
    return Quote(
        number=terms.number,
        order=order.number,
        customer=order.customer,
        our_reference=terms.our_reference,
        made_on=terms.made_on,
        valid_until=terms.made_on + timedelta(days=terms.valid_days),
        facility=order.facility,
        contact=order.contact,
        assignments=tuple(_offered(each, priced) for each in order.assignments),
        other_articles=unsigned(order.other_articles),
    )


def unsigned(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines as new ones."""
    return tuple(replace(each, id=uuid4(), signed_in=None) for each in lines)


def _offered(assignment: Assignment, priced: Pricing) -> Assignment:
    to_order = tuple(priced(each) for each in assignment.to_order)
    return Assignment(
        description=assignment.description,
        error=assignment.error,
        service_object=assignment.service_object,
        time=unsigned(assignment.time),
        articles=(*unsigned(assignment.articles), *to_order),
    )
