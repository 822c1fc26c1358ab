"""The gates by command: what stops saving and signing, while its setting is on, and what helps."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.self_checks import SelfCheckTemplate
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from tests.cli.features.town import CUSTOMER, DOOR, FACILITY, LIFT, Town

ONE = OrderNumber(1)
TODAY = datetime.now(UTC).date()


def _worked(town: Town) -> str:
    number = town.order()
    town.does(add_measure, AddMeasure(ONE, "Replaced the closer", TODAY))
    return number


def _signed(town: Town) -> str:
    number = _worked(town)
    town.must("order", "sign", number)
    return number


def _template(_: None, actor: Actor, uow: UnitOfWork) -> None:
    uow.self_check_templates.put(SelfCheckTemplate("Door check"))


@pytest.mark.shows("L", "SE-24", "SE-50")
def test_an_order_without_object_is_not_signed_where_one_is_required(town: Town) -> None:
    """SE-24, SE-50: one setting."""
    number = _worked(town)
    town.must("setting", "set", "require-object-to-sign", "on")
    assert "no service object" in town.ordna("order", "sign", number).err
    town.must("order", "edit", number, f"object={DOOR}", f"facility={FACILITY}")
    town.must("order", "sign", number)


@pytest.mark.shows("L", "SE-26", "SE-51", "SE-14", "WO-12")
def test_an_order_without_status_is_not_signed_where_one_is_required(town: Town) -> None:
    """SE-26, SE-51: one setting."""
    number = _worked(town)
    town.must("setting", "set", "custom-statuses", "Waits #e0a000, Done")
    town.must("setting", "set", "require-status-to-sign", "on")
    refused = town.ordna("order", "sign", number)
    town.must("order", "edit", number, "status=Done")
    assert "Choose one (Waits, Done)" in refused.err
    town.must("order", "sign", number)


@pytest.mark.shows("L", "SE-27")
def test_an_order_without_status_is_not_saved_where_one_is_required(town: Town) -> None:
    """SE-27."""
    number = town.order()
    town.must("setting", "set", "custom-statuses", "Waits, Done")
    town.must("setting", "set", "require-status-to-save", "on")
    assert town.ordna("order", "edit", number, "cost-centre=K7").code == 1
    town.must("order", "edit", number, "cost-centre=K7", "status=Done")


@pytest.mark.shows("L", "SE-32")
def test_an_order_without_contact_is_not_saved_where_one_is_required(town: Town) -> None:
    """SE-32: somebody who can be reached."""
    number = town.order()
    town.must("setting", "set", "require-contact", "on")
    assert town.ordna("order", "edit", number, "contact=Karin Berg").code == 1
    town.must("order", "edit", number, "contact=Karin Berg 070-123 45 67")


@pytest.mark.shows("L", "SE-29", "AR-14")
def test_an_article_without_price_is_not_saved_where_one_is_required(town: Town) -> None:
    """SE-29."""
    number = town.order()
    town.does(add_article, AddArticle(ONE, "Old hinge", Decimal(1)))
    town.must("setting", "set", "require-price", "on")
    assert "Old hinge has none" in town.ordna("order", "edit", number, "cost-centre=K7").err
    town.must("setting", "set", "require-price", "off")
    town.must("order", "edit", number, "cost-centre=K7")


@pytest.mark.shows("L", "SE-33", "AR-15")
def test_an_article_in_free_words_is_not_saved_where_the_register_rules(town: Town) -> None:
    """SE-33."""
    number = town.order()
    town.does(add_article, AddArticle(ONE, "Old hinge", Decimal(1)))
    town.must("setting", "set", "require-register-articles", "on")
    assert "Old hinge is not in it" in town.ordna("order", "edit", number, "cost-centre=K7").err


@pytest.mark.shows("L", "SE-25", "OB-07")
def test_a_counter_is_read_before_saving_where_that_is_required(town: Town) -> None:
    """SE-25, OB-07."""
    town.does(_with_counter, None)
    number = town.order()
    town.must("setting", "set", "require-counter", "on")
    refused = town.ordna("order", "edit", number, f"object={LIFT}", f"facility={FACILITY}")
    assert (refused.code, "Write what it shows in h" in refused.err) == (1, True)


def _with_counter(_: None, actor: Actor, uow: UnitOfWork) -> None:
    lift = uow.service_objects.by_code(LIFT)
    if lift is not None:
        uow.service_objects.put(replace(lift, counter_unit="h"))


@pytest.mark.shows("L", "SC-03", "SC-02", "SE-55")
def test_a_mandatory_self_check_is_done_before_the_order_is_signed(town: Town) -> None:
    """SC-03."""
    town.does(_template, None)
    town.must("setting", "set", "mandatory-self-checks", "Door check")
    number = _worked(town)
    refused = town.ordna("order", "sign", number)
    town.must("order", "complete-check", number, "Door check")
    assert refused.err == "Order 1 can't be completed yet: Door check must be done first.\n"
    town.must("order", "sign", number)


@pytest.mark.shows("L", "SC-04", "SE-52")
def test_self_checks_are_signed_before_the_order_where_that_is_required(town: Town) -> None:
    """SE-52, SC-04: completed and signed."""
    town.does(_template, None)
    number = _worked(town)
    town.must("order", "add-check", number, "Door check")
    town.must("order", "complete-check", number, "Door check")
    town.must("setting", "set", "require-self-checks-to-sign", "on")
    assert "complete and sign Door check first" in town.ordna("order", "sign", number).err
    town.must("order", "sign-check", number, "Door check")
    town.must("order", "sign", number)


@pytest.mark.shows("L", "CF-10")
def test_work_at_another_address_than_the_customers_names_its_facility(town: Town) -> None:
    """CF-10."""
    town.does(_stands_elsewhere, None)
    number = town.order()
    refused = town.ordna("order", "edit", number, f"object={DOOR}")
    assert "Choose or add the facility" in refused.err
    town.must("order", "edit", number, f"object={DOOR}", f"facility={FACILITY}")


def _stands_elsewhere(_: None, actor: Actor, uow: UnitOfWork) -> None:
    customer, door = uow.customers.named(CUSTOMER), uow.service_objects.by_code(DOOR)
    if customer is not None and door is not None:
        uow.customers.put(replace(customer, address="Storgatan 5, Borås"))
        uow.service_objects.put(replace(door, facility_id=None, address="Kyrkogatan 1, Borås"))


@pytest.mark.shows("L", "XT-06")
def test_why_says_what_is_in_the_way_of_each_step_and_what_helps(town: Town) -> None:
    """XT-06."""
    number = town.order()
    town.must("setting", "set", "require-contact", "on")
    lines = town.must("order", "why", number).lines
    assert lines[:2] == [
        "✗ save",
        "    The order has no contact who can be reached. Add one with a telephone number or an "
        "e-mail address, then save. [Add a contact]",
    ]
    assert "    Order 1 is not signed yet. Sign it first. [Sign]" in lines


@pytest.mark.shows("L", "XT-06")
def test_why_is_said_in_swedish_and_for_machines(town: Town) -> None:
    number = _signed(town)
    found = town.must("order", "why", number, "--json").json()
    (block,) = next(each for each in found if each["moment"] == "ready")["blocks"]
    assert (block["requirement"], block["setting"], block["remedy"]) == (
        "customer-done", None, "ask-customer"
    )  # fmt: skip
    assert next(each for each in found if each["moment"] == "sign")["passed"]
