"""The lines of an assignment: measures, articles, time, and articles to be ordered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID, uuid4

from core.words import N_, Label

UNITS = {"h": Label(N_("h")), "st": Label(N_("pcs"))}
"""Units that read otherwise in other languages; all others are written as they are."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was done, when and by whom (ME-01); its images are documents that name it (ME-02).

    ``amends`` is the signed measure that this one adds to or corrects (XT-04).
    """

    text: str
    done_on: date
    done_by: str
    signed_in: UUID | None = None
    amends: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def signed(self) -> bool:
        """Whether a signature has locked it (SG-05)."""
        return self.signed_in is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A used article or a time row.

    ``price`` per unit and before VAT, ``discount`` and ``vat`` in percent; ``price_changed``: not
    the register's (AR-05); ``is_time``: work, not material (AR-10); ``facility_id``: added because
    the facility has it (AR-09).
    """

    name: str
    quantity: Decimal
    added_by: str
    added_at: datetime
    number: str | None = None
    unit: str = "st"
    price: Decimal | None = None
    discount: Decimal | None = None
    vat: Decimal | None = None
    price_changed: bool = False
    is_time: bool = False
    facility_id: UUID | None = None
    signed_in: UUID | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def signed(self) -> bool:
        """Whether a signature has locked it (SG-05)."""
        return self.signed_in is not None


class ToOrderState(StrEnum):
    """Where an article to be ordered stands (AO-02)."""

    TO_ORDER = "to_order"
    ORDERED = "ordered"
    DELIVERED = "delivered"


TO_ORDER_LABELS = {
    ToOrderState.TO_ORDER: Label(N_("to order")),
    ToOrderState.ORDERED: Label(N_("ordered")),
    ToOrderState.DELIVERED: Label(N_("delivered")),
}


@dataclass(frozen=True, slots=True)
class ArticleToOrder:
    """An article somebody asks to have ordered; never invoiced, whatever its state (AO-10).

    ``mailed``: the states that were told by mail, ``mailed_as`` what stood in the latest (0b);
    ``promised_on``: the day for which the supplier has promised it (XT-11).
    """

    name: str
    quantity: Decimal
    added_by: str
    added_at: datetime
    number: str | None = None
    unit: str = "st"
    state: ToOrderState = ToOrderState.TO_ORDER
    mailed: tuple[ToOrderState, ...] = ()
    mailed_as: str | None = None
    purchase_order: str | None = None
    promised_on: date | None = None
    id: UUID = field(default_factory=uuid4)
