"""Who signs: under which name, whose order, several at once, and what the customer says yes to."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from core import permissions as may
from core import settings
from core.events import OrderAssigned
from core.numbers import OrderNumber
from core.people import Actor
from core.refusals import BadInput, NoSuchOrder, NotAllowed, Refused
from core.requirements.signing import AlreadySigned, NothingToSign
from core.usecases.comments import CustomersOwnWords, HideComment, hide_comment
from core.usecases.customer_signing import (
    AskCustomerSignature,
    DeclineToSign,
    DrawingNeeded,
    SignAsCustomer,
    SkipCustomerSignature,
    ask_customer_signature,
    decline_to_sign,
    sign_as_customer,
    skip_customer_signature,
)
from core.usecases.lines import RemoveLine, remove_line
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.signing import NotYoursToSign, Sign, SignedMany, SignMany, sign, sign_many
from core.work_order import State, WorkOrder
from tests.core.conftest import ONE, Company
from tests.core.staff import may_only

TODAY = date(2026, 11, 24)
KARIN = Actor.customer("Karin Ek", ONE)


async def _worked(company: Company, name: str = "Anna") -> WorkOrder:
    order = await company.assigned(name)
    await company.does(name, add_measure, AddMeasure(order.number, "Replaced it", TODAY))
    return order


async def _sign(company: Company, who: str, name: str = "") -> WorkOrder:
    return await company.does(who, sign, Sign(ONE, name))


@pytest.mark.shows("U", "SG-06")
async def test_who_says_no_name_signs_under_his_own(company: Company) -> None:
    """SG-06: the name clarification is the account's name."""
    await _worked(company)
    order = await _sign(company, "Anna")
    assert order.signatures[0].name == "Anna"


@pytest.mark.shows("U", "SG-07")
async def test_another_person_who_signs_has_his_own_name_under_it(company: Company) -> None:
    """SG-07: on the technician's device, with a name clarification of his own."""
    await _worked(company)
    order = await _sign(company, "Anna", name="Bo Ek,\nBrf Eken")
    assert order.signatures[0].name == "Bo Ek, Brf Eken"


async def test_a_name_is_not_longer_than_a_line(company: Company) -> None:
    await _worked(company)
    with pytest.raises(BadInput):
        await _sign(company, "Anna", name="A" * 121)


@pytest.mark.shows("U", "SE-19", "SG-09")
@pytest.mark.parametrize(("value", "assigned"), [("on", ["Anna", "Maja"]), ("off", ["Anna"])])
async def test_signing_assigns_the_signer_if_the_company_wants(
    company: Company, value: str, assigned: list[str]
) -> None:
    """SE-19: a dispatcher signs for somebody."""
    await company.sets("assign-on-signing", value)
    await _worked(company)
    order = await _sign(company, "Maja")
    assert [each.name for each in order.assigned] == assigned


@pytest.mark.shows("U", "SE-19")
async def test_another_s_order_is_signed_by_becoming_assigned_to_it(company: Company) -> None:
    await _worked(company)
    await _sign(company, "Erik")
    assert company.told(OrderAssigned)[-1].user_id == str(company.people["Erik"].id)


@pytest.mark.shows("U", "SE-19", "PE-15")
async def test_without_that_another_s_order_is_not_his_to_sign(company: Company) -> None:
    await company.sets("assign-on-signing", "off")
    await _worked(company)
    with pytest.raises(NotYoursToSign):
        await _sign(company, "Erik")
    assert (await _sign(company, "Anna")).signatures


async def test_the_signer_is_assigned_once(company: Company) -> None:
    await _worked(company)
    order = await _sign(company, "Anna")
    assert [each.name for each in order.assigned] == ["Anna"]


@pytest.mark.shows("U", "SG-02", "SG-04")
async def test_the_customer_says_yes_to_what_the_technician_signed(company: Company) -> None:
    """A line the technician added after his signature is not locked by the customer's alone."""
    await _worked(company)
    await _sign(company, "Anna")
    await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled the hinge", TODAY))
    order = await company.door.do(sign_as_customer, SignAsCustomer(ONE, "Karin Ek", None), KARIN)
    (later,) = order.unsigned
    assert (order.state, later.text) == (State.SIGNED, "Oiled the hinge")  # type: ignore[union-attr]
    assert not (await company.does("Anna", remove_line, RemoveLine(ONE, later.id))).unsigned


@pytest.mark.shows("U", "SG-02", "SG-03")
async def test_what_is_signed_later_goes_to_the_customer_again(company: Company) -> None:
    """An additional signature of the customer's is never before the regular one it follows."""
    await _worked(company)
    await _sign(company, "Anna")
    await company.door.do(sign_as_customer, SignAsCustomer(ONE, "Karin Ek", None), KARIN)
    await company.does("Anna", add_measure, AddMeasure(ONE, "Oiled the hinge", TODAY))
    again = await _sign(company, "Anna")
    assert (again.waits_for_customer, again.unsigned) == (True, ())
    done = await company.door.do(sign_as_customer, SignAsCustomer(ONE, "Karin Ek", None), KARIN)
    assert [each.role.value for each in done.signatures] == ["technician", "customer"] * 2


@pytest.mark.shows("U", "SG-07", "SE-48")
async def test_a_name_alone_through_a_link_is_taken_where_the_company_wants_that(
    company: Company,
) -> None:
    """SE-48: else the customer draws; what was not taken leaves the order waiting."""
    await _worked(company)
    await _sign(company, "Anna")
    by_name = SignAsCustomer(ONE, "Karin Ek", None, uuid4())
    with pytest.raises(DrawingNeeded):
        await company.door.do(sign_as_customer, by_name, KARIN)
    await company.sets(settings.SIGN_BY_NAME.key, "on")
    signed = await company.door.do(sign_as_customer, by_name, KARIN)
    assert (signed.state, signed.signatures[-1].name) == (State.SIGNED, "Karin Ek")


def _said(done: SignedMany) -> tuple[list[str], dict[str, type[Refused]]]:
    left = {str(each.number): type(each.refusal) for each in done.refused}
    return [str(order.number) for order in done.signed], left


@pytest.mark.shows("U", "SG-11", "LS-09")
async def test_several_orders_are_signed_at_once_and_the_rest_say_why_not(
    company: Company,
) -> None:
    """SG-11."""
    await company.sets("customer-signatures", "off")
    await _worked(company)
    await _worked(company)
    await company.reports()
    await _sign(company, "Anna")
    numbers = tuple(OrderNumber(each) for each in (3, 2, 1, 2))
    done = await company.does("Anna", sign_many, SignMany(numbers))
    assert _said(done) == (["2"], {"3": NothingToSign, "1": AlreadySigned})


@pytest.mark.shows("U", "SG-11", "PE-15", "PE-02")
async def test_several_orders_are_signed_with_the_same_rights_as_one(company: Company) -> None:
    await company.sets("assign-on-signing", "off")
    await _worked(company)
    numbers = SignMany((ONE,))
    theirs = await company.does("Erik", sign_many, numbers)
    unseen = await company.does("Sven", sign_many, numbers)
    await may_only(company, "Erik", may.VIEW)
    without = await company.does("Erik", sign_many, numbers)
    refusals = [_said(done)[1]["1"] for done in (theirs, unseen, without)]
    assert refusals == [NotYoursToSign, NoSuchOrder, NotAllowed]


@pytest.mark.parametrize("count", [0, 201])
async def test_an_absurd_number_of_orders_is_refused(company: Company, count: int) -> None:
    numbers = tuple(OrderNumber(each + 1) for each in range(count))
    with pytest.raises(BadInput):
        await company.does("Anna", sign_many, SignMany(numbers))


@pytest.mark.shows("U", "SG-02", "PE-15")
@pytest.mark.parametrize(
    ("use_case", "command"),
    [
        (skip_customer_signature, SkipCustomerSignature(ONE)),
        (ask_customer_signature, AskCustomerSignature(ONE)),
    ],
    ids=["goes on without", "asks"],
)
async def test_whose_order_it_is_not_does_not_see_to_the_customers_signature(
    company: Company, use_case: Any, command: object
) -> None:
    await company.sets("assign-on-signing", "off")
    await _worked(company)
    await _sign(company, "Anna")
    with pytest.raises(NotYoursToSign):
        await company.does("Erik", use_case, command)


@pytest.mark.shows("U", "SG-02", "CO-02")
async def test_why_the_customer_would_not_sign_stays_his_own_words(company: Company) -> None:
    await _worked(company)
    await _sign(company, "Anna")
    order = await company.door.do(decline_to_sign, DeclineToSign(ONE, "It still squeaks"), KARIN)
    with pytest.raises(CustomersOwnWords):
        await company.does("Maja", hide_comment, HideComment(ONE, order.comments[0].id))
