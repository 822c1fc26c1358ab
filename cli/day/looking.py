"""Whether a mail became what it was to become: every difference, in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from core.arrival import About
from core.lists import MailRow
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.work_order import WorkOrder

OUTCOMES = {"quarantined": "held", "discarded": "discarded"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a mail: its row, None if it was here already, and the order it is on."""

    row: MailRow | None
    order: WorkOrder | None
    uow: UnitOfWork
    numbers: Mapping[str, str]

    @property
    def outcome(self) -> str:
        """What it became, in the script's words."""
        if self.row is None:
            return "known"
        return OUTCOMES.get(self.row.state) or self.row.outcome or self.row.state


def seen(row: MailRow | None, numbers: Mapping[str, str], uow: UnitOfWork) -> Seen:
    """Look up the order that a mail is on."""
    order = uow.work_orders.get(OrderNumber.parse(row.order)) if row and row.order else None
    return Seen(row, order, uow, numbers)


def differences(becomes: str, expected: Mapping[str, Any], what: Seen) -> Iterator[str]:
    """Each thing that is not as expected: its name, what was expected, and what is there."""
    if what.outcome != becomes:
        yield f"became: {becomes!r} expected, {what.outcome!r} is"
        return
    for name, wanted in expected.items():
        found = _LOOKS[name](what, wanted)
        if found is not True:
            yield f"{name}: {wanted!r} expected, {found!r} is"


def _text(what: Seen) -> str:
    order = what.order
    if order is None:
        return ""
    if what.outcome == "order":
        return "\n".join(each.error for each in order.assignments)
    return order.comments[-1].text if order.comments else ""


def _everything(what: Seen) -> str:
    order = what.order
    comments = (each.text for each in order.comments) if order else ()
    return "\n".join((_text(what), *comments))


def _says(what: Seen, wanted: str) -> Any:
    return " ".join(wanted.split()) in " ".join(_text(what).split()) or _text(what)


def _also(what: Seen, wanted: str) -> Any:
    return wanted in _everything(what) or _everything(what)


def _says_not(what: Seen, wanted: str) -> Any:
    return wanted not in _text(what) or _text(what)


def _same(fact: Callable[[WorkOrder], Any]) -> Callable[[Seen, Any], Any]:
    def look(what: Seen, wanted: Any) -> Any:
        found = fact(what.order) if what.order else None
        return found == wanted or found

    return look


def _receipt(what: Seen, wanted: str) -> Any:
    rows = what.uow.outbox.rows(order=what.row.order) if what.row else ()
    found = [each.to for each in rows if each.letter == "receipt"]
    return found == ([wanted] if wanted else []) or found


def _answered(what: Seen, wanted: str) -> Any:
    rows = what.uow.outbox.rows(order=what.row.order) if what.row else ()
    found = [each.to for each in rows if each.letter == "status"]
    return wanted in found or found


def _may_be(what: Seen, wanted: str) -> Any:
    arrival = what.order.arrival if what.order else None
    clues = arrival.may_be if arrival else ()
    found = [each.name for each in clues if each.about is About.CUSTOMER]
    return wanted in found or found


def _duplicate_of(what: Seen, wanted: str) -> Any:
    arrival = what.order.arrival if what.order else None
    found = [str(each.number) for each in arrival.duplicates] if arrival else []
    return what.numbers[wanted] in found or found


def _on(what: Seen, wanted: str) -> Any:
    found = what.row.order if what.row else None
    return found == what.numbers[wanted] or found


def _unreachable(what: Seen, wanted: str) -> Any:
    return what.uow.undeliverable.get(wanted) is not None or "reachable"


def _reachable(what: Seen, wanted: str) -> Any:
    return what.uow.undeliverable.get(wanted) is None or "unreachable"


def _object(order: WorkOrder) -> str | None:
    found = order.assignments[0].service_object
    return found.code if found else None


def _files(order: WorkOrder) -> list[str]:
    return [each.name for each in order.documents]


_LOOKS: Mapping[str, Callable[[Seen, Any], Any]] = {
    "says": _says,
    "says_not": _says_not,
    "also": _also,
    "receipt": _receipt,
    "answered": _answered,
    "may_be": _may_be,
    "duplicate_of": _duplicate_of,
    "on": _on,
    "unreachable": _unreachable,
    "reachable": _reachable,
    "files": _same(_files),
    "object": _same(_object),
    "customer": _same(lambda order: order.customer.name),
    "unconfirmed": _same(lambda order: order.customer.unconfirmed),
    "facility": _same(lambda order: order.facility.name if order.facility else None),
    "contact": _same(lambda order: order.contact.email if order.contact else None),
    "title": _same(lambda order: order.title),
    "urgent": _same(lambda order: order.urgent),
    "incomplete": _same(lambda order: order.incomplete),
    "language": _same(lambda order: order.language),
    "customer_order_number": _same(lambda order: order.customer_order_number),
    "booking": _same(lambda order: str(order.bookings[-1].answer)),
    "part": _same(lambda order: str(order.to_order[-1].state)),
    "promised": _same(lambda order: str(order.to_order[-1].promised_on)),
}
