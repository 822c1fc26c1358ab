"""The planner: a week by technician, booked, moved and confirmed by form."""

import re
from datetime import UTC, datetime, time

import pytest

from core.people import Role, WorkingHours
from core.settings import SHOW_BOOKINGS
from tests.web.planning import THURSDAY, WEDNESDAY, Planner, address_of, at, planner_of
from tests.web.stage import Stage, text_of

shows = pytest.mark.shows


@pytest.fixture
async def planner(stage: Stage) -> Planner:
    return await planner_of(stage)


@shows("W", "BO-01")
async def test_a_booking_stands_on_its_persons_day_with_time_number_and_title(
    planner: Planner,
) -> None:
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    cell = text_of(await planner.cell(planner.anna))
    assert f"8–10 AO {order.number} The door does not close" in cell


@shows("W", "SE-61")
async def test_hours_and_absences_are_said_in_words(planner: Planner) -> None:
    await planner.is_away(planner.anna, "parental leave")
    assert "Away: parental leave" in text_of(await planner.cell(planner.anna))
    assert "7–16" in text_of(await planner.cell(planner.erik))


async def test_a_day_off_says_so(planner: Planner) -> None:
    await planner.is_now(planner.erik, working_hours=(WorkingHours(0, time(7), time(16)),))
    assert "Day off" in text_of(await planner.cell(planner.erik))


@shows("W", "BO-05")
async def test_two_orders_at_a_time_are_marked_on_both(planner: Planner) -> None:
    one = await planner.order(planner.booked(planner.anna, 8, 10))
    two = await planner.order(planner.booked(planner.anna, 9, 11))
    cell = text_of(await planner.cell(planner.anna))
    assert f"⚠️ Anna Berg has AO {two.number} at that time too." in cell
    assert f"⚠️ Anna Berg has AO {one.number} at that time too." in cell


async def test_a_time_outside_the_hours_is_marked(planner: Planner) -> None:
    await planner.order(planner.booked(planner.anna, 17, 18))
    cell = text_of(await planner.cell(planner.anna))
    assert "⚠️ That is outside the working hours of Anna Berg." in cell


async def test_a_confirmation_that_is_out_of_date_is_marked(planner: Planner) -> None:
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    await planner.office.posts(f"{address_of(order)}/confirm", back="/office/planner")
    assert "confirmed" in text_of(await planner.cell(planner.anna))
    fields = await planner.form(address_of(order)) | {"starts": "11:00", "ends": "12:00"}
    await planner.saves(order, fields)
    assert "moved since it was confirmed" in text_of(await planner.cell(planner.anna))


async def test_the_week_leads_to_the_one_before_and_after(planner: Planner) -> None:
    page = await planner.week()
    assert 'rel="prev" href="/office/planner?day=2026-11-16"' in page
    assert 'rel="next" href="/office/planner?day=2026-11-30"' in page


@shows("W", "BO-04")
async def test_an_order_without_a_time_waits_beside_the_week(planner: Planner) -> None:
    order = await planner.order()
    aside = (await planner.week()).partition("<aside")[2]
    assert f"AO {order.number} The door does not close" in text_of(aside)


async def test_orders_that_wait_are_found_by_their_words(planner: Planner) -> None:
    order = await planner.order()
    page = await planner.office.get(f"/office/planner?day={THURSDAY}&q=*{order.number}")
    assert f"AO {order.number}" in text_of(page.partition("<aside")[2])


@shows("W", "BO-01", "BO-03")
async def test_an_order_is_booked_by_form_and_given_to_whoever_is_booked(
    planner: Planner,
) -> None:
    order = await planner.order()
    page = await planner.office.posts(
        f"/office/planner/book/{order.number}",
        who=str(planner.anna.id), day="2026-11-26", starts="08:00", ends="10:00",
    )  # fmt: skip
    assert f"AO {order.number} is booked: Thu 26 Nov 8–10, Anna Berg." in text_of(page)
    kept = await planner.stage.order(order.number)
    assert [each.name for each in kept.assigned] == ["Anna Berg"]


@shows("W", "BO-02")
async def test_without_times_the_working_day_is_booked(planner: Planner) -> None:
    order = await planner.order()
    page = await planner.office.posts(
        f"/office/planner/book/{order.number}", who=str(planner.anna.id), day="2026-11-26"
    )
    assert f"AO {order.number} is booked: Thu 26 Nov 7–16, Anna Berg." in text_of(page)


async def test_the_next_free_time_is_booked_with_one_tap(planner: Planner) -> None:
    order = await planner.order(contact=None)
    page = await planner.office.get(f"/office/planner/book/{order.number}")
    form = page.partition("Book today")[0].rpartition("<form")[2]
    fields = re.findall(r'name="([^"]+)" value="([^"]*)"', form)
    named = {name: value for name, value in fields if name != "csrf"}
    await planner.office.posts(f"/office/planner/book/{order.number}", fields=list(named.items()))
    (booking,) = (await planner.stage.order(order.number)).bookings
    assert booking.starts_at == datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


async def test_dropped_on_a_day_it_gets_the_first_room_there(planner: Planner) -> None:
    await planner.order(planner.booked(planner.anna, 7, 11))
    order = await planner.order()
    await planner.office.posts(
        f"/office/planner/book/{order.number}",
        who=str(planner.anna.id), day="2026-11-26", anywhere="1",
    )  # fmt: skip
    (booking,) = (await planner.stage.order(order.number)).bookings
    assert (booking.starts_at, booking.ends_at) == (at(11), at(13))


@shows("W", "BO-06")
async def test_after_a_booking_it_is_asked_whether_to_confirm_it(planner: Planner) -> None:
    order = await planner.order()
    page = await planner.office.posts(
        f"/office/planner/book/{order.number}", who=str(planner.anna.id), day="2026-11-26"
    )
    assert "Send a confirmation to karin@example.com?" in text_of(page)


@shows("W", "BO-07", "BO-11", "PE-13", "MS-05")
async def test_a_confirmation_is_sent_and_its_day_is_shown(planner: Planner) -> None:
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    page = await planner.office.posts(f"{address_of(order)}/confirm", back=address_of(order))
    assert "A confirmation of AO 421 is on its way." in text_of(page)
    assert "Confirmed today 14:20." in text_of(page)


@shows("W", "BO-08")
async def test_a_booking_that_was_confirmed_and_moved_says_so(planner: Planner) -> None:
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    await planner.office.posts(f"{address_of(order)}/confirm", back=address_of(order))
    fields = await planner.form(address_of(order)) | {"starts": "11:00", "ends": "12:00"}
    page = text_of(await planner.saves(order, fields))
    assert "It was confirmed before. Send the new time to karin@example.com?" in page
    page = text_of(await planner.office.get(address_of(order)))
    assert "⚠️ Changed since it was confirmed today 14:20." in page


async def test_a_booking_is_moved_lengthened_and_given_away_by_form(planner: Planner) -> None:
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    fields = await planner.form(address_of(order))
    fields |= {"who": str(planner.erik.id), "day": "2026-11-25", "last_day": "2026-11-25"}
    page = await planner.saves(order, fields | {"ends": "12:00"})
    assert f"AO {order.number} is booked now: tomorrow 8–12, Erik Holm." in text_of(page)


async def test_a_lone_beginning_moves_the_whole(planner: Planner) -> None:
    order = await planner.order(planner.booked(planner.anna, 8, 11))
    who = str(planner.anna.id)
    await planner.office.posts(address_of(order), who=who, day="2026-11-25", starts="09:00")
    (booking,) = (await planner.stage.order(order.number)).bookings
    assert (booking.starts_at, booking.ends_at) == (at(9, WEDNESDAY), at(12, WEDNESDAY))


async def test_what_speaks_against_the_time_is_said_after_the_deed(planner: Planner) -> None:
    await planner.is_away(planner.erik, "course")
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    fields = await planner.form(address_of(order)) | {"who": str(planner.erik.id)}
    page = await planner.saves(order, fields)
    assert "⚠️ Erik Holm is away then." in text_of(page.partition("<h1")[0])


async def test_who_moves_what_was_moved_meanwhile_sees_both(planner: Planner) -> None:
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    seen = await planner.form(address_of(order))
    await planner.saves(order, seen | {"starts": "12:00", "ends": "13:00"})
    page = await planner.saves(order, seen | {"starts": "14:00", "ends": "15:00"})
    assert "Somebody else moved this booking of order 421 meanwhile." in text_of(page)
    assert "Thu 26 Nov 12–13 · Anna Berg" in text_of(page)
    assert 'name="starts" type="time" value="14:00"' in page


async def test_a_booking_is_taken_away(planner: Planner) -> None:
    order = await planner.order(planner.booked(planner.anna, 8, 10))
    page = await planner.office.posts(f"{address_of(order)}/remove", back="/office")
    assert f"AO {order.number} is not booked on Anna Berg any more." in text_of(page)
    assert (await planner.stage.order(order.number)).bookings == ()


@shows("W", "WO-05", "BO-04")
async def test_a_free_time_becomes_a_new_order_with_its_day_and_resource(
    planner: Planner,
) -> None:
    await planner.order()
    cell = await planner.cell(planner.anna)
    assert "Free 7–16" in text_of(cell)
    assert f"/office/planner/new?who={planner.anna.id}" in cell
    page = await planner.office.posts(
        "/office/planner/new",
        who=str(planner.anna.id), day="2026-11-26", starts="07:00", ends="09:00",
        customer="Brf Eken", description="Oil the gate",
    )  # fmt: skip
    assert "AO 1 is made and booked: Thu 26 Nov 7–9, Anna Berg." in text_of(page)


async def test_an_unknown_customer_is_asked_about_and_added_on_a_yes(planner: Planner) -> None:
    page = await planner.office.posts(
        "/office/planner/new",
        who=str(planner.anna.id), day="2026-11-26", starts="07:00", ends="09:00",
        customer="Brf Alen", description="Oil the gate",
    )  # fmt: skip
    assert "There is no customer called Brf Alen." in text_of(page)
    page = await planner.office.agrees(page)
    assert "AO 1 is made and booked: Thu 26 Nov 7–9, Anna Berg." in text_of(page)


async def test_what_was_typed_stays_where_a_form_is_refused(planner: Planner) -> None:
    page = await planner.office.posts(
        "/office/planner/new",
        who=str(planner.anna.id), day="2026-11-26", starts="09:00", ends="07:00",
        customer="Brf Alen", description="Oil the gate",
    )  # fmt: skip
    assert "A booking ends after it begins" in text_of(await planner.office.agrees(page))


async def test_who_sees_only_his_own_sees_his_row_alone(stage: Stage) -> None:
    planner = await planner_of(stage, "Sven Ros", Role.SUBCONTRACTOR)
    await planner.order(planner.booked(planner.anna, 8, 10))
    page = text_of(await planner.week())
    assert "Anna Berg" not in page
    assert "Sven Ros" in page.partition("Waiting for a time")[0].partition("Week after")[2]


async def test_a_technician_is_offered_what_he_may_book_and_no_more(stage: Stage) -> None:
    planner = await planner_of(stage, "Ola Ek", Role.TECHNICIAN)
    await planner.order()
    page = text_of(await planner.week())
    assert "Free 7–16" not in text_of(await planner.cell(planner.anna))
    assert "Free 7–16" in page
    assert "Waiting for a time 0" in page


@shows("W", "SE-38")
async def test_where_bookings_are_off_the_page_says_how_they_come(planner: Planner) -> None:
    await planner.stage.set(SHOW_BOOKINGS, "off")
    assert "Bookings are switched off." in text_of(await planner.week())


async def test_the_planner_speaks_swedish(stage: Stage) -> None:
    planner = await planner_of(stage, language="sv")
    assert "Anna Berg, tor 26 nov" in text_of(await planner.cell(planner.anna))


@pytest.mark.parametrize("day", ["", "x", "0001-01-01", "9999-12-31", "2026-02-30"])
async def test_a_day_that_is_none_is_today(planner: Planner, day: str) -> None:
    assert "Planner, week 48" in text_of(await planner.office.get(f"/office/planner?day={day}"))


async def test_a_full_day_leads_to_the_list_of_the_rest(planner: Planner) -> None:
    for _ in range(12):
        await planner.order(planner.booked(planner.anna, 8, 10))
    cell = await planner.cell(planner.anna)
    assert cell.count('<li class="block') == 10
    assert "2 more of them" in text_of(cell)
