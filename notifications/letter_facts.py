"""What a letter is written from, gathered in one look at the records when it is to be sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from core.checks import checks_of
from core.deliveries import Channel, Delivery, DeliveryState
from core.lines import ArticleToOrder
from core.links import Link
from core.numbers import OrderNumber
from core.order_papers import Booking, SignedAs
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import Settings
from core.shapes import made
from core.text import one_line
from core.views import ALL_PRICES, Prices, prices_for
from core.work_order import State, WorkOrder

Context = Mapping[str, Any]
DONE = {State.SIGNED, State.READY, State.INVOICED}

MOST_THREADED = 10


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """The order a letter is about, its reader, and what that letter needs beside them."""

    order: WorkOrder
    settings: Settings
    now: datetime
    name: str | None = None
    order_link: Link | None = None
    sign_link: Link | None = None
    booking: Booking | None = None
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

    @property
    def number(self) -> str:
        """The order's number."""
        return str(self.order.number)

    @property
    def title(self) -> str:
        """What the order is about, on one line."""
        return one_line(self.order.title, 100)

    @property
    def place(self) -> str:
        """Where the work is done: the facility and its address, else the customer's address."""
        facility = self.order.facility
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
    def is_done(self) -> bool:
        """Whether the work is signed for."""
        return self.order.state in DONE

    @property
    def is_cancelled(self) -> bool:
        """Whether nothing comes of the order."""
        return self.order.state is State.CANCELLED

    @property
    def placed_by(self) -> str:
        """Who asked for the articles."""
        return ", ".join(dict.fromkeys(one_line(row.added_by, 80) for row in self.rows))


def gather(delivery: Delivery, uow: UnitOfWork) -> LetterFacts | None:
    """The facts of this letter; None when what it speaks of is so no more, and it is dropped."""
    try:
        order = uow.work_orders.get(OrderNumber.parse(delivery.order or ""))
    except NoSuchOrder:
        return None
    facts = LetterFacts(
        order,
        uow.settings.all(),
        uow.now,
        name=_name_at(delivery.recipient, order),
        order_link=_link(delivery.context, "order_link_id", uow),
        earlier=_earlier(delivery, uow),
        prices=_prices_at(delivery.recipient, uow),
    )
    return PARTICULARS[delivery.letter](facts, delivery.context, uow)


def _corrected(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts:
    return replace(facts, corrected=tuple(context["letters"]))


def _prices_at(address: str, uow: UnitOfWork) -> Prices:
    users = (user for user in uow.users.all() if user.active and user.email)
    reader = next((u for u in users if (u.email or "").casefold() == address.casefold()), None)
    return ALL_PRICES if reader is None else prices_for(Actor.of(reader))


def _plain(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    return facts


def _booking(
    facts: LetterFacts, context: Mapping[str, Any], uow: UnitOfWork
) -> LetterFacts | None:
    meant = [b for b in facts.order.bookings if str(b.id) == context["booking_id"]]
    if not meant or facts.order.state is State.CANCELLED:
        return None
    return replace(facts, booking=meant[0])


def _cancelled(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts:
    """The booking as it was; it stands on the order no more."""
    return replace(facts, booking=made(Booking, context["booking"]))


def _visit(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """The visit, while it is still to come."""
    found = _booking(facts, context, uow)
    if found is None or found.booking is None or found.booking.starts_at <= facts.now:
        return None
    return found


def _rows(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts:
    """The rows as they stood when they were saved, whatever became of them since."""
    kinds = ("rows", "before", "gone")
    told: dict[str, Any] = {
        kind: tuple(made(ArticleToOrder, row) for row in context.get(kind, ())) for kind in kinds
    }
    return replace(facts, **told)


def _rows_wanted(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """The rows that are still to be had; nobody is asked to order what was taken off since."""
    there = {row.id for row in facts.order.to_order}
    told = _rows(facts, context, uow)
    wanted = tuple(row for row in told.rows if row.id in there)
    return replace(facts, rows=wanted) if wanted else None


def _signing(
    facts: LetterFacts, context: Mapping[str, Any], uow: UnitOfWork
) -> LetterFacts | None:
    link = _link(context, "link_id", uow)
    if link is None or link.used_at is not None or not facts.order.waits_for_customer:
        return None
    return replace(facts, sign_link=link)


def _message(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    return replace(facts, text=str(context["text"]))


def _standing(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    if facts.order.state is State.CANCELLED:
        return None
    coming = (b for b in facts.order.bookings if b.ends_at > facts.now)
    return replace(facts, booking=min(coming, key=lambda each: each.starts_at, default=None))


def _checks(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    return facts if checks_of(facts.order) else None


PARTICULARS: dict[str, Callable[[LetterFacts, Context, UnitOfWork], LetterFacts | None]] = {
    "receipt": _plain,
    "booking-confirmation": _booking,
    "booking-cancelled": _cancelled,
    "visit-reminder": _visit,
    "articles-to-order": _rows_wanted,
    "articles-ordered": _rows,
    "articles-delivered": _rows,
    "articles-corrected": _rows,
    "sign-request": _signing,
    "protocol": _plain,
    "message": _message,
    "order-confirmation": _standing,
    "self-checks": _checks,
    "correction": _corrected,
}


def _link(context: Context, key: str, uow: UnitOfWork) -> Link | None:
    link = uow.links.get(UUID(context[key])) if context.get(key) else None
    return link if link is not None and link.holds(uow.now) else None


def _name_at(address: str, order: WorkOrder) -> str | None:
    people = (order.contact, order.requester, order.customer)
    names = (
        one_line(each.name, 80)
        for each in people
        if each is not None and (each.email or "").casefold() == address.casefold()
    )
    return next((name for name in names if name and "@" not in name), None)


def _earlier(delivery: Delivery, uow: UnitOfWork) -> tuple[UUID, ...]:
    rows = uow.outbox.rows(delivery.order)
    sent = sorted(
        (row.at, row.id)
        for row in rows
        if row.channel is Channel.EMAIL
        and row.to.casefold() == delivery.recipient.casefold()
        and row.state in {DeliveryState.SENT, DeliveryState.MAYBE_SENT}
        and row.id != delivery.id
    )
    return tuple(row_id for _, row_id in sent[-MOST_THREADED:])
