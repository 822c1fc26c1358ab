"""A dispatcher says whose a mailed report is, in one step, and history tells it."""

from typing import Any

import pytest

from core.arrival import About
from core.blocking import Block, HasACustomer, IsACustomer, IsOneOfUs, SharedByMany
from core.events import ClueTaken, CustomerReassigned, FaultReported, OrderCancelled
from core.lists import HistoryRow
from core.matching.findings import Findings
from core.people import SYSTEM, Role
from core.refusals import NotAllowed, Refused
from core.settings import BLOCKED_SENDERS
from core.usecases.reassigning import (
    NotForUs,
    ReassignCustomer,
    not_for_us,
    reassign_customer,
)
from core.usecases.triage import (
    CalledSoAlready,
    ConfirmCustomer,
    MergeAsDuplicate,
    NotADuplicate,
    NotInTheMail,
    TakeClue,
    TooLateForTriage,
    confirm_customer,
    merge_as_duplicate,
    not_a_duplicate,
    take_clue,
)
from core.usecases.users import AddUser, add_user
from core.work_order import State, WorkOrder
from tests.core.conftest import Company
from tests.core.reported import DOOR, EKEN, LINDEN, MILL, PORT, registers

pytestmark = pytest.mark.shows("U", "XT-20")


@pytest.fixture
async def house(company: Company) -> Company:
    """The company, with its registers filled."""
    await registers(company)
    return company


async def stranger(house: Company, **changes: Any) -> WorkOrder:
    """A report of somebody nobody knows."""
    words = {"sender_name": "Bo Ask", "sender_email": "bo@ask.example"}
    return await house.reports(**{**words, "text": "Dörren på Storgatan 5", **changes})


async def history(house: Company, order: WorkOrder) -> list[HistoryRow]:
    """All that happened to an order."""
    return list(await house.door.ask(lambda uow: uow.lists.history(order.number)))


async def blocked(house: Company) -> tuple[str, ...]:
    """Whose mail is put away."""
    return await house.door.ask(lambda uow: uow.settings.all()[BLOCKED_SENDERS])


async def test_a_customer_that_was_made_of_a_mail_is_confirmed_under_a_better_name(
    house: Company,
) -> None:
    order = await stranger(house)
    done = await house.does("Maja", confirm_customer, ConfirmCustomer(order.number, "Ask Bygg AB"))
    kept = await house.door.ask(lambda uow: uow.customers.get(order.customer.id))
    assert kept is not None
    assert (kept.name, kept.unconfirmed, done.incomplete) == ("Ask Bygg AB", False, False)
    assert done.arrival is not None
    assert done.arrival.confirmed_by == "Maja"


async def test_a_confirmed_customer_loses_another_s_object(house: Company) -> None:
    order = await stranger(house, place_words="D-014")
    done = await house.does("Maja", confirm_customer, ConfirmCustomer(order.number))
    assert (done.facility, done.assignments[0].service_object) == (None, None)


async def test_a_confirmed_customer_is_offered_nothing_of_another_s(house: Company) -> None:
    order = await stranger(house)
    assert order.arrival is not None
    assert PORT.id in {each.points_to for each in order.arrival.may_be}
    done = await house.does("Maja", confirm_customer, ConfirmCustomer(order.number))
    assert done.arrival is not None
    assert done.arrival.may_be == ()


async def test_two_customers_do_not_get_one_name_by_it(house: Company) -> None:
    order = await stranger(house)
    with pytest.raises(CalledSoAlready):
        await house.does("Maja", confirm_customer, ConfirmCustomer(order.number, "brf eken"))


async def test_a_report_is_given_to_a_known_customer(house: Company) -> None:
    order = await stranger(house)
    done = await house.does("Maja", reassign_customer, ReassignCustomer(order.number, EKEN.id))
    assert (done.customer, done.facility, done.incomplete) == (EKEN, PORT, False)
    assert done.contact is not None
    assert (done.contact.customer_id, done.contact.facility_id) == (EKEN.id, PORT.id)
    gone = await house.door.ask(lambda uow: uow.customers.get(order.customer.id))
    assert (gone, house.told(CustomerReassigned)[0].before) == (None, "Bo Ask")


async def test_who_was_reassigned_is_known_next_time(house: Company) -> None:
    order = await stranger(house)
    await house.does("Maja", reassign_customer, ReassignCustomer(order.number, EKEN.id))
    assert (await stranger(house)).customer == EKEN


async def test_what_something_else_names_stays(house: Company) -> None:
    first, second = await stranger(house), await stranger(house)
    await house.does("Maja", reassign_customer, ReassignCustomer(first.number, EKEN.id))
    assert (await house.order(second.number)).customer.id == first.customer.id


async def test_a_sticker_s_object_stays_on_the_order_of_its_customer(house: Company) -> None:
    order = await stranger(house, place_words="D-014")
    done = await house.does("Maja", reassign_customer, ReassignCustomer(order.number, EKEN.id))
    assert (done.assignments[0].service_object, done.facility, done.names_anothers) == (
        DOOR,
        PORT,
        False,
    )


async def test_what_is_offered_is_taken(house: Company) -> None:
    order = await house.reports(text="Lamporna på Storgatan 5 och Ekvägen 1")
    done = await house.does("Maja", take_clue, TakeClue(order.number, PORT.place))
    assert (done.facility, house.told(ClueTaken)[0].name) == (PORT, PORT.place)
    assert done.arrival is not None
    assert [each for each in done.arrival.may_be if each.about is About.FACILITY] == []


async def test_what_is_another_s_is_not_taken(house: Company) -> None:
    order = await stranger(house)
    with pytest.raises(Refused, match="Brf Eken"):
        await house.does("Maja", take_clue, TakeClue(order.number, PORT.place))


async def test_what_the_mail_does_not_say_is_not_taken(house: Company) -> None:
    order = await stranger(house)
    with pytest.raises(NotInTheMail):
        await house.does("Maja", take_clue, TakeClue(order.number, MILL.place, MILL.id))


@pytest.mark.parametrize(
    ("block", "learnt"),
    [(Block.NOBODY, ()), (Block.ADDRESS, ("bo@ask.example",)), (Block.DOMAIN, ("@ask.example",))],
)
async def test_what_is_not_for_us_is_cancelled_and_learnt_from(
    house: Company, block: Block, learnt: tuple[str, ...]
) -> None:
    order = await stranger(house)
    done = await house.does("Maja", not_for_us, NotForUs(order.number, block))
    assert (done.state, await blocked(house)) == (State.CANCELLED, learnt)
    assert house.told(OrderCancelled)[0].reason == "Not for us"


async def test_a_domain_of_millions_is_not_blocked(house: Company) -> None:
    order = await stranger(house, sender_email="bo@gmail.com")
    with pytest.raises(SharedByMany):
        await house.does("Maja", not_for_us, NotForUs(order.number, Block.DOMAIN))


async def test_a_customer_is_not_blocked(house: Company) -> None:
    order = await house.reports()
    with pytest.raises(IsACustomer):
        await house.does("Maja", not_for_us, NotForUs(order.number, Block.ADDRESS))


async def test_a_domain_from_which_a_customer_writes_is_not_blocked(house: Company) -> None:
    order = await stranger(house, sender_email="new@brfeken.example")
    with pytest.raises(HasACustomer):
        await house.does("Maja", not_for_us, NotForUs(order.number, Block.DOMAIN))


@pytest.mark.parametrize("block", [Block.ADDRESS, Block.DOMAIN])
async def test_nobody_of_the_company_is_blocked(house: Company, block: Block) -> None:
    adding = AddUser("Vera", Role.TECHNICIAN, email="vera@nordport.example")
    await house.door.do(add_user, adding, SYSTEM)
    order = await stranger(house, sender_email="vera@nordport.example")
    with pytest.raises(IsOneOfUs):
        await house.does("Maja", not_for_us, NotForUs(order.number, block))


@pytest.mark.shows("U", "XT-20", "RV-08")
async def test_a_duplicate_goes_onto_the_order_it_repeats(house: Company) -> None:
    """The very object that makes it a duplicate does not keep the two apart."""
    first = await house.reports(place_words="D-014")
    again = await stranger(house, place_words="D-014")
    await house.does("Maja", merge_as_duplicate, MergeAsDuplicate(again.number, first.number))
    merged, gone = await house.order(first.number), await house.order(again.number)
    assert (len(merged.assignments), gone.state) == (2, State.CANCELLED)


async def test_what_is_no_duplicate_is_offered_no_more(house: Company) -> None:
    await house.reports()
    again = await house.reports()
    done = await house.does("Maja", not_a_duplicate, NotADuplicate(again.number))
    assert done.arrival is not None
    assert done.arrival.duplicates == ()


async def test_a_cancelled_report_is_not_sorted_any_more(house: Company) -> None:
    order = await stranger(house)
    await house.does("Maja", not_for_us, NotForUs(order.number))
    with pytest.raises(TooLateForTriage):
        await house.does("Maja", confirm_customer, ConfirmCustomer(order.number))


async def test_a_technician_does_not_sort_reports(house: Company) -> None:
    order = await stranger(house)
    with pytest.raises(NotAllowed):
        await house.does("Anna", reassign_customer, ReassignCustomer(order.number, LINDEN.id))


async def test_history_tells_what_was_said(house: Company) -> None:
    order = await stranger(house, findings=Findings(phones=("070-123 45 67",)))
    await house.does("Maja", reassign_customer, ReassignCustomer(order.number, EKEN.id))
    told = [(row.event, row.by) for row in await history(house, order)]
    assert told[-1] == ("CustomerReassigned", "Maja")
    assert len(house.told(FaultReported)) == 1
