"""Orders as the office lists them: one row each, ready to be shown as a table or as cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.lists import OrderRow
from core.states import STATE_LABELS
from core.text import one_line
from core.usecases.to_do import NEED_LABELS, Need
from web.office.desk import Desk


@dataclass(frozen=True, slots=True)
class Row:
    """One order in words; colours are the company's own, always beside a text."""

    number: str
    title: str
    customer: str
    place: str
    state: str
    state_key: str
    assigned: str
    when: str
    urgent: bool
    needs: str
    custom_status: str
    status_colour: str
    order_type: str
    type_colour: str
    comments: int
    documents: int
    planned: str = ""

    @property
    def is_cancelled(self) -> bool:
        """Whether it carries the cross."""
        return self.state_key == "cancelled"


def row_of(row: OrderRow, desk: Desk, needs: Sequence[Need] = ()) -> Row:
    """The row in the reader's words."""
    words = desk.words
    return Row(
        number=row.number,
        title=one_line(row.title, 160),
        customer=row.customer,
        place=row.facility or row.address or "",
        state=words.text(STATE_LABELS[row.state]),
        state_key=row.state.value,
        assigned=", ".join(row.assigned),
        when=words.when(row.booked_at, desk.now) if row.booked_at else "",
        urgent=row.urgent,
        needs=", ".join(words.text(NEED_LABELS[each]) for each in needs),
        custom_status=row.custom_status or "",
        status_colour=row.status_colour or "",
        order_type=row.order_type or "",
        type_colour=row.type_colour or "",
        comments=row.comments or 0,
        documents=row.documents or 0,
        planned=words.day(row.planned_on, words.today(desk.now)) if row.planned_on else "",
    )
