"""The customer register: found while one types, kept, confirmed, and who is much alike (CF)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from core import permissions as may
from core.likeness import are_alike, seeking
from core.people import Actor
from core.ports import UnitOfWork
from core.register_kinds import NoSuchRow
from core.registers import Customer
from core.usecases.registers.keeping import KeepRow, keep_row
from core.usecases.registers.looking import refuse_strangers

LONGEST_LIST = 50


@dataclass(frozen=True, slots=True)
class KeepCustomer:
    customer: Customer


@dataclass(frozen=True, slots=True)
class CustomerKept:
    """The customer as kept, and who in the register may be the same: a warning, no refusal."""

    customer: Customer
    alike: tuple[Customer, ...]


@dataclass(frozen=True, slots=True)
class ConfirmCustomer:
    """A customer that was made from a mail is a real one; ``name`` is the right one, if another."""

    customer_id: UUID
    name: str | None = None


@dataclass(frozen=True, slots=True)
class FindCustomers:
    """What has been typed so far."""

    text: str
    limit: int = 10


def keep_customer(command: KeepCustomer, actor: Actor, uow: UnitOfWork) -> CustomerKept:
    """Add or change a customer in the register, and say who is much alike (CF-04, CF-05, PE-26)."""
    customer = keep_row(KeepRow(command.customer), actor, uow)
    return CustomerKept(customer, customers_alike(customer, uow))


def confirm_customer(command: ConfirmCustomer, actor: Actor, uow: UnitOfWork) -> CustomerKept:
    """Take a customer made from a mail into the register proper; twice is once (0b)."""
    customer = uow.customers.get(command.customer_id)
    actor.require_at_all(may.EDIT_CUSTOMERS)
    if customer is None:
        raise NoSuchRow(name=str(command.customer_id))
    name = customer.name if command.name is None else command.name
    return keep_customer(KeepCustomer(replace(customer, name=name, unconfirmed=False)), actor, uow)


def find_customers(command: FindCustomers, actor: Actor, uow: UnitOfWork) -> Sequence[Customer]:
    """Customers in whose name, address, e-mail or phone every typed word stands (CF-02)."""
    refuse_strangers(actor)
    return uow.customers.search(command.text, min(command.limit, LONGEST_LIST))


def customers_alike(customer: Customer, uow: UnitOfWork) -> tuple[Customer, ...]:
    """Other customers that may be the same one, by name, address or number; at most five."""
    found: dict[UUID, Customer] = {}
    for words in seeking(customer):
        found |= {each.id: each for each in uow.customers.search(words, LONGEST_LIST)}
    others = (each for each in found.values() if each.id != customer.id)
    return tuple(each for each in others if are_alike(customer, each))[:5]
