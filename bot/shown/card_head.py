"""The head of a card: which order, how far, what it is about, where, for whom and when."""

from collections.abc import Iterator
from urllib.parse import quote_plus

from bot.phrases import first_name, header, safe, say
from bot.shown.booking_words import confirmed_said, on_the_way, yes_said
from bot.shown.card_buttons import merged_into
from bot.shown.card_facts import CardFacts
from bot.shown.gist import gist
from bot.shown.timer_words import timers_said
from bot.shown.triage import triage_lines
from core.booking_words import answer_said
from core.colours import dot, square
from core.registers import Person
from core.settings import CUSTOM_STATUSES, ORDER_TYPES
from core.settings.coloured import Coloured
from core.sheet import Block, heading
from core.text import one_line
from core.words import N_, Words
from core.work_order import STATE_LABELS, State, WorkOrder

SIGNS = {State.CANCELLED: "❌"}
MAPS = "https://www.google.com/maps/search/?api=1&query="
LONGEST_REMARK = 200


def head(facts: CardFacts) -> Iterator[str | None]:
    """The rows of the head, what matters most first."""
    order, words = facts.order, facts.words
    yield state_line(order, words)
    yield _status(facts)
    yield _kind(facts)
    yield _title(facts)
    yield _error(order)
    yield f"📍 {_place(facts)}"
    yield from _remarks(facts)
    yield from _people(facts)
    yield _planned(facts)
    yield from _times(facts)
    yield from timers_said(order.number, facts.uow, words)
    yield from triage_lines(order, facts.uow, words)
    yield _merged(order, words)


def map_of(address: str) -> str:
    """Where an address opens on a map, on any phone."""
    return f"{MAPS}{quote_plus(one_line(address))}"


def state_line(order: WorkOrder, words: Words) -> str:
    """The first line: which order, how far, how urgent."""
    sign = SIGNS.get(order.state, "🔧")
    state = words.text(STATE_LABELS[order.state])
    pieces = [f"{sign} {header(order.number, words)}", state[:1].upper() + state[1:]]
    if order.urgent:
        pieces.append(words.text(N_("urgent")))
    return " · ".join(pieces)


def _status(facts: CardFacts) -> str | None:
    """The company's own status with its colour (LS-18)."""
    status = facts.value("status")
    if not status:
        return None
    return f"{square(_colour(status, facts.settings[CUSTOM_STATUSES])) or '🏷'} {safe(status)}"


def _kind(facts: CardFacts) -> str | None:
    """Order type with its colour, and subgroup (LS-19)."""
    order_type = facts.value("type")
    named = " · ".join(safe(each) for each in (order_type, facts.value("subgroup")) if each)
    sign = dot(_colour(order_type, facts.settings[ORDER_TYPES]))
    return f"{sign} {named}".strip() if named else None


def _colour(name: str, known: tuple[Coloured, ...]) -> str | None:
    return next((each.colour for each in known if each.name == name), None)


def _title(facts: CardFacts) -> str | None:
    """What it is about: of several assignments the one that is worked on (AS-06)."""
    order = facts.order
    for nth, each in enumerate(order.assignments, 1):
        if each.id == facts.current and len(order.assignments) > 1:
            return f"<b>{nth} · {safe(one_line(heading(each), 160))}</b>"
    return f"<b>{safe(one_line(order.title))}</b>" if order.title else None


def _error(order: WorkOrder) -> str | None:
    error = gist(next((a.error for a in order.assignments if a.error), ""))
    if not error or one_line(error) == one_line(order.title):
        return None
    return f"<blockquote expandable>{safe(error[:600])}</blockquote>"


def _place(facts: CardFacts) -> str:
    """Whose it is and where; the address opens a map (CF-17, SE-30)."""
    facility, address = facts.order.facility, facts.value("address")
    names = [facts.order.customer.name]
    if facility is not None and facility.name.casefold() not in address.casefold():
        names.append(facility.name)
    named = [safe(one_line(each)) for each in dict.fromkeys(names) if each]
    if address and (facility is None or address.casefold() not in facility.name.casefold()):
        named.append(_on_a_map(one_line(address), facts))
    return ", ".join(named)


def _on_a_map(address: str, facts: CardFacts) -> str:
    if facts.discreet:
        return safe(address)
    return f'<a href="{map_of(address)}">{safe(address)}</a>'


def _remarks(facts: CardFacts) -> Iterator[str]:
    """What is to be known of the customer and the place: a gate code, where the keys are."""
    for key in ("customer", "facility"):
        row = facts.row(key)
        if facts.internal and row is not None and row.under:
            yield f"   <i>{safe(one_line(row.under, LONGEST_REMARK))}</i>"


def _people(facts: CardFacts) -> Iterator[str]:
    """Whom to call: the contact, and who asked for the work where that is another (SE-35)."""
    order, words = facts.order, facts.words
    contact, requester = order.contact, order.requester
    first = contact or requester
    if first is not None:
        yield f"👤 {_person(first)}"
    if contact and requester and facts.value("requester") and requester.name != contact.name:
        yield words.text(N_("👤 Asked for by {person}"), person=_person(requester))


def _person(person: Person) -> str:
    return " · ".join(safe(each) for each in (person.name, person.phone) if each)


def _planned(facts: CardFacts) -> str | None:
    planned = facts.order.planned_on
    if planned is None or not facts.value("planned"):
        return None
    day = facts.words.day(planned, facts.today)
    return "🗓 " + say(facts.words, N_("planned {day}"), day=day)


def _times(facts: CardFacts) -> Iterator[str]:
    order, words = facts.order, facts.words
    used = facts.shows(Block.BOOKINGS)
    bookings = order.bookings if used else ()
    booked = {booking.user_id for booking in bookings}
    said_yes = yes_said(order, words)
    for booking in bookings:
        slot = words.slot(booking.starts_at, booking.ends_at, facts.now)
        told = confirmed_said(booking, words, facts.now)
        yes = said_yes.get(booking.user_id, "")
        pieces = (f"🗓 {slot}", safe(first_name(booking.resource)), yes, told)
        yield " · ".join(piece for piece in pieces if piece)
        if booking.answer is not None:
            yield f"   {safe(answer_said(booking, words, facts.now))}"
    for each in order.assigned:
        if not used:
            yield f"👤 {safe(first_name(each.name))}"
        elif each.user_id not in booked:
            waits = say(words, N_("{name}, no time booked"), name=first_name(each.name))
            yes = said_yes.get(each.user_id, "")
            yield f"🗓 {waits} · {yes}" if yes else f"🗓 {waits}"
    if not order.assigned and order.is_open:
        yield "🗓 " + words.text(N_("nobody assigned yet"))
    yield from on_the_way(order, words, facts.now)


def _merged(order: WorkOrder, words: Words) -> str | None:
    into = merged_into(order)
    if into is None:
        return None
    return words.text(N_("✓ All of it is on {order} now."), order=header(into, words))
