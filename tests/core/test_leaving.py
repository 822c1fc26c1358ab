"""Somebody leaves: his access ends, his work goes to another or is left open, history stays."""

from datetime import UTC, datetime, timedelta

import pytest

from core.events import BookingChanged, BookingRemoved, OrderAssigned, UserDeactivated
from core.links import Link, Purpose
from core.people import SYSTEM, Actor, Role
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder, NotAllowedAtAll
from core.usecases.assigning import Assign, NoSuchUser, assign
from core.usecases.bookings import Book, ConfirmBooking, book, confirm_booking
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.leaving import (
    ActivateUser,
    CantTakeOver,
    DeactivateUser,
    activate_user,
    deactivate_user,
)
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.people import LastAdministrator
from core.usecases.seeing import SeeOrder, see_order
from core.usecases.sessions import (
    MakeSession,
    OpenSession,
    make_session,
    open_session,
    who_is_in,
)
from core.usecases.user_changes import ChangeUser, change_user
from core.usecases.users import InvitationEnded, InviteUser, Join, invite_user, join
from core.work_order import WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.staff import comes, customer_user, leaves

EIGHT = datetime(2026, 11, 26, 8, tzinfo=UTC)
TEN = datetime(2026, 11, 26, 10, tzinfo=UTC)


async def booked(company: Company, name: str = "Anna", starts_at: datetime = EIGHT) -> WorkOrder:
    """A reported fault with a confirmed time for a technician."""
    order = await company.reports(subject=f"Door {starts_at:%H %d}")
    command = Book(order.number, company.people[name].id, starts_at, starts_at + (TEN - EIGHT))
    booking = (await company.does("Maja", book, command)).booking
    await company.does("Maja", confirm_booking, ConfirmBooking(order.number, booking.id))
    return order


async def test_open_orders_go_to_the_successor(company: Company) -> None:
    await company.assigned("Anna")
    left = await leaves(company, "Anna", "Erik")
    assert left.handed.orders == ("1",)
    assert [each.name for each in (await company.order()).assigned] == ["Erik"]


async def test_the_successor_is_told_as_of_every_order_he_is_given(company: Company) -> None:
    await company.assigned("Anna")
    await leaves(company, "Anna", "Erik")
    assert company.told(OrderAssigned)[-1].user_id == str(company.people["Erik"].id)


async def test_without_a_successor_it_is_said_which_orders_nobody_has(company: Company) -> None:
    await company.assigned("Anna")
    left = await leaves(company, "Anna")
    assert left.handed.left == ("1",)
    assert (await company.order()).assigned == ()


async def test_an_order_that_a_colleague_has_too_is_not_left(company: Company) -> None:
    await company.assigned("Anna")
    await company.does("Maja", assign, Assign(ONE, company.people["Erik"].id))
    assert (await leaves(company, "Anna")).handed.left == ()


async def test_booked_times_go_over_and_their_confirmation_is_out_of_date(
    company: Company,
) -> None:
    order = await booked(company)
    await leaves(company, "Anna", "Erik")
    [booking] = (await company.order(order.number)).bookings
    assert (booking.resource, booking.changed_since_confirmation) == ("Erik", True)
    assert company.told(BookingChanged)[-1].before_user_id == str(company.people["Anna"].id)


async def test_booked_times_that_nobody_takes_over_are_taken_off(company: Company) -> None:
    order = await booked(company)
    left = await leaves(company, "Anna")
    assert left.handed.unbooked == (str(order.number),)
    assert (await company.order(order.number)).bookings == ()
    assert company.told(BookingRemoved)[-1].confirmed


async def test_a_time_that_is_over_stays_in_the_name_of_who_was_there(company: Company) -> None:
    order = await booked(company)
    company.later(days=7)
    await leaves(company, "Anna", "Erik")
    assert [each.resource for each in (await company.order(order.number)).bookings] == ["Anna"]


async def test_times_at_which_the_successor_is_booked_already_are_named(company: Company) -> None:
    mine, his = (
        await booked(company, "Anna"),
        await booked(company, "Erik", EIGHT + timedelta(hours=1)),
    )
    left = await leaves(company, "Anna", "Erik")
    assert (left.handed.orders, left.handed.conflicts) == ((str(mine.number),), (str(his.number),))


async def test_closed_orders_and_what_he_did_stay_as_they_are(company: Company) -> None:
    await company.assigned("Anna")
    await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled the hinge", EIGHT.date()))
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    before = await company.order()
    await leaves(company, "Anna", "Erik")
    assert await company.order() == before


async def test_who_left_does_nothing_any_more(company: Company) -> None:
    await company.assigned("Anna")
    await leaves(company, "Anna", "Erik")
    with pytest.raises(NoSuchOrder):
        await company.does("Anna", see_order, SeeOrder(ONE))


async def test_his_telegram_account_and_invitations_open_nothing(company: Company) -> None:
    invited = await company.door.do(invite_user, InviteUser("Anna", Role.TECHNICIAN), SYSTEM)
    await company.door.do(join, Join(invited.secret, 77), Actor("Anna"))
    again = await company.door.do(invite_user, InviteUser("Anna", Role.TECHNICIAN), SYSTEM)
    await leaves(company, "Anna")
    assert await company.door.ask(lambda uow: uow.users.by_telegram_id(77)) is None
    with pytest.raises(InvitationEnded):
        await company.door.do(join, Join(again.secret, 77), Actor("Anna"))


async def test_a_customer_user_s_links_end(company: Company) -> None:
    await company.reports()
    await customer_user(company, "Karin Ek")
    address = ChangeUser("Karin Ek", email="karin@brfeken.example")
    await company.door.do(change_user, address, SYSTEM)
    link = Link(Purpose.ORDER_PAGE, ONE, "KARIN@brfeken.example", company.now + timedelta(days=9))
    await company.door.do(lambda _c, _a, uow: uow.links.put(link), None, SYSTEM)
    await leaves(company, "Karin Ek")

    def holds(uow: UnitOfWork) -> bool:
        kept = uow.links.get(link.id)
        return kept is not None and kept.holds(uow.now)

    assert not await company.door.ask(holds)


async def test_leaving_twice_is_once(company: Company) -> None:
    await leaves(company, "Anna")
    await leaves(company, "Anna")
    assert len(company.told(UserDeactivated)) == 1


@pytest.mark.parametrize("successor", ["Anna", "Karin", "Stina"])
async def test_only_somebody_else_who_works_here_takes_over(
    company: Company, successor: str
) -> None:
    await customer_user(company, "Karin")
    await comes(company, "Stina", Role.TECHNICIAN)
    await leaves(company, "Stina")
    with pytest.raises(CantTakeOver, match=successor):
        await leaves(company, "Anna", successor)


@pytest.mark.shows("U", "PE-28")
async def test_the_last_administrator_can_t_leave(company: Company) -> None:
    await comes(company, "Olle", Role.ADMIN)
    with pytest.raises(LastAdministrator):
        await leaves(company, "Olle", "Maja")


@pytest.mark.shows("U", "PE-28")
async def test_only_an_administrator_ends_somebody_s_access(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.does("Maja", deactivate_user, DeactivateUser("Anna"))


async def test_who_comes_back_has_the_rights_he_had(company: Company) -> None:
    before = company.people["Anna"]
    await leaves(company, "Anna")
    back = await company.door.do(activate_user, ActivateUser("Anna"), SYSTEM)
    assert (back.active, back.permissions) == (True, before.permissions)


@pytest.mark.parametrize("name", ["Anna", "Karin"])
async def test_nobody_is_given_work_who_left_or_never_worked_here(
    company: Company, name: str
) -> None:
    await company.reports()
    await customer_user(company, "Karin")
    await leaves(company, "Anna")
    with pytest.raises(NoSuchUser):
        await company.does("Maja", assign, Assign(ONE, company.people[name].id))


async def test_whoever_comes_back_is_in_at_no_browser_of_before(company: Company) -> None:
    session = await company.does("Anna", make_session, MakeSession())
    await company.door.do(open_session, OpenSession(session), SYSTEM)
    await leaves(company, "Anna")
    await company.door.do(activate_user, ActivateUser("Anna"), SYSTEM)
    assert await company.door.ask(lambda uow: who_is_in(session, uow)) is None
