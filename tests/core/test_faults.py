"""A fault report becomes an order, whoever writes it and whatever is missing."""

from uuid import uuid4

import pytest

from core.events import FaultReported
from core.people import SYSTEM
from core.registers import Customer, Facility, Person, ServiceObject
from core.usecases.registers import (
    KeepContact,
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_contact,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from tests.core.conftest import Company

EKEN = Customer("Brf Eken", id=uuid4())
STREET = Facility("Storgatan 5", EKEN.id, "Storgatan 5, port 2")
DOOR = ServiceObject("D-014", "Entrance door", EKEN.id, STREET.id)


async def _know_karin(company: Company) -> None:
    door = company.door
    await door.do(keep_customer, KeepCustomer(EKEN), SYSTEM)
    karin = Person("Karin Ek", "karin@brfeken.example", customer_id=EKEN.id)
    await door.do(keep_contact, KeepContact(karin), SYSTEM)


@pytest.mark.shows("U", "CF-01", "WO-03")
async def test_an_unknown_sender_becomes_an_unconfirmed_customer(company: Company) -> None:
    """0b: a readable fault mail always becomes an order."""
    order = await company.reports()
    assert (order.customer.name, order.customer.unconfirmed, order.incomplete) == (
        "Karin Ek",
        True,
        True,
    )


@pytest.mark.shows("U", "CF-12")
async def test_a_known_sender_brings_the_customer(company: Company) -> None:
    """CF-12: contact from the mail's sender."""
    await _know_karin(company)
    order = await company.reports()
    assert (order.customer, order.contact and order.contact.name) == (EKEN, "Karin Ek")


async def test_the_same_new_sender_is_one_customer(company: Company) -> None:
    first, second = await company.reports(), await company.reports()
    assert (first.customer.id, first.contact) == (second.customer.id, second.contact)


@pytest.mark.shows("U", "WO-03")
async def test_a_code_in_the_text_brings_object_and_facility(company: Company) -> None:
    await _know_karin(company)
    await company.door.do(keep_facility, KeepFacility(STREET), SYSTEM)
    await company.door.do(keep_service_object, KeepServiceObject(DOOR), SYSTEM)
    order = await company.reports(text="Door D-014 stands open.")
    assert (order.assignments[0].service_object, order.facility) == (DOOR, STREET)


async def test_a_sticker_s_address_brings_the_object(company: Company) -> None:
    """XT-12: mail to fault+D-014@ lands on that object."""
    await _know_karin(company)
    await company.door.do(
        keep_service_object, KeepServiceObject(ServiceObject("D-014", "Door")), SYSTEM
    )
    order = await company.reports(place_words="D-014")
    assert order.assignments[0].service_object is not None


async def test_another_customer_s_object_is_not_taken(company: Company) -> None:
    other = Customer("Somebody else")
    await company.door.do(keep_customer, KeepCustomer(other), SYSTEM)
    theirs = ServiceObject("D-014", "Door", other.id)
    await company.door.do(keep_service_object, KeepServiceObject(theirs), SYSTEM)
    order = await company.reports(text="Door D-014 stands open.")
    assert order.assignments[0].service_object is None


@pytest.mark.shows("U", "AS-03")
async def test_subject_and_text_become_description_and_error(company: Company) -> None:
    """AS-03: description from the subject, error from the body."""
    assignment = (await company.reports()).assignments[0]
    assert (assignment.description, assignment.error) == (
        "The door will not close",
        "It stands open.",
    )


async def test_a_mail_without_subject_is_described_by_its_text(company: Company) -> None:
    order = await company.reports(subject="", text="It stands open.\nAll night.")
    assert order.title == "It stands open. All night."


@pytest.mark.shows("U", "SE-70")
async def test_numbers_begin_where_the_company_wants(company: Company) -> None:
    """SE-70."""
    await company.sets("first-order-number", "420")
    numbers = [str((await company.reports()).number) for _ in range(2)]
    assert numbers == ["420", "421"]


async def test_automatic_mail_asks_for_no_receipt(company: Company) -> None:
    await company.reports(receipt=False)
    assert company.told(FaultReported)[0].reply_to is None


async def test_a_mail_s_own_language_goes_before_what_the_register_says(company: Company) -> None:
    await _know_karin(company)
    assert (await company.reports(language="en")).language == "en"


async def test_a_mail_whose_language_can_t_be_told_is_in_its_sender_s(company: Company) -> None:
    karin = Person("Karin Ek", "karin@brfeken.example", language="en", customer_id=EKEN.id)
    await company.door.do(keep_customer, KeepCustomer(EKEN), SYSTEM)
    await company.door.do(keep_contact, KeepContact(karin), SYSTEM)
    assert (await company.reports(language=None)).language == "en"


@pytest.mark.shows("U", "WO-03")
async def test_who_reports_has_a_name_of_one_line(company: Company) -> None:
    order = await company.reports(sender_name="Karin\x00\n" * 100_000)
    assert (len(order.created_by), order.created_by[:12]) == (200, "Karin Karin ")
