"""The registers of facilities and service objects, and which of them a text mentions."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, or_, select

from core.registers import Facility, ServiceObject
from storage import tables
from storage.keys import code_key, folded, mentions, street, telling_word, words_of
from storage.registers import CodeTaken
from storage.statements import cells_of, columns_for, names_of, upsert

_facility, _object = tables.facility, tables.service_object
CANDIDATES = 500
SHORTEST_MENTION = 3

FACILITIES_OF_CUSTOMER = (
    select(*columns_for(_facility, Facility))
    .where(_facility.c.customer_id == bindparam("customer_id"))
    .order_by(_facility.c.name, _facility.c.id)
)
FACILITIES_BY_WORD = (
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
PUT_FACILITY = upsert(_facility)

OBJECT_BY_CODE = select(*columns_for(_object, ServiceObject)).where(
    _object.c.code_key == bindparam("code")
)
OBJECTS_OF_CUSTOMER = (
    select(*columns_for(_object, ServiceObject))
    .where(_object.c.customer_id == bindparam("customer_id"))
    .order_by(_object.c.code, _object.c.id)
)
OBJECTS_BY_CODES = (
    select(*columns_for(_object, ServiceObject))
    .where(_object.c.code_key.in_(bindparam("codes", expanding=True)))
    .order_by(_object.c.code, _object.c.id)
    .limit(CANDIDATES)
)
PUT_OBJECT = upsert(_object)


class SqlFacilities:
    """The facility register."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_customer(self, customer_id: UUID) -> Sequence[Facility]:
        """The customer's facilities, by name."""
        rows = self._connection.execute(FACILITIES_OF_CUSTOMER, {"customer_id": customer_id})
        return [Facility(*row) for row in rows]

    def mentioned_in(self, text: str, customer_id: UUID | None) -> Sequence[Facility]:
        """Facilities whose name or street stands in the text; of two that overlap the longer."""
        said = f" {' '.join(words_of(text))} "
        if customer_id is not None:
            near = self.of_customer(customer_id)
        else:
            words = {"words": sorted(set(words_of(text)))}
            near = [Facility(*row) for row in self._connection.execute(FACILITIES_BY_WORD, words)]
        found = {each: [name for name in _names(each) if f" {name} " in said] for each in near}
        longest = {name for names in found.values() for name in names}
        return [
            each
            for each, names in found.items()
            if any(not _inside_another(name, longest) for name in names)
        ]

    def put(self, facility: Facility) -> None:
        """Add or change a facility."""
        keys = {
            "search_key": folded(f"{facility.name} {facility.address or ''}"),
            "name_key": telling_word(facility.name),
            "address_key": telling_word(street(facility.address)),
        }
        self._connection.execute(PUT_FACILITY, cells_of(facility, names_of(Facility)) | keys)


class SqlServiceObjects:
    """The register of service objects."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_code(self, code: str) -> ServiceObject | None:
        """The object with this code on its sticker, in whatever case it is written."""
        row = self._connection.execute(OBJECT_BY_CODE, {"code": code_key(code)}).one_or_none()
        return ServiceObject(*row) if row else None

    def of_customer(self, customer_id: UUID) -> Sequence[ServiceObject]:
        """The customer's objects, by code."""
        rows = self._connection.execute(OBJECTS_OF_CUSTOMER, {"customer_id": customer_id})
        return [ServiceObject(*row) for row in rows]

    def mentioned_in(self, text: str) -> Sequence[ServiceObject]:
        """Objects whose code stands in the text as a word of its own."""
        codes = {"codes": sorted(set(mentions(text)))}
        return [ServiceObject(*row) for row in self._connection.execute(OBJECTS_BY_CODES, codes)]

    def put(self, service_object: ServiceObject) -> None:
        """Add or change an object; raises CodeTaken when another has its code."""
        other = self.by_code(service_object.code)
        if other is not None and other.id != service_object.id:
            raise CodeTaken(code=service_object.code, name=other.name)
        row = cells_of(service_object, names_of(ServiceObject))
        self._connection.execute(PUT_OBJECT, row | {"code_key": code_key(service_object.code)})


def _names(facility: Facility) -> Iterator[str]:
    for name in (facility.name, street(facility.address)):
        if name and len(words := " ".join(words_of(name))) >= SHORTEST_MENTION:
            yield words


def _inside_another(name: str, others: set[str]) -> bool:
    return any(name != other and f" {name} " in f" {other} " for other in others)
