"""Who may be written to about an order: its own people, the customer's, the place's, the payer's."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.payers import payers_of
from core.ports import UnitOfWork
from core.registers import Customer, Person
from core.words import N_, Label
from core.work_order import WorkOrder


class Whose(StrEnum):
    """Why somebody is in the list."""

    ORDER = "order"
    CUSTOMER = "customer"
    FACILITY = "facility"
    PAYER = "payer"


WHOSE_LABELS = {
    Whose.ORDER: Label(N_("on the order")),
    Whose.CUSTOMER: Label(N_("the customer's")),
    Whose.FACILITY: Label(N_("at the facility")),
    Whose.PAYER: Label(N_("invoiced to")),
}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody with an e-mail address or a phone, and why he is in the list."""

    name: str
    email: str | None
    phone: str | None
    whose: Whose


def recipients_of(order: WorkOrder, uow: UnitOfWork) -> tuple[Recipient, ...]:
    """Everybody to choose among when a message is sent, each once, the order's own first (MS-02)."""
    found: dict[str, Recipient] = {}
    for somebody, whose in _everybody(order, uow):
        key = (somebody.email or somebody.phone or "").casefold()
        if key and key not in found:
            found[key] = Recipient(somebody.name, somebody.email, somebody.phone, whose)
    return tuple(found.values())


def _everybody(order: WorkOrder, uow: UnitOfWork) -> Iterator[tuple[Person | Customer, Whose]]:
    for person in (order.contact, order.requester):
        if person is not None:
            yield person, Whose.ORDER
    yield order.customer, Whose.CUSTOMER
    facility_id = order.facility.id if order.facility else None
    for person in uow.contacts.of(order.customer.id, facility_id):
        at_place = facility_id is not None and person.facility_id == facility_id
        yield person, Whose.FACILITY if at_place else Whose.CUSTOMER
    for payer in payers_of(order, uow):
        if payer.customer.id != order.customer.id:
            yield payer.customer, Whose.PAYER
            for person in uow.contacts.of(payer.customer.id, None):
                yield person, Whose.PAYER
