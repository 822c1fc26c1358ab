"""The customer register."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select, union

from core.arrival import By
from core.mail_addresses import own_domain_of
from core.matching.keys import is_same_phone, number_key, phone_key, telling_key
from core.matching.resemblance import Resembling, ranked
from core.matching.wording import Wording
from core.registers import Customer
from storage import tables
from storage.kept import Kept
from storage.keys import folded, key_of, key_or_none
from storage.resembling import Reader, Seen
from storage.searches import found, searches
from storage.statements import columns_for

_customer, _person = tables.customer, tables.person


def _keys(customer: Customer) -> dict[str, Any]:
    sought = (customer.name, customer.email, customer.phone, customer.address)
    return {
        "name_key": key_or_none(customer.name),
        "email_key": key_or_none(customer.email),
        "search_key": folded(" ".join(each for each in sought if each)),
        "telling_key": telling_key(customer.name),
        "phone_key": phone_key(customer.phone),
        "domain_key": own_domain_of(customer.email or "") or None,
        "number_key": number_key(customer.organisation_number),
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
MOST_ALIKE = 10
MOST_NAMED = 5
CANDIDATES = 60


def _known_by(key: str) -> Select[*tuple[Any, ...]]:
    """Confirmed customers who have this key themselves, or one of whose contacts has it."""
    theirs = select(_customer.c.id).where(_customer.c[key] == bindparam("key"))
    contacts = select(_person.c.customer_id).where(
        _person.c[key] == bindparam("key"), _person.c.customer_id.is_not(None)
    )
    return (
        select(*columns_for(_customer, Customer))
        .where(_customer.c.id.in_(union(theirs, contacts)), _customer.c.unconfirmed.is_(False))
        .order_by(_customer.c.name, _customer.c.id)
        .limit(MOST_ALIKE)
    )


BY_DOMAIN, BY_PHONE = _known_by("domain_key"), _known_by("phone_key")
PHONES_OF = select(_person.c.customer_id, _person.c.phone).where(
    _person.c.phone_key == bindparam("key")
)
BY_NUMBER = (
    select(*columns_for(_customer, Customer))
    .where(_customer.c.number_key == bindparam("key"), _customer.c.unconfirmed.is_(False))
    .order_by(_customer.c.name, _customer.c.id)
    .limit(MOST_ALIKE)
)
THESE = (
    select(*columns_for(_customer, Customer))
    .where(_customer.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(_customer.c.name, _customer.c.id)
)
BY_TELLING = (
    select(_customer.c.id, _customer.c.name)
    .where(
        _customer.c.telling_key.in_(bindparam("keys", expanding=True)),
        _customer.c.unconfirmed.is_(False),
    )
    .limit(CANDIDATES)
)


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

    def page(self, skip: int, limit: int) -> Sequence[Customer]:
        """Some of all rows, in the same order."""
        return CUSTOMERS.page(self._connection, skip, limit)

    def count(self) -> int:
        """How many rows there are."""
        return CUSTOMERS.count(self._connection)

    def by_email(self, email: str) -> Customer | None:
        """The customer with this address, a confirmed one first."""
        return CUSTOMERS.one(self._connection, BY_EMAIL, {"key": key_of(email)})

    def named(self, name: str) -> Customer | None:
        """The customer of exactly this name, in whatever case; a confirmed one first."""
        return CUSTOMERS.one(self._connection, BY_NAME, {"key": key_of(name)})

    def search(self, text: str, limit: int) -> Sequence[Customer]:
        """Customers in whose name, address, e-mail or phone every word stands, by name."""
        return [Customer(*row) for row in found(self._connection, SEARCH, text, limit)]

    def at_domain(self, domain: str) -> Sequence[Customer]:
        """Confirmed customers with an address at this domain, their own or a contact's."""
        return CUSTOMERS.some(self._connection, BY_DOMAIN, {"key": key_of(domain)})

    def with_phone(self, phone: str) -> Sequence[Customer]:
        """Confirmed customers with this number, their own or a contact's, however written."""
        key = phone_key(phone)
        if key is None or not (near := CUSTOMERS.some(self._connection, BY_PHONE, {"key": key})):
            return []
        rows = self._connection.execute(PHONES_OF, {"key": key})
        whose = {customer_id for customer_id, theirs in rows if is_same_phone(theirs, phone)}
        return [each for each in near if each.id in whose or is_same_phone(each.phone, phone)]

    def with_number(self, number: str) -> Sequence[Customer]:
        """Confirmed customers with this organisation number."""
        return CUSTOMERS.some(self._connection, BY_NUMBER, {"key": number_key(number)})

    def resembling(self, wording: Wording) -> Sequence[Resembling[Customer]]:
        """Confirmed customers whose name seems to stand in the text, the likeliest first."""
        if not (keys := sorted(wording.place_keys())):
            return []
        reader, found = Reader(wording), dict[UUID, Seen]()
        for customer_id, name in self._connection.execute(BY_TELLING, {"keys": keys}):
            if seen := reader.best_of(name):
                found[customer_id] = seen
        best = sorted(found, key=lambda each: -found[each].score)[:MOST_NAMED]
        rows = CUSTOMERS.some(self._connection, THESE, {"ids": best}) if found else ()
        return ranked([_resembling(row, found[row.id], wording) for row in rows])

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


def _resembling(row: Customer, seen: Seen, wording: Wording) -> Resembling[Customer]:
    found = wording.said(seen.first, seen.count)
    return Resembling(row, By.NAME, found, seen.score, seen.first, seen.count)
