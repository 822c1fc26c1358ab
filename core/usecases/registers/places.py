"""The registers of facilities and contacts: where the work is done, and whom one asks for there."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Facility, Person
from core.usecases.registers.keeping import KeepRow, keep_row
from core.usecases.registers.looking import refuse_strangers

LONGEST_LIST = 50


@dataclass(frozen=True, slots=True)
class KeepFacility:
    facility: Facility


@dataclass(frozen=True, slots=True)
class KeepContact:
    person: Person


@dataclass(frozen=True, slots=True)
class FindFacilities:
    """What has been typed so far, among one customer's facilities."""

    text: str
    customer_id: UUID
    limit: int = 10


def keep_facility(command: KeepFacility, actor: Actor, uow: UnitOfWork) -> Facility:
    """Add or change a facility in the register (CF-08, PE-27)."""
    return keep_row(KeepRow(command.facility), actor, uow)


def keep_contact(command: KeepContact, actor: Actor, uow: UnitOfWork) -> Person:
    """Add or change a contact person (CF-12)."""
    return keep_row(KeepRow(command.person), actor, uow)


def find_facilities(command: FindFacilities, actor: Actor, uow: UnitOfWork) -> Sequence[Facility]:
    """The customer's facilities in whose name or address every typed word stands (CF-06)."""
    if actor.customer_id != command.customer_id:
        refuse_strangers(actor)
    limit = min(command.limit, LONGEST_LIST)
    return uow.facilities.search(command.text, command.customer_id, limit)


def known_contacts(
    customer_id: UUID, facility_id: UUID | None, actor: Actor, uow: UnitOfWork
) -> Sequence[Person]:
    """Who is known at the facility, then at the customer himself (CF-12)."""
    refuse_strangers(actor)
    return uow.contacts.of(customer_id, facility_id)
