"""The planner as somebody meets it: two technicians in a week, orders with and without a time."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from html import unescape
from typing import Any

from core.order_papers import Booking
from core.people import SYSTEM, Absence, Actor, Role, User, WorkingHours
from core.ports import UnitOfWork
from core.work_order import WorkOrder
from tests.web.offices import Office, office_of
from tests.web.orders import reported
from tests.web.stage import Stage

WEDNESDAY = date(2026, 11, 25)
THURSDAY = date(2026, 11, 26)
WEEKDAYS = tuple(WorkingHours(day, time(7), time(16)) for day in range(5))
HOUR = timedelta(hours=1)


def at(hour: int, day: date = THURSDAY) -> datetime:
    """This hour of a day in Stockholm, UTC."""
    return datetime(day.year, day.month, day.day, hour - 1, tzinfo=UTC)


@dataclass
class Planner:
    """Anna and Erik, who work from seven to four, and whoever is in at the office."""

    office: Office
    anna: User
    erik: User

    @property
    def stage(self) -> Stage:
        """The pages."""
        return self.office.stage

    async def order(self, *bookings: Booking, **changes: Any) -> WorkOrder:
        """An order with these bookings."""
        order = reported(self.stage.number())
        order = replace(order, bookings=bookings, **changes)

        def add(order: WorkOrder, _: Actor, uow: UnitOfWork) -> None:
            uow.customers.put(order.customer)
            if order.facility:
                uow.facilities.put(order.facility)
            if order.contact:
                uow.contacts.put(order.contact)
            uow.work_orders.add(order)

        await self.stage.parts.door.do(add, order, SYSTEM)
        return order

    def booked(self, user: User, start: int, end: int, day: date = THURSDAY) -> Booking:
        """A booking from hour to hour."""
        return Booking(user.id, user.name, at(start, day), at(end, day))

    async def is_now(self, user: User, **changes: Any) -> None:
        """Something about a person is otherwise."""

        def put(changed: User, _: Actor, uow: UnitOfWork) -> None:
            uow.users.put(changed)

        await self.stage.parts.door.do(put, replace(user, **changes), SYSTEM)

    async def is_away(self, user: User, reason: str) -> None:
        """A person is away on Thursday."""
        await self.is_now(user, absences=(Absence(THURSDAY, THURSDAY, reason),))

    async def week(self, day: date = THURSDAY) -> str:
        """The page of the week."""
        return await self.office.get(f"/office/planner?day={day}")

    async def cell(self, user: User, day: date = THURSDAY) -> str:
        """What stands in the cell of a person's day."""
        page = await self.week(day)
        start = page.index(f'data-who="{user.id}" data-day="{day}" data-says')
        return page[start : page.index("</td>", start)].partition(">")[2]

    async def form(self, address: str) -> dict[str, str]:
        """What the form of a booking holds."""
        page = await self.office.get(address)
        form = page.partition('name="seen"')
        form_text = 'name="seen"' + form[2].partition("</form>")[0]
        found = re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', form_text)
        who = re.findall(r'<option value="([^"]+)" selected', form_text)
        return {"who": who[0], **{name: unescape(value) for name, value in found}}

    async def saves(self, order: WorkOrder, fields: dict[str, str]) -> str:
        """The form of the order's booking is sent so; gives the page it leads to."""
        return await self.office.posts(address_of(order), fields=list(fields.items()))


def address_of(order: WorkOrder) -> str:
    """Where the order's first booking is looked at."""
    return f"/office/planner/bookings/{order.number}/{order.bookings[0].id}"


async def planner_of(
    stage: Stage, name: str = "Doris Dal", role: Role = Role.DISPATCHER, language: str = "en"
) -> Planner:
    """Somebody in at the office of a company with two technicians."""
    people = tuple(
        User(each, Role.TECHNICIAN, working_hours=WEEKDAYS) for each in ("Anna Berg", "Erik Holm")
    )

    def come(_: None, __: Actor, uow: UnitOfWork) -> None:
        for user in people:
            uow.users.put(user)

    await stage.parts.door.do(come, None, SYSTEM)
    return Planner(await office_of(stage, name, role, language), *people)
