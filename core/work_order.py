"""The work order: a one-off job with its assignments, lines and papers (WO-01). Frozen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from core.arrival import Arrival
from core.assignments import AnyLine, Assignment, Signable, but, instead, locked, unlocked
from core.lines import ArticleToOrder, Line, Measure
from core.numbers import OrderNumber
from core.order_papers import (
    Accounting,
    AccountingState,
    Approval,
    Assigned,
    Booking,
    Comment,
    Document,
    Recurrence,
    Related,
    Signature,
    SignedAs,
    Stamp,
    without_questions,
)
from core.ratings import Rating
from core.refusals import LineIsSigned, NoSuchLine
from core.registers import Customer, Facility, Pairs, Person
from core.self_checks import SelfCheck
from core.states import CLOSED, OPEN, STATE_LABELS, Origin, State

__all__ = ["CLOSED", "OPEN", "STATE_LABELS", "Assignment", "Origin", "State", "WorkOrder"]


@dataclass(frozen=True, slots=True)
class WorkOrder:
    """One work order with all that belongs to it.

    ``version`` is the number of times it was saved. Times are UTC, quantities and prices Decimal.
    ``restored``: taken back from *invoiced*, so what affects the invoice is locked (RS-01);
    ``cancelled_from``: the state a cancelled order had; ``service_number``: the performed service
    it was made from (WO-04); ``arrival``: how it came in by mail (XT-20); ``stamps``: who set out
    for it and came there when (RV-04); ``rating``: what the customer thinks of it (RV-06).
    """

    number: OrderNumber
    customer: Customer
    origin: Origin
    created_at: datetime
    created_by: str
    state: State = State.NEW
    incomplete: bool = False
    urgent: bool = False
    language: str | None = None
    facility: Facility | None = None
    invoiced_to: Customer | None = None
    contact: Person | None = None
    requester: Person | None = None
    custom_status: str | None = None
    order_type: str | None = None
    subgroup: str | None = None
    planned_on: date | None = None
    cost_centre: str | None = None
    customer_order_number: str | None = None
    custom_fields: Pairs = ()
    backorder_of: OrderNumber | None = None
    service_number: str | None = None
    restored: bool = False
    cancelled_from: State | None = None
    invoice_number: str | None = None
    recurrence: Recurrence | None = None
    accounting: Accounting | None = None
    related: tuple[Related, ...] = ()
    approvals: tuple[Approval, ...] = ()
    arrival: Arrival | None = None
    stamps: tuple[Stamp, ...] = ()
    rating: Rating | None = None
    assigned: tuple[Assigned, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    other_articles: tuple[Line, ...] = ()
    bookings: tuple[Booking, ...] = ()
    comments: tuple[Comment, ...] = ()
    documents: tuple[Document, ...] = ()
    signatures: tuple[Signature, ...] = ()
    version: int = 0

    @property
    def title(self) -> str:
        """What the order is about, in a few words (LS-15)."""
        return next((a.description for a in self.assignments if a.description), "")

    @property
    def is_open(self) -> bool:
        """Whether work on it goes on."""
        return self.state in OPEN

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is added to it without opening it again."""
        return self.state in CLOSED

    @property
    def names_anothers(self) -> bool:
        """Whether its place or object is another customer's, as where a stranger used a sticker.

        Whoever reported it is then told nothing of them, and gets no page of the order (XT-12).
        """
        things = (each.service_object for each in self.assignments)
        owners = {each.customer_id for each in (self.facility, *things) if each is not None}
        return not owners <= {None, self.customer.id}

    @property
    def was_sent(self) -> bool:
        """Whether the accounting software has it, or is about to get it (IN-02)."""
        sent = self.accounting
        return sent is not None and sent.state is not AccountingState.REFUSED

    @property
    def on_invoice(self) -> bool:
        """Whether it is invoiced or about to be, so that its lines stay as they are (0b)."""
        begun = self.was_sent or self.invoice_number is not None
        ready = self.state is State.READY and begun and not self.restored
        return ready or self.state is State.INVOICED

    @property
    def to_order(self) -> tuple[ArticleToOrder, ...]:
        """All articles to be ordered, of every assignment."""
        return tuple(row for assignment in self.assignments for row in assignment.to_order)

    @property
    def lines(self) -> tuple[Signable, ...]:
        """Everything a signature locks, of the whole order."""
        of_assignments = (line for assignment in self.assignments for line in assignment.lines)
        return (*of_assignments, *self.other_articles)

    @property
    def every_line(self) -> tuple[AnyLine, ...]:
        """Everything that stands on the order, the articles to be ordered too."""
        return (*self.lines, *self.to_order)

    @property
    def unsigned(self) -> tuple[Signable, ...]:
        """The lines no signature has locked yet."""
        return tuple(line for line in self.lines if not line.signed)

    @property
    def as_signed(self) -> "WorkOrder":
        """With only those lines that a signature has locked: what a customer says yes to (SG-02)."""
        return replace(
            self._in_each(lambda a: a.as_signed),
            other_articles=tuple(line for line in self.other_articles if line.signed),
        )

    @property
    def may_be_signed(self) -> bool:
        """Whether a regular signature has something to say: of new lines, or that it is finished."""
        unfinished = self.state is State.PARTLY_SIGNED and not self.waits_for_customer
        return not self.is_closed and (bool(self.unsigned) or unfinished)

    @property
    def latest_regular(self) -> Signature | None:
        """The latest regular signature, whoever put it; None before the first (SG-02)."""
        regular = (s for s in reversed(self.signatures) if s.role is SignedAs.TECHNICIAN)
        return next(regular, None)

    @property
    def waits_for_customer(self) -> bool:
        """Whether the latest regular signature is finished and the customer's is still missing."""
        latest = self.latest_regular
        return self.state is State.PARTLY_SIGNED and latest is not None and latest.finished

    def is_assigned_to(self, user_id: UUID | None) -> bool:
        """Whether this user has been given the order."""
        return any(each.user_id == user_id for each in self.assigned)

    def assignment(self, assignment_id: UUID | None) -> Assignment:
        """The assignment meant; the first when none is named. Raises NoSuchLine."""
        for assignment in self.assignments:
            if assignment_id in {None, assignment.id}:
                return assignment
        raise NoSuchLine(number=self.number)

    def line(self, line_id: UUID) -> AnyLine:
        """The line of this ID, whichever kind it is; raises NoSuchLine."""
        for line in self.every_line:
            if line.id == line_id:
                return line
        raise NoSuchLine(number=self.number)

    def images_of(self, measure: Measure) -> tuple[Document, ...]:
        """The images that were sent with a measure (ME-02)."""
        return tuple(d for d in self.documents if d.measure_id == measure.id)

    def begun(self) -> "WorkOrder":
        """The order with work on it: new becomes begun, any other state stays."""
        return replace(self, state=State.BEGUN) if self.state is State.NEW else self

    def with_measure(self, assignment_id: UUID | None, measure: Measure) -> "WorkOrder":
        """One measure more, also after signing (SG-04)."""
        return self._in(assignment_id, lambda a: replace(a, measures=(*a.measures, measure)))

    def with_article(self, assignment_id: UUID | None, line: Line) -> "WorkOrder":
        """One used article more."""
        return self._in(assignment_id, lambda a: replace(a, articles=(*a.articles, line)))

    def with_time(self, assignment_id: UUID | None, line: Line) -> "WorkOrder":
        """One time row more (AR-07)."""
        return self._in(assignment_id, lambda a: replace(a, time=(*a.time, line)))

    def with_article_to_order(
        self, assignment_id: UUID | None, row: ArticleToOrder
    ) -> "WorkOrder":
        """One article more that is to be ordered (AO-01)."""
        return self._in(assignment_id, lambda a: replace(a, to_order=(*a.to_order, row)))

    def with_self_check(self, assignment_id: UUID | None, check: SelfCheck) -> "WorkOrder":
        """One self-check more (SC-01)."""
        return self._in(assignment_id, lambda a: replace(a, self_checks=(*a.self_checks, check)))

    def with_other_article(self, line: Line) -> "WorkOrder":
        """One article more that belongs to no assignment (AR-08)."""
        return replace(self, other_articles=(*self.other_articles, line))

    def with_changed(self, line: AnyLine) -> "WorkOrder":
        """This line in the place of the one with its ID; raises LineIsSigned or NoSuchLine."""
        self._changeable(line.id)
        order = self._in_each(lambda a: a.with_changed(line))
        if not isinstance(line, Line):
            return order
        return replace(order, other_articles=instead(self.other_articles, line))

    def without_line(self, line_id: UUID) -> "WorkOrder":
        """The order without one unsigned line of any kind; its images stay as documents."""
        self._changeable(line_id)
        freed = tuple(
            replace(d, measure_id=None) if d.measure_id == line_id else d for d in self.documents
        )
        others = but(self.other_articles, line_id)
        return replace(
            self._in_each(lambda a: a.without(line_id)),
            documents=freed,
            other_articles=others,
            approvals=without_questions(self.approvals, {line_id}),
        )

    def with_signature(self, signature: Signature, state: State) -> "WorkOrder":
        """The signature locks every line that is unsigned now, and no later one (SG-03..05).

        Where more visits follow, a self-check that is still open is left for them. A customer's
        signature says yes to what the technician signed, and locks nothing of its own.
        """
        order = self
        if signature.role is SignedAs.TECHNICIAN:
            order = replace(
                self._in_each(lambda a: a.locked_by(signature.id, finished=signature.finished)),
                other_articles=locked(self.other_articles, signature.id),
            )
        return replace(order, signatures=(*self.signatures, signature), state=state)

    def without_signatures(self) -> "WorkOrder":
        """Without any signature, every line open again; begun, if there is work on it (PE-21)."""
        return replace(
            self._in_each(lambda a: a.unlocked()),
            other_articles=unlocked(self.other_articles),
            signatures=(),
            state=State.BEGUN if self.lines else State.NEW,
        )

    def _changeable(self, line_id: UUID) -> None:
        line = self.line(line_id)
        if not isinstance(line, ArticleToOrder) and line.signed:
            raise LineIsSigned

    def _in(
        self, assignment_id: UUID | None, change: Callable[[Assignment], Assignment]
    ) -> "WorkOrder":
        meant = self.assignment(assignment_id).id
        return self._in_each(lambda a: change(a) if a.id == meant else a)

    def _in_each(self, change: Callable[[Assignment], Assignment]) -> "WorkOrder":
        return replace(self, assignments=tuple(change(a) for a in self.assignments))
