"""What a letter is written from."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.deliveries import Outage
from core.invoices import Invoice
from core.lines import ArticleToOrder
from core.links import Link
from core.order_papers import Approval, Booking, SignedAs, Stamp
from core.quotes import Quote
from core.settings import APPROVAL_BY_REPLY, Settings
from core.text import one_line
from core.usecases.digests import Digest
from core.views import ALL_PRICES, Prices
from core.work_order import State, WorkOrder

DONE = {State.SIGNED, State.READY, State.INVOICED}


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The order a letter is about, its reader, and what that letter needs beside them."""

    about: WorkOrder | None
    settings: Settings
    now: datetime
    reader: str = ""
    """The address it goes to."""
    name: str | None = None
    order_link: Link | None = None
    sign_link: Link | None = None
    answer_link: Link | None = None
    """By which its reader answers: to a booked time, a question, or how he liked the work."""
    chat_link: Link | None = None
    """By which its reader may have such letters in Telegram; ``bot`` is what opens there."""
    bot: str = ""
    approval: Approval | None = None
    """What waits for its reader's yes."""
    booking: Booking | None = None
    late: bool = False
    """Whoever is booked is late, which is why it is another time."""
    moved: bool = False
    """The booked time is another than it was."""
    stamp: Stamp | None = None
    """Who is on his way, and when he means to be there."""
    rows: tuple[ArticleToOrder, ...] = ()
    before: tuple[ArticleToOrder, ...] = ()
    """The rows as their reader was told of them before."""
    gone: tuple[ArticleToOrder, ...] = ()
    text: str = ""
    prices: Prices = ALL_PRICES
    """What its reader sees of prices: all, unless he is a user who may not (PE-24)."""
    corrected: tuple[str, ...] = ()
    """The letters that no longer hold."""
    earlier: tuple[UUID, ...] = ()
    """The letters to the same reader about the same order that went before, oldest first."""
    hides_place: bool = False
    """Its reader is a stranger to the place, or to the customer whose place it is."""
    others: tuple[WorkOrder, ...] = ()
    """Its reader's other orders."""
    alert: str = ""
    """Which alert of the chat it passes on, by its letter there, and ``alert_by`` who gave it."""
    alert_by: str = ""
    quote: Quote | None = None
    """What the letter offers."""
    invoice: Invoice | None = None
    session_id: UUID | None = None
    """The link to the office pages."""
    digest: Digest | None = None
    outage: Outage | None = None
    """Since when and why nothing can be said in chat."""
    """What waits in the morning."""
    files: tuple[tuple[str, str], ...] = ()
    """Names of files that were not taken, each with a sentence on why not."""

    @property
    def order(self) -> WorkOrder:
        """The order; only a letter that may be about none has to ask ``about`` for it."""
        if self.about is None:
            raise LookupError("this letter is about no order")
        return self.about

    @property
    def number(self) -> str:
        """The order's number; empty for a letter about none."""
        return str(self.about.number) if self.about else ""

    @property
    def title(self) -> str:
        """What the order is about, on one line."""
        return one_line(self.order.title, 100)

    @property
    def place(self) -> str:
        """Where the work is done: the facility and its address, else the customer's address."""
        facility = self.order.facility
        if self.hides_place:
            return ""
        if facility is None:
            return one_line(self.order.customer.address or "")
        return one_line(facility.place)

    @property
    def technician(self) -> str:
        """Who signed last for the company, else the first who was given the order."""
        signed = [s.name for s in self.order.signatures if s.role is SignedAs.TECHNICIAN]
        assigned = [each.name for each in self.order.assigned]
        return next(iter((*reversed(signed), *assigned)), "")

    @property
    def measures(self) -> tuple[str, ...]:
        """What was done, a line each, at most twenty."""
        said = [one_line(m.text) for a in self.order.assignments for m in a.measures]
        return tuple(said[:20])

    @property
    def customer(self) -> str:
        """Whose order it is."""
        return one_line(self.order.customer.name, 100)

    @property
    def phone(self) -> str:
        """Where whoever it is done for can be called."""
        people = (self.order.contact, self.order.requester, self.order.customer)
        return next((one_line(each.phone, 40) for each in people if each and each.phone), "")

    @property
    def contact(self) -> str:
        """Whom to ask for on the spot, and the number."""
        person = self.order.contact or self.order.requester
        name = one_line(person.name, 80) if person else self.customer
        return " · ".join(part for part in (name, self.phone) if part)

    @property
    def error(self) -> str:
        """What was reported, on one line."""
        first = next((each.error for each in self.order.assignments if each.error), "")
        return one_line(first, 300)

    @property
    def is_done(self) -> bool:
        """Whether the work is signed for."""
        return self.order.state in DONE

    @property
    def may_approve_by_reply(self) -> bool:
        """Whether an answer to this letter may sign for the work (XT-08, SE-65)."""
        return self.order.waits_for_customer and self.settings[APPROVAL_BY_REPLY]

    @property
    def is_cancelled(self) -> bool:
        """Whether nothing comes of the order."""
        return self.order.state is State.CANCELLED

    @property
    def placed_by(self) -> str:
        """Who asked for the articles."""
        return ", ".join(dict.fromkeys(one_line(row.added_by, 80) for row in self.rows))
