"""The purchase orders of one transaction. Whoever locks orders too locks the orders first."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from core.purchases import PurchaseOrder, PurchaseRow


class PurchaseOrders(Protocol):
    """Purchase orders by number."""

    def get(self, number: int) -> PurchaseOrder:
        """The purchase order, its row locked until the end; raises NoSuchPurchaseOrder."""

    def look_at(self, number: int) -> PurchaseOrder:
        """The same without a lock."""

    def open_of(self, supplier_id: UUID) -> PurchaseOrder | None:
        """The latest of this supplier's that is still open, locked."""

    def all(self) -> Sequence[PurchaseOrder]:
        """Every purchase order, the latest first."""

    def rows(self, number: int) -> Sequence[PurchaseRow]:
        """What stands on it, order by order."""

    def put(self, purchase: PurchaseOrder) -> None:
        """Add or change a purchase order."""

    def next_number(self) -> int:
        """The next free number; never given twice."""
