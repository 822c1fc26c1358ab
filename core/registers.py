"""The registers: whom the work is done for, where, on what, and with what."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

Pairs = tuple[tuple[str, str], ...]
"""Names with their values, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Customer:
    """Who orders and, unless somebody else is named, pays; ``unconfirmed``: made from a mail.

    ``address`` is where invoices go; ``buyer_reference`` is what the payer wants on them.
    """

    name: str
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    language: str | None = None
    comment: str | None = None
    unconfirmed: bool = False
    organisation_number: str | None = None
    vat_number: str | None = None
    buyer_reference: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class FacilityArticle:
    """An article that every order for the facility gets (AR-09), by its number."""

    number: str
    quantity: Decimal


@dataclass(frozen=True, slots=True)
class Facility:
    """A place that belongs to a customer: where the work is done (CF-06).

    ``invoiced_to_id`` is the customer who pays for what is done here, if another (CF-09).
    """

    name: str
    customer_id: UUID
    address: str | None = None
    comment: str | None = None
    invoiced_to_id: UUID | None = None
    articles: tuple[FacilityArticle, ...] = ()
    id: UUID = field(default_factory=uuid4)

    @property
    def place(self) -> str:
        """Name and address; one of them where it says the other too."""
        name, address = self.name, self.address or ""
        if name.casefold() in address.casefold():
            return address
        return f"{name}, {address}" if address.casefold() not in name.casefold() else name


@dataclass(frozen=True, slots=True)
class Person:
    """A contact or requester; kept on the facility, else on the customer (CF-13, CF-14).

    ``gets_protocols``: wants the finished order by mail.
    """

    name: str
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    customer_id: UUID | None = None
    facility_id: UUID | None = None
    gets_protocols: bool = False
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class ServiceObject:
    """A lift, door or boiler; its ``code`` is what stands on the sticker.

    ``counter_unit`` (such as *h*) is set if it has a counter, ``counter_reading`` its last value
    (OB-07); ``invoiced_to_id`` who pays for it (CF-09); ``info`` what its template asks for
    (OB-09); ``qr_verification`` whether scans of its sticker are kept (QR-03).
    """

    code: str
    name: str
    customer_id: UUID | None = None
    facility_id: UUID | None = None
    model: str | None = None
    serial_number: str | None = None
    comment: str | None = None
    address: str | None = None
    invoiced_to_id: UUID | None = None
    agreement_id: UUID | None = None
    counter_unit: str | None = None
    counter_reading: Decimal | None = None
    info: Pairs = ()
    qr_verification: bool = False
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Scan:
    """Somebody was at the object and scanned its sticker (QR-03); degrees north and east."""

    object_id: UUID
    at: datetime
    by: str
    latitude: float | None = None
    longitude: float | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an object's counter showed (OB-07); ``order`` is the order it was read on."""

    object_id: UUID
    at: datetime
    by: str
    value: Decimal
    order: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Article:
    """A row of the article register; ``price`` per unit before VAT, ``vat`` in percent.

    ``vat`` None is the company's own rate; ``is_time`` makes it a time article (AR-10).
    """

    number: str
    name: str
    unit: str = "st"
    price: Decimal | None = None
    vat: Decimal | None = None
    is_time: bool = False
    barcode: str | None = None
    supplier_id: UUID | None = None
    storage_place: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Supplier:
    """Whom articles are ordered from (AO-05)."""

    name: str
    email: str | None = None
    phone: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed with a customer on his objects (WO-18)."""

    name: str
    customer_id: UUID
    terms: str | None = None
    valid_until: date | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Model:
    """A model that objects may be of: one of the group's models (OB-08)."""

    name: str
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class InfoTemplate:
    """Which pieces of information the objects of some model have (OB-09); empty ``model``: all."""

    name: str
    fields: tuple[str, ...]
    model: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class PerformedService:
    """A service visit whose protocol an order may be made from (WO-04)."""

    number: str
    customer_id: UUID
    performed_on: date
    facility_id: UUID | None = None
    service_object_id: UUID | None = None
    performed_by: str = ""
    notes: str = ""
    id: UUID = field(default_factory=uuid4)
