"""Every register gives back every field, lists its rows as people see them, and lets go of them."""

from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from core.ports import UnitOfWork
from core.refusals import NameTakenThere, RegisterChangedMeanwhile, StillInUse
from core.registers import (
    Agreement,
    Article,
    Customer,
    Facility,
    InfoTemplate,
    Model,
    PerformedService,
    Person,
    Reading,
    Scan,
    ServiceObject,
    Supplier,
)
from core.self_checks import Choice, PointTemplate, SelfCheckTemplate
from tests.storage.conftest import House
from tests.storage.keeping import keep
from tests.storage.orders import (
    AT,
    a_customer,
    a_facility,
    a_line,
    a_person,
    full_order,
    plain_order,
)

EKEN, PAYER = a_customer("Brf Eken"), a_customer("Ekens Förvaltning AB")
PORT = a_facility(EKEN, PAYER)
KARIN = a_person("Karin Ek", EKEN, PORT)
AGREEMENT = Agreement("Guld", EKEN.id, "Dygnet runt", date(2027, 12, 31))
SUPPLIER = Supplier("Grossen", "order@grossen.example", "08-7")
DOOR = ServiceObject(
    "D-014", "Entrédörr", EKEN.id, PORT.id, "TS 83", "SN-1", "Trög", "Gården 1", PAYER.id,
    AGREEMENT.id, "h", Decimal("1024.50"), (("Bredd", "90 cm"),), True,
)  # fmt: skip
CLOSER = Article(
    "4711", "Dörrstängare", "m", Decimal("1240.50"), Decimal("12.5"), True, "7310", SUPPLIER.id,
    "Hylla 3",
)  # fmt: skip
POINT = PointTemplate("Klämskydd", "Prova", "N", (Choice("Ja", True), Choice("Nej", False)), True)
ROWS: dict[str, tuple[Any, ...]] = {
    "customers": (EKEN, PAYER),
    "suppliers": (SUPPLIER,),
    "agreements": (AGREEMENT,),
    "models": (Model("TS 83"), Model("TS 93")),
    "info_templates": (InfoTemplate("Dörrar", ("Bredd", "Höjd"), "TS 83"),),
    "self_check_templates": (SelfCheckTemplate("Dörrkontroll", (POINT,)),),
    "facilities": (PORT,),
    "contacts": (KARIN,),
    "service_objects": (DOOR,),
    "articles": (CLOSER,),
    "performed_services": (
        PerformedService(
            "S-518", EKEN.id, date(2026, 11, 2), PORT.id, DOOR.id, "Anna", "Byt snart"
        ),
    ),
}
"""By the register's name, in an order in which whoever is named comes first."""


def keep_all(uow: UnitOfWork) -> None:
    """Every register's rows."""
    for name, rows in ROWS.items():
        getattr(uow, name).put_all(rows)


async def settled(house: House) -> House:
    """The house with every register filled."""
    await house.do(keep_all)
    return house


@pytest.mark.parametrize("name", ROWS)
async def test_a_register_is_read_a_page_at_a_time(house: House, name: str) -> None:
    await settled(house)
    every, first, after, count = await house.door.ask(
        lambda uow: (
            list(getattr(uow, name).all()),
            list(getattr(uow, name).page(0, 1)),
            list(getattr(uow, name).page(1, 9)),
            getattr(uow, name).count(),
        )
    )
    assert (first + after, count) == (every, len(every))


@pytest.mark.parametrize("name", ROWS)
async def test_a_row_with_every_field_filled_in_comes_back_equal(house: House, name: str) -> None:
    await settled(house)
    kept = await house.ask(lambda uow: [getattr(uow, name).get(row.id) for row in ROWS[name]])
    assert kept == list(ROWS[name])


@pytest.mark.parametrize("name", ROWS)
def test_the_rows_have_every_field_filled_in(name: str) -> None:
    empty = [
        f.name for row in ROWS[name] for f in fields(row) if getattr(row, f.name) in (None, ())
    ]
    assert empty == []


@pytest.mark.parametrize("name", ROWS)
async def test_all_rows_are_listed_by_name(house: House, name: str) -> None:
    await settled(house)
    assert await house.ask(lambda uow: list(getattr(uow, name).all())) == list(ROWS[name])


@pytest.mark.parametrize("name", ROWS)
async def test_a_row_that_was_put_again_is_changed(house: House, name: str) -> None:
    await settled(house)
    field = {"performed_services": "notes", "models": "name", "self_check_templates": "name"}
    changed = replace(ROWS[name][0], **{field.get(name, "name"): "Annat"})
    await house.do(lambda uow: getattr(uow, name).put(changed))
    assert await house.ask(lambda uow: getattr(uow, name).get(changed.id)) == changed


@pytest.mark.parametrize(
    "name",
    ["performed_services", "contacts", "articles", "models", "info_templates",
     "self_check_templates"],
)  # fmt: skip
async def test_a_row_that_nothing_names_can_be_removed(house: House, name: str) -> None:
    await settled(house)
    gone = ROWS[name][0].id
    await house.do(lambda uow: getattr(uow, name).remove(gone))
    assert await house.ask(lambda uow: getattr(uow, name).get(gone)) is None


@pytest.mark.parametrize(
    "name", ["customers", "facilities", "service_objects", "suppliers", "agreements"]
)
async def test_a_row_that_others_name_stays(house: House, name: str) -> None:
    await settled(house)
    with pytest.raises(StillInUse):
        await house.do(lambda uow: getattr(uow, name).remove(ROWS[name][0].id))
    assert await house.ask(lambda uow: getattr(uow, name).get(ROWS[name][0].id)) is not None


async def test_a_refused_removal_leaves_the_rest_of_its_transaction(house: House) -> None:
    await settled(house)

    def remove_and_go_on(uow: UnitOfWork) -> None:
        with pytest.raises(StillInUse):
            uow.customers.remove(EKEN.id)
        uow.models.put(Model("TS 97"))

    await house.do(remove_and_go_on)
    assert await house.ask(lambda uow: uow.models.named("ts 97")) is not None


async def test_what_is_not_there_is_removed_without_a_word(house: House) -> None:
    await house.do(lambda uow: uow.customers.remove(EKEN.id))
    assert await house.ask(lambda uow: uow.customers.all()) == []


async def test_a_name_that_another_row_has_is_refused(house: House) -> None:
    await settled(house)
    with pytest.raises(NameTakenThere):
        await house.do(lambda uow: uow.suppliers.put(Supplier("GROSSEN")))


async def test_many_rows_with_one_key_are_refused_whole(house: House) -> None:
    await settled(house)
    with pytest.raises(RegisterChangedMeanwhile):
        await house.do(lambda uow: uow.articles.put_all([Article("1", "A"), Article("4711", "B")]))
    assert await house.ask(lambda uow: uow.articles.all()) == [CLOSER]


async def test_a_customer_is_found_by_name_a_confirmed_one_first(house: House) -> None:
    confirmed = replace(a_customer("BRF EKEN"), unconfirmed=False)
    await house.do(lambda uow: uow.customers.put_all([EKEN, confirmed]))
    found = await house.ask(lambda uow: uow.customers.named(" brf  eken"))
    assert found == confirmed


async def test_a_name_that_only_begins_alike_is_not_that_customer(house: House) -> None:
    await settled(house)
    assert await house.ask(lambda uow: uow.customers.named("Brf")) is None


async def test_facilities_are_searched_within_a_customer(house: House) -> None:
    other = Facility("Port 9", PAYER.id, "Storgatan 5")
    await house.do(lambda uow: uow.customers.put_all([EKEN, PAYER]))
    await house.do(lambda uow: uow.facilities.put_all([PORT, other]))
    found = await house.ask(
        lambda uow: (
            uow.facilities.search("storgatan port", None, 9),
            uow.facilities.search("storgatan port", EKEN.id, 9),
        )
    )
    assert found == ([PORT, other], [PORT])


@pytest.mark.parametrize(
    ("facility", "known"), [(PORT.id, ["Karin Ek", "Anders"]), (None, ["Anders", "Karin Ek"])]
)
async def test_contacts_are_those_of_the_place_then_the_customer_s_own(
    house: House, facility: Any, known: list[str]
) -> None:
    await settled(house)
    elsewhere = Facility("Annan port", PAYER.id)
    await house.do(lambda uow: uow.facilities.put(elsewhere))
    strangers = [Person("Bo", customer_id=PAYER.id, facility_id=elsewhere.id), Person("Cia")]
    own = Person("Anders", customer_id=EKEN.id)
    await house.do(lambda uow: uow.contacts.put_all([*strangers, own]))
    found = await house.ask(lambda uow: uow.contacts.of(EKEN.id, facility))
    assert [each.name for each in found] == known


async def test_readings_and_scans_come_latest_first(house: House) -> None:
    await settled(house)
    readings = [
        Reading(DOOR.id, AT + timedelta(days=n), "Anna", Decimal("7.50") + n, "421")
        for n in range(2)
    ]
    scans = [Scan(DOOR.id, AT + timedelta(days=n), "Anna", 59.33, 18.07) for n in range(2)]

    def note(uow: UnitOfWork) -> None:
        for reading, scan in zip(readings, scans, strict=True):
            uow.service_objects.put_reading(reading)
            uow.service_objects.put_scan(scan)

    await house.do(note)
    kept = await house.ask(
        lambda uow: (uow.service_objects.readings(DOOR.id), uow.service_objects.scans(DOOR.id))
    )
    assert kept == (readings[::-1], scans[::-1])


async def test_an_object_s_documents_come_back_equal_until_they_are_removed(house: House) -> None:
    await settled(house)
    first, second = (
        replace(document, measure_id=None, at=AT + timedelta(days=day))
        for day, document in enumerate(full_order().documents)
    )

    def put(uow: UnitOfWork) -> None:
        uow.service_objects.put_document(DOOR.id, second)
        uow.service_objects.put_document(DOOR.id, first)

    await house.do(put)
    assert await house.ask(lambda uow: uow.service_objects.documents(DOOR.id)) == [first, second]
    await house.do(lambda uow: uow.service_objects.remove_document(DOOR.id, first.id))
    assert await house.ask(lambda uow: uow.service_objects.documents(DOOR.id)) == [second]


async def test_an_object_is_removed_with_what_was_read_and_scanned_there(house: House) -> None:
    lift = ServiceObject("H-3", "Hiss")

    def work(uow: UnitOfWork) -> None:
        uow.service_objects.put(lift)
        uow.service_objects.put_reading(Reading(lift.id, AT, "Anna", Decimal(7)))
        uow.service_objects.put_scan(Scan(lift.id, AT, "Anna"))
        uow.service_objects.remove(lift.id)

    await house.do(work)
    left = await house.ask(
        lambda uow: (uow.service_objects.readings(lift.id), uow.service_objects.scans(lift.id))
    )
    assert left == ([], [])


async def test_an_article_is_found_by_its_barcode(house: House) -> None:
    await settled(house)
    found = await house.ask(
        lambda uow: (uow.articles.by_barcode("7310"), uow.articles.by_barcode("731"))
    )
    assert found == (CLOSER, None)


async def test_recent_articles_are_the_object_s_then_the_person_s_latest_first(
    house: House,
) -> None:
    order = full_order(lines=1)
    await keep(house, order)
    numbers = ("P12", "4711", "G4", "unused")
    await house.do(lambda uow: uow.articles.put_all([Article(n, n) for n in numbers]))
    line = a_line("x", order.signatures[0])
    used = [
        replace(line, id=Customer("").id, number=number, added_at=AT + timedelta(hours=hour))
        for hour, number in enumerate(("g4", "P12", "free", "G4"))
    ]
    other = replace(plain_order(9, order.customer), other_articles=())
    work = replace(other.assignments[0], articles=tuple(replace(u, signed_in=None) for u in used))
    await house.do(lambda uow: uow.work_orders.add(replace(other, assignments=(work,))))
    door = order.assignments[0].service_object
    assert door is not None
    found = await house.ask(
        lambda uow: (
            [a.number for a in uow.articles.recent("Anna", None, 9)],
            [a.number for a in uow.articles.recent("Anna", door.id, 9)],
            [a.number for a in uow.articles.recent("Anna", door.id, 2)],
            [a.number for a in uow.articles.recent("Bo", None, 9)],
        )
    )
    assert found == (["G4", "P12", "4711"], ["4711", "G4", "P12"], ["4711", "G4"], [])


async def test_orders_are_found_by_whom_they_are_for_and_who_pays(house: House) -> None:
    order = full_order()
    await keep(house, order)
    assert order.invoiced_to is not None
    assert order.backorder_of is not None
    of, paid_by = order.customer.id, order.invoiced_to.id
    found = await house.ask(
        lambda uow: (uow.work_orders.naming(of), uow.work_orders.naming(paid_by))
    )
    assert found == ([order.backorder_of, order.number], [order.number])


async def test_orders_are_found_by_their_comments(house: House) -> None:
    order = full_order()
    await keep(house, order)
    asked = [order.comments[0].id, Customer("nobody").id]
    found = await house.ask(lambda uow: uow.work_orders.commented(asked))
    assert found == {order.comments[0].id: order.number}
