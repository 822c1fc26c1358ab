"""Purchase orders: what is bought from one supplier, for whichever orders asked for it (AO-05).

A purchase order's rows are the articles to be ordered that name it, where they stand on their
orders: there is one truth about each, and nothing to keep in step.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from core.lines import ArticleToOrder, ToOrderState
from core.numbers import OrderNumber
from core.refusals import Refused
from core.registers import Supplier
from core.words import N_, Label


class PurchaseState(StrEnum):
    """How far a purchase order has come."""

    OPEN = "open"
    ORDERED = "ordered"
    DELIVERED = "delivered"


PURCHASE_LABELS = {
    PurchaseState.OPEN: Label(N_("open")),
    PurchaseState.ORDERED: Label(N_("ordered")),
    PurchaseState.DELIVERED: Label(N_("delivered")),
}
ROWS_BECOME = {
    PurchaseState.ORDERED: ToOrderState.ORDERED,
    PurchaseState.DELIVERED: ToOrderState.DELIVERED,
}
"""What the rows are set to when their purchase order has come so far."""


class NoSuchPurchaseOrder(Refused):
    sentence = N_("There is no purchase order {number}. Look in the list of them.")


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    """The head of a purchase order; ``changed_at`` and ``changed_by`` its last edit (SE-31)."""

    number: int
    supplier: Supplier
    created_at: datetime
    created_by: str
    state: PurchaseState = PurchaseState.OPEN
    changed_at: datetime | None = None
    changed_by: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether rows may still be put on it."""
        return self.state is PurchaseState.OPEN

    def edited(self, at: datetime, by: str, state: PurchaseState | None = None) -> "PurchaseOrder":
        """As it is after an edit, perhaps in another state."""
        return replace(self, changed_at=at, changed_by=by, state=state or self.state)


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """One row, and the order it stands on."""

    order: OrderNumber
    row: ArticleToOrder
