"""The register of contact persons and requesters."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, case, or_, select

from core.mail_addresses import own_domain_of
from core.matching.keys import phone_key
from core.registers import Person
from storage import tables
from storage.kept import Kept
from storage.keys import key_of, key_or_none
from storage.statements import columns_for

_person = tables.person


def _keys(person: Person) -> dict[str, Any]:
    return {
        "email_key": key_or_none(person.email),
        "phone_key": phone_key(person.phone),
        "domain_key": own_domain_of(person.email or "") or None,
    }


CONTACTS = Kept(_person, Person, ("name", "id"), _keys)
BY_EMAIL = (
    select(*columns_for(_person, Person))
    .where(_person.c.email_key == bindparam("email"))
    .order_by(_person.c.name, _person.c.id)
    .limit(1)
)
_AT_FACILITY = _person.c.facility_id == bindparam("facility")
_OF_CUSTOMER_HIMSELF = (_person.c.customer_id == bindparam("customer")) & (
    _person.c.facility_id.is_(None)
)
OF_CUSTOMER = (
    select(*columns_for(_person, Person))
    .where(_person.c.customer_id == bindparam("customer"))
    .order_by(case((_OF_CUSTOMER_HIMSELF, 0), else_=1), _person.c.name, _person.c.id)
)
OF_FACILITY = (
    select(*columns_for(_person, Person))
    .where(or_(_AT_FACILITY, _OF_CUSTOMER_HIMSELF))
    .order_by(case((_AT_FACILITY, 0), else_=1), _person.c.name, _person.c.id)
)


class SqlContacts:
    """The contacts of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, person_id: UUID) -> Person | None:
        """The person with this ID."""
        return CONTACTS.get(self._connection, person_id)

    def all(self) -> Sequence[Person]:
        """Everybody, by name."""
        return CONTACTS.all(self._connection)

    def page(self, skip: int, limit: int) -> Sequence[Person]:
        """Some of all rows, in the same order."""
        return CONTACTS.page(self._connection, skip, limit)

    def count(self) -> int:
        """How many rows there are."""
        return CONTACTS.count(self._connection)

    def by_email(self, email: str) -> Person | None:
        """The person with this address."""
        return CONTACTS.one(self._connection, BY_EMAIL, {"email": key_of(email)})

    def of(self, customer_id: UUID, facility_id: UUID | None) -> Sequence[Person]:
        """Who is known at the facility, then at the customer himself (CF-12).

        Without a facility: the customer's own, then whoever is known at his facilities.
        """
        sought = {"customer": customer_id, "facility": facility_id}
        if facility_id is None:
            del sought["facility"]
        statement = OF_CUSTOMER if facility_id is None else OF_FACILITY
        return CONTACTS.some(self._connection, statement, sought)

    def put(self, person: Person) -> None:
        """Add or change a person."""
        self.put_all([person])

    def put_all(self, people: Sequence[Person]) -> None:
        """Add or change many people."""
        CONTACTS.put(self._connection, people)

    def remove(self, person_id: UUID) -> None:
        """Take a person out; raises StillInUse."""
        if person := self.get(person_id):
            CONTACTS.remove(self._connection, person_id, person.name)
