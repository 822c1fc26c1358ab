"""The facility register, and which facilities a text mentions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from core.arrival import By
from core.matching.keys import place_key
from core.matching.resemblance import Resembling, ranked
from core.matching.wording import Wording
from core.registers import Facility
from storage import tables
from storage.kept import Kept
from storage.keys import folded, street
from storage.resembling import Reader, Seen
from storage.searches import found, searches
from storage.statements import columns_for

_facility = tables.facility
CANDIDATES = 100
"""Of a word that more rows than these have, not all are looked at: it tells nobody apart."""
FEW = 60
"""The facilities of a customer with so many are all held against a text."""
MOST_ALIKE = 5


def _keys(facility: Facility) -> dict[str, Any]:
    return {
        "search_key": folded(f"{facility.name} {facility.address or ''}"),
        "name_key": place_key(facility.name),
        "address_key": place_key(street(facility.address)),
    }


FACILITIES = Kept(_facility, Facility, ("name", "id"), _keys)
OF_CUSTOMER = (
    select(*columns_for(_facility, Facility))
    .where(_facility.c.customer_id == bindparam("customer_id"))
    .order_by(_facility.c.name, _facility.c.id)
)
TWO_OF_CUSTOMER = OF_CUSTOMER.limit(2)
THESE = (
    select(*columns_for(_facility, Facility))
    .where(_facility.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(_facility.c.name, _facility.c.id)
)
_READ = (_facility.c.id, _facility.c.name, _facility.c.address)
"""What is compared with a text; the whole row is read of those that are in it."""
BY_KEY = (
    select(*_READ)
    .where(
        or_(
            _facility.c.name_key.in_(bindparam("keys", expanding=True)),
            _facility.c.address_key.in_(bindparam("keys", expanding=True)),
        )
    )
    .limit(CANDIDATES)
)
BY_KEY_OF_CUSTOMER = BY_KEY.where(_facility.c.customer_id == bindparam("customer_id"))
FEW_OF_CUSTOMER = (
    select(*_READ).where(_facility.c.customer_id == bindparam("customer_id")).limit(FEW + 1)
)
SEARCH = searches(_facility, Facility, "search_key")
SEARCH_OF_CUSTOMER = searches(_facility, Facility, "search_key", among="customer_id")


class SqlFacilities:
    """The facilities of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, facility_id: UUID) -> Facility | None:
        """The facility with this ID."""
        return FACILITIES.get(self._connection, facility_id)

    def only_between(self, first: UUID, last: UUID) -> Facility | None:
        """The one whose ID is one of these, both included; None where there are more."""
        return FACILITIES.only_between(self._connection, first, last)

    def all(self) -> Sequence[Facility]:
        """Every facility, by name."""
        return FACILITIES.all(self._connection)

    def page(self, skip: int, limit: int) -> Sequence[Facility]:
        """Some of all rows, in the same order."""
        return FACILITIES.page(self._connection, skip, limit)

    def count(self) -> int:
        """How many rows there are."""
        return FACILITIES.count(self._connection)

    def of_customer(self, customer_id: UUID) -> Sequence[Facility]:
        """The customer's facilities, by name."""
        return FACILITIES.some(self._connection, OF_CUSTOMER, {"customer_id": customer_id})

    def only_one_of(self, customer_id: UUID) -> Facility | None:
        """The customer's facility, if he has one and no other."""
        found = FACILITIES.some(self._connection, TWO_OF_CUSTOMER, {"customer_id": customer_id})
        return found[0] if len(found) == 1 else None

    def search(self, text: str, customer_id: UUID | None, limit: int) -> Sequence[Facility]:
        """Facilities in whose name or address every word stands; of one customer, if given."""
        statements = SEARCH if customer_id is None else SEARCH_OF_CUSTOMER
        rows = found(self._connection, statements, text, limit, customer_id)
        return [Facility(*row) for row in rows]

    def resembling(
        self, wording: Wording, customer_id: UUID | None
    ) -> Sequence[Resembling[Facility]]:
        """Facilities whose name or street seems to stand in the text, the likeliest first."""
        reader, found = Reader(wording), dict[UUID, tuple[By, Seen]]()
        for facility_id, name, address in self._near(wording, customer_id):
            if best := _best(reader, name, address):
                found[facility_id] = best
        best_of_all = sorted(found, key=lambda each: -found[each][1].score)[:MOST_ALIKE]
        rows = FACILITIES.some(self._connection, THESE, {"ids": best_of_all}) if found else ()
        return ranked([_resembling(row, *found[row.id], wording) for row in rows])

    def _near(self, wording: Wording, customer_id: UUID | None) -> Sequence[Any]:
        """Those that may be in the text: all of a customer with few, else by what is looked up."""
        if customer_id is not None:
            his = self._connection.execute(FEW_OF_CUSTOMER, {"customer_id": customer_id}).all()
            if len(his) <= FEW:
                return his
        if not (keys := sorted(wording.place_keys())):
            return []
        if customer_id is None:
            return self._connection.execute(BY_KEY, {"keys": keys}).all()
        sought = {"keys": keys, "customer_id": customer_id}
        return self._connection.execute(BY_KEY_OF_CUSTOMER, sought).all()

    def put(self, facility: Facility) -> None:
        """Add or change a facility."""
        self.put_all([facility])

    def put_all(self, facilities: Sequence[Facility]) -> None:
        """Add or change many facilities."""
        FACILITIES.put(self._connection, facilities)

    def remove(self, facility_id: UUID) -> None:
        """Take a facility out; raises StillInUse."""
        if facility := self.get(facility_id):
            FACILITIES.remove(self._connection, facility_id, facility.name)


def _best(reader: Reader, name: str, address: str | None) -> tuple[By, Seen] | None:
    named, there = reader.best_of(name), reader.best(street(address))
    if there and (named is None or there.score > named.score):
        return By.ADDRESS, there
    return (By.NAME, named) if named else None


def _resembling(row: Facility, by: By, seen: Seen, wording: Wording) -> Resembling[Facility]:
    found = wording.said(seen.first, seen.count)
    return Resembling(row, by, found, seen.score, seen.first, seen.count)
