"""The register of service objects, with what was read and scanned there and kept about them."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, or_, select

from core.arrival import By
from core.matching.keys import compact, compact_or_none, serial_key
from core.matching.resemblance import Resembling, ranked
from core.matching.wording import Mention, Wording
from core.order_papers import Document
from core.refusals import CodeTaken
from core.registers import Reading, Scan, ServiceObject
from storage import tables
from storage.kept import Kept
from storage.keys import code_key
from storage.resembling import Reader, Seen
from storage.statements import cells_of, columns_for, names_of, upsert

_object, _reading, _scan, _document = (
    tables.service_object,
    tables.reading,
    tables.scan,
    tables.object_document,
)
CANDIDATES = 100
FEW = 80
"""The objects of a place with so many are all held against a text."""


def _keys(service_object: ServiceObject) -> dict[str, Any]:
    return {
        "code_key": code_key(service_object.code),
        "compact_key": compact_or_none(service_object.code),
        "serial_key": serial_key(service_object.serial_number),
    }


OBJECTS = Kept(
    _object,
    ServiceObject,
    ("code", "id"),
    _keys,
    parts=[(_reading, "object_id"), (_scan, "object_id"), (_document, "object_id")],
)
_CELLS = columns_for(_object, ServiceObject)
_READ = (_object.c.id, _object.c.name)
BY_CODE = select(*_CELLS).where(_object.c.code_key == bindparam("code"))
OF_CUSTOMER = (
    select(*_CELLS)
    .where(_object.c.customer_id == bindparam("customer_id"))
    .order_by(_object.c.code, _object.c.id)
)
OF_FACILITY = (
    select(*_CELLS)
    .where(_object.c.facility_id == bindparam("facility_id"))
    .order_by(_object.c.code, _object.c.id)
)
BY_CODES = (
    select(*_CELLS)
    .where(
        or_(
            _object.c.compact_key.in_(bindparam("codes", expanding=True)),
            _object.c.serial_key.in_(bindparam("codes", expanding=True)),
        )
    )
    .order_by(_object.c.code, _object.c.id)
    .limit(CANDIDATES)
)
THESE = (
    select(*_CELLS)
    .where(_object.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(_object.c.code, _object.c.id)
)
FEW_OF_FACILITY = select(*_READ).where(_object.c.facility_id == bindparam("of")).limit(FEW + 1)
FEW_OF_CUSTOMER = select(*_READ).where(_object.c.customer_id == bindparam("of")).limit(FEW + 1)
READINGS = (
    select(*columns_for(_reading, Reading))
    .where(_reading.c.object_id == bindparam("object_id"))
    .order_by(_reading.c.at.desc(), _reading.c.id)
)
SCANS = (
    select(*columns_for(_scan, Scan))
    .where(_scan.c.object_id == bindparam("object_id"))
    .order_by(_scan.c.at.desc(), _scan.c.id)
)
DOCUMENTS = (
    select(_document.c.document)
    .where(_document.c.object_id == bindparam("object_id"))
    .order_by(_document.c.at, _document.c.id)
)
PUT_READING, PUT_SCAN, PUT_DOCUMENT = insert(_reading), upsert(_scan), upsert(_document)
REMOVE_DOCUMENT = delete(_document).where(
    _document.c.object_id == bindparam("of_object"), _document.c.id == bindparam("this")
)


class SqlServiceObjects:
    """The service objects of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, object_id: UUID) -> ServiceObject | None:
        """The object with this ID."""
        return OBJECTS.get(self._connection, object_id)

    def only_between(self, first: UUID, last: UUID) -> ServiceObject | None:
        """The one whose ID is one of these, both included; None where there are more."""
        return OBJECTS.only_between(self._connection, first, last)

    def all(self) -> Sequence[ServiceObject]:
        """Every object, by code."""
        return OBJECTS.all(self._connection)

    def page(self, skip: int, limit: int) -> Sequence[ServiceObject]:
        """Some of all rows, in the same order."""
        return OBJECTS.page(self._connection, skip, limit)

    def count(self) -> int:
        """How many rows there are."""
        return OBJECTS.count(self._connection)

    def by_code(self, code: str) -> ServiceObject | None:
        """The object with this code on its sticker, in whatever case it is written."""
        return OBJECTS.one(self._connection, BY_CODE, {"code": code_key(code)})

    def of_customer(self, customer_id: UUID) -> Sequence[ServiceObject]:
        """The customer's objects, by code."""
        return OBJECTS.some(self._connection, OF_CUSTOMER, {"customer_id": customer_id})

    def of_facility(self, facility_id: UUID) -> Sequence[ServiceObject]:
        """The objects at this place, by code."""
        return OBJECTS.some(self._connection, OF_FACILITY, {"facility_id": facility_id})

    def mentioned_in(self, wording: Wording) -> Sequence[Resembling[ServiceObject]]:
        """Objects whose code or serial number stands in the text, however it is spelt there."""
        if not (codes := wording.codes()):
            return []
        found = OBJECTS.some(self._connection, BY_CODES, {"codes": sorted(codes)})
        return ranked([_mentioned(each, codes, wording) for each in found])

    def resembling(
        self, wording: Wording, customer_id: UUID, facility_id: UUID | None
    ) -> Sequence[Resembling[ServiceObject]]:
        """Objects there whose name seems to stand in the text; none where there are too many.

        The likeliest first; *hissen* may stand for the *Passagehiss*.
        """
        reader, found = Reader(wording, parts=True), dict[UUID, Seen]()
        for object_id, name in self._few_at(customer_id, facility_id):
            if seen := reader.best(name):
                found[object_id] = seen
        rows = OBJECTS.some(self._connection, THESE, {"ids": list(found)}) if found else ()
        return ranked([_named(row, found[row.id], wording) for row in rows])

    def _few_at(self, customer_id: UUID, facility_id: UUID | None) -> Sequence[Any]:
        statement = FEW_OF_CUSTOMER if facility_id is None else FEW_OF_FACILITY
        few = self._connection.execute(statement, {"of": facility_id or customer_id}).all()
        return few if len(few) <= FEW else ()

    def put(self, service_object: ServiceObject) -> None:
        """Add or change an object; raises CodeTaken when another has its code."""
        other = self.by_code(service_object.code)
        if other is not None and other.id != service_object.id:
            raise CodeTaken(code=service_object.code, name=other.name)
        self.put_all([service_object])

    def put_all(self, service_objects: Sequence[ServiceObject]) -> None:
        """Add or change many objects."""
        OBJECTS.put(self._connection, service_objects)

    def remove(self, object_id: UUID) -> None:
        """Take an object out with its readings, scans and documents; raises StillInUse."""
        if service_object := self.get(object_id):
            OBJECTS.remove(self._connection, object_id, service_object.code)

    def readings(self, object_id: UUID) -> Sequence[Reading]:
        """What its counter showed, latest first (OB-07)."""
        rows = self._connection.execute(READINGS, {"object_id": object_id})
        return [Reading(*row) for row in rows]

    def put_reading(self, reading: Reading) -> None:
        """Keep what the counter showed."""
        self._connection.execute(PUT_READING, cells_of(reading, names_of(Reading)))

    def scans(self, object_id: UUID) -> Sequence[Scan]:
        """Who scanned its sticker, latest first (QR-03)."""
        return [Scan(*row) for row in self._connection.execute(SCANS, {"object_id": object_id})]

    def put_scan(self, scan: Scan) -> None:
        """Keep who was there."""
        self._connection.execute(PUT_SCAN, cells_of(scan, names_of(Scan)))

    def documents(self, object_id: UUID) -> Sequence[Document]:
        """Its images and documents, oldest first (DO-03)."""
        return list(self._connection.execute(DOCUMENTS, {"object_id": object_id}).scalars())

    def put_document(self, object_id: UUID, document: Document) -> None:
        """Keep a file about the object."""
        whose = {"id": document.id, "object_id": object_id, "at": document.at}
        self._connection.execute(PUT_DOCUMENT, whose | {"document": document})

    def remove_document(self, object_id: UUID, document_id: UUID) -> None:
        """Take a file off the object."""
        this = {"of_object": object_id, "this": document_id}
        self._connection.execute(REMOVE_DOCUMENT, this)


def _mentioned(
    found: ServiceObject, codes: Mapping[str, Mention], wording: Wording
) -> Resembling[ServiceObject]:
    code = codes.get(compact(found.code))
    by, said = (By.CODE, code) if code else (By.SERIAL_NUMBER, None)
    said = said or codes[serial_key(found.serial_number) or ""]
    text = wording.said(said.first, said.count)
    return Resembling(found, by, text, 100, said.first, said.count)


def _named(found: ServiceObject, seen: Seen, wording: Wording) -> Resembling[ServiceObject]:
    said = wording.said(seen.first, seen.count)
    return Resembling(found, By.NAME, said, seen.score, seen.first, seen.count)
