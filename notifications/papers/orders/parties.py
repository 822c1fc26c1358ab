"""Whom an order's paper is for: the customer, the place and the people."""

from collections.abc import Iterator

from core.registers import Customer, Facility, Person
from core.text import one_line
from core.words import N_, Words
from core.work_order import State, WorkOrder
from notifications.papers.blocks import Pair

STATES = {
    State.NEW: N_("new"),
    State.BEGUN: N_("begun"),
    State.PARTLY_SIGNED: N_("partly signed"),
    State.SIGNED: N_("signed"),
    State.READY: N_("ready for invoicing"),
    State.INVOICED: N_("invoiced"),
    State.CANCELLED: N_("cancelled"),
}


def about(order: WorkOrder, words: Words, payer: Customer | None = None) -> Iterator[Pair]:
    """Whose order it is, where, who pays if told, and by which numbers it is known."""
    facility = order.facility
    found = (
        (N_("Customer"), _who(order.customer, order.customer.address)),
        (N_("Facility"), _place(facility) if facility else ""),
        (N_("Contact"), _who(order.contact) if order.contact else ""),
        (N_("Ordered by"), _who(order.requester) if _is_other(order) else ""),
        (N_("Invoiced to"), _who(payer) if payer else ""),
        (N_("Your order number"), one_line(order.customer_order_number or "")),
        (N_("Cost centre"), one_line(order.cost_centre or "")),
        (N_("Order type"), one_line(order.order_type or "")),
        (N_("Technician"), ", ".join(one_line(each.name, 80) for each in order.assigned)),
        (N_("Status"), _capital(words.text(STATES[order.state]))),
    )
    for label, value in found:
        if value:
            yield Pair(words.text(label), value)


def _place(facility: Facility) -> str:
    address = facility.address or ""
    return _lines(address) if address.startswith(facility.name) else _lines(facility.name, address)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _is_other(order: WorkOrder) -> bool:
    if order.requester is None:
        return False
    return order.contact is None or order.requester.id != order.contact.id


def _who(somebody: Customer | Person | None, address: str | None = None) -> str:
    if somebody is None:
        return ""
    return _lines(somebody.name, address, somebody.phone, somebody.email)


def _lines(*parts: str | None) -> str:
    return "\n".join(one_line(part) for part in parts if part)
