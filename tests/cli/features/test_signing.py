"""Signing by command: who signs when, what stands in the way, and whether it is as it was signed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.lines import AddArticle, add_article
from core.usecases.measures import AddMeasure, add_measure
from core.work_order import State
from tests.cli.features.town import DOOR, FACILITY, LIFT, Town

TODAY = date(2026, 11, 24)


def _worked(town: Town) -> str:
    number = town.order()
    town.does(add_measure, AddMeasure(OrderNumber.parse(number), "Replaced the closer", TODAY))
    return number


def _signed(town: Town) -> str:
    number = _worked(town)
    town.must("order", "sign", number)
    return number


@pytest.mark.shows("L", "SG-01", "SG-02", "SE-48")
def test_the_technician_signs_and_then_the_customer(town: Town) -> None:
    """SG-01, SG-02: the regular signature first."""
    number = _worked(town)
    first = town.must("order", "sign", number, "--as", "Anna")
    second = town.must("order", "customer-sign", number, "--name", "Karin Ek")
    assert (first.out, second.out) == (
        "Order 1 waits for the customer's signature.\n", "Order 1 is signed.\n"
    )  # fmt: skip
    assert [each.name for each in town.work_order().signatures] == ["Anna", "Karin Ek"]


@pytest.mark.shows("L", "SG-02")
def test_the_customer_can_t_sign_first(town: Town) -> None:
    answer = town.ordna("order", "customer-sign", _worked(town), "--name", "Karin Ek")
    assert (answer.code, answer.err) == (
        1, "Order 1 is not signed by the technician yet. The customer signs after that.\n"
    )  # fmt: skip


@pytest.mark.shows("L", "SE-48")
def test_without_customer_signatures_the_order_is_complete_at_once(town: Town) -> None:
    town.must("setting", "set", "customer-signatures", "off")
    assert town.must("order", "sign", _worked(town)).out == "Order 1 is signed.\n"


@pytest.mark.shows("L", "SG-03", "SG-04", "SG-05")
def test_more_visits_lock_what_there_is_and_leave_the_rest_open(town: Town) -> None:
    """SG-03..05: only the lines that existed."""
    number = _worked(town)
    town.must("order", "sign", number, "--more-visits")
    town.does(add_measure, AddMeasure(OrderNumber(1), "Oiled the hinge", TODAY))
    order = town.work_order()
    assert (order.state, len(order.unsigned), len(order.lines)) == (State.PARTLY_SIGNED, 1, 2)


@pytest.mark.shows("L", "SG-06", "SG-07")
@pytest.mark.parametrize(("words", "name"), [((), "Anna"), (("--name", "Bo Ek"), "Bo Ek")])
def test_the_name_is_ones_own_unless_another_is_said(
    town: Town, words: tuple[str, ...], name: str
) -> None:
    town.must("order", "sign", _worked(town), "--as", "Anna", *words)
    assert town.work_order().signatures[0].name == name


@pytest.mark.shows("L", "SE-19", "SG-09")
@pytest.mark.parametrize(("value", "assigned"), [("on", ["Olle"]), ("off", [])])
def test_signing_assigns_the_signer_if_the_company_wants(
    town: Town, value: str, assigned: list[str]
) -> None:
    """SE-19."""
    town.must("setting", "set", "assign-on-signing", value)
    town.must("order", "sign", _worked(town), "--as", "Olle")
    assert [each.name for each in town.work_order().assigned] == assigned


@pytest.mark.shows("L", "SG-11")
def test_several_orders_are_signed_at_once(town: Town) -> None:
    """SG-11: what can't be signed says why, the others are signed."""
    town.must("setting", "set", "customer-signatures", "off")
    first, second, empty = _worked(town), _worked(town), town.order()
    answer = town.must("order", "sign", first, second, empty)
    assert answer.lines == ["Order 1 is signed.", "Order 2 is signed."]
    assert "nothing to sign on order 3" in answer.err


@pytest.mark.shows("L", "SG-02", "SE-49")
def test_the_customer_may_decline_and_says_why(town: Town) -> None:
    number = _signed(town)
    words = ("--name", "Karin Ek", "--decline", "It still squeaks")
    assert town.must("order", "customer-sign", number, *words).out == "Order 1 is signed.\n"
    assert town.work_order().comments[-1].text == "It still squeaks"


@pytest.mark.shows("L", "SE-49")
@pytest.mark.parametrize(("value", "code"), [("off", 0), ("on", 1)])
def test_going_on_without_the_customer_is_for_where_none_must_sign(
    town: Town, value: str, code: int
) -> None:
    """SE-49."""
    number = _signed(town)
    town.must("setting", "set", "require-customer-signatures", value)
    assert town.ordna("order", "skip-customer", number).code == code


@pytest.mark.shows("L", "SG-02")
def test_a_link_to_sign_is_asked_for_by_mail(town: Town) -> None:
    number = _signed(town)
    answer = town.must("order", "ask-signature", number, "--email", "karin@brfeken.example")
    assert answer.out == "A link to sign order 1 goes to karin@brfeken.example.\n"


@pytest.mark.shows("L", "SG-08", "PE-21")
def test_signatures_are_cleared_by_who_may(town: Town) -> None:
    """PE-21: all of them."""
    number = _signed(town)
    assert town.ordna("order", "clear-signatures", number, "--as", "Anna").code == 1
    town.must("order", "clear-signatures", number, "--as", "Olle")
    order = town.work_order()
    assert (order.signatures, order.unsigned) == ((), order.lines)


@pytest.mark.shows("L", "PE-15")
def test_signing_is_a_right(town: Town) -> None:
    number = _worked(town)
    town.must("user", "rights", "Anna", "--revoke", "sign")
    assert town.ordna("order", "sign", number, "--as", "Anna").code == 1


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
    town.does(add_article, AddArticle(OrderNumber(1), "Old hinge", Decimal(1)))
    town.must("setting", "set", "require-price", "on")
    assert "Old hinge has none" in town.ordna("order", "edit", number, "cost-centre=K7").err
    town.must("setting", "set", "require-price", "off")
    town.must("order", "edit", number, "cost-centre=K7")


@pytest.mark.shows("L", "SE-33", "AR-15")
def test_an_article_in_free_words_is_not_saved_where_the_register_rules(town: Town) -> None:
    """SE-33."""
    number = town.order()
    town.does(add_article, AddArticle(OrderNumber(1), "Old hinge", Decimal(1)))
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


@pytest.mark.shows("L", "XT-09")
def test_what_was_signed_is_verified(town: Town) -> None:
    """XT-09."""
    number = _signed(town)
    answer = town.must("order", "verify", number)
    assert answer.out == "Order 1 is unchanged since it was signed.\n"


@pytest.mark.shows("L", "XT-09")
def test_what_was_altered_after_signing_is_named(town: Town) -> None:
    """XT-09: one row altered behind the program's back."""
    number = _signed(town)
    town.does(_reword_behind_our_back, None)
    answer = town.ordna("order", "verify", number)
    assert (answer.code, answer.out) == (
        1, "Under Ordna: “Replaced the door” was altered after signing.\n"
    )  # fmt: skip
    assert answer.err == "Order 1 is not as it was signed.\n"


def _reword_behind_our_back(_: None, actor: Actor, uow: UnitOfWork) -> None:
    order = uow.work_orders.get(OrderNumber(1))
    (work,) = order.assignments
    (measure,) = work.measures
    forged = replace(work, measures=(replace(measure, text="Replaced the door"),))
    uow.work_orders.save(replace(order, assignments=(forged,)))
