"""Who does an order when, what is said of it, and who signs it, on its page."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core import settings
from core.arrival import Arrival, Likely
from core.numbers import OrderNumber
from core.order_papers import Booking, Comment
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork, Unreached
from core.work_order import State, WorkOrder
from tests.web.offices import Office, office_of
from tests.web.offices_orders import at, known, now, signed, upload
from tests.web.orders import NOW, reported, waiting, worked_on
from tests.web.stage import Stage, text_of

ANNA = User("Anna Berg", Role.TECHNICIAN)


@pytest.fixture
async def office(stage: Stage) -> Office:
    office = await office_of(stage)
    await known(office, ANNA)
    return office


def booked(number: OrderNumber) -> WorkOrder:
    begins = NOW + timedelta(days=1)
    booking = Booking(
        ANNA.id, ANNA.name, begins, begins + timedelta(hours=2),
        confirmation_sent_at=NOW, changed_since_confirmation=True,
    )  # fmt: skip
    return replace(reported(number), bookings=(booking,))


def commented(number: OrderNumber) -> WorkOrder:
    return replace(reported(number), comments=(Comment("Mind the dog", "Doris Dal", NOW),))


@pytest.mark.shows("W", "WO-20", "PE-09")
async def test_an_order_is_given_to_somebody_and_taken_off_him(office: Office) -> None:
    path = await at(office)
    await office.posts(f"{path}/assign", user=str(ANNA.id))
    given = (await now(office, path)).assigned
    await office.posts(f"{path}/unassign", user=str(ANNA.id))
    assert ([e.name for e in given], (await now(office, path)).assigned) == (["Anna Berg"], ())


@pytest.mark.shows("W", "PE-10")
async def test_a_technician_takes_an_order_that_nobody_has(stage: Stage) -> None:
    office = await office_of(stage, "Anna Berg", Role.TECHNICIAN)
    path = await at(office)
    assert "is yours" in text_of(await office.posts(f"{path}/take"))


@pytest.mark.shows("W", "BO-01", "BO-02", "BO-03")
async def test_somebody_is_booked_for_a_day_and_a_time(office: Office) -> None:
    path = await at(office)
    page = await office.posts(
        f"{path}/bookings", user=str(ANNA.id), day="2026-11-26", starts="08:00", ends="10:00"
    )
    assert "Anna Berg is booked Thu 26 Nov 8–10" in text_of(page)
    assert [e.name for e in (await now(office, path)).assigned] == ["Anna Berg"]


@pytest.mark.shows("W", "BO-05")
async def test_who_is_booked_elsewhere_is_booked_with_a_warning(office: Office) -> None:
    await at(office, booked)
    path = await at(office)
    page = await office.posts(
        f"{path}/bookings", user=str(ANNA.id), day="2026-11-25", starts="14:00", ends="16:00"
    )
    assert "421" in text_of(page)


@pytest.mark.shows("W", "BO-07", "BO-08", "BO-11")
async def test_a_booking_changed_since_its_confirmation_is_confirmed_anew(office: Office) -> None:
    path = await at(office, booked)
    before = text_of(await office.get(path))
    booking = (await now(office, path)).bookings[0]
    await office.posts(f"{path}/bookings/{booking.id}/confirm")
    assert "changed since its confirmation" in before
    assert not (await now(office, path)).bookings[0].changed_since_confirmation


async def test_a_booking_is_moved_and_taken_away(office: Office) -> None:
    path = await at(office, booked)
    booking = (await now(office, path)).bookings[0]
    await office.posts(
        f"{path}/bookings/{booking.id}",
        user=str(ANNA.id), day="2026-11-27", starts="08:00", ends="09:00",
    )  # fmt: skip
    moved = (await now(office, path)).bookings[0].starts_at.day
    await office.posts(f"{path}/bookings/{booking.id}/remove")
    assert (moved, (await now(office, path)).bookings) == (27, ())


@pytest.mark.shows("W", "CO-01", "CO-02", "CO-03", "XT-14")
async def test_a_comment_is_the_companys_until_one_says_yes_to_show_it(office: Office) -> None:
    path = await at(office)
    page = await office.posts(f"{path}/comments", text="Mind the dog")
    comment = (await now(office, path)).comments[0]
    assert "Only the company sees it." in text_of(page)
    await office.agrees(await office.posts(f"{path}/comments/{comment.id}/show"))
    assert (await now(office, path)).comments[0].visible_to_customer


async def test_ones_own_comment_is_put_in_other_words_and_taken_away(office: Office) -> None:
    path = await at(office, commented)
    comment = (await now(office, path)).comments[0]
    await office.posts(f"{path}/comments/{comment.id}", text="Mind the cat")
    said = (await now(office, path)).comments[0].text
    await office.posts(f"{path}/comments/{comment.id}/remove")
    assert (said, (await now(office, path)).comments) == ("Mind the cat", ())


@pytest.mark.shows("W", "DO-01", "DO-02", "DO-04", "DO-05")
async def test_a_file_is_uploaded_seen_and_taken_off(office: Office) -> None:
    path = await at(office)
    await upload(office, f"{path}/documents")
    paper = (await now(office, path)).documents[0]
    seen = await office.stage.client.get(f"{path}/documents/{paper.id}")
    await office.posts(f"{path}/documents/{paper.id}/remove")
    assert (seen.content_type, (await now(office, path)).documents) == ("image/png", ())


async def test_a_page_that_calls_itself_a_picture_is_no_picture(office: Office) -> None:
    path = await at(office)
    await upload(office, f"{path}/documents", content=b"<script>alert(1)</script>")
    paper = (await now(office, path)).documents[0]
    seen = await office.stage.client.get(f"{path}/documents/{paper.id}")
    assert seen.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.shows("W", "SG-01", "SG-03")
async def test_an_order_is_signed_partly_and_then_as_finished(office: Office) -> None:
    path = await at(office, worked_on)
    await office.posts(f"{path}/sign", name="Doris Dal", finished="0")
    partly = (await now(office, path)).state
    await office.posts(f"{path}/sign", name="Doris Dal", finished="1")
    assert (partly, (await now(office, path)).signatures[-1].finished) == (
        State.PARTLY_SIGNED, True,
    )  # fmt: skip


@pytest.mark.shows("W", "SG-02")
async def test_the_customer_is_sent_the_link_to_sign(office: Office) -> None:
    await office.stage.set(settings.CUSTOMER_SIGNATURES, "on")
    path = await at(office, waiting)
    page = await office.posts(f"{path}/ask-customer", email="karin@example.com")
    assert "on its way to karin@example.com" in text_of(page)


@pytest.mark.shows("W", "SG-08", "PE-21")
async def test_signatures_are_cleared_after_a_yes(office: Office) -> None:
    path = await at(office, signed)
    await office.agrees(await office.posts(f"{path}/clear-signatures"))
    assert (await now(office, path)).signatures == ()


@pytest.mark.shows("W", "XT-06")
async def test_what_stands_in_the_way_is_said_with_where_it_is_helped(office: Office) -> None:
    page = await office.get(await at(office))
    assert "What stands in the way?" in page
    assert 'href="#assignments"' in page


@pytest.mark.shows("W", "XT-20")
async def test_a_likely_duplicate_is_said_to_be_another_thing(office: Office) -> None:
    await at(office)
    arrival = Arrival(duplicates=(Likely(OrderNumber(421)),))
    path = await at(office, lambda number: replace(reported(number), arrival=arrival))
    assert "The same as AO 421" in await office.get(path)
    await office.posts(f"{path}/report/apart", other="421")
    order = await now(office, path)
    assert order.arrival is not None
    assert order.arrival.duplicates == ()


async def test_an_address_that_mail_comes_back_from_is_corrected_on_the_order(
    office: Office,
) -> None:
    path = await at(office)

    def comes_back(_: None, __: Actor, uow: UnitOfWork) -> None:
        uow.undeliverable.put(Unreached("karin@example.com", NOW, "5.1.1"))

    await office.stage.parts.door.do(comes_back, None, SYSTEM)
    assert "Mail to karin@example.com comes back" in await office.get(path)
    await office.posts(f"{path}/addresses", before="karin@example.com", after="ek@example.com")
    order = await now(office, path)
    assert order.contact is not None
    assert order.contact.email == "ek@example.com"
