"""The customer register: who may change it, who is found, who is alike, and two that are one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.events import CustomersMerged, RegisterChanged
from core.ports import UnitOfWork
from core.refusals import BadInput, NotAllowedAtAll, StillInUse
from core.registers import (
    Agreement,
    Article,
    Customer,
    Facility,
    FacilityArticle,
    Person,
    ServiceObject,
)
from core.usecases.registers import (
    ConfirmCustomer,
    FindCustomers,
    FindFacilities,
    KeepArticle,
    KeepContact,
    KeepCustomer,
    KeepFacility,
    KeepRow,
    RemoveRow,
    confirm_customer,
    find_customers,
    find_facilities,
    keep_article,
    keep_contact,
    keep_customer,
    keep_facility,
    keep_row,
    known_contacts,
    remove_row,
)
from core.usecases.registers.keeping import FacilityOfAnother, NamesNothing
from core.usecases.registers.merging import HasInvoices, MergeCustomers, merge_customers
from core.work_order import State
from tests.core.conftest import ONE, Company

EKEN = Customer("Brf Eken", "styrelsen@eken.example", "070-123 45 67")
SCHOOL = Customer("Sandgärdskolan")


async def known(company: Company, *customers: Customer) -> None:
    """These customers are in the register."""
    for each in customers:
        await company.does("Maja", keep_customer, KeepCustomer(each))


@pytest.mark.shows("U", "CF-04")
async def test_a_customer_is_kept_with_everything_there_is_to_say(company: Company) -> None:
    whole = Customer(
        "Brf Eken", "a@eken.example", "08-1 23", "Ekvägen 1", "sv", "Ring först", False,
        "769600-1234", "SE769600123401", "Ref 7",
    )  # fmt: skip
    await known(company, whole)
    assert await company.door.ask(lambda uow: uow.customers.get(whole.id)) == whole


@pytest.mark.shows("U", "CF-05", "PE-26")
async def test_a_customer_is_changed_by_whoever_may_and_by_nobody_else(company: Company) -> None:
    await known(company, EKEN)
    moved = replace(EKEN, address="Nya vägen 2")
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", keep_customer, KeepCustomer(moved))
    await company.does("Maja", keep_customer, KeepCustomer(moved))
    assert await company.door.ask(lambda uow: uow.customers.get(EKEN.id)) == moved


@pytest.mark.shows("U", "PE-27")
async def test_a_facility_is_changed_by_whoever_may_and_by_nobody_else(company: Company) -> None:
    await known(company, EKEN)
    port = Facility("Port 2", EKEN.id)
    with pytest.raises(NotAllowedAtAll):
        await company.does("Anna", keep_facility, KeepFacility(port))
    assert await company.does("Maja", keep_facility, KeepFacility(port)) == port


async def test_what_was_changed_is_told_once(company: Company) -> None:
    await known(company, EKEN, EKEN)
    told = [(e.register, e.name, e.change) for e in company.told(RegisterChanged)]
    assert told[-1:] == [("customers", "Brf Eken", "added")]


async def test_text_is_tidied_at_the_door(company: Company) -> None:
    messy = Customer(" Brf\tEken\n ", " a@eken.example ", "070–123\u00a045 67", comment="  ")
    kept = (await company.does("Maja", keep_customer, KeepCustomer(messy))).customer
    assert (kept.name, kept.email, kept.phone, kept.comment) == (
        "Brf Eken", "a@eken.example", "070-123 45 67", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " \n"},
        {"name": "x" * 201},
        {"email": "karin at brf"},
        {"phone": "call me"},
        {"phone": "12"},
        {"language": "fi"},
        {"comment": "x" * 4001},
    ],
)
async def test_what_can_t_be_kept_is_refused(company: Company, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        await known(company, replace(EKEN, **wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        {"price": Decimal("10000000.01")},
        {"price": Decimal(-1)},
        {"price": Decimal("0.00001")},
        {"price": Decimal("NaN")},
        {"vat": Decimal("100.1")},
        {"number": "\u200b"},
        {"number": "x" * 121},
        {"unit": ""},
        {"barcode": "7" * 121},
    ],
)
async def test_an_article_out_of_bounds_is_refused(
    company: Company, wrong: dict[str, Any]
) -> None:
    with pytest.raises(BadInput):
        await company.does(
            "Maja", keep_article, KeepArticle(replace(Article("G4", "Filter"), **wrong))
        )


@pytest.mark.shows("U", "CF-02")
@pytest.mark.parametrize("typed", ["e", "eke", "brf eken", "eken.example", "070-123"])
async def test_customers_are_found_while_one_types(company: Company, typed: str) -> None:
    await known(company, EKEN, SCHOOL)
    found = await company.door.ask(
        lambda uow: find_customers(FindCustomers(typed), company.actor("Anna"), uow)
    )
    assert found[0] == EKEN


@pytest.mark.shows("U", "PE-02")
async def test_who_sees_only_his_own_orders_is_told_of_no_customers(company: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await company.door.ask(
            lambda uow: find_customers(FindCustomers("e"), company.actor("Sven"), uow)
        )


@pytest.mark.shows("U", "CF-06", "CF-08")
async def test_a_facility_is_sought_among_the_customer_s_own(company: Company) -> None:
    await known(company, EKEN, SCHOOL)
    port = Facility("Port 2", EKEN.id, "Storgatan 5", "Nyckel i skåp 4")
    for each in (port, Facility("Port 9", SCHOOL.id, "Storgatan 5")):
        await company.does("Maja", keep_facility, KeepFacility(each))
    found = await company.door.ask(
        lambda uow: find_facilities(FindFacilities("storg", EKEN.id), company.actor("Anna"), uow)
    )
    assert found == [port]


@pytest.mark.shows("U", "CF-12")
async def test_a_contact_is_found_at_the_facility_then_at_the_customer(company: Company) -> None:
    await known(company, EKEN)
    port = Facility("Port 2", EKEN.id)
    await company.does("Maja", keep_facility, KeepFacility(port))
    board, guard = Person("Anders", customer_id=EKEN.id), Person("Vera", facility_id=port.id)
    for person in (board, guard):
        await company.does("Maja", keep_contact, KeepContact(person))
    found = await company.door.ask(
        lambda uow: known_contacts(EKEN.id, port.id, company.actor("Anna"), uow)
    )
    assert [each.name for each in found] == ["Vera", "Anders"]


async def test_a_row_that_names_nothing_is_refused(company: Company) -> None:
    with pytest.raises(NamesNothing):
        await company.does("Maja", keep_facility, KeepFacility(Facility("Port 2", EKEN.id)))


async def test_a_contact_is_not_put_at_another_customer_s_facility(company: Company) -> None:
    await known(company, EKEN, SCHOOL)
    port = Facility("Port 2", EKEN.id)
    await company.does("Maja", keep_facility, KeepFacility(port))
    lost = Person("Vera", customer_id=SCHOOL.id, facility_id=port.id)
    with pytest.raises(FacilityOfAnother):
        await company.does("Maja", keep_contact, KeepContact(lost))


@pytest.mark.parametrize(
    ("new", "alike"),
    [
        (Customer("BRF EKEN"), True),
        (Customer("Bostadsrättsföreningen Eken"), True),
        (Customer("Eken, Brf"), True),
        (Customer("Something else", "STYRELSEN@eken.example"), True),
        (Customer("Something else", phone="+46 70 123 45 67"), True),
        (Customer("Brf Eeken"), False),
        (Customer("Brf Linden"), False),
        (Customer("Brf Eken 2"), False),
    ],
)
async def test_a_customer_much_alike_is_warned_about_and_kept(
    company: Company, new: Customer, alike: bool
) -> None:
    await known(company, EKEN, SCHOOL)
    kept = await company.does("Maja", keep_customer, KeepCustomer(new))
    assert kept.alike == ((EKEN,) if alike else ())


async def test_a_customer_from_a_mail_is_confirmed_under_the_right_name(company: Company) -> None:
    order = await company.reports()
    command = ConfirmCustomer(order.customer.id, "Brf Eken")
    await company.does("Maja", confirm_customer, command)
    now = (await company.order()).customer
    assert (now.name, now.unconfirmed) == ("Brf Eken", False)


async def test_a_customer_from_a_mail_goes_up_in_the_right_one(company: Company) -> None:
    order = await company.reports()
    await known(company, SCHOOL)
    place = Facility("Hus B", order.customer.id)
    await company.does("Maja", keep_facility, KeepFacility(place))
    thing = ServiceObject("H-3", "Hiss", order.customer.id, invoiced_to_id=order.customer.id)
    await company.does("Maja", keep_row, KeepRow(thing))
    await company.does("Maja", keep_row, KeepRow(Agreement("Guld", order.customer.id)))
    await company.does("Maja", merge_customers, MergeCustomers(order.customer.id, SCHOOL.id))

    def belongs(uow: UnitOfWork) -> tuple[Any, ...]:
        moved = uow.service_objects.by_code("H-3")
        return (
            uow.customers.get(order.customer.id),
            uow.work_orders.get(ONE).customer.name,
            [each.name for each in uow.facilities.of_customer(SCHOOL.id)],
            [each.name for each in uow.contacts.of(SCHOOL.id, None)],
            moved and (moved.customer_id, moved.invoiced_to_id),
            [each.customer_id for each in uow.agreements.all()],
        )

    assert await company.door.ask(belongs) == (
        None, "Sandgärdskolan", ["Hus B"], ["Karin Ek"], (SCHOOL.id, SCHOOL.id), [SCHOOL.id],
    )  # fmt: skip
    assert [each.into for each in company.told(CustomersMerged)] == ["Sandgärdskolan"]


async def test_the_right_customer_gets_what_it_lacks(company: Company) -> None:
    order = await company.reports()
    await known(company, SCHOOL)
    into = await company.does(
        "Maja", merge_customers, MergeCustomers(order.customer.id, SCHOOL.id)
    )
    assert into.email == "karin@brfeken.example"


async def test_a_merge_shows_in_the_orders_history(company: Company) -> None:
    order = await company.reports()
    await known(company, SCHOOL)
    await company.does("Maja", merge_customers, MergeCustomers(order.customer.id, SCHOOL.id))
    history = await company.door.ask(lambda uow: uow.lists.history(ONE))
    assert [change.path for change in history[-1].changes] == ["customer"]


async def test_a_customer_on_an_invoice_does_not_go_up_in_another(company: Company) -> None:
    order = await company.reports()
    await known(company, SCHOOL)

    def invoiced(_command: None, _actor: Any, uow: UnitOfWork) -> None:
        uow.work_orders.save(replace(uow.work_orders.get(ONE), state=State.INVOICED))

    await company.does("Maja", invoiced, None)
    with pytest.raises(HasInvoices):
        await company.does("Maja", merge_customers, MergeCustomers(order.customer.id, SCHOOL.id))


@pytest.mark.parametrize("who", ["Anna", "Sven"])
async def test_customers_are_merged_only_by_whoever_may_change_them(
    company: Company, who: str
) -> None:
    order = await company.reports()
    await known(company, SCHOOL)
    with pytest.raises(NotAllowedAtAll):
        await company.does(who, merge_customers, MergeCustomers(order.customer.id, SCHOOL.id))


async def test_a_customer_goes_up_in_no_customer_but_another(company: Company) -> None:
    await known(company, SCHOOL)
    with pytest.raises(BadInput):
        await company.does("Maja", merge_customers, MergeCustomers(SCHOOL.id, SCHOOL.id))


async def test_a_customer_with_orders_can_t_be_removed(company: Company) -> None:
    order = await company.reports()
    with pytest.raises(StillInUse):
        await company.does("Maja", remove_row, RemoveRow("customers", order.customer.id))


async def test_an_article_that_a_facility_has_can_t_be_removed(company: Company) -> None:
    await known(company, EKEN)
    closer = await company.door.ask(lambda uow: uow.articles.by_number("4711"))
    assert closer is not None
    has_it = Facility("Port 2", EKEN.id, articles=(FacilityArticle("4711", Decimal(1)),))
    await company.does("Maja", keep_facility, KeepFacility(has_it))
    with pytest.raises(StillInUse):
        await company.does("Maja", remove_row, RemoveRow("articles", closer.id))


async def test_agreements_hold_until_a_day_people_may_mean(company: Company) -> None:
    await known(company, EKEN)
    with pytest.raises(BadInput):
        await company.does(
            "Maja", keep_row, KeepRow(Agreement("G", EKEN.id, None, date(9999, 1, 1)))
        )
