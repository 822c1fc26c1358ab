"""Who takes part in an order: its people, whom it wrote to, and its customer's own."""

from uuid import UUID

import pytest

from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.registers import Customer, Person
from core.taking_part import colleague_at, takes_part
from core.usecases.registers import KeepContact, KeepCustomer, keep_contact, keep_customer
from tests.core.conftest import ONE, Company

EKEN = Customer("Brf Eken", "styrelsen@brfeken.example", id=UUID(int=10))
KARIN = "karin@brfeken.example"


async def _reported(company: Company) -> None:
    """Karin of Brf Eken reports a fault; Bo is another contact there."""
    await company.door.do(keep_customer, KeepCustomer(EKEN), SYSTEM)
    for name, email in (("Karin Ek", KARIN), ("Bo Lind", "bo@linden.example")):
        person = Person(name, email, customer_id=EKEN.id)
        await company.door.do(keep_contact, KeepContact(person), SYSTEM)
    await company.reports()


async def _takes_part(company: Company, address: str, number: OrderNumber = ONE) -> bool:
    return await company.door.ask(
        lambda uow: takes_part(uow.work_orders.get(number), address, uow)
    )


@pytest.mark.shows("U", "CO-01")
@pytest.mark.parametrize(
    ("address", "part"),
    [
        (KARIN, True),
        ("Karin+Phone@BrfEken.example", True),
        ("styrelsen@brfeken.example", True),
        ("bo@linden.example", True),
        ("eva@elsewhere.example", False),
        ("new@brfeken.example", False),
        ("", False),
    ],
)
async def test_the_order_s_people_and_the_customer_s_contacts_take_part(
    company: Company, address: str, part: bool
) -> None:
    await _reported(company)
    assert await _takes_part(company, address) is part


@pytest.mark.shows("U", "CO-01")
@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("new@brfeken.example", True),
        ("new@linden.example", True),
        ("new@sub.brfeken.example", False),
        ("new@evilbrfeken.example", False),
    ],
)
async def test_with_the_setting_on_the_customer_s_domains_take_part(
    company: Company, address: str, part: bool
) -> None:
    await _reported(company)
    await company.sets("domain-takes-part", "on")
    assert await _takes_part(company, address) is part


async def test_an_unconfirmed_customer_has_no_domain(company: Company) -> None:
    """Whoever writes first from a domain does not speak for all who are there."""
    await company.reports()
    await company.sets("domain-takes-part", "on")
    assert await _takes_part(company, "new@brfeken.example") is False


async def test_a_customer_s_user_takes_part_while_he_is_active(company: Company) -> None:
    await _reported(company)
    user = User("Eva", Role.CUSTOMER, "eva@elsewhere.example", customer_id=EKEN.id)
    await company.door.do(_put, user, SYSTEM)
    assert await _takes_part(company, "eva@elsewhere.example") is True


async def test_a_customer_s_user_is_no_colleague(company: Company) -> None:
    await _reported(company)
    user = User("Eva", Role.CUSTOMER, "eva@elsewhere.example", customer_id=EKEN.id)
    await company.door.do(_put, user, SYSTEM)
    found = await company.door.ask(lambda uow: colleague_at("eva@elsewhere.example", uow))
    assert found is None


def _put(user: User, actor: Actor, uow: UnitOfWork) -> None:
    uow.users.put(user)
