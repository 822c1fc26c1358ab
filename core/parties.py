"""Whom an order is for, where, and who speaks for it: found in the registers or added to them."""

import re
from dataclasses import dataclass, replace
from uuid import UUID

from core.ports import UnitOfWork
from core.refusals import AsksFirst, BadInput, Refused
from core.registers import Customer, Facility, Person, ServiceObject
from core.settings import address_or_none
from core.text import one_line, said, tidy
from core.words import N_
from core.work_order import WorkOrder

_CONTACT = re.compile(
    r"(?P<name>[^<>]*?)\s*(?:<(?P<email>[^<>]*)>)?\s*(?P<phone>[+\d][\d\s()/-]*)?"
)


class CustomerIsNew(AsksFirst):
    sentence = N_("There is no customer called {name}. Add the customer to the register?")


class NoSuchServiceObject(Refused):
    sentence = N_("There is no service object {code}. Add it to the register, or check the code.")


class ObjectOfAnother(Refused):
    sentence = N_("Service object {code} belongs to another customer. Change the customer first.")


@dataclass(frozen=True, slots=True)
class WrittenContact:
    """A contact as people write one: ``Karin Ek <karin@brf.example> 070-123 45 67``."""

    name: str
    email: str | None = None
    phone: str | None = None


def customer_called(name: str, uow: UnitOfWork, *, add: bool = False) -> Customer:
    """The customer of this name; a new one is asked about, and added on a yes (CF-03)."""
    wanted = one_line(said(name, 200))
    found = uow.customers.named(wanted)
    if found is not None:
        return found
    if not add:
        raise CustomerIsNew(name=wanted)
    made = Customer(wanted)
    uow.customers.put(made)
    return made


def facility_called(
    name: str, customer_id: UUID, uow: UnitOfWork, address: str | None = None
) -> Facility:
    """The customer's facility of this name or address; an unknown one is added (CF-07, CF-08)."""
    wanted = one_line(said(name, 200))
    found = facility_known(wanted, customer_id, uow)
    if found is not None:
        return found
    made = Facility(wanted, customer_id, one_line(address) if address else None)
    uow.facilities.put(made)
    return made


def facility_known(name: str, customer_id: UUID, uow: UnitOfWork) -> Facility | None:
    """The customer's facility of this name or address, if there is one (CF-06)."""
    same = one_line(name, 200).casefold()
    for each in uow.facilities.of_customer(customer_id):
        if same in {each.name.casefold(), (each.address or "").casefold(), each.place.casefold()}:
            return each
    return None


def contact_called(
    written: str, customer: Customer, facility: Facility | None, uow: UnitOfWork
) -> Person:
    """The person who is meant; a new one is kept on the facility, else the customer (CF-13)."""
    meant = contact_read(written)
    for known in uow.contacts.of(customer.id, facility.id if facility else None):
        if _is_same(known, meant):
            return _completed(known, meant, uow)
    made = Person(
        meant.name,
        meant.email,
        meant.phone,
        customer_id=customer.id,
        facility_id=facility.id if facility else None,
    )
    uow.contacts.put(made)
    return made


def contact_read(text: str) -> WrittenContact:
    """Take a written contact apart; raises BadInput."""
    line = " ".join(tidy(text).split())
    if re.fullmatch(r"\S+@\S+", line):
        return WrittenContact(line, address_or_none(line))
    match = _CONTACT.fullmatch(line)
    if match is None or not match["name"].strip():
        raise BadInput(N_("Write a contact as: Karin Ek <karin@brf.example> 070-123 45 67"))
    name = said(match["name"], 120)
    return WrittenContact(name, address_or_none(match["email"] or ""), match["phone"] or None)


def contact_written(person: Person | None) -> str:
    """A contact as ``contact_read`` takes it; empty for none."""
    if person is None:
        return ""
    email = f"<{person.email}>" if person.email and person.email != person.name else ""
    return " ".join(part for part in (person.name, email, person.phone or "") if part)


def object_coded(code: str, order: WorkOrder, uow: UnitOfWork) -> ServiceObject:
    """The object with this code, if the order's customer has it or nobody does."""
    wanted = one_line(said(code, 100))
    found = uow.service_objects.by_code(wanted)
    if found is None:
        raise NoSuchServiceObject(code=wanted)
    if found.customer_id not in {None, order.customer.id}:
        raise ObjectOfAnother(code=found.code)
    return found


def _is_same(known: Person, meant: WrittenContact) -> bool:
    if meant.email and known.email:
        return known.email.casefold() == meant.email.casefold()
    return known.name.casefold() == meant.name.casefold()


def _completed(known: Person, meant: WrittenContact, uow: UnitOfWork) -> Person:
    fuller = replace(
        known,
        name=meant.name if meant.name != meant.email else known.name,
        email=meant.email or known.email,
        phone=meant.phone or known.phone,
    )
    if fuller != known:
        uow.contacts.put(fuller)
    return fuller
