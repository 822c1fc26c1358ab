"""What a filter may be chosen from, and what is chosen (LS-01)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core import settings as s
from core.filter_words import SORT_LABELS, SPAN_LABELS, WAITS_LABELS
from core.filters import DateOf, OrderFilter
from core.people import User
from core.ports import UnitOfWork
from core.states import OPEN, STATE_LABELS
from core.words import N_, Words
from web.office.desk import Desk
from web.office.orders.asked import ANY_OPEN, ME, NO_SUBGROUP, NOBODY

Choices = Sequence[tuple[str, str]]
DATE_LABELS = {
    DateOf.BOOKED: N_("Booked"),
    DateOf.PLANNED: N_("Planned date"),
    DateOf.CREATED: N_("Created"),
    DateOf.CHANGED: N_("Changed"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the customer and the facility of a filter are called."""

    customer: str = ""
    facility: str = ""


def names_in(wanted: OrderFilter, uow: UnitOfWork) -> Names:
    """The names that a filter's form shows."""
    customer = uow.customers.get(wanted.customer) if wanted.customer else None
    facility = uow.facilities.get(wanted.facility) if wanted.facility else None
    return Names(customer.name if customer else "", facility.name if facility else "")


def choices(desk: Desk, people: Sequence[User]) -> dict[str, Choices]:
    """Every choice of the form, by the name of its field."""
    words, values = desk.words, desk.settings
    names = s.names_of
    return {
        "state": [(ANY_OPEN, words.text(N_("open"))), *_labels(STATE_LABELS, words)],
        "assigned": list(_people(people, desk)),
        "subgroup": [*_same(values[s.SUBGROUPS]), (NO_SUBGROUP, words.text(N_("in no subgroup")))],
        "type": _same(names(values[s.ORDER_TYPES])),
        "status": _same(names(values[s.CUSTOM_STATUSES])),
        "waits": _labels(WAITS_LABELS, words),
        "date": _labels(DATE_LABELS, words),
        "span": _labels(SPAN_LABELS, words),
        "sort": _labels(SORT_LABELS, words),
    }


def chosen(wanted: OrderFilter, names: Names, desk: Desk) -> dict[str, Any]:
    """What the form shows as chosen."""
    period = wanted.period
    return {
        "q": wanted.text or "",
        "state": [ANY_OPEN] if wanted.states == OPEN else [each.value for each in wanted.states],
        "assigned": _assigned(wanted, desk),
        "customer": names.customer,
        "facility": names.facility,
        "subgroup": NO_SUBGROUP if wanted.subgroup == "" else wanted.subgroup or "",
        "type": wanted.order_type or "",
        "status": wanted.custom_status or "",
        "waits": wanted.waits_for or "",
        "date": period.of if period else DateOf.BOOKED,
        "span": (period.span if period else None) or "",
        "from": _iso(period.first if period else None),
        "to": _iso(period.last if period else None),
        "sort": wanted.sort or "",
        "urgent": wanted.urgent,
        "incomplete": wanted.incomplete,
        "overdue": wanted.overdue,
    }


def as_typed(desk: Desk) -> dict[str, Any]:
    """What the form showed, where it could not be understood."""
    query = desk.request.query
    blank = chosen(OrderFilter(), Names(), desk)
    typed = {name: query.get(name, "") for name in blank}
    return blank | typed | {"state": query.getall("state", [])}


def _assigned(wanted: OrderFilter, desk: Desk) -> str:
    if wanted.unassigned:
        return NOBODY
    if wanted.assigned_to is None:
        return ""
    return ME if wanted.assigned_to == desk.actor.user_id else str(wanted.assigned_to)


def _people(people: Sequence[User], desk: Desk) -> Iterator[tuple[str, str]]:
    yield ME, desk.words.text(N_("mine"))
    yield NOBODY, desk.words.text(N_("assigned to nobody"))
    others = (each for each in people if each.id != desk.actor.user_id and each.active)
    yield from ((str(each.id), each.name) for each in others)


def _labels(labels: Any, words: Words) -> Choices:
    return [(key.value, words.text(label)) for key, label in labels.items()]


def _same(names: tuple[str, ...]) -> Choices:
    return [(name, name) for name in names]


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""
