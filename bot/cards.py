"""The live card: one order as a chat shows it, drawn anew after every change."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.card_buttons import buttons_of, merged_into
from bot.gist import gist
from bot.phrases import (
    STATE_OF_ARTICLE,
    amount,
    first_name,
    header,
    lines,
    of_measure,
    place_line,
    safe,
    say,
)
from bot.triage import fit_for, triage_lines
from core.booking_words import answer_said
from core.chat import ChatMessage, Place
from core.numbers import OrderNumber
from core.people import TEMPLATES, Actor, Role
from core.ports import CardPlace, UnitOfWork
from core.promises import promise_said
from core.settings import SHOW_BOOKINGS
from core.text import one_line
from core.views import as_seen
from core.words import N_, Words
from core.work_order import STATE_LABELS, Assignment, State, WorkOrder

MOST_LINES = 8
MOST_TEXT = 3800
SIGNS = {State.CANCELLED: "❌"}


def card(place: CardPlace, order: WorkOrder, uow: UnitOfWork, words: Words) -> ChatMessage:
    """The card of an order for whom it is shown to, with the buttons that person may use."""
    reader, settings = viewer(place, uow), uow.settings.all()
    seen = as_seen(order, reader, settings)
    return ChatMessage(
        html=card_text(fit_for(place.place, seen, settings), uow, words),
        buttons=buttons_of(seen, reader, place.place, uow, words),
        stands_for={"order": str(order.number), "card": "yes"},
    )


def last_card(number: OrderNumber, words: Words) -> ChatMessage:
    """What stands where a card was, for somebody who may not see its order any more."""
    html = "🔒 " + say(words, N_("AO {number} is not shown here any more."), number=number)
    return ChatMessage(html)


def may_be_seen(place: CardPlace, order: WorkOrder, uow: UnitOfWork) -> bool:
    """Whether the person a card was drawn for still has this chat, and may see the order."""
    if place.user_id is None:
        return True
    user = uow.users.get(place.user_id)
    if user is None or user.telegram_id != place.place.chat_id:
        return False
    return Actor.of(user).sees(order)


def viewer(place: CardPlace, uow: UnitOfWork) -> Actor:
    """For whom a card is drawn: its user, in a group a dispatcher."""
    user = uow.users.get(place.user_id) if place.user_id else None
    return Actor.of(user) if user is not None else _somebody_in(place.place)


def reader_of(place: Place, uow: UnitOfWork) -> Actor:
    """For whom something is said in a chat: whose it is, in a group a dispatcher."""
    user = uow.users.by_telegram_id(place.chat_id) if place.chat_id > 0 else None
    return Actor.of(user) if user is not None else _somebody_in(place)


def _somebody_in(place: Place) -> Actor:
    return Actor("", TEMPLATES[Role.DISPATCHER]) if place.chat_id < 0 else Actor("")


def card_text(order: WorkOrder, uow: UnitOfWork, words: Words) -> str:
    """What a card says, without its buttons."""
    today = words.today(uow.now)
    whole = "\n\n".join(
        part
        for part in (
            _head(order, uow, words),
            *(_work(order, a, nth, words, today) for nth, a in enumerate(order.assignments, 1)),
            _foot(order, uow, words),
        )
        if part
    )
    return whole if len(whole) <= MOST_TEXT else _fitting(_head_rows(order, uow, words))


def _fitting(rows: Sequence[str | None]) -> str:
    """As many of the rows as fit into one message."""
    while len(rows) > 1 and len(lines(*rows)) > MOST_TEXT:
        rows = rows[:-1]
    return lines(*rows)


def state_line(order: WorkOrder, words: Words) -> str:
    """The first line: which order, how far, how urgent."""
    sign = SIGNS.get(order.state, "🔧")
    state = words.text(STATE_LABELS[order.state])
    pieces = [f"{sign} {header(order.number, words)}", state[:1].upper() + state[1:]]
    if order.urgent:
        pieces.append(words.text(N_("urgent")))
    return " · ".join(pieces)


def _head(order: WorkOrder, uow: UnitOfWork, words: Words) -> str:
    return lines(*_head_rows(order, uow, words))


def _head_rows(order: WorkOrder, uow: UnitOfWork, words: Words) -> Sequence[str | None]:
    return (
        state_line(order, words),
        f"🏷 {safe(order.custom_status)}" if order.custom_status else None,
        f"<b>{safe(one_line(order.title))}</b>" if order.title else None,
        _error(order),
        f"📍 {safe(one_line(place_line(order)))}",
        _contact(order),
        *_times(order, uow, words),
        *triage_lines(order, uow, words),
        _merged(order, words),
    )


def _merged(order: WorkOrder, words: Words) -> str | None:
    into = merged_into(order)
    if into is None:
        return None
    return words.text(N_("✓ All of it is on {order} now."), order=header(into, words))


def _error(order: WorkOrder) -> str | None:
    error = gist(next((a.error for a in order.assignments if a.error), ""))
    if not error or one_line(error) == one_line(order.title):
        return None
    return f"<blockquote expandable>{safe(error[:600])}</blockquote>"


def _contact(order: WorkOrder) -> str | None:
    person = order.contact or order.requester
    if person is None:
        return None
    return "👤 " + " · ".join(safe(each) for each in (person.name, person.phone) if each)


def _times(order: WorkOrder, uow: UnitOfWork, words: Words) -> Iterator[str]:
    used = uow.settings.all()[SHOW_BOOKINGS]
    bookings = order.bookings if used else ()
    booked = {booking.user_id for booking in bookings}
    for booking in bookings:
        slot = words.slot(booking.starts_at, booking.ends_at, uow.now)
        changed = " ⚠️" if booking.changed_since_confirmation else ""
        yield f"🗓 {slot} · {safe(first_name(booking.resource))}{changed}"
        if booking.answer is not None:
            yield f"   {safe(answer_said(booking, words, uow.now))}"
    for each in order.assigned:
        if not used:
            yield f"👤 {safe(first_name(each.name))}"
        elif each.user_id not in booked:
            yield "🗓 " + say(words, N_("{name}, no time booked"), name=first_name(each.name))
    if not order.assigned and order.is_open:
        yield "🗓 " + words.text(N_("nobody assigned yet"))


def _work(
    order: WorkOrder, assignment: Assignment, nth: int, words: Words, today: date
) -> str | None:
    rows = [*_done(assignment, words, today), *_to_order(assignment, words, today)]
    if not rows and assignment.service_object is None and len(order.assignments) == 1:
        return None
    return lines(_object(order, assignment, nth), *rows)


def _object(order: WorkOrder, assignment: Assignment, nth: int) -> str | None:
    thing = assignment.service_object
    if thing is not None:
        return f"{nth} · {safe(thing.name)} {safe(thing.code)}"
    if len(order.assignments) > 1:
        return f"{nth} · {safe(one_line(assignment.description, 80))}"
    return None


def _done(assignment: Assignment, words: Words, today: date) -> list[str]:
    measures = [
        f"   {'🔒' if m.signed else '✓'} {of_measure(m, words, today)}"
        for m in assignment.measures
    ]
    used = [
        f"   {'🔒 ' if line.signed else ''}{safe(amount(line, words))}"
        for line in assignment.articles
    ]
    hours = [
        f"   ⏱ {'🔒 ' if line.signed else ''}{safe(amount(line, words))}"
        for line in assignment.time
    ]
    return [
        *_latest(measures, words),
        *_latest(used, words),
        *_latest(hours, words),
    ]


def _latest(rows: list[str], words: Words) -> list[str]:
    hidden = len(rows) - MOST_LINES
    if hidden <= 0:
        return rows
    more = words.plural("… and {count} earlier line", "… and {count} earlier lines", hidden)
    return [f"   {more}", *rows[-MOST_LINES:]]


def _to_order(assignment: Assignment, words: Words, today: date) -> list[str]:
    return _latest(
        [
            " · ".join(
                part
                for part in (
                    f"🛒 {safe(amount(row, words))}",
                    words.text(STATE_OF_ARTICLE[row.state]),
                    promise_said(row, words, today),
                )
                if part
            )
            for row in assignment.to_order
        ],
        words,
    )


def _foot(order: WorkOrder, uow: UnitOfWork, words: Words) -> str:
    images = sum(1 for document in order.documents if document.is_image)
    files = len(order.documents) - images
    left = sum(1 for a in order.assignments for c in a.self_checks if not c.completed)
    counts = [
        f"{sign} {count}"
        for sign, count in (("💬", len(order.comments)), ("📷", images), ("📎", files))
        if count
    ]
    if left:
        counts.append("☑️ " + say(words, N_("{count} left"), count=left))
    signatures = (
        f"✍️ {safe(each.name)} · {words.when(each.at, uow.now)}" for each in order.signatures
    )
    return lines("   ".join(counts) or None, *signatures)
