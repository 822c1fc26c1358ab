"""Articles to be ordered: an alert at once, one mail per save, and word to who asked."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import ArticleStateChanged, ArticlesToOrderSaved, ArticleToOrderAdded
from core.lines import ToOrderState
from core.links import Purpose
from core.settings import ARTICLES_TO_ORDER_EMAIL, CUSTOMER_LINKS
from notifications.rules.audience import Audience

TOLD = {ToOrderState.ORDERED, ToOrderState.DELIVERED}


def article_asked_for(event: ArticleToOrderAdded, to: Audience) -> Iterator[NewDelivery]:
    """The dispatchers see it at once (AO-03)."""
    yield from to.dispatchers("articles-to-order", row_ids=[event.row_id])


def articles_saved(event: ArticlesToOrderSaved, to: Audience) -> Iterator[NewDelivery]:
    """One mail for all rows of a save, if the company has an address for it (SE-01, AO-04)."""
    address = to.settings[ARTICLES_TO_ORDER_EMAIL]
    if address is None:
        return
    context: dict[str, object] = {"row_ids": list(event.row_ids)}
    if to.settings[CUSTOMER_LINKS]:
        context["order_link_id"] = to.link(Purpose.ORDER_PAGE, address, to.company_language)
    yield to.mail(address, "articles-to-order", to.company_language, **context)


def state_changed(event: ArticleStateChanged, to: Audience) -> Iterator[NewDelivery]:
    """Whoever asked for it hears that it is ordered, or has come (AO-08)."""
    if event.state not in TOLD:
        return
    row = next((each for each in to.order.to_order if str(each.id) == event.row_id), None)
    if row is not None:
        context = {"row_id": event.row_id, "name": event.name, "state": event.state}
        yield from to.chat(to.uow.users.by_name(row.added_by), "article-state", **context)
