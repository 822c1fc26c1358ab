"""How a report came in: what in it told whose it is and what it is about, and what else it may be."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core.numbers import OrderNumber


class About(StrEnum):
    """What a clue tells."""

    CUSTOMER = "customer"
    FACILITY = "facility"
    OBJECT = "object"
    CUSTOMER_ORDER_NUMBER = "customer_order_number"
    URGENCY = "urgency"


class By(StrEnum):
    """By what something was recognised."""

    EMAIL = "email"
    DOMAIN = "domain"
    PHONE = "phone"
    ORGANISATION_NUMBER = "organisation_number"
    NAME = "name"
    ADDRESS = "address"
    STICKER = "sticker"
    CODE = "code"
    SERIAL_NUMBER = "serial_number"
    QR = "qr"
    ONLY_ONE = "only_one"
    """There is no other: the customer has a single facility or object."""
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing in a report that told something.

    ``found`` is what stands there, as written; ``score`` is how alike it is, in percent;
    ``points_to`` is the ID of the register row it names, ``name`` that row's name then.
    """

    about: About
    by: By
    found: str
    name: str
    score: int = 100
    points_to: UUID | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """An open order that this one may be about again; ``why`` are the clues the two share."""

    number: OrderNumber
    why: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrival:
    """How an order came in by mail or by a page: from whom, by which clues, and what was not sure enough.

    ``took`` led to what stands on the order; ``may_be`` is offered to the dispatcher, the
    likeliest first; ``duplicates`` are open orders it may be about again; ``confirmed_by`` is
    who looked at it and said that it is right (XT-20).
    """

    mail_id: UUID | None = None
    sender: str = ""
    took: tuple[Clue, ...] = ()
    may_be: tuple[Clue, ...] = ()
    duplicates: tuple[Likely, ...] = ()
    confirmed_by: str | None = None
