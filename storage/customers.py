"""The customer register."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from core.registers import Customer
from storage import tables
from storage.kept import Kept
from storage.keys import folded, key_of, key_or_none
from storage.searches import found, searches
from storage.statements import columns_for

_customer = tables.customer


def _keys(customer: Customer) -> dict[str, Any]:
    sought = (customer.name, customer.email, customer.phone, customer.address)
    return {
        "name_key": key_or_none(customer.name),
        "email_key": key_or_none(customer.email),
        "search_key": folded(" ".join(each for each in sought if each)),
    }


CUSTOMERS = Kept(_customer, Customer, ("name", "id"), _keys)
_CONFIRMED_FIRST = (
    select(*columns_for(_customer, Customer))
    .order_by(_customer.c.unconfirmed, _customer.c.name, _customer.c.id)
    .limit(1)
)
BY_EMAIL = _CONFIRMED_FIRST.where(_customer.c.email_key == bindparam("key"))
BY_NAME = _CONFIRMED_FIRST.where(_customer.c.name_key == bindparam("key"))
SEARCH = searches(_customer, Customer, "name_key")


class SqlCustomers:
    """The customers of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, customer_id: UUID) -> Customer | None:
        """The customer with this ID."""
        return CUSTOMERS.get(self._connection, customer_id)

    def all(self) -> Sequence[Customer]:
        """Every customer, by name."""
        return CUSTOMERS.all(self._connection)

    def by_email(self, email: str) -> Customer | None:
        """The customer with this address, a confirmed one first."""
        return CUSTOMERS.one(self._connection, BY_EMAIL, {"key": key_of(email)})

    def named(self, name: str) -> Customer | None:
        """The customer of exactly this name, in whatever case; a confirmed one first."""
        return CUSTOMERS.one(self._connection, BY_NAME, {"key": key_of(name)})

    def search(self, text: str, limit: int) -> Sequence[Customer]:
        """Customers in whose name, address, e-mail or phone every word stands, by name."""
        return [Customer(*row) for row in found(self._connection, SEARCH, text, limit)]

    def put(self, customer: Customer) -> None:
        """Add or change a customer."""
        self.put_all([customer])

    def put_all(self, customers: Sequence[Customer]) -> None:
        """Add or change many customers."""
        CUSTOMERS.put(self._connection, customers)

    def remove(self, customer_id: UUID) -> None:
        """Take a customer out; raises StillInUse."""
        if customer := self.get(customer_id):
            CUSTOMERS.remove(self._connection, customer_id, customer.name)
