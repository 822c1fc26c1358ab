"""Read models: lists of orders as somebody sees them, and how each person has his."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.filters import WHOLE, OrderFilter, View
from core.lists import Favourite, HistoryRow, ListChoice, Neighbours, OrderRow, Tab
from core.numbers import OrderNumber
from core.planner import CalendarEntry, PlannedBooking


class Lists(Protocol):
    """Lists of orders. What ``view`` does not show is not there."""

    def orders(self, wanted: OrderFilter, view: View = WHOLE) -> Sequence[OrderRow]: ...
    def pages(self, wanted: OrderFilter, view: View = WHOLE) -> Iterator[Sequence[OrderRow]]:
        """The same rows, some hundred at a time, read as they are asked for."""

    def numbers(self, wanted: OrderFilter, view: View = WHOLE) -> Sequence[str]: ...
    def count(self, wanted: OrderFilter, view: View = WHOLE) -> int:
        """How many there are, whatever the limit."""

    def tabs(self, wanted: OrderFilter, view: View = WHOLE) -> Sequence[Tab]:
        """How many of them are in each subgroup, whichever of these the filter names (LS-17)."""

    def neighbours(
        self, number: OrderNumber, wanted: OrderFilter, view: View = WHOLE
    ) -> Neighbours:
        """What stands before and after the order in this list, even if it left it meanwhile."""

    def history(self, order: OrderNumber) -> Sequence[HistoryRow]:
        """All that happened to the order, oldest first."""

    def unit(self, unit: UUID) -> Sequence[HistoryRow]:
        """All that happened in one transaction, on whichever orders, in its order."""

    def company_history(
        self, events: Sequence[str], skip: int = 0, limit: int = 50
    ) -> Sequence[HistoryRow]:
        """What happened to the company and not to an order, of these events, the latest first."""

    def bookings_between(
        self, user_id: UUID, starts_at: datetime, ends_at: datetime
    ) -> Sequence[str]:
        """Numbers of the orders this resource is booked on in that time."""

    def planned(
        self, starts_at: datetime, ends_at: datetime, user_id: UUID | None = None
    ) -> Sequence[PlannedBooking]:
        """The bookings that reach into this time, everybody's or one person's, earliest first."""

    def calendar(
        self, user_id: UUID, starts_at: datetime, ends_at: datetime
    ) -> Sequence[CalendarEntry]:
        """One person's bookings in this time as his calendar shows them, earliest first."""


class ListChoices(Protocol):
    """How each person has his lists (LS-02, LS-03, LS-10)."""

    def of(self, user_id: UUID) -> ListChoice: ...
    def put(self, user_id: UUID, choice: ListChoice) -> None: ...
    def favourites(self, user_id: UUID) -> Sequence[Favourite]:
        """His favourites, by name."""

    def put_favourite(self, user_id: UUID, favourite: Favourite) -> None:
        """Keep one under its name, in whatever case; a new default takes the place of the old."""

    def remove_favourite(self, user_id: UUID, name: str) -> None: ...
