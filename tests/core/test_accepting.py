"""A yes or a no to an order that one was given, and an order offered to many."""

import asyncio
from datetime import UTC, datetime

import pytest

from core.events import AssignmentAccepted, AssignmentTurnedDown, OrderOffered
from core.people import SYSTEM
from core.refusals import BadInput, NotAllowed, OrderIsClosed, Refused
from core.usecases.accepting import Accept, NotYours, TurnDown, accept, turn_down
from core.usecases.assigning import AlreadyTaken, Assign, AssignToSelf, assign, assign_to_self
from core.usecases.bookings import Book, book
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.offering import NobodyToOffer, OfferOrder, offer_order
from core.usecases.users import InviteUser, Join, invite_user, join
from tests.core.conftest import ONE, Company

shows = pytest.mark.shows
AT, TO = datetime(2026, 11, 26, 7, tzinfo=UTC), datetime(2026, 11, 26, 9, tzinfo=UTC)


async def _in_chat(company: Company, *names: str) -> None:
    for nth, name in enumerate(names):
        role = company.people[name].role
        invited = await company.door.do(invite_user, InviteUser(name, role), SYSTEM)
        await company.door.do(join, Join(invited.secret, 100 + nth), SYSTEM)


@shows("U", "WO-20")
async def test_who_was_given_an_order_says_that_he_does_it(company: Company) -> None:
    await company.assigned()
    order = await company.does("Anna", accept, Accept(ONE))
    company.later(hours=1)
    again = await company.does("Anna", accept, Accept(ONE))
    assert order.assigned[0].accepted_at == again.assigned[0].accepted_at is not None
    assert len(company.told(AssignmentAccepted)) == 1


@shows("U", "WO-20")
async def test_a_no_takes_the_order_off_and_says_why(company: Company) -> None:
    await company.assigned()
    told = await company.does("Anna", turn_down, TurnDown(ONE, " I am ill\n today "))
    assert (told.order.assigned, told.booked) == ((), False)
    assert company.told(AssignmentTurnedDown)[0].reason == "I am ill today"


@shows("U", "WO-20")
async def test_a_booked_order_stays_until_another_has_its_time(company: Company) -> None:
    await company.assigned()
    anna = company.people["Anna"].id
    await company.does("Maja", book, Book(ONE, anna, AT, TO))
    told = await company.does("Anna", turn_down, TurnDown(ONE, "Ill"))
    assert told.booked
    assert told.order.is_assigned_to(anna)


@shows("U", "WO-20")
async def test_a_no_needs_a_reason(company: Company) -> None:
    await company.assigned()
    with pytest.raises(BadInput):
        await company.does("Anna", turn_down, TurnDown(ONE, "  "))


@shows("U", "WO-20")
async def test_nobody_answers_for_another(company: Company) -> None:
    await company.assigned()
    with pytest.raises((NotYours, NotAllowed)):
        await company.does("Erik", accept, Accept(ONE))


@shows("U", "XT-05", "PE-10")
async def test_the_first_who_takes_an_offered_order_has_it(company: Company) -> None:
    await company.reports()
    await _in_chat(company, "Anna", "Erik")
    offered = await company.does("Maja", offer_order, OfferOrder(ONE))
    assert [user.name for user in offered.users] == ["Anna", "Erik"]
    both = (company.does(name, assign_to_self, AssignToSelf(ONE)) for name in ("Anna", "Erik"))
    outcomes = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["AlreadyTaken", "WorkOrder"]
    assert len((await company.order()).assigned) == 1


@shows("U", "XT-05")
async def test_what_somebody_has_is_not_offered(company: Company) -> None:
    await company.assigned()
    with pytest.raises(AlreadyTaken):
        await company.does("Maja", offer_order, OfferOrder(ONE))


@shows("U", "XT-05")
async def test_an_order_is_offered_to_those_who_were_chosen(company: Company) -> None:
    await company.reports()
    await _in_chat(company, "Anna", "Erik")
    erik = company.people["Erik"].id
    await company.does("Maja", offer_order, OfferOrder(ONE, (erik,)))
    assert company.told(OrderOffered)[0].user_ids == (str(erik),)


@shows("U", "XT-05", "RV-10")
async def test_nobody_is_offered_what_he_may_not_see(company: Company) -> None:
    await company.reports()
    await _in_chat(company, "Sven")
    with pytest.raises(NobodyToOffer):
        await company.does("Maja", offer_order, OfferOrder(ONE))


@shows("U", "XT-05")
async def test_a_technician_offers_nothing(company: Company) -> None:
    await company.reports()
    with pytest.raises(Refused):
        await company.does("Anna", offer_order, OfferOrder(ONE))


@shows("U", "WO-20")
async def test_the_same_no_again_is_told_once(company: Company) -> None:
    await company.assigned()
    for _ in range(2):
        company.later(seconds=20)
        await company.does("Anna", turn_down, TurnDown(ONE, "Ill"))
    assert len(company.told(AssignmentTurnedDown)) == 1


@shows("U", "XT-05")
async def test_the_same_offer_again_is_made_once(company: Company) -> None:
    await company.reports()
    await _in_chat(company, "Anna")
    for _ in range(2):
        company.later(seconds=20)
        await company.does("Maja", offer_order, OfferOrder(ONE))
    assert len(company.told(OrderOffered)) == 1


@shows("U", "WO-20")
async def test_who_is_given_it_anew_says_no_anew(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", turn_down, TurnDown(ONE, "Ill"))
    await company.does("Maja", assign, Assign(ONE, company.people["Anna"].id))
    told = await company.does("Anna", turn_down, TurnDown(ONE, "Ill"))
    assert told.order.assigned == ()
    assert len(company.told(AssignmentTurnedDown)) == 2


@shows("U", "WO-20")
async def test_nobody_says_yes_to_a_cancelled_order(company: Company) -> None:
    await company.assigned()
    await company.does("Maja", cancel_order, CancelOrder(ONE, "Not for us"))
    with pytest.raises(OrderIsClosed):
        await company.does("Anna", accept, Accept(ONE))
