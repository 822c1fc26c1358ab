"""The kinds of papers that are printed, by the names that commands and chats have for them."""

from core.words import N_

LABELS = "labels"
CONFIRMATION = "confirmation"
SELF_CHECKS = "self-checks"
ARTICLES_TO_ORDER = "articles-to-order"
INVOICE = "invoice"
QUOTE = "quote"
PURCHASE = "purchase-order"
ORDER_LIST = "order-list"
ORDER_PAPER_LABELS = {
    CONFIRMATION: N_("Order confirmation"),
    SELF_CHECKS: N_("Self-checks"),
    ARTICLES_TO_ORDER: N_("Articles to be ordered"),
    INVOICE: N_("Tax invoice"),
}
"""What people call the papers of an order, beside its protocol."""
