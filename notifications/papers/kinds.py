"""The papers of an order by their names; a new one is a function and a line here."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from core.numbers import OrderNumber
from core.papers import ARTICLES_TO_ORDER, CONFIRMATION, INVOICE, SELF_CHECKS
from notifications.papers.blocks import Paper
from notifications.papers.invoice import invoice_paper
from notifications.papers.orders.confirmation import confirmation
from notifications.papers.orders.self_checks import self_checks
from notifications.papers.orders.wanted import wanted_articles
from notifications.papers.press import Press, Reader
from notifications.papers.protocol import protocol

Subject = TypeVar("Subject")
Gather = Callable[[Press, Subject, Reader], Awaitable[Paper]]

PROTOCOL = "protocol"
ORDER_PAPERS: Mapping[str, Gather[OrderNumber]] = {
    PROTOCOL: protocol,
    CONFIRMATION: confirmation,
    SELF_CHECKS: self_checks,
    ARTICLES_TO_ORDER: wanted_articles,
    INVOICE: invoice_paper,
}
