"""Who does the work: given, taken off, offered to many, taken by the first, accepted or refused."""

import asyncio

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Role, User
from core.ports import UnitOfWork
from core.usecases.bookings import Book, book
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.user_changes import AddAbsence, add_absence
from core.usecases.users import AddUser, add_user
from sandbox.client import PersonHandle
from tests.bot.acting import taps
from tests.bot.stage import Company
from tests.bot.test_booked_people import EIGHT, ONE, TEN

shows = pytest.mark.shows


@shows("C", "WO-20", "PE-09")
async def test_several_people_are_given_an_order_and_one_is_taken_off(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.joins("Erik Ek")
    await company.reports()
    await maja.hears("AO 1")
    for name in ("Anna", "Erik"):
        await taps(maja, "Assign")
        await taps(maja, name)
        await maja.hears(f"{name}, no time booked")
    await taps(maja, "👤 Assign")
    tapped = await taps(maja, "✓ Anna")
    assert tapped.toast == "Anna does not have AO 1 any more."
    assert [each.name for each in (await company.order()).assigned] == ["Erik Ek"]


@shows("C", "WO-20", "SE-61")
async def test_it_says_who_is_free_today_and_who_is_away(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.joins("Erik Ek")
    today = company.clock.now.date()
    await company.bot.door.do(add_absence, AddAbsence("Erik Ek", today, today), SYSTEM)
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Assign")
    heard = await maja.hears("Who does it?")
    assert "Anna · free" in heard.labels
    assert "Erik · away" in heard.labels
    assert "Free today: Anna" in heard.text


@shows("C", "WO-20")
async def test_who_is_away_is_assigned_only_after_a_yes(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    today = company.clock.now.date()
    await company.bot.door.do(add_absence, AddAbsence("Anna Berg", today, today), SYSTEM)
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Assign")
    await taps(maja, "Anna")
    await maja.hears("Anna Berg is away on the day of order 1.")
    assert (await company.order()).assigned == ()
    await taps(maja, "Yes")
    await maja.hears("Anna, no time booked")


@shows("C", "WO-20", "BO-05")
async def test_who_is_both_away_and_booked_is_asked_about_with_both(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    """One yes answers no warning that was not shown."""
    await company.joins("Erik Ek")
    await company.reports()
    await company.reports(sender_email="ola@example.com")
    users = [await company.user(name) for name in ("Anna Berg", "Erik Ek")]
    for number, user in zip((2, 1), users, strict=True):
        await company.does("Maja Lind", book, Book(OrderNumber(number), user.id, EIGHT, TEN))
    day = EIGHT.date()
    await company.bot.door.do(add_absence, AddAbsence("Anna Berg", day, day), SYSTEM)
    await maja.says("/order 1")
    await maja.hears("AO 1", button="👤 Assign")
    await taps(maja, "👤 Assign")
    await maja.hears("Who does it?")
    await taps(maja, "Anna")
    await maja.hears("Anna Berg is away on the day of order 1, and booked on order 2 then.")
    await taps(maja, "Yes")
    await maja.hears("Anna, ")


@shows("C", "WO-20", "XT-15")
async def test_an_assignment_is_undone(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Assign")
    await taps(maja, "Anna")
    await taps(maja, "Undo")
    await maja.hears("nobody assigned yet")
    assert (await company.order()).assigned == ()


@shows("C", "WO-20")
async def test_a_technician_says_that_she_does_it(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    tapped = await taps(anna, "I'll do it")
    assert tapped.toast == "AO 1: the dispatcher knows."
    await anna.hears("AO 1", button="On my way")
    await maja.hears("Anna, no time booked · has said yes", anew=False)
    assert (await company.order()).assigned[0].accepted_at is not None


@shows("C", "WO-20", "PE-10")
async def test_who_cant_take_it_says_why_and_the_dispatcher_finds_another(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    await taps(anna, "I can't take it")
    await anna.hears("Why can't you take it?", button="Back")
    await taps(anna, "I am ill")
    await anna.hears("is off your list")
    heard = await maja.hears("Anna Berg can't take AO 1", button="Assign", anew=False)
    assert "I am ill" in heard.text
    assert (await company.order()).assigned == ()


@shows("C", "WO-20", "PE-11")
async def test_who_turned_an_order_down_and_sees_only_his_own_sees_it_no_more(
    company: Company, maja: PersonHandle
) -> None:
    sven = await company.joins("Sven Ek", Role.SUBCONTRACTOR)
    await company.has_order("Sven Ek")
    await taps(sven, "I can't take it")
    await taps(sven, "No time")
    heard = await sven.hears("AO 1 is off your list")
    assert "Karin Ek" not in heard.text
    assert heard.labels == ["Open orders"]


@shows("C", "WO-20")
async def test_the_reason_may_be_written(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.has_order("Anna Berg")
    await taps(anna, "I can't take it")
    await anna.hears("Why can't you take it?")
    await anna.says("My car broke down")
    await maja.hears("My car broke down", anew=False)


@shows("C", "WO-20", "BO-03")
async def test_a_booked_order_stays_until_another_has_its_time(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    user = await company.user("Anna Berg")
    await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))
    await anna.hears("You are booked", anew=False)
    await taps(anna, "I can't take it")
    await taps(anna, "No time")
    await anna.hears("stays yours until somebody else has your time")
    await maja.hears("Anna Berg can't take AO 1", button="times", anew=False)
    assert (await company.order()).is_assigned_to(user.id)


@shows("C", "XT-05", "PE-10")
async def test_twenty_tap_at_once_and_nineteen_are_told_who_was_first(
    company: Company, maja: PersonHandle
) -> None:
    people = [await company.joins(f"Tekniker{nth} Svensson") for nth in range(20)]
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Assign")
    await taps(maja, "Offer to all")
    await maja.hears("is offered to")
    await asyncio.gather(*(person.hears("AO 1", button="Take this order") for person in people))
    tapped = await asyncio.gather(*(person.taps("Take this order") for person in people))
    order = await company.order()
    assert len(order.assigned) == 1
    winner = order.assigned[0].name.split()[0]
    toasts = sorted(each.toast or "" for each in tapped)
    assert toasts.count("AO 1 is yours.") == 1
    assert toasts.count(f"{winner} took AO 1 first.") == 19
    losers = [person for person, each in zip(people, tapped, strict=True)
              if each.toast != "AO 1 is yours."]  # fmt: skip
    for person in losers[:3]:
        await person.hears(f"Taken by {order.assigned[0].name}", anew=False)


@shows("C", "XT-05")
async def test_it_is_offered_to_those_who_were_chosen(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    erik = await company.joins("Erik Ek")
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Assign")
    await taps(maja, "Offer to some")
    await maja.hears("Whom is it offered to?")
    await taps(maja, "Erik")
    await taps(maja, "Offer to 1")
    await maja.hears("is offered to Erik")
    await erik.hears("AO 1", button="Take this order", anew=False)
    assert not [each for each in await anna.messages() if "AO 1" in each.text]


@shows("C", "XT-05")
async def test_those_who_know_the_subgroup_are_chosen_with_a_tap(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.joins("Erik Ek")
    await company.sets("subgroups", "Doors, Lifts")
    await company.has_order("Anna Berg")
    await company.reports(subject="Porten", sender_email="o@example.com")
    for number in (1, 2):
        edit = EditOrder(OrderNumber(number), (Edit("subgroup", "Doors"),))
        await company.does("Maja Lind", edit_order, edit)
    await maja.says("2")
    await maja.hears("AO 2", button="Assign")
    await taps(maja, "Assign")
    await taps(maja, "Offer to some")
    await maja.hears("Whom is it offered to?", button="Free today")
    await taps(maja, "Doors")
    heard = await maja.hears("Whom is it offered to?", button="Offer to 1")
    assert {"✓ Anna", "Erik"} <= set(heard.labels)


@shows("C", "XT-05")
async def test_an_order_is_offered_from_the_group_too(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    there = maja.in_chat(await company.group(maja))
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    await company.reports()
    await taps(there, "Tilldela")
    await there.hears("Vem gör jobbet?", anew=False)
    await taps(there, "Erbjud alla")
    await anna.hears("AO 1", button="Take this order", anew=False)
    await taps(anna, "Take this order")
    await there.hears("Anna", anew=False)


@shows("C", "WO-20")
async def test_a_stranger_to_the_work_can_not_assign_in_the_group(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    office = await company.group(maja, anna)
    there = maja.in_chat(office)
    await there.says("/here")
    await there.hears("Från och med nu säger jag till här")
    await company.reports()
    await there.hears("AO 1", button="Tilldela")
    tapped = await taps(anna.in_chat(office), "Tilldela")
    assert "Du får inte göra det" in (tapped.alert or tapped.toast or "")


@shows("C", "WO-20", "BO-01")
async def test_who_is_booked_is_taken_off_by_way_of_his_booked_times(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.reports()
    user = await company.user("Anna Berg")
    await company.does("Maja Lind", book, Book(ONE, user.id, EIGHT, TEN))
    await maja.says("1")
    await taps(maja, "👤 Assign")
    await taps(maja, "✓ Anna")
    await maja.hears("Anna Berg is booked on order 1", button="Booked times")
    await taps(maja, "Booked times")
    await maja.hears("Booked times", button="Thu 26 Nov 8–10 · Anna")


@shows("C", "XT-05")
async def test_where_nobody_in_chat_could_take_it_somebody_is_assigned(
    company: Company, maja: PersonHandle
) -> None:
    await company.bot.door.do(add_user, AddUser("Nils Ny", Role.TECHNICIAN), SYSTEM)
    await company.reports()
    await maja.hears("AO 1")
    await taps(maja, "Assign")
    await taps(maja, "Offer to all")
    await maja.hears("Nobody in chat could take order 1", button="Assign")


@shows("C", "XT-05")
async def test_who_was_chosen_for_one_order_is_not_chosen_for_another(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    await company.joins("Erik Ek")
    await company.reports()
    await company.reports(subject="Porten", sender_email="o@example.com")
    for number in (1, 2):
        await maja.says(f"/order {number}")
        await maja.hears(f"AO {number}")
        await taps(maja, "Assign")
        await taps(maja, "Offer to some …")
        await maja.hears("Whom is it offered to?")
    for name in ("Anna", "Erik"):
        await taps(maja, name)
        await maja.hears(button=f"✓ {name}")
    await maja.taps("Anna", exact=True)
    await maja.hears("AO 1", button="Offer to 1")


@shows("C", "XT-05")
async def test_an_offer_can_be_sent_however_many_people_there_are(
    company: Company, maja: PersonHandle, anna: PersonHandle
) -> None:
    def hire(uow: UnitOfWork) -> None:
        for nth in range(110):
            uow.users.put(User(f"Bo{nth} Ek", Role.TECHNICIAN, telegram_id=10_000 + nth))

    await company.writes(hire)
    await company.reports()
    await taps(maja, "Assign")
    await taps(maja, "Offer to some …")
    await maja.hears("Whom is it offered to?")
    await taps(maja, "Anna")
    await maja.hears(button="Offer to 1")
