"""What the customer thinks of the work: whoever plans hears when he is not content (RV-06)."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import OrderRated
from core.ratings import LOW
from notifications.rules.audience import Audience


def order_rated(event: OrderRated, to: Audience) -> Iterator[NewDelivery]:
    """A low score alerts the dispatchers; any other stands on the order."""
    if event.score <= LOW:
        yield from to.dispatchers("rated-low", name=event.by)
