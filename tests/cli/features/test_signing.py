"""Signing by command: who signs when, what stands in the way, and whether it is as it was signed."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.measures import AddMeasure, add_measure
from core.work_order import State
from tests.cli.features.town import Town

TODAY = datetime.now(UTC).date()


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
