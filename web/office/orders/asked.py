"""Which list an address asks for: read into a filter, and written back so that it may be handed on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from core.filters import DateOf, OrderFilter, Period, SortKey, Span, WaitsFor
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.states import OPEN, State
from core.usecases.filters_meant import FilterWritten, filter_meant
from core.words import N_
from web.office.reading import a_count, a_day_or_none

WHERE = "/office/orders"
LIST = "list"
"""Where an order's address says which list it was opened from, as that list's own address does."""
ME, NOBODY, NO_SUBGROUP, EVERYTHING, ANY_OPEN = "me", "nobody", "-", "all", "open"
FIELDS = frozenset(
    {"q", "state", "assigned", "customer", "facility", "subgroup", "type", "status", "urgent"}
    | {"incomplete", "overdue", "waits", "date", "span", "from", "to", "sort", EVERYTHING}
)
MOST_FIELDS = 60
Pairs = Sequence[tuple[str, str]]
K = TypeVar("K", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as an address names it; ``written`` None is whatever one's lists begin with."""

    written: FilterWritten | None = None
    table: bool = False
    page: int = 0

    def meant(self, actor: Actor, uow: UnitOfWork) -> OrderFilter | None:
        """Its filter with the names found; raises what ``filter_meant`` does."""
        return None if self.written is None else filter_meant(self.written, actor, uow)


def pairs_of(text: str) -> Pairs:
    """The fields of an address that came as one text; raises BadInput."""
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise BadInput(N_("Open the list anew and choose once more.")) from None


def read_list(pairs: Pairs) -> Asked:
    """Which list is asked for; raises BadInput where a field says what none can say."""
    said = {name: value.strip() for name, value in pairs}
    asked = not FIELDS.isdisjoint(said)
    states = [value for name, value in pairs if name == "state" and value]
    return Asked(
        written=_written(said, states) if asked else None,
        table=said.get("table") == "1",
        page=a_count(said.get("page", "")),
    )


def list_behind(query: Mapping[str, str], actor: Actor, uow: UnitOfWork) -> OrderFilter | None:
    """The list that an order was opened from; None is one's own, as for one that says nothing (LS-05)."""
    try:
        return read_list(pairs_of(query.get(LIST, ""))).meant(actor, uow)
    except Refused:  # somebody wrote the address himself, and the order opens all the same
        return None


def beside(wanted: OrderFilter | None) -> str:
    """What is put behind an order's address so that its arrows walk through this list."""
    return "" if wanted is None else f"?{urlencode({LIST: query_of(wanted)})}"


def query_of(wanted: OrderFilter | None, *, table: bool = False) -> str:
    """What stands behind the address of this list; nothing for one's own."""
    pairs = [] if wanted is None else list(_pairs(wanted)) or [(EVERYTHING, "1")]
    return urlencode([*pairs, *([("table", "1")] if table else [])])


def address_of(wanted: OrderFilter | None, *, table: bool = False) -> str:
    """The address of this list."""
    query = query_of(wanted, table=table)
    return f"{WHERE}?{query}" if query else WHERE


def _written(said: Mapping[str, str], states: Iterable[str]) -> FilterWritten:
    assigned, customer, facility = (said.get(k, "") for k in ("assigned", "customer", "facility"))
    person = None if assigned in {ME, NOBODY} else _id(assigned)
    wanted = OrderFilter(
        states=_states(states),
        assigned_to=person,
        customer=_id(customer),
        facility=_id(facility),
        unassigned=assigned == NOBODY,
        urgent=bool(said.get("urgent")),
        incomplete=bool(said.get("incomplete")),
        overdue=bool(said.get("overdue")),
    )
    return FilterWritten(
        _sorted(said, _narrowed(said, wanted)),
        mine=assigned == ME,
        assigned=None if person or assigned in {ME, NOBODY} else assigned or None,
        customer=None if _id(customer) else customer or None,
        facility=None if _id(facility) else facility or None,
    )


def _narrowed(said: Mapping[str, str], wanted: OrderFilter) -> OrderFilter:
    subgroup = said.get("subgroup") or None
    return replace(
        wanted,
        text=said.get("q") or None,
        subgroup="" if subgroup == NO_SUBGROUP else subgroup,
        order_type=said.get("type") or None,
        custom_status=said.get("status") or None,
        waits_for=_one_of(WaitsFor, said.get("waits", "")),
        period=_period(said),
    )


def _sorted(said: Mapping[str, str], wanted: OrderFilter) -> OrderFilter:
    down = {"1": True, "0": False}.get(said.get("down", ""))
    return replace(wanted, sort=_one_of(SortKey, said.get("sort", "")), descending=down)


def _period(said: Mapping[str, str]) -> Period | None:
    span = _one_of(Span, said.get("span", ""))
    first, last = (a_day_or_none(said.get(name, "")) for name in ("from", "to"))
    if span is None and first is None and last is None:
        return None
    of = _one_of(DateOf, said.get("date", "")) or DateOf.BOOKED
    return Period(of, span) if span else Period(of, None, first, last)


def _states(said: Iterable[str]) -> frozenset[State]:
    found: frozenset[State] = frozenset()
    for each in said:
        state = None if each == ANY_OPEN else _one_of(State, each)
        found |= OPEN if state is None else {state}
    return found


def _one_of(kind: type[K], text: str) -> K | None:
    try:
        return kind(text) if text else None
    except ValueError:
        raise BadInput(N_("Choose among what the list offers.")) from None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text[:64]) if text else None
    except ValueError:
        return None


def _pairs(wanted: OrderFilter) -> Iterator[tuple[str, str]]:
    plain = (
        ("q", wanted.text),
        ("assigned", wanted.assigned_to or (NOBODY if wanted.unassigned else None)),
        ("customer", wanted.customer),
        ("facility", wanted.facility),
        ("subgroup", NO_SUBGROUP if wanted.subgroup == "" else wanted.subgroup),
        ("type", wanted.order_type),
        ("status", wanted.custom_status),
        ("waits", wanted.waits_for),
        ("sort", wanted.sort),
    )
    yield from ((name, str(value)) for name, value in plain if value)
    yield from _pairs_of_states(wanted.states)
    yield from ((n, "1") for n in ("urgent", "incomplete", "overdue") if getattr(wanted, n))
    if wanted.period:
        yield from _pairs_of_days(wanted.period)
    if wanted.descending is not None:
        yield "down", "1" if wanted.descending else "0"


def _pairs_of_states(states: frozenset[State]) -> Iterator[tuple[str, str]]:
    if states == OPEN:
        yield "state", ANY_OPEN
    else:
        yield from (("state", each.value) for each in State if each in states)


def _pairs_of_days(period: Period) -> Iterator[tuple[str, str]]:
    yield "date", period.of.value
    if period.span:
        yield "span", period.span.value
    for name, day in (("from", period.first), ("to", period.last)):
        if day:
            yield name, day.isoformat()
