"""Clearing signatures takes all of them, and opens what they locked."""

from datetime import date

import pytest

from core import permissions as may
from core.events import ReadyWithdrawn, SignaturesCleared
from core.links import Link, Purpose
from core.people import SYSTEM, Actor
from core.refusals import NotAllowed, OrderIsClosed
from core.requirements import Moment
from core.usecases.cancelling import CancelOrder, cancel_order
from core.usecases.clearing import ClearSignatures, SignaturesStay, clear_signatures
from core.usecases.customer_signing import SignAsCustomer, sign_as_customer
from core.usecases.measures import AddMeasure, add_measure
from core.usecases.restoring import RestoreOrder, restore_order
from core.usecases.signing import Sign, sign
from core.work_order import State
from tests.core.conftest import ONE, Company
from tests.core.gates import BEFORE, FLAWLESS, invoiced, ready, stands, stopped
from tests.core.staff import may_all_but, may_only

CLEAR = ClearSignatures(ONE)
MEASURE = AddMeasure(ONE, "Replaced the closer", date(2026, 11, 24))


async def _signed_by_both(company: Company) -> None:
    await company.assigned()
    await company.does("Anna", add_measure, MEASURE)
    await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    karin = Actor.customer("Karin Ek", ONE)
    await company.door.do(sign_as_customer, SignAsCustomer(ONE, "Karin Ek", None), karin)


@pytest.mark.shows("U", "SG-08", "PE-21")
async def test_every_signature_goes_and_every_line_is_open_again(company: Company) -> None:
    """PE-21, SG-08: all of them, the technician's and the customer's."""
    await _signed_by_both(company)
    await company.door.do(clear_signatures, CLEAR, SYSTEM)
    order = await company.order()
    assert (order.state, order.signatures) == (State.BEGUN, ())
    assert order.unsigned == order.lines


async def test_a_cleared_order_is_signed_anew(company: Company) -> None:
    await _signed_by_both(company)
    await company.door.do(clear_signatures, CLEAR, SYSTEM)
    order = await company.does("Anna", sign, Sign(ONE, "Anna Berg"))
    assert (order.waits_for_customer, order.unsigned) == (True, ())


async def test_who_had_signed_stays_to_be_read(company: Company) -> None:
    await _signed_by_both(company)
    await company.door.do(clear_signatures, CLEAR, SYSTEM)
    assert [event.names for event in company.told(SignaturesCleared)] == [
        ("Anna Berg", "Karin Ek")
    ]


@pytest.mark.shows("U", "PE-21")
async def test_only_who_may_clear_signatures_clears_them(company: Company) -> None:
    """PE-21: refused without, allowed with."""
    await _signed_by_both(company)
    await may_only(company, "Anna", may.VIEW, may.CLEAR_SIGNATURES)
    await may_all_but(company, "Maja", may.CLEAR_SIGNATURES)
    with pytest.raises(NotAllowed):
        await company.does("Maja", clear_signatures, CLEAR)
    assert not (await company.does("Anna", clear_signatures, CLEAR)).signatures


async def test_an_order_without_signatures_stays_as_it_is(company: Company) -> None:
    await company.assigned()
    before = await company.order()
    assert await company.door.do(clear_signatures, CLEAR, SYSTEM) == before


async def test_a_ready_order_that_went_nowhere_is_opened_by_it(company: Company) -> None:
    await stands(company, 1, ready(FLAWLESS))
    order = await company.door.do(clear_signatures, CLEAR, SYSTEM)
    assert (order.state, len(company.told(ReadyWithdrawn))) == (State.BEGUN, 1)


async def test_what_was_sent_to_accounting_stays_signed(company: Company) -> None:
    await stands(company, 1, BEFORE[Moment.SEND](FLAWLESS))
    await stopped(company, Moment.SEND, ONE)
    with pytest.raises(SignaturesStay):
        await company.door.do(clear_signatures, CLEAR, SYSTEM)


@pytest.mark.parametrize("restored", [False, True])
async def test_what_was_invoiced_stays_signed(company: Company, restored: bool) -> None:
    await stands(company, 1, invoiced(FLAWLESS))
    if restored:
        await company.door.do(restore_order, RestoreOrder(ONE), SYSTEM)
    with pytest.raises(SignaturesStay):
        await company.door.do(clear_signatures, CLEAR, SYSTEM)


async def test_a_cancelled_order_stays_as_it_was(company: Company) -> None:
    await _signed_by_both(company)
    await company.door.do(cancel_order, CancelOrder(ONE, "twice"), SYSTEM)
    with pytest.raises(OrderIsClosed):
        await company.door.do(clear_signatures, CLEAR, SYSTEM)


async def test_a_link_to_sign_that_was_given_ends_with_it(company: Company) -> None:
    await _signed_by_both(company)
    link = Link(Purpose.SIGN, ONE, "karin@brfeken.example", company.now.replace(year=2027))
    await company.door.do(lambda link, actor, uow: uow.links.put(link), link, SYSTEM)
    await company.door.do(clear_signatures, CLEAR, SYSTEM)
    kept = await company.door.ask(lambda uow: uow.links.get(link.id))
    assert kept is not None
    assert kept.revoked
