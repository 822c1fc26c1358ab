"""What changed on an order, in words: which field or line, what it was and what it became (WO-25)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from core.changes import ORDER_OF_PARTS, Change
from core.lines import TO_ORDER_LABELS, ToOrderState
from core.stamps import STAMP_LABELS
from core.states import STATE_LABELS, State
from core.text import one_line
from core.words import N_, Words

Part = Mapping[str, Any]
LONGEST = 120

FIELDS: dict[str, str] = {
    "state": N_("State"),
    "customer": N_("Customer"),
    "facility": N_("Facility"),
    "invoiced_to": N_("Invoiced to"),
    "contact": N_("Contact"),
    "requester": N_("Requester"),
    "planned_on": N_("Planned date"),
    "order_type": N_("Order type"),
    "subgroup": N_("Subgroup"),
    "custom_status": N_("Status"),
    "cost_centre": N_("Cost centre"),
    "customer_order_number": N_("Customer's order number"),
    "custom_fields": N_("Custom fields"),
    "urgent": N_("Urgent"),
    "incomplete": N_("Incomplete"),
    "language": N_("Language"),
    "backorder_of": N_("Backorder of"),
    "service_number": N_("Performed service"),
    "restored": N_("Restored"),
    "invoice_number": N_("Invoice"),
    "recurrence": N_("Comes again"),
    "accounting": N_("Accounting software"),
    "related": N_("Related orders"),
    "arrival": N_("How it came in"),
    "stamps": N_("On the way and there"),
    "rating": N_("Rating"),
}
OF_ASSIGNMENT: dict[str, str] = {
    "description": N_("Description"),
    "error": N_("Error"),
    "cause": N_("Cause"),
    "service_object": N_("Service object"),
    "counter": N_("Counter"),
}
PARTS: dict[str, str] = {
    "assigned": N_("Assigned"),
    "measures": N_("Measure"),
    "time": N_("Time"),
    "articles": N_("Article"),
    "other_articles": N_("Other article"),
    "to_order": N_("Article to order"),
    "self_checks": N_("Self-check"),
    "bookings": N_("Booking"),
    "comments": N_("Comment"),
    "documents": N_("File"),
    "signatures": N_("Signature"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One change: what, and what it was and became; None where there was nothing."""

    what: str
    before: str | None
    after: str | None


def told(changes: Iterable[Change], words: Words, now: datetime) -> Iterator[Told]:
    """The changes that say something to a person, in their order."""
    say = _Sayer(words, now)
    for change in changes:
        for label, before, after in say.pieces(change):
            if before != after:
                yield Told(words.text(label), before, after)


class _Sayer:
    """Says values in one language, seen from one moment."""

    def __init__(self, words: Words, now: datetime) -> None:
        self._words, self._now = words, now
        self._parts: dict[str, Callable[[Part], str]] = {
            "measures": self._measure,
            "time": self._line,
            "articles": self._line,
            "other_articles": self._line,
            "to_order": self._to_order,
            "bookings": self._booking,
            "comments": self._comment,
            "self_checks": self._self_check,
        }

    def pieces(self, change: Change) -> Iterator[tuple[str, str | None, str | None]]:
        home, _, key = change.path.rpartition("/")
        if key == ORDER_OF_PARTS:
            return
        if not home and key in FIELDS:
            yield FIELDS[key], self._value(key, change.before), self._value(key, change.after)
        elif home == "assignments":
            yield from self._assignment(change.before or {}, change.after or {})
        elif (kind := home.rpartition("/")[2]) in PARTS:
            yield PARTS[kind], self._part(kind, change.before), self._part(kind, change.after)

    def _assignment(
        self, before: Part, after: Part
    ) -> Iterator[tuple[str, str | None, str | None]]:
        for key, label in OF_ASSIGNMENT.items():
            yield label, self._value(key, before.get(key)), self._value(key, after.get(key))

    def _value(self, key: str, value: Any) -> str | None:
        match value:
            case None | False | "" | []:
                return None
            case True:
                return self._words.text(N_("yes"))
            case Mapping():
                return self._record(key, value)
            case list():
                return ", ".join(self._listed(each) for each in value)
            case _ if key == "state":
                return self._words.text(STATE_LABELS[State(value)])
            case _ if key == "planned_on":
                return self._day(value)
            case _:
                return one_line(str(value), LONGEST)

    def _record(self, key: str, value: Part) -> str:
        if key == "recurrence":
            every = value["every_days"]
            return self._words.plural("every {count} day", "every {count} days", every)
        if key == "rating":
            score = self._words.text(N_("{score} of 5"), score=value["score"])
            return _joined(score, one_line(value["note"], LONGEST))
        return str(value.get("name") or value.get("state") or value.get("sender") or "")

    def _listed(self, each: Any) -> str:
        if isinstance(each, Mapping) and each.get("kind") in STAMP_LABELS:
            when = self._words.when(datetime.fromisoformat(each["at"]), self._now)
            return _joined(when, each["by"], self._words.text(STAMP_LABELS[each["kind"]]))
        if isinstance(each, Mapping):
            return str(each.get("number") or each.get("name") or "")
        return ": ".join(str(piece) for piece in each) if isinstance(each, list) else str(each)

    def _part(self, kind: str, part: Part | None) -> str | None:
        if part is None:
            return None
        return one_line(self._parts.get(kind, _name)(part), LONGEST)

    def _measure(self, part: Part) -> str:
        return _joined(part["text"], self._day(part["done_on"]), part["done_by"])

    def _line(self, part: Part) -> str:
        price, discount = _number(part.get("price")), _number(part.get("discount"))
        less = f"−{self._words.quantity(discount)} %" if discount else None
        money = None if price is None else self._words.money(price)
        return _joined(self._quantity(part), money, less)

    def _to_order(self, part: Part) -> str:
        state = TO_ORDER_LABELS[ToOrderState(part["state"])]
        return _joined(self._quantity(part), self._words.text(state))

    def _quantity(self, part: Part) -> str:
        amount = self._words.quantity(Decimal(part["quantity"]))
        pieces = (amount, part["unit"], part.get("number"), part["name"])
        return " ".join(piece for piece in pieces if piece)

    def _booking(self, part: Part) -> str:
        start, end = (datetime.fromisoformat(part[each]) for each in ("starts_at", "ends_at"))
        return _joined(self._words.slot(start, end, self._now), part["resource"])

    def _comment(self, part: Part) -> str:
        shown = (
            self._words.text(N_("the customer sees it")) if part["visible_to_customer"] else None
        )
        return _joined(part["text"], shown)

    def _self_check(self, part: Part) -> str:
        done = self._words.text(N_("completed")) if part["completed"] else None
        return _joined(part["name"], done, part.get("signed_by"))

    def _day(self, text: str) -> str:
        return self._words.day(date.fromisoformat(text), self._words.today(self._now))


def _name(part: Part) -> str:
    return str(part["name"])


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _joined(*pieces: str | None) -> str:
    return " · ".join(piece for piece in pieces if piece)
