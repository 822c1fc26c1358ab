"""Who may add customers and facilities from within an order: whoever may in the register (PE-26)."""

from collections.abc import Iterable

from core import permissions as may
from core.parties import customer_called, facility_known
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import Refused
from core.registers import Customer
from core.text import one_line
from core.words import N_


class MayNotAddCustomers(Refused):
    sentence = N_(
        "There is no customer called {name}, and you may not add one. Ask a dispatcher to."
    )


class MayNotAddFacilities(Refused):
    sentence = N_(
        "{customer} has no facility called {name}, and you may not add one. Ask a dispatcher to."
    )


def refuse_new_customer(name: str, actor: Actor, uow: UnitOfWork) -> None:
    """Refuse where the customer is new, and the actor may not add customers (PE-26)."""
    if not actor.may(may.EDIT_CUSTOMERS) and uow.customers.named(name) is None:
        raise MayNotAddCustomers(name=one_line(name, 60))


def refuse_new_facility(
    names: Iterable[str], customer: Customer, actor: Actor, uow: UnitOfWork
) -> None:
    """Refuse where a facility is new to the customer, and the actor may not add any (PE-27)."""
    if actor.may(may.EDIT_FACILITIES):
        return
    for name in names:
        if name.strip() and facility_known(name, customer.id, uow) is None:
            raise MayNotAddFacilities(name=one_line(name, 60), customer=customer.name)


def customer_meant(edits: Iterable[tuple[str, str]], now: Customer, uow: UnitOfWork) -> Customer:
    """The customer that the order will have: the one it is edited to, else the present one."""
    written = next(
        (value for field, value in edits if field == "customer" and value.strip()), None
    )
    return now if written is None else customer_called(written, uow)
