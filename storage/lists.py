"""Lists of orders: which are meant and in what order, then page by page what is shown of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from uuid import UUID

from sqlalchemy import Connection, bindparam, select

from core.filters import WHOLE, OrderFilter, SortKey, View
from core.lists import HistoryRow, Neighbours, OrderRow, Tab
from core.numbers import OrderNumber
from core.planner import CalendarEntry, PlannedBooking
from core.searching import Search, read_search
from core.states import State
from storage import event_log, list_statements, planner, search_index, tables
from storage.full_text import FULL_TEXT
from storage.list_filters import Asked, conditions, searched
from storage.list_rows import rows_of
from storage.list_statements import Kind, Plan
from storage.quick import quick
from storage.search_documents import documents

PAGE = 500
"""So many rows are read at a time, so that a list of any length takes little memory."""

NO_LIMIT = 2**31 - 1

_order, _booking = tables.work_order, tables.booking

BOOKED = (
    select(_booking.c.order_id)
    .join_from(_booking, _order)
    .where(
        _booking.c.user_id == bindparam("user_id"),
        _booking.c.starts_at < bindparam("ends_at"),
        _booking.c.ends_at > bindparam("starts_at"),
        _order.c.state != State.CANCELLED,
    )
    .distinct()
    .order_by(_booking.c.order_id)
)


class SqlLists:
    """The read models of one transaction."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection, self._now = connection, now

    def orders(self, wanted: OrderFilter, view: View = WHOLE) -> Sequence[OrderRow]:
        """The orders that are meant, as the filter sorts them."""
        return list(chain.from_iterable(self.pages(wanted, view)))

    def pages(self, wanted: OrderFilter, view: View = WHOLE) -> Iterator[Sequence[OrderRow]]:
        """The same, some at a time."""
        ids = self._ids(wanted, view)
        for start in range(0, len(ids), PAGE):
            page = ids[start : start + PAGE]
            yield rows_of(self._connection, page, internal=view.internal)

    def numbers(self, wanted: OrderFilter, view: View = WHOLE) -> Sequence[str]:
        """Only their numbers."""
        return [_number(order_id) for order_id in self._ids(wanted, view)]

    def count(self, wanted: OrderFilter, view: View = WHOLE) -> int:
        """How many there are, whatever the limit."""
        kind, asked = self._asked(replace(wanted, limit=None, skip=0), view)
        number: int = self._connection.execute(list_statements.count(kind), asked).scalar_one()
        return number

    def tabs(self, wanted: OrderFilter, view: View = WHOLE) -> Sequence[Tab]:
        """How many of them are in each subgroup, whichever of these the filter names."""
        kind, asked = self._asked(replace(wanted, limit=None, skip=0, subgroup=None), view)
        rows = self._connection.execute(list_statements.tabs(kind), asked)
        return [Tab(name or "", number) for name, number in rows]

    def neighbours(
        self, number: OrderNumber, wanted: OrderFilter, view: View = WHOLE
    ) -> Neighbours:
        """What stands before and after the order in this list, even if it left it meanwhile."""
        kind, asked = self._asked(replace(wanted, limit=None, skip=0), view)
        this = {"this": number.identity}
        key = self._connection.execute(list_statements.place(kind), this).scalar_one_or_none()
        if key is None:
            return Neighbours()
        asked |= this | {"key": key}
        return Neighbours(
            self._beside(kind, asked, after=False), self._beside(kind, asked, after=True)
        )

    def history(self, order: OrderNumber) -> Sequence[HistoryRow]:
        """Everything that happened to the order, oldest first."""
        return event_log.history(self._connection, order)

    def unit(self, unit: UUID) -> Sequence[HistoryRow]:
        """Everything that happened in one transaction."""
        return event_log.of_unit(self._connection, unit)

    def company_history(
        self, events: Sequence[str], skip: int = 0, limit: int = 50
    ) -> Sequence[HistoryRow]:
        """What happened to the company and not to an order, of these events, the latest first."""
        return event_log.of_company(self._connection, events, skip, limit)

    def bookings_between(
        self, user_id: UUID, starts_at: datetime, ends_at: datetime
    ) -> Sequence[str]:
        """Numbers of the orders this resource is booked on then, cancelled ones left out."""
        asked = {"user_id": user_id, "starts_at": starts_at, "ends_at": ends_at}
        return [_number(each) for each in self._connection.execute(BOOKED, asked).scalars()]

    def planned(
        self, starts_at: datetime, ends_at: datetime, user_id: UUID | None = None
    ) -> Sequence[PlannedBooking]:
        """The bookings that reach into this time, earliest first."""
        return planner.planned(self._connection, starts_at, ends_at, user_id)

    def calendar(
        self, user_id: UUID, starts_at: datetime, ends_at: datetime
    ) -> Sequence[CalendarEntry]:
        """One person's bookings in this time as his calendar shows them, earliest first."""
        return planner.calendar(self._connection, user_id, starts_at, ends_at)

    def _ids(self, wanted: OrderFilter, view: View) -> Sequence[int]:
        kind, asked = self._asked(wanted, view)
        return [row[0] for row in quick(list_statements.ids(kind)).all(self._connection, asked)]

    def _beside(self, kind: Kind, asked: Asked, *, after: bool) -> str | None:
        statement = list_statements.beside(kind, after=after)
        found: int | None = self._connection.execute(statement, asked).scalar_one_or_none()
        return None if found is None else _number(found)

    def _asked(self, wanted: OrderFilter, view: View) -> tuple[Kind, Asked]:
        search = read_search(wanted.text) if wanted.text and wanted.text.strip() else None
        narrows = list(conditions(wanted, view, self._now))
        plan, asked = self._plan(search, wanted, view) if search and search.words else (None, {})
        if search and (other := searched(search)):
            narrows.append(other)
        for _, values in narrows:
            asked |= values
        if limited := wanted.limit is not None or wanted.skip > 0:
            limit = NO_LIMIT if wanted.limit is None else wanted.limit
            asked |= {"limit": limit, "skip": wanted.skip}
        names = tuple(name for name, _ in narrows)
        sort, down = wanted.sort or SortKey.NUMBER, wanted.goes_down
        dialect = self._connection.dialect.name
        return Kind(names, sort, down, dialect, plan, limited), asked

    def _plan(self, search: Search, wanted: OrderFilter, view: View) -> tuple[Plan, Asked]:
        question = search_index.question(self._connection, search, internal=view.internal)
        asked: Asked = {"question": question}
        if behind := search_index.behind(self._connection):
            found = documents(self._connection, behind)
            fresh = [e for e in found if found[e].fits(search, internal=view.internal)]
            return Plan.FRESH, asked | {"behind": behind, "fresh": fresh}
        index = FULL_TEXT[self._connection.dialect.name]
        by_number = wanted.sort in {None, SortKey.NUMBER}
        limit = wanted.limit if by_number else None
        frequent = index.is_frequent(self._connection, question, limit)
        return (Plan.ALONG if frequent else Plan.HITS), asked


def _number(order_id: int) -> str:
    return str(OrderNumber.of_id(order_id))
