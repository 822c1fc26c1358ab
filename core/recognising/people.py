"""Who reports: a contact of the register, filled in by what the report tells, or a new one (CF-14)."""

from dataclasses import replace

from core.ports import UnitOfWork
from core.registers import Customer, Facility, Person


def known_at(address: str, uow: UnitOfWork) -> tuple[Person | None, Customer | None]:
    """The contact and the customer of this address, as far as the registers know them."""
    if not address:
        return None, None
    known = uow.contacts.by_email(address)
    customer = known and known.customer_id and uow.customers.get(known.customer_id)
    return known, customer or uow.customers.by_email(address)


def reporter(
    told: Person, known: Person | None, customer: Customer, facility: Facility | None,
    uow: UnitOfWork,
) -> Person:  # fmt: skip
    """The contact to keep: on the customer's facility, else on the customer himself (CF-14).

    ``told`` is what the report says of its sender: it fills in what the register lacks of him
    and changes nothing else.
    """
    there = facility if facility and facility.customer_id == customer.id else None
    known = known or _called(told, customer, there, uow)
    if known is None:
        made = replace(told, customer_id=customer.id, facility_id=there.id if there else None)
        uow.contacts.put(made)
        return made
    fuller = _filled(known, told, customer)
    if fuller != known:
        uow.contacts.put(fuller)
    return fuller


def _called(
    told: Person, customer: Customer, facility: Facility | None, uow: UnitOfWork
) -> Person | None:
    """Somebody of this name whose address nobody had written down."""
    if customer.unconfirmed or told.name == told.email:
        return None
    people = uow.contacts.of(customer.id, facility.id if facility else None)
    name = told.name.casefold()
    return next((e for e in people if not e.email and e.name.casefold() == name), None)


def _filled(known: Person, told: Person, customer: Customer) -> Person:
    has_name = known.name and known.name.casefold() != (known.email or "").casefold()
    return replace(
        known,
        name=known.name if has_name else told.name,
        email=known.email or told.email,
        phone=known.phone or told.phone,
        language=known.language or told.language,
        customer_id=known.customer_id or customer.id,
    )
