"""Papers of purchase orders, as pages hand them out."""

from dataclasses import dataclass

from core.people import Actor
from core.views import prices_for
from notifications.papers import Papers, Reader
from notifications.papers.purchase import purchase_paper


@dataclass(frozen=True, slots=True)
class Purchases:
    """Makes the papers of purchase orders."""

    papers: Papers

    async def pdf(self, purchase: int, actor: Actor, language: str) -> bytes:
        """One of them as PDF; raises NoSuchPurchaseOrder, or TookTooLong."""
        reader = Reader(language, prices_for(actor))
        return await self.papers.of(purchase_paper, (purchase, actor), reader)
