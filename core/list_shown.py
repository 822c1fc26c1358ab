"""What of an order a list shows, as the company has set it (LS-16..21, SE-39..41, SE-54)."""

from dataclasses import replace
from typing import Any

from core import settings as s
from core.lists import OrderRow
from core.settings import Settings


class Shown:
    """Turns rows into what is shown of them; ``detailed``: in a table of columns."""

    def __init__(self, settings: Settings, detailed: bool, *, for_customer: bool) -> None:
        self._detailed, self._for_customer = detailed, for_customer
        self._types = {each.name: each.colour for each in settings[s.ORDER_TYPES]}
        self._statuses = {each.name: each.colour for each in settings[s.CUSTOM_STATUSES]}
        self._planned = settings[s.USE_PLANNED_DATE]
        self._status = settings[s.SHOW_CUSTOM_STATUS]
        self._payer = detailed and settings[s.SHOW_INVOICED_TO]
        self._fields = frozenset(
            each.name
            for each in settings[s.CUSTOM_FIELDS]
            if each.in_list and not (for_customer and each.hidden_from_customers)
        )

    def row(self, row: OrderRow) -> OrderRow:
        """The row with the company's colours, and without what is not shown."""
        changes = {**self._coloured(row), **self._hidden(row)}
        return replace(row, **changes) if changes else row

    def _coloured(self, row: OrderRow) -> dict[str, Any]:
        coloured: dict[str, Any] = {}
        if row.order_type:
            coloured["type_colour"] = self._types.get(row.order_type)
        if row.custom_status and self._status:
            coloured["status_colour"] = self._statuses.get(row.custom_status)
        return coloured

    def _hidden(self, row: OrderRow) -> dict[str, Any]:
        hidden: dict[str, Any] = {}
        if self._detailed:
            hidden["comments"] = None
        if self._for_customer:  # the company's own files are among them
            hidden["documents"] = None
        if row.planned_on and not self._planned:
            hidden["planned_on"] = None
        if row.custom_status and not self._status:
            hidden["custom_status"] = None
        if row.invoiced_to and not self._payer:
            hidden["invoiced_to"] = None
        if row.custom_fields:
            hidden["custom_fields"] = tuple(e for e in row.custom_fields if e[0] in self._fields)
        return hidden
