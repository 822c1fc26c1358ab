"""How an order stands beside its work, in sentences: related orders, invoicing, coming again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from core.order_papers import AccountingState, Kinship
from core.words import N_, WEEKDAYS, Label
from core.work_order import WorkOrder

RELATED = {
    Kinship.SEPARATED_FROM: N_("Separated from order {number}"),
    Kinship.SEPARATED_TO: N_("Separated from it: order {number}"),
    Kinship.MERGED_FROM: N_("Order {number} was merged into it"),
    Kinship.MERGED_INTO: N_("Merged into order {number}"),
    Kinship.DUPLICATE_OF: N_("Duplicate of order {number}"),
    Kinship.DUPLICATED_AS: N_("Duplicated as order {number}"),
    Kinship.RECURRENCE_OF: N_("Belongs to the recurring order {number}"),
    Kinship.RECURS_AS: N_("Came again as order {number}"),
    Kinship.BACKORDER_OF: N_("Backorder of order {number}"),
    Kinship.BACKORDERED_AS: N_("Continued on backorder {number}"),
    Kinship.QUOTED_ON: N_("Made of a quote for order {number}"),
    Kinship.QUOTED_AS: N_("Order {number} came of a quote for it"),
    Kinship.CONTINUES: N_("Continues order {number}"),
    Kinship.FAILED_CHECK_ON: N_("Made of a point that was not approved on order {number}"),
    Kinship.FAILED_CHECK_TO: N_("A point that was not approved became order {number}"),
}
ACCOUNTING = {
    AccountingState.WAITING: N_("Waits for the accounting software"),
    AccountingState.SENT: N_("Is with the accounting software"),
    AccountingState.INVOICED: N_("Invoiced by the accounting software"),
    AccountingState.REFUSED: N_("Refused by the accounting software"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence to be translated, and the fields that go into it."""

    sentence: str
    fields: dict[str, Any] = field(default_factory=dict)


def standing(order: WorkOrder) -> Iterator[Said]:
    """Everything of that kind that is to be said about the order."""
    for each in order.related:
        yield Said(RELATED[each.how], {"number": each.number})
    yield from _coming_again(order)
    yield from _invoicing(order)


def _coming_again(order: WorkOrder) -> Iterator[Said]:
    recurrence = order.recurrence
    if recurrence is None:
        return
    if recurrence.weekday is None:
        yield Said(N_("Comes again every {days} days"), {"days": recurrence.every_days})
        return
    yield Said(
        N_("Comes again every {days} days, on the nearest {weekday}"),
        {"days": recurrence.every_days, "weekday": Label(WEEKDAYS[recurrence.weekday])},
    )


def _invoicing(order: WorkOrder) -> Iterator[Said]:
    if order.restored:
        yield Said(N_("Restored after invoicing; what stands on the invoice is locked"))
    if order.invoice_number is not None:
        yield Said(N_("Invoice {invoice}"), {"invoice": order.invoice_number})
    if order.accounting is not None:
        yield Said(ACCOUNTING[order.accounting.state])
        if order.accounting.answer:
            yield Said(N_("It answered: {answer}"), {"answer": order.accounting.answer})
