"""Articles to be ordered as a file that spreadsheets open rightly (AO-06)."""

from collections.abc import Iterable

from core.lines import TO_ORDER_LABELS
from core.purchases import PurchaseRow
from core.register_files.writing import csv_of
from core.words import N_, Words

HEADER = (
    N_("Order"),
    N_("Number"),
    N_("Article"),
    N_("Quantity"),
    N_("Unit"),
    N_("State"),
    N_("Placed by"),
    N_("Purchase order"),
)
DELIMITERS = {"sv": ";", "en": ","}
"""Between cells, by language: what Excel expects where that language is spoken."""


def article_list(rows: Iterable[PurchaseRow], words: Words) -> str:
    """The rows as CSV in one language, with Excel's mark first and no formula in any cell."""
    header = [words.text(label) for label in HEADER]
    return csv_of(header, (_cells(each, words) for each in rows), DELIMITERS[words.language])


def _cells(each: PurchaseRow, words: Words) -> tuple[str, ...]:
    row = each.row
    return (
        str(each.order),
        row.number or "",
        row.name,
        words.quantity(row.quantity),
        row.unit,
        words.text(TO_ORDER_LABELS[row.state]),
        row.added_by,
        row.purchase_order or "",
    )
