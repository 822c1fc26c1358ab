"""A filter as people say it: *mine, this week, customer Brf Eken* (LS-02)."""

from collections.abc import Iterator
from datetime import date

from core.filters import DateOf, OrderFilter, Period, SortKey, Span, WaitsFor
from core.people import Actor
from core.ports import UnitOfWork
from core.states import OPEN, STATE_LABELS, State
from core.text import one_line
from core.words import N_, Label, Words

SPAN_LABELS = {
    Span.TODAY: Label(N_("today")),
    Span.TOMORROW: Label(N_("tomorrow")),
    Span.THIS_WEEK: Label(N_("this week")),
    Span.NEXT_WEEK: Label(N_("next week")),
    Span.LAST_WEEK: Label(N_("last week")),
    Span.THIS_MONTH: Label(N_("this month")),
    Span.LAST_MONTH: Label(N_("last month")),
}
_IN_SPAN = {
    DateOf.PLANNED: N_("planned {when}"),
    DateOf.BOOKED: N_("booked {when}"),
    DateOf.CREATED: N_("made {when}"),
    DateOf.CHANGED: N_("changed {when}"),
}
_BETWEEN = {
    DateOf.PLANNED: N_("planned {first} to {last}"),
    DateOf.BOOKED: N_("booked {first} to {last}"),
    DateOf.CREATED: N_("made {first} to {last}"),
    DateOf.CHANGED: N_("changed {first} to {last}"),
}
_SINCE = {
    DateOf.PLANNED: N_("planned from {first}"),
    DateOf.BOOKED: N_("booked from {first}"),
    DateOf.CREATED: N_("made from {first}"),
    DateOf.CHANGED: N_("changed from {first}"),
}
_UNTIL = {
    DateOf.PLANNED: N_("planned up to {last}"),
    DateOf.BOOKED: N_("booked up to {last}"),
    DateOf.CREATED: N_("made up to {last}"),
    DateOf.CHANGED: N_("changed up to {last}"),
}
WAITS_LABELS = {
    WaitsFor.SOMEBODY: Label(N_("waits for somebody to do it")),
    WaitsFor.DETAILS: Label(N_("waits for what is missing")),
    WaitsFor.TIME: Label(N_("waits for a booked time")),
    WaitsFor.ORDERING: Label(N_("waits for articles to be ordered")),
    WaitsFor.ARTICLES: Label(N_("waits for articles")),
    WaitsFor.CUSTOMER: Label(N_("waits for the customer's signature")),
    WaitsFor.READY: Label(N_("waits to be made ready")),
    WaitsFor.INVOICE: Label(N_("waits to be invoiced")),
}
SORT_LABELS = {
    SortKey.CHANGED: Label(N_("last change")),
    SortKey.NUMBER: Label(N_("number")),
    SortKey.CREATED: Label(N_("when they were made")),
    SortKey.PLANNED: Label(N_("planned date")),
    SortKey.BOOKED: Label(N_("booked time")),
    SortKey.CUSTOMER: Label(N_("customer")),
    SortKey.FACILITY: Label(N_("facility")),
    SortKey.STATE: Label(N_("state")),
    SortKey.STATUS: Label(N_("status")),
    SortKey.TYPE: Label(N_("order type")),
    SortKey.SUBGROUP: Label(N_("subgroup")),
}


def filter_said(wanted: OrderFilter, actor: Actor, uow: UnitOfWork, words: Words) -> str:
    """What the filter narrows by, in words; *all orders* where it narrows by nothing."""
    pieces = [*_who(wanted, actor, uow, words), *_what(wanted, words), *_when(wanted, uow, words)]
    return ", ".join([*(pieces or [words.text(N_("all orders"))]), *_sorted(wanted, words)])


def _who(wanted: OrderFilter, actor: Actor, uow: UnitOfWork, words: Words) -> Iterator[str]:
    if wanted.assigned_to is not None and wanted.assigned_to == actor.user_id:
        yield words.text(N_("mine"))
    elif wanted.assigned_to is not None:
        user = uow.users.get(wanted.assigned_to)
        yield words.text(N_("assigned to {name}"), name=user.name if user else "–")
    if wanted.customer is not None:
        customer = uow.customers.get(wanted.customer)
        yield words.text(N_("customer {name}"), name=customer.name if customer else "–")
    if wanted.facility is not None:
        facility = uow.facilities.get(wanted.facility)
        yield words.text(N_("facility {name}"), name=facility.name if facility else "–")
    if wanted.unassigned:
        yield words.text(N_("assigned to nobody"))


def _what(wanted: OrderFilter, words: Words) -> Iterator[str]:
    if wanted.states == OPEN:
        yield words.text(N_("open"))
    elif wanted.states:
        yield " / ".join(words.text(STATE_LABELS[each]) for each in State if each in wanted.states)
    if wanted.subgroup is not None:
        named = words.text(N_("subgroup {name}"), name=wanted.subgroup)
        yield named if wanted.subgroup else words.text(N_("in no subgroup"))
    if wanted.order_type:
        yield words.text(N_("type {name}"), name=wanted.order_type)
    if wanted.custom_status:
        yield words.text(N_("status {name}"), name=wanted.custom_status)
    yield from (words.text(label) for label in _flags(wanted))
    yield from _sought(wanted, words)


def _sought(wanted: OrderFilter, words: Words) -> Iterator[str]:
    if wanted.waits_for:
        yield words.text(WAITS_LABELS[wanted.waits_for])
    if wanted.only:
        yield words.plural("{count} that was ticked", "{count} that were ticked", len(wanted.only))
    if wanted.text:
        yield words.text(N_("with “{text}”"), text=one_line(wanted.text, 60))


def _flags(wanted: OrderFilter) -> Iterator[str]:
    if wanted.urgent:
        yield N_("urgent")
    if wanted.incomplete:
        yield N_("incomplete")
    if wanted.overdue:
        yield N_("overdue")


def _when(wanted: OrderFilter, uow: UnitOfWork, words: Words) -> Iterator[str]:
    period = wanted.period
    if period is None:
        return
    if period.span:
        yield words.text(_IN_SPAN[period.of], when=SPAN_LABELS[period.span])
    elif period.first or period.last:
        yield words.text(_sentence(period), **_days(period, words.today(uow.now), words))


def _sentence(period: Period) -> str:
    if period.first is None:
        return _UNTIL[period.of]
    return _SINCE[period.of] if period.last is None else _BETWEEN[period.of]


def _days(period: Period, today: date, words: Words) -> dict[str, str]:
    return {
        "first": words.day(period.first, today) if period.first else "",
        "last": words.day(period.last, today) if period.last else "",
    }


def _sorted(wanted: OrderFilter, words: Words) -> Iterator[str]:
    if wanted.sort is not None:
        downwards = N_("sorted by {key}, downwards")
        sentence = downwards if wanted.goes_down else N_("sorted by {key}")
        yield words.text(sentence, key=SORT_LABELS[wanted.sort])
