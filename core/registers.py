"""The registers: customers, facilities, contact persons, service objects, articles."""

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID, uuid4


@dataclass(frozen=True, slots=True)
class Customer:
    """Who orders and, unless somebody else is named, pays; ``unconfirmed``: made from a mail."""

    name: str
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    language: str | None = None
    comment: str | None = None
    unconfirmed: bool = False
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Facility:
    """A place that belongs to a customer: where the work is done (CF-06)."""

    name: str
    customer_id: UUID
    address: str | None = None
    comment: str | None = None
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
    """A contact or requester; kept on the facility, else on the customer (CF-13, CF-14)."""

    name: str
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    customer_id: UUID | None = None
    facility_id: UUID | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class ServiceObject:
    """A lift, door or boiler; its ``code`` is what stands on the sticker."""

    code: str
    name: str
    customer_id: UUID | None = None
    facility_id: UUID | None = None
    model: str | None = None
    serial_number: str | None = None
    comment: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class Article:
    """A row of the article register; ``price`` is per unit, before VAT."""

    number: str
    name: str
    unit: str = "st"
    price: Decimal | None = None
    id: UUID = field(default_factory=uuid4)
