"""A new order by the office's form: what was typed is never lost, and a new customer is asked about."""

import pytest

from core import settings as s
from core.numbers import OrderNumber
from core.people import Role
from core.states import Origin
from tests.web.listed import ANNA, door_and_lift, numbers, works_here
from tests.web.offices import Office, office_of
from tests.web.stage import Stage, text_of

NEW = "/office/orders/new"
LIFT = {"customer": "Skolan", "description": "The lift hums"}


@pytest.fixture
async def office(stage: Stage) -> Office:
    await door_and_lift(stage)
    return await office_of(stage)


async def fills(office: Office, typed: dict[str, str], **more: str) -> str:
    """The form filled in so, and sent."""
    return await office.posts(NEW, fields=list((typed | more).items()))


async def the_new(office: Office) -> OrderNumber:
    """The number of the order that was made."""
    known = await numbers(office.stage)
    return next(OrderNumber.parse(each) for each in known if each not in {"421", "422"})


@pytest.mark.shows("W", "WO-02")
async def test_an_order_is_made_of_what_the_form_says(office: Office) -> None:
    await works_here(office.stage)
    await fills(
        office, LIFT, error="Since Monday", facility="Main house", urgent="on", person=str(ANNA.id)
    )
    order = await office.stage.order(await the_new(office))
    assert (order.customer.name, order.origin, order.urgent) == ("Skolan", Origin.WEB, True)
    assert order.assignments[0].error == "Since Monday"
    assert order.facility
    assert order.facility.name == "Main house"
    assert order.is_assigned_to(ANNA.id)


@pytest.mark.shows("W", "CF-03")
async def test_a_new_customer_is_asked_about_and_added_on_a_yes(office: Office) -> None:
    typed = {"customer": "Brf Linden", "description": "Broken lock"}
    page = await fills(office, typed)
    assert "There is no customer called Brf Linden" in text_of(page)
    assert 'value="Broken lock"' in page
    await fills(office, typed, agreed="CustomerIsNew=yes")
    assert (await office.stage.order(await the_new(office))).customer.name == "Brf Linden"


@pytest.mark.shows("W", "CF-01")
async def test_without_a_customer_there_is_no_order_and_nothing_typed_is_lost(
    office: Office,
) -> None:
    page = await fills(office, {"customer": "", "description": "Broken lock"})
    assert 'role="alert"' in page
    assert 'value="Broken lock"' in page
    assert await numbers(office.stage) == ["421", "422"]


@pytest.mark.shows("W", "OB-04")
async def test_an_object_that_is_in_no_register_comes_with_the_order(office: Office) -> None:
    await fills(office, LIFT, object="L-7", object_name="Lift 7")
    thing = (await office.stage.order(await the_new(office))).assignments[0].service_object
    assert thing
    assert (thing.code, thing.name) == ("L-7", "Lift 7")


async def test_an_unknown_object_is_said_and_nothing_is_made(office: Office) -> None:
    page = await fills(office, LIFT, object="L-7")
    assert "There is no service object L-7" in text_of(page)
    assert await numbers(office.stage) == ["421", "422"]


@pytest.mark.shows("W", "WO-07")
async def test_the_company_s_own_fields_are_in_the_form(office: Office) -> None:
    await office.stage.set(s.CUSTOM_FIELDS, '[{"name": "Gate code"}]')
    assert "Gate code" in text_of(await office.get(NEW))
    await fills(office, LIFT | {"field:Gate code": "1234"})
    order = await office.stage.order(await the_new(office))
    assert dict(order.custom_fields)["Gate code"] == "1234"


@pytest.mark.shows("W", "PE-05")
async def test_the_form_is_for_whoever_may_make_orders(office: Office) -> None:
    office.stage.client.session.cookie_jar.clear()
    stranger = await office_of(office.stage, "Sub", Role.SUBCONTRACTOR)
    assert "New order" not in text_of(await stranger.get("/office/orders"))
    await fills(stranger, LIFT)
    assert await numbers(office.stage) == ["421", "422"]
