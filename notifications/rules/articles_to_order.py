"""Articles to be ordered: an alert at once, one mail per save, and word to who asked."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import (
    ArticlePromised,
    ArticlesCorrected,
    ArticleStateChanged,
    ArticlesToOrderSaved,
    ArticleToOrderAdded,
    SupplierAnswered,
)
from core.lines import ToOrderState
from core.links import Purpose
from core.settings import CUSTOMER_LINKS
from core.usecases.article_mails import ADDRESSES
from notifications.rules.audience import Audience

TOLD = {ToOrderState.ORDERED, ToOrderState.DELIVERED}
LETTERS = {
    ToOrderState.TO_ORDER: "articles-to-order",
    ToOrderState.ORDERED: "articles-ordered",
    ToOrderState.DELIVERED: "articles-delivered",
}


def article_asked_for(event: ArticleToOrderAdded, to: Audience) -> Iterator[NewDelivery]:
    """The dispatchers see it at once (AO-03)."""
    yield from to.dispatchers("articles-to-order", row_ids=[event.row_id])


def articles_saved(event: ArticlesToOrderSaved, to: Audience) -> Iterator[NewDelivery]:
    """One mail for all rows of a save in one state, if it has an address (SE-01..03, AO-04)."""
    state = ToOrderState(event.state)
    address = to.settings[ADDRESSES[state]]
    if address is not None:
        yield _mail(address, LETTERS[state], to, rows=list(event.rows))


def articles_corrected(event: ArticlesCorrected, to: Audience) -> Iterator[NewDelivery]:
    """One mail to whoever was told what is otherwise now (0b)."""
    rows, before, gone = list(event.rows), list(event.before), list(event.gone)
    yield _mail(event.email, "articles-corrected", to, rows=rows, before=before, gone=gone)


def _mail(address: str, letter: str, to: Audience, **context: object) -> NewDelivery:
    if to.settings[CUSTOMER_LINKS]:
        context["order_link_id"] = to.link(Purpose.ORDER_PAGE, address, to.company_language)
    return to.mail(address, letter, to.company_language, **context)


def state_changed(event: ArticleStateChanged, to: Audience) -> Iterator[NewDelivery]:
    """Whoever asked for it hears that it is ordered, or has come (AO-08)."""
    if event.state not in TOLD:
        return
    row = next((each for each in to.order.to_order if str(each.id) == event.row_id), None)
    if row is not None:
        context = {"row_id": event.row_id, "name": event.name, "state": event.state}
        yield from to.chat(to.uow.users.by_name(row.added_by), "article-state", **context)


def article_promised(event: ArticlePromised, to: Audience) -> Iterator[NewDelivery]:
    """Whoever asked for it hears for when it is promised (XT-11)."""
    row = next((each for each in to.order.to_order if str(each.id) == event.row_id), None)
    if row is not None:
        promised = {"row_id": event.row_id, "promised_on": event.promised_on}
        yield from to.chat(to.uow.users.by_name(row.added_by), "article-promised", **promised)


def supplier_answered(event: SupplierAnswered, to: Audience) -> Iterator[NewDelivery]:
    """What was not understood is for the dispatchers to read (XT-11)."""
    if not event.understood:
        yield from to.dispatchers("supplier-answered", comment_id=event.comment_id)
