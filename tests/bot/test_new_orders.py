"""New orders in chat: guided, tapping first, one message that shows what is filled in."""

import pytest

from core.people import Role
from sandbox.client import PersonHandle
from tests.bot.acting import photo, taps
from tests.bot.stage import Company


@pytest.mark.shows("C", "WO-01", "WO-02", "WO-17", "CF-06", "OB-01", "PE-05")
async def test_an_order_is_made_by_tapping_and_one_line_typed(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """Customer, place and object are buttons; the message becomes the order's card."""
    await maja.says("/new")
    await maja.hears("Whom is it for?")
    await taps(maja, "Brf Eken")
    await maja.hears("Where is it?")
    await taps(maja, "Storgatan 5")
    await maja.hears("Which service object")
    await taps(maja, "Entrédörr D-014")
    await maja.hears("What is to be done?")
    await maja.says("Dörren stänger inte")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    order = await company.order()
    assert (order.title, order.customer.name) == ("Dörren stänger inte", "Brf Eken")
    assert order.facility is not None
    assert order.facility.name == "Storgatan 5"
    assert order.assignments[0].service_object is not None


@pytest.mark.shows("C", "CF-02")
async def test_a_part_of_a_name_gives_the_customers_as_buttons(
    registers: None, maja: PersonHandle
) -> None:
    """CF-02."""
    await maja.says("/new Byt lampa")
    await maja.hears("Whom is it for?")
    await maja.says("brf")
    heard = await maja.hears("Which one is “brf”?")
    assert {"Brf Eken", "Brf Enen"} <= set(heard.labels)


@pytest.mark.shows("C", "CF-03")
async def test_an_unknown_customer_is_asked_about_and_added(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """CF-03."""
    await maja.says("/new Byt lampa")
    await maja.hears("Whom is it for?")
    await maja.says("Åkeriet AB")
    await maja.hears("There is no customer called Åkeriet AB. Add the customer to the register?")
    await taps(maja, "Yes")
    await maja.hears("Where is it?", anew=False)
    await taps(maja, "Skip")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    assert (await company.order()).customer.name == "Åkeriet AB"


@pytest.mark.shows("C", "PE-26", "CF-01")
async def test_who_may_not_add_customers_is_told_and_can_go_on(
    registers: None, anna: PersonHandle
) -> None:
    """PE-26: the draft is kept."""
    await anna.says("/new Byt lampa")
    await anna.hears("Whom is it for?")
    await anna.says("Åkeriet AB")
    await anna.hears("you may not add one")
    await taps(anna, "Back to the new order")
    heard = await anna.hears("Whom is it for?", anew=False)
    assert "Byt lampa" in heard.text
    assert "Brf Eken" in heard.labels


@pytest.mark.shows("C", "CF-07", "CF-08")
async def test_a_new_place_gets_its_address_and_is_in_the_register(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """CF-07, CF-08: no question is asked, and it is told."""
    await maja.says("/new Byt lampa")
    await taps(maja, "Brf Eken")
    await maja.hears("Where is it?")
    await maja.says("Tvättstugan")
    await maja.hears("Which address is that?")
    await maja.says("Storgatan 9")
    await maja.hears("Which service object")
    await taps(maja, "Skip")
    await taps(maja, "Save")
    await maja.hears("Facility Tvättstugan is in the register now")
    facility = (await company.order()).facility
    assert facility is not None
    assert (facility.name, facility.address) == ("Tvättstugan", "Storgatan 9")


@pytest.mark.shows("C", "WO-02", "XT-15")
async def test_a_draft_survives_a_restart_and_takes_photos(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """Nothing that was filled in is lost."""
    await maja.says("/new")
    await taps(maja, "Brf Enen")
    await maja.hears("What is to be done?")
    await company.restart()
    await maja.sends_photo(photo())
    await maja.hears("📎 1")
    await maja.says("Byt lampa")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    order = await company.order()
    assert (order.title, len(order.documents)) == ("Byt lampa", 1)


@pytest.mark.shows("C", "WO-03")
async def test_what_was_written_with_no_order_in_hand_becomes_a_new_one(
    company: Company, registers: None, anna: PersonHandle
) -> None:
    """WO-03: text and photo both go there."""
    await anna.says("Hissen står\nPlan tre, ingen inne")
    await anna.hears("You have no open order")
    await anna.sends_photo(photo())
    await anna.hears("You have no open order")
    await taps(anna, "New order")
    await taps(anna, "Brf Enen")
    await taps(anna, "Save and take it")
    await anna.hears("AO 1 is made")
    order = await company.order()
    assert (order.title, order.assignments[0].error) == ("Hissen står", "Plan tre, ingen inne")
    assert [each.name for each in order.assigned] == ["Anna Berg"]
    assert len(order.documents) == 1


@pytest.mark.shows("C", "WO-03")
async def test_an_answer_to_a_message_makes_an_order_of_it(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """WO-03."""
    group = await company.group(maja)
    here = maja.in_chat(group)
    said = await here.says("Porten på Storgatan kärvar")
    await here.says("/new", reply_to=int(said["message_id"]))
    heard = await here.hears("Vem gäller det?")
    assert "Porten på Storgatan kärvar" in heard.text


@pytest.mark.shows("C", "WO-02")
async def test_a_second_tap_on_save_makes_no_second_order(
    company: Company, registers: None, maja: PersonHandle
) -> None:
    """A repeated tap does nothing twice."""
    await maja.says("/new Byt lampa")
    await taps(maja, "Brf Enen")
    await company.taps_twice(maja, "Save")
    await maja.hears("That new order is made or put away already")


@pytest.mark.shows("C", "PE-05")
async def test_who_may_not_make_orders_is_told(company: Company, registers: None) -> None:
    """PE-05."""
    sven = await company.joins("Sven Ek", Role.SUBCONTRACTOR)
    await sven.says("/new")
    await sven.hears("You may not do that")


@pytest.mark.shows("C", "WO-05")
async def test_a_free_time_is_booked_with_the_order_that_is_made_for_it(
    company: Company, registers: None, maja: PersonHandle, anna: PersonHandle
) -> None:
    """WO-05: whom and when are filled in."""
    await maja.says("/book")
    await taps(maja, "Anna")
    await taps(maja, "New order")
    await taps(maja, "Step by step")
    await taps(maja, "Brf Enen")
    await maja.hears("What is to be done?")
    await maja.says("Byt lampa")
    await taps(maja, "Save")
    await maja.hears("AO 1 is made")
    bookings = (await company.order()).bookings
    assert [each.resource for each in bookings] == ["Anna Berg"]


@pytest.mark.shows("C", "WO-02", "CF-03")
async def test_an_order_is_made_in_swedish(company: Company, registers: None) -> None:
    """The whole way, in the words of a Swedish technician."""
    lisa = await company.joins("Lisa Ek", language="sv")
    await lisa.says("/new")
    await lisa.hears("Vem gäller det?")
    await taps(lisa, "Brf Enen")
    await lisa.hears("Vad ska göras?")
    await lisa.says("Byt lampa")
    await taps(lisa, "Spara och ta den själv")
    await lisa.hears("AO 1 är skapad")


async def test_a_draft_waits_while_another_order_is_worked_on(
    company: Company, registers: None, anna: PersonHandle
) -> None:
    """What is written goes to the order that was opened; a tap on the draft goes on with it."""
    await company.has_order("Anna Berg")
    await anna.hears("AO 1", anew=False)
    await anna.says("/new")
    await taps(anna, "Brf Enen")
    await anna.hears("What is to be done?")
    await anna.says("/order 1")
    await anna.hears("AO 1")
    await anna.says("Bytte dörrstängare")
    await anna.hears("Added to AO 1")
    await taps(anna, "Back")
    await taps(anna, "Description")
    await anna.hears("What is to be done?")
    await anna.says("Byt lampa")
    await taps(anna, "Save and take it")
    await anna.hears("AO 2 is made")
    assert (await company.order(2)).title == "Byt lampa"
