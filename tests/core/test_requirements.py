"""The gate matrix: what stops which step of an order, and what does not."""

from dataclasses import replace

import pytest

from core.lines import ArticleToOrder
from core.people import SYSTEM
from core.refusals import OrderIsClosed, Refused
from core.requirements import Moment
from core.requirements.after_signing import (
    CustomerHasNotSigned,
    MoreVisitsFollow,
    NotInvoicedYet,
    NotReadyForBackorder,
    NotReadyToSend,
    NotSignedYet,
)
from core.requirements.saving import FreeTextArticle
from core.requirements.signing import (
    AlreadySigned,
    CustomerSignaturesOff,
    CustomerSignsSecond,
    NothingToSign,
)
from core.usecases.creating import CreateOrder, create_order
from core.usecases.signing import Sign, sign
from core.work_order import Assignment, State
from tests.core.conftest import Company
from tests.core.gates import (
    BEFORE,
    CUSTOMER,
    FLAWLESS,
    LACKING,
    LIFT,
    REQUIREMENTS,
    STATES,
    TO_ORDER,
    signed,
    so_far,
    stands,
    stopped,
    turned,
    waiting,
)

OF_ITS_STATE = {
    "over",
    "open",
    "unsigned",
    "something-to-sign",
    "customers-sign",
    "not-complete",
    "technician-first",
    "regular-signature",
    "not-over",
    "customer-done",
    "last-visit",
    "signed",
    "ready",
    "finished",
    "invoiced",
    "customer",
}
"""What an order's state stands for, shown state by state below; a customer every order has."""

BY_STATE: dict[str, dict[Moment, type[Refused]]] = {
    "begun": {
        Moment.CUSTOMER_SIGN: CustomerSignsSecond,
        Moment.COMPLETE: CustomerSignsSecond,
        Moment.READY: NotSignedYet,
        Moment.SEND: NotReadyToSend,
        Moment.BACKORDER: NotReadyForBackorder,
        Moment.RESTORE: NotInvoicedYet,
    },
    "so-far": {
        Moment.CUSTOMER_SIGN: CustomerSignsSecond,
        Moment.COMPLETE: CustomerSignsSecond,
        Moment.READY: MoreVisitsFollow,
        Moment.SEND: NotReadyToSend,
        Moment.BACKORDER: NotReadyForBackorder,
        Moment.RESTORE: NotInvoicedYet,
    },
    "waiting": {
        Moment.SIGN: AlreadySigned,
        Moment.READY: CustomerHasNotSigned,
        Moment.SEND: NotReadyToSend,
        Moment.BACKORDER: NotReadyForBackorder,
        Moment.RESTORE: NotInvoicedYet,
    },
    "signed": {
        Moment.SIGN: AlreadySigned,
        Moment.CUSTOMER_SIGN: AlreadySigned,
        Moment.COMPLETE: AlreadySigned,
        Moment.SEND: NotReadyToSend,
        Moment.BACKORDER: NotReadyForBackorder,
        Moment.RESTORE: NotInvoicedYet,
    },
    "ready": {
        Moment.SIGN: OrderIsClosed,
        Moment.CUSTOMER_SIGN: OrderIsClosed,
        Moment.COMPLETE: OrderIsClosed,
        Moment.RESTORE: NotInvoicedYet,
    },
    "invoiced": {
        Moment.SAVE: OrderIsClosed,
        Moment.SIGN: OrderIsClosed,
        Moment.CUSTOMER_SIGN: OrderIsClosed,
        Moment.COMPLETE: OrderIsClosed,
        Moment.READY: OrderIsClosed,
        Moment.SEND: NotReadyToSend,
    },
    "cancelled": {
        Moment.SAVE: OrderIsClosed,
        Moment.SIGN: OrderIsClosed,
        Moment.CUSTOMER_SIGN: OrderIsClosed,
        Moment.COMPLETE: OrderIsClosed,
        Moment.READY: OrderIsClosed,
        Moment.SEND: NotReadyToSend,
        Moment.BACKORDER: NotReadyForBackorder,
        Moment.RESTORE: NotInvoicedYet,
    },
}
MATRIX = [(key, on) for key in LACKING for on in (True, False) if on or REQUIREMENTS[key].setting]


def test_every_requirement_is_in_the_matrix() -> None:
    assert {*LACKING, *OF_ITS_STATE} == set(REQUIREMENTS)


@pytest.mark.shows(
    "U", "CF-10", "OB-02", "SE-18", "SE-23", "SE-24", "SE-25", "SE-26", "SE-27", "SE-29", "SE-32",
    "SE-33", "SE-49", "SE-50", "SE-51", "SE-52", "SE-54", "SC-03", "OB-07", "AR-14", "ME-04",
)  # fmt: skip
@pytest.mark.parametrize(("lacking", "on"), MATRIX)
async def test_a_requirement_stops_its_own_steps_and_no_other(
    company: Company, lacking: str, on: bool
) -> None:
    """The gate matrix: what is lacking stops just the steps it is declared for, while it is on."""
    requirement = REQUIREMENTS[lacking]
    numbers = {
        moment: await stands(company, serial, BEFORE[moment](LACKING[lacking](FLAWLESS)))
        for serial, moment in enumerate(Moment, 1)
    }
    await turned(company, requirement, on=on)
    refusals = {moment: await stopped(company, moment, numbers[moment]) for moment in Moment}
    wanted = requirement.moments if on else frozenset()
    assert refusals == {m: requirement.refusal if m in wanted else None for m in Moment}


async def test_nothing_stops_an_order_that_lacks_nothing(company: Company) -> None:
    for requirement in REQUIREMENTS.values():
        await turned(company, requirement, on=requirement.key != "customer-signed")
    for serial, moment in enumerate(Moment, 1):
        number = await stands(company, serial, BEFORE[moment](FLAWLESS))
        assert (moment, await stopped(company, moment, number)) == (moment, None)


@pytest.mark.shows("U", "SG-02", "SG-03", "IN-01", "IN-02", "BK-01", "RS-01", "SE-48")
@pytest.mark.parametrize("state", STATES)
async def test_a_step_waits_for_the_state_it_needs(company: Company, state: str) -> None:
    """The gate matrix: who signs when, and what has to be before ready, sending and the rest."""
    numbers = {
        moment: await stands(company, serial, STATES[state](FLAWLESS))
        for serial, moment in enumerate(Moment, 1)
    }
    refusals = {moment: await stopped(company, moment, numbers[moment]) for moment in Moment}
    assert {m: refusal for m, refusal in refusals.items() if refusal} == BY_STATE[state]


@pytest.mark.shows("U", "SE-48", "SG-02")
async def test_where_customers_don_t_sign_a_signed_order_takes_no_signature_of_theirs(
    company: Company,
) -> None:
    """SE-48 off."""
    await company.sets("customer-signatures", "off")
    number = await stands(company, 1, signed(FLAWLESS))
    assert await stopped(company, Moment.CUSTOMER_SIGN, number) is CustomerSignaturesOff


async def test_who_was_asked_to_sign_before_that_may_still_do_so(company: Company) -> None:
    number = await stands(company, 1, waiting(FLAWLESS))
    await company.sets("customer-signatures", "off")
    assert await stopped(company, Moment.CUSTOMER_SIGN, number) is None


async def test_an_order_without_lines_has_nothing_to_sign(company: Company) -> None:
    number = await stands(company, 1, replace(FLAWLESS, assignments=(Assignment("The lift"),)))
    assert await stopped(company, Moment.SIGN, number) is NothingToSign


@pytest.mark.shows("U", "SG-03", "SE-52", "SC-03")
@pytest.mark.parametrize("lacking", ["self-checks-signed", "mandatory-checks"])
async def test_an_open_self_check_is_left_for_the_next_visit(
    company: Company, lacking: str
) -> None:
    """SG-03: signing so far asks for no self-check; signing as finished does."""
    await turned(company, REQUIREMENTS[lacking], on=True)
    number = await stands(company, 1, LACKING[lacking](FLAWLESS))
    order = await company.door.do(sign, Sign(number, "Anna", finished=False), SYSTEM)
    assert order.state is State.PARTLY_SIGNED
    assert await stopped(company, Moment.SIGN, number) is REQUIREMENTS[lacking].refusal


@pytest.mark.parametrize("lacking", ["prices", "register-articles"])
async def test_a_signed_line_is_not_asked_for_what_it_can_t_get_any_more(
    company: Company, lacking: str
) -> None:
    number = await stands(company, 1, so_far(LACKING[lacking](FLAWLESS)))
    await turned(company, REQUIREMENTS[lacking], on=True)
    assert await stopped(company, Moment.SAVE, number) is None


@pytest.mark.parametrize(
    ("article", "refused"), [(replace(TO_ORDER, number=None), True), (TO_ORDER, False)]
)
async def test_articles_to_be_ordered_come_from_the_register_too(
    company: Company, article: ArticleToOrder, refused: bool
) -> None:
    """SE-33, AR-04: the same in every field of articles."""
    await company.sets("require-register-articles", "on")
    work = replace(FLAWLESS.assignments[0], to_order=(article,))
    number = await stands(company, 1, replace(FLAWLESS, assignments=(work,)))
    assert (await stopped(company, Moment.SAVE, number) is FreeTextArticle) == refused


@pytest.mark.shows("U", "CF-10")
@pytest.mark.parametrize("home", ["storgatan 5 borås", " Storgatan 5,  Borås", None])
async def test_an_object_at_the_customers_own_address_needs_no_facility(
    company: Company, home: str | None
) -> None:
    """CF-10: only where the addresses differ, however they are written."""
    there = replace(LIFT, address="Storgatan 5, Borås")
    work = replace(FLAWLESS.assignments[0], service_object=there)
    customer = replace(CUSTOMER, address=home)
    order = replace(FLAWLESS, customer=customer, assignments=(work,))
    number = await stands(company, 1, order)
    assert await stopped(company, Moment.SAVE, number) is None


@pytest.mark.shows("U", "CF-01")
@pytest.mark.parametrize("name", ["", "  "])
async def test_no_order_is_made_without_a_customer(company: Company, name: str) -> None:
    """CF-01."""
    command = CreateOrder(None, "The lift stands still", customer=name, add_customer=True)
    with pytest.raises(Refused):
        await company.door.do(create_order, command, SYSTEM)
