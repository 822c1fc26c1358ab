"""The facility register, and which facilities a text mentions."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from core.registers import Facility
from storage import tables
from storage.kept import Kept
from storage.keys import folded, street, telling_word, words_of
from storage.searches import found, searches
from storage.statements import columns_for

_facility = tables.facility
CANDIDATES = 500
SHORTEST_MENTION = 3


def _keys(facility: Facility) -> dict[str, Any]:
    return {
        "search_key": folded(f"{facility.name} {facility.address or ''}"),
        "name_key": telling_word(facility.name),
        "address_key": telling_word(street(facility.address)),
    }


FACILITIES = Kept(_facility, Facility, ("name", "id"), _keys)
OF_CUSTOMER = (
    select(*columns_for(_facility, Facility))
    .where(_facility.c.customer_id == bindparam("customer_id"))
    .order_by(_facility.c.name, _facility.c.id)
)
BY_WORD = (
    select(*columns_for(_facility, Facility))
    .where(
        or_(
            _facility.c.name_key.in_(bindparam("words", expanding=True)),
            _facility.c.address_key.in_(bindparam("words", expanding=True)),
        )
    )
    .order_by(_facility.c.name, _facility.c.id)
    .limit(CANDIDATES)
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

    def all(self) -> Sequence[Facility]:
        """Every facility, by name."""
        return FACILITIES.all(self._connection)

    def of_customer(self, customer_id: UUID) -> Sequence[Facility]:
        """The customer's facilities, by name."""
        return FACILITIES.some(self._connection, OF_CUSTOMER, {"customer_id": customer_id})

    def search(self, text: str, customer_id: UUID | None, limit: int) -> Sequence[Facility]:
        """Facilities in whose name or address every word stands; of one customer, if given."""
        statements = SEARCH if customer_id is None else SEARCH_OF_CUSTOMER
        rows = found(self._connection, statements, text, limit, customer_id)
        return [Facility(*row) for row in rows]

    def mentioned_in(self, text: str, customer_id: UUID | None) -> Sequence[Facility]:
        """Facilities whose name or street stands in the text; of two that overlap the longer."""
        said = f" {' '.join(words_of(text))} "
        if customer_id is not None:
            near = self.of_customer(customer_id)
        else:
            words = {"words": sorted(set(words_of(text)))}
            near = FACILITIES.some(self._connection, BY_WORD, words)
        mentioned = {each: [name for name in _names(each) if f" {name} " in said] for each in near}
        longest = {name for names in mentioned.values() for name in names}
        return [
            each
            for each, names in mentioned.items()
            if any(not _inside_another(name, longest) for name in names)
        ]

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


def _names(facility: Facility) -> Iterator[str]:
    for name in (facility.name, street(facility.address)):
        if name and len(words := " ".join(words_of(name))) >= SHORTEST_MENTION:
            yield words


def _inside_another(name: str, others: set[str]) -> bool:
    return any(name != other and f" {name} " in f" {other} " for other in others)
