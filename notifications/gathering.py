"""Gathers what a letter is written from, in one look at the records when it is to be sent."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from core.checks import checks_of
from core.deliveries import Channel, Delivery, DeliveryState
from core.lines import ArticleToOrder
from core.links import Link
from core.numbers import OrderNumber
from core.order_papers import Booking
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.shapes import made
from core.stamps import latest_of
from core.status_words import next_visit
from core.text import one_line
from core.urgency import is_answered
from core.usecases.digests import digest_for, gets_digest
from core.views import ALL_PRICES, Prices, prices_for
from core.work_order import State, WorkOrder
from notifications.letter_facts import LetterFacts
from notifications.rules.audience import is_at

Context = Mapping[str, Any]
MOST_THREADED = 10
MAYBE_ABOUT_NONE = ("nothing-readable", "too-large", "files-refused")
"""Letters that answer a mail of which there need not have come any order."""
ABOUT_CHATS = ("chat-code", "chat-linked")
"""Letters about where their reader is written to; the first mail may have been no order's."""
ABOUT_THE_COMPANY = ("digest", "office-link", "chat-silent")
"""Letters that are about no order."""


def gather(delivery: Delivery, uow: UnitOfWork) -> LetterFacts | None:
    """The facts of this letter; None when what it speaks of is so no more, and it is dropped."""
    try:
        order = _order_of(delivery, uow)
    except NoSuchOrder:
        return None
    facts = LetterFacts(
        order,
        uow.settings.all(),
        uow.now,
        reader=delivery.recipient,
        name=_name_at(delivery.recipient, order) if order else None,
        order_link=_link(delivery.context, "order_link_id", uow),
        answer_link=_link(delivery.context, "answer_link_id", uow),
        chat_link=_chat_link(delivery.context, uow),
        earlier=_earlier(delivery, uow),
        prices=_prices_at(delivery.recipient, uow),
        hides_place=order is not None and _is_a_stranger_s(delivery, order),
    )
    return PARTICULARS[delivery.letter](facts, delivery.context, uow)


def _order_of(delivery: Delivery, uow: UnitOfWork) -> WorkOrder | None:
    if delivery.order is None and delivery.letter in (*MAYBE_ABOUT_NONE, *ABOUT_CHATS):
        return None
    if delivery.letter in ABOUT_THE_COMPANY:
        return None
    if was := delivery.context.get("order_was"):
        return cast(WorkOrder, made(WorkOrder, was))
    return uow.work_orders.get(OrderNumber.parse(delivery.order or ""))


def _is_a_stranger_s(delivery: Delivery, order: WorkOrder) -> bool:
    """A receipt to who passed on another's words, or used a sticker at another's place (XT-12)."""
    people = (order.contact, order.requester, order.customer)
    known = any(each and is_at(each, delivery.recipient) for each in people)
    return delivery.letter == "receipt" and (order.names_anothers or not known)


def _refused(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts:
    return replace(facts, files=tuple((name, why) for name, why in context["files"]))


def _corrected(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts:
    return replace(facts, corrected=tuple(context["letters"]))


def _prices_at(address: str, uow: UnitOfWork) -> Prices:
    users = (user for user in uow.users.all() if user.active and user.email)
    reader = next((u for u in users if (u.email or "").casefold() == address.casefold()), None)
    return ALL_PRICES if reader is None else prices_for(Actor.of(reader))


def _chat_silent(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """Since when nothing can be said in chat, while that is so."""
    outage = uow.outages.get(Channel.TELEGRAM)
    return replace(facts, outage=outage) if outage else None


def _office_link(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """A link that still opens."""
    session = uow.sessions.get(UUID(context["session_id"]))
    if session is None or not session.may_be_opened(uow.now):
        return None
    reader = uow.users.get(session.user_id)
    return replace(facts, session_id=session.id, name=_first_name(reader.name) if reader else None)


def _digest(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """What waits now, for its reader; nothing on another day, or once he no longer plans."""
    zone = ZoneInfo(context["zone"])
    reader = next((u for u in uow.users.all() if gets_digest(u) and is_at(u, facts.reader)), None)
    found = digest_for(Actor.of(reader), zone, uow) if reader else None
    if found is None or reader is None or found.day.isoformat() != context["day"]:
        return None
    return replace(facts, digest=found, name=_first_name(reader.name))


def _plain(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    return facts


def _booking(
    facts: LetterFacts, context: Mapping[str, Any], uow: UnitOfWork
) -> LetterFacts | None:
    meant = [b for b in facts.order.bookings if str(b.id) == context["booking_id"]]
    if not meant or facts.order.state is State.CANCELLED:
        return None
    return replace(facts, booking=meant[0], late=bool(context.get("late")))


def _first_name(name: str) -> str:
    """What colleagues call each other."""
    return one_line(name, 80).partition(" ")[0]


def _given(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """What somebody is to do, with the time it is booked for if there is one."""
    reader = next((u for u in uow.users.all() if u.active and is_at(u, facts.reader)), None)
    if reader is None or facts.order.state is State.CANCELLED:
        return None
    facts = replace(facts, name=_first_name(reader.name), moved=bool(context.get("moved")))
    if "booking_id" in context:
        found = _booking(facts, context, uow)
        is_his = found is not None and found.booking and found.booking.user_id == reader.id
        return found if is_his else None
    return facts if facts.order.is_assigned_to(reader.id) else None


def _off(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """Nothing comes of it; dropped when it was taken back before anybody was told."""
    if facts.order.state is not State.CANCELLED:
        return None
    reader = next((u for u in uow.users.all() if is_at(u, facts.reader)), None)
    name = _first_name(reader.name) if reader else None
    return replace(facts, name=name, text=str(context.get("text") or ""))


def _under_way(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """Who is on his way; nothing where he has told something else since, or took it back."""
    meant = next((s for s in facts.order.stamps if str(s.id) == context["stamp_id"]), None)
    if meant is None or latest_of(facts.order, meant.user_id) != meant:
        return None
    return None if facts.order.state is State.CANCELLED else replace(facts, stamp=meant)


def _cancelled(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """The booking as it was; nothing where it was brought back before anybody was told."""
    gone: Booking = made(Booking, context["booking"])
    stands = any(each.id == gone.id for each in facts.order.bookings)
    if stands and facts.order.state is not State.CANCELLED:
        return None
    return replace(facts, booking=gone)


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


def _times(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """What he may pick a time for; nothing once he has, or where no work is to come."""
    link = facts.answer_link
    if link is None or link.used_at is not None or not facts.order.is_open:
        return None
    return _booking(facts, context, uow) if "booking_id" in context else facts


def _approval(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """What waits for his yes, while it does."""
    approvals = facts.order.approvals
    meant = next((each for each in approvals if str(each.id) == context["approval_id"]), None)
    if meant is None or not meant.waits or facts.order.is_closed:
        return None
    return replace(facts, approval=meant)


def _message(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    return replace(facts, text=str(context["text"]))


def _quote(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """What is offered, while the customer has not answered."""
    quote = uow.quotes.get(context["quote"])
    if quote is None or not quote.is_open:
        return None
    return replace(facts, quote=quote, text=str(context.get("text") or ""))


def _invoice(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """The order's latest invoice of ours."""
    made = uow.invoices.of_order(facts.order.number)
    return replace(facts, invoice=made[-1]) if made else None


def _standing(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    if facts.order.state is State.CANCELLED:
        return None
    coming = (b for b in facts.order.bookings if b.ends_at > facts.now)
    return replace(facts, booking=min(coming, key=lambda each: each.starts_at, default=None))


def _alert(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """What the chat did not hear, while it still waits for somebody."""
    urgent = context["alert"] == "urgent"
    if is_answered(facts.order) if urgent else not facts.order.is_open:
        return None
    by = one_line(context["name"], 80)
    return replace(facts, alert=context["alert"], alert_by=by, text=str(context["text"]))


def _stands(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts:
    """How it stands now, and the others that its reader was told of, while they are his."""
    others = (_his(number, facts.order, uow) for number in context["others"])
    visit = next_visit(facts.order, facts.now)
    return replace(facts, booking=visit, others=tuple(each for each in others if each))


def _his(number: str, order: WorkOrder, uow: UnitOfWork) -> WorkOrder | None:
    try:
        other = uow.work_orders.get(OrderNumber.parse(number))
    except NoSuchOrder:
        return None
    return other if other.customer.id == order.customer.id else None


def _code(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """The digits, while they do; ``text`` has them, and ``alert_by`` who asked in chat."""
    if datetime.fromisoformat(context["until"]) <= facts.now:
        return None
    return replace(facts, text=context["digits"], alert_by=one_line(context["name"], 80))


def _chat(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    """Whose chat it is; nothing where it is his no more."""
    contact = uow.linked.at(facts.reader)
    if contact is None or not contact.stands:
        return None
    return replace(facts, alert_by=one_line(context["name"], 80))


def _checks(facts: LetterFacts, context: Context, uow: UnitOfWork) -> LetterFacts | None:
    return facts if checks_of(facts.order) else None


PARTICULARS: dict[str, Callable[[LetterFacts, Context, UnitOfWork], LetterFacts | None]] = {
    "receipt": _plain,
    "booking-confirmation": _booking,
    "booking-cancelled": _cancelled,
    "on-my-way": _under_way,
    "visit-reminder": _visit,
    "articles-to-order": _rows_wanted,
    "articles-ordered": _rows,
    "articles-delivered": _rows,
    "articles-corrected": _rows,
    "sign-request": _signing,
    "pick-a-time": _times,
    "approval-request": _approval,
    "protocol": _plain,
    "message": _message,
    "order-confirmation": _standing,
    "quote": _quote,
    "invoice": _invoice,
    "status": _stands,
    "chat-code": _code,
    "chat-linked": _chat,
    "self-checks": _checks,
    "correction": _corrected,
    "chat-news": _plain,
    "digest": _digest,
    "office-link": _office_link,
    "chat-silent": _chat_silent,
    "given": _given,
    "order-off": _off,
    "alert": _alert,
    **dict.fromkeys(MAYBE_ABOUT_NONE, _refused),
}


def _link(context: Context, key: str, uow: UnitOfWork) -> Link | None:
    link = uow.links.get(UUID(context[key])) if context.get(key) else None
    return link if link is not None and link.holds(uow.now) else None


def _chat_link(context: Context, uow: UnitOfWork) -> Link | None:
    link = _link(context, "chat_link_id", uow)
    return link if link is not None and link.used_at is None else None


def _name_at(address: str, order: WorkOrder) -> str | None:
    people = (order.contact, order.requester, order.customer)
    names = (
        one_line(each.name, 80)
        for each in people
        if each is not None and (each.email or "").casefold() == address.casefold()
    )
    return next((name for name in names if name and "@" not in name), None)


def _earlier(delivery: Delivery, uow: UnitOfWork) -> tuple[UUID, ...]:
    if delivery.order is None:
        return ()
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
