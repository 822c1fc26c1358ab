"""Papers of order lists, as pages hand them out."""

from dataclasses import dataclass

from core.filters import OrderFilter
from core.people import Actor
from core.views import prices_for
from notifications.papers import Papers, Reader
from notifications.papers.order_list import WantedList, order_list


@dataclass(frozen=True, slots=True)
class OrderLists:
    """Makes the paper of a list of orders."""

    papers: Papers

    async def pdf(
        self,
        actor: Actor,
        wanted: OrderFilter | None,
        columns: tuple[str, ...] | None,
        language: str,
    ) -> bytes:
        """The list as PDF; raises TookTooLong."""
        reader = Reader(language, prices_for(actor))
        return await self.papers.of(order_list, WantedList(actor, wanted, columns), reader)
