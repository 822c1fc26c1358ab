"""Two customers that are one: everything of the one moves to the other, and it is gone (0b)."""

from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from core import permissions as may
from core.events import CustomersMerged
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.register_kinds import REGISTERS, NoSuchRow
from core.registers import Customer
from core.words import N_
from core.work_order import State, WorkOrder

MOST_ORDERS = 500
_COMPLETED = ("email", "phone", "address", "language", "organisation_number", "vat_number",
              "buyer_reference", "comment")  # fmt: skip
_NAMES_CUSTOMER = ("customer_id", "invoiced_to_id")


class HasInvoices(Refused):
    sentence = N_(
        "{name} has orders that were invoiced, so {name} stays in the register. "
        "Merge the other way round, or change the customer's details."
    )


class TooManyOrders(Refused):
    sentence = N_(
        "{name} has {count} orders, too many to move at once. Merge the other way round."
    )


@dataclass(frozen=True, slots=True)
class MergeCustomers:
    """``customer_id`` goes up in ``into_id``."""

    customer_id: UUID
    into_id: UUID


def merge_customers(command: MergeCustomers, actor: Actor, uow: UnitOfWork) -> Customer:
    """Move orders, places, contacts, objects and users to the right customer; remove the other.

    What the right one lacks, such as a phone number, it gets. Refused where the one that goes
    stands on an invoice.
    """
    actor.require_at_all(may.EDIT_CUSTOMERS)
    gone, into = _customer(command.customer_id, uow), _customer(command.into_id, uow)
    if gone.id == into.id:
        raise BadInput(N_("That is one and the same customer. Choose two."))
    lacking = {name: getattr(gone, name) for name in _COMPLETED if not getattr(into, name)}
    into = replace(into, **lacking)
    uow.customers.put(into)
    _move_orders(gone, into, uow)
    _move_rows(gone, into, uow)
    uow.customers.remove(gone.id)
    uow.publish(
        CustomersMerged(customer_id=str(gone.id), name=gone.name, into=into.name, by=actor.name)
    )
    return into


def _customer(customer_id: UUID, uow: UnitOfWork) -> Customer:
    found = uow.customers.get(customer_id)
    if found is None:
        raise NoSuchRow(name=str(customer_id))
    return found


def _move_orders(gone: Customer, into: Customer, uow: UnitOfWork) -> None:
    numbers = uow.work_orders.naming(gone.id)
    if len(numbers) > MOST_ORDERS:
        raise TooManyOrders(name=gone.name, count=len(numbers))
    for number in numbers:
        order = uow.work_orders.get(number)
        if order.state is State.INVOICED or order.accounting is not None:
            raise HasInvoices(name=gone.name)
        uow.work_orders.save(_moved(order, gone, into))


def _moved(order: WorkOrder, gone: Customer, into: Customer) -> WorkOrder:
    payer = order.invoiced_to
    return replace(
        order,
        customer=into if order.customer.id == gone.id else order.customer,
        invoiced_to=into if payer and payer.id == gone.id else payer,
    )


def _move_rows(gone: Customer, into: Customer, uow: UnitOfWork) -> None:
    for kind in REGISTERS.values():
        names = [f.name for f in fields(kind.record) if f.name in _NAMES_CUSTOMER]
        rows = kind.rows(uow)
        moved = [_with_customer(row, names, gone, into) for row in rows.all()] if names else []
        rows.put_all([row for row, differs in moved if differs])
    for user in uow.users.all():
        if user.customer_id == gone.id:
            uow.users.put(replace(user, customer_id=into.id))


def _with_customer(row: Any, names: list[str], gone: Customer, into: Customer) -> tuple[Any, bool]:
    named = {name: into.id for name in names if getattr(row, name) == gone.id}
    return (replace(row, **named), True) if named else (row, False)
