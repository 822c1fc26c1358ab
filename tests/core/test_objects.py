"""Service objects on an order: offered, set once, added anew, read, and what is told of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.events import CounterRead, ObjectSet
from core.object_info import info_of
from core.payers import PaidFor, payer_of, payer_of_assignment, payers_of
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.refusals import AsksFirst, BadInput, CodeTaken, NotAllowed, NotAllowedAtAll, Refused
from core.registers import (
    Agreement,
    Customer,
    Facility,
    FacilityArticle,
    InfoTemplate,
    PerformedService,
    ServiceObject,
)
from core.requirements.saving import CounterMissing
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.counters import (
    CounterWentBack,
    NoCounter,
    NoObject,
    ReadCounter,
    TooManyHours,
    read_counter,
)
from core.usecases.creating import CreateOrder, create_order
from core.usecases.editing import ObjectIsThere
from core.usecases.objects import (
    AddNewObject,
    SetObject,
    add_new_object,
    agreement_notices,
    set_object,
)
from core.usecases.performed_services import CreateOrderFromService, create_order_from_service
from core.usecases.registers import (
    KeepRow,
    KeepServiceObject,
    keep_row,
    keep_service_object,
    objects_offered,
)
from core.work_order import Assignment, State, WorkOrder
from tests.core.conftest import ONE, Company

TODAY = date(2026, 11, 24)


async def keeps(company: Company, *rows: Any) -> None:
    """The office keeps these rows."""
    for row in rows:
        await company.door.do(keep_row, KeepRow(row), SYSTEM)


async def with_door(company: Company, **changes: Any) -> ServiceObject:
    """Anna's order, and a door of the customer's in the register."""
    order = await company.assigned()
    door = replace(ServiceObject("D-014", "Entrédörr", order.customer.id), **changes)
    await keeps(company, door)
    return door


async def changes(company: Company, **fields: Any) -> None:
    """The order is otherwise."""

    def work(_command: None, _actor: Any, uow: UnitOfWork) -> None:
        uow.work_orders.save(replace(uow.work_orders.get(ONE), **fields))

    await company.door.do(work, None, SYSTEM)


@pytest.mark.shows("U", "OB-01")
async def test_the_customer_s_objects_are_offered_those_of_the_place_first(
    company: Company,
) -> None:
    order = await company.assigned()
    port = Facility("Port 2", order.customer.id)
    other = Customer("Sandgärdskolan")
    await keeps(company, port, other)
    await keeps(
        company,
        ServiceObject("A-1", "Grind", order.customer.id),
        ServiceObject("D-014", "Entrédörr", order.customer.id, port.id),
        ServiceObject("H-3", "Hiss", other.id),
    )
    offered = await company.door.ask(
        lambda uow: objects_offered(order.customer.id, port.id, company.actor("Anna"), uow)
    )
    assert [each.code for each in offered] == ["D-014", "A-1"]


@pytest.mark.shows("U", "QR-01")
async def test_an_object_brings_its_place_and_the_place_s_articles(company: Company) -> None:
    order = await company.assigned()
    articles = (FacilityArticle("4711", Decimal(2)),)
    port = Facility("Port 2", order.customer.id, "Storgatan 5", articles=articles)
    await keeps(company, port)
    await keeps(company, ServiceObject("D-014", "Entrédörr", order.customer.id, port.id))
    order = await company.does("Anna", set_object, SetObject(ONE, "d-014"))
    work = order.assignments[0]
    assert (order.facility, work.service_object and work.service_object.name) == (
        port, "Entrédörr",
    )  # fmt: skip
    assert [line.number for line in work.articles] == ["4711"]
    assert [each.code for each in company.told(ObjectSet)] == ["D-014"]


@pytest.mark.shows("U", "AS-02", "AR-09", "CF-11")
async def test_the_object_of_a_new_assignment_brings_them_too(company: Company) -> None:
    order = await company.assigned()
    port = Facility(
        "Port 2", order.customer.id, "Storgatan 5", articles=(FacilityArticle("4711", Decimal(2)),)
    )
    await keeps(company, port)
    await keeps(company, ServiceObject("D-014", "Entrédörr", order.customer.id, port.id))
    order = await company.does("Anna", add_assignment, AddAssignment(ONE, "Lift", "", "D-014"))
    assert [line.number for each in order.assignments for line in each.articles] == ["4711"]


@pytest.mark.shows("U", "OB-02")
async def test_an_object_stands_once_on_an_order(company: Company) -> None:
    door = await with_door(company)
    order = await company.order()
    second = Assignment("The other door")
    await changes(company, assignments=(*order.assignments, second))
    await company.does("Anna", set_object, SetObject(ONE, door.code))
    with pytest.raises(ObjectIsThere):
        await company.does("Anna", set_object, SetObject(ONE, door.code, second.id))


async def test_an_object_set_twice_on_the_same_assignment_is_set_once(company: Company) -> None:
    door = await with_door(company)
    for _ in range(2):
        await company.does("Anna", set_object, SetObject(ONE, door.code))
    assert len(company.told(ObjectSet)) == 1


async def test_an_empty_code_takes_the_object_off(company: Company) -> None:
    door = await with_door(company)
    await company.does("Anna", set_object, SetObject(ONE, door.code))
    order = await company.does("Anna", set_object, SetObject(ONE, ""))
    assert order.assignments[0].service_object is None


@pytest.mark.shows("U", "OB-04", "OB-05")
async def test_a_new_object_is_on_the_order_and_in_the_register(company: Company) -> None:
    order = await company.assigned()
    port = Facility("Port 2", order.customer.id)
    await keeps(company, port)
    await changes(company, facility=port)
    new = AddNewObject(ONE, "D-9", "Bakdörr", "TS 83", "SN-1")
    order = await company.does("Anna", add_new_object, new)
    kept = await company.door.ask(lambda uow: uow.service_objects.by_code("D-9"))
    assert kept is not None
    assert kept == order.assignments[0].service_object
    assert (kept.name, kept.model, kept.customer_id, kept.facility_id) == (
        "Bakdörr", "TS 83", order.customer.id, port.id,
    )  # fmt: skip


async def test_a_code_that_another_object_has_is_not_added_anew(company: Company) -> None:
    await with_door(company)
    with pytest.raises(CodeTaken):
        await company.does("Anna", add_new_object, AddNewObject(ONE, "D-014", "Annan dörr"))


@pytest.mark.shows("U", "PE-25")
async def test_the_right_to_objects_holds_inside_an_order(company: Company) -> None:
    await company.assigned("Sven")
    with pytest.raises(NotAllowedAtAll):
        await company.does("Sven", add_new_object, AddNewObject(ONE, "D-9", "Bakdörr"))


async def test_nobody_sets_objects_on_another_s_order(company: Company) -> None:
    await with_door(company)
    with pytest.raises(NotAllowed):
        await company.does("Erik", set_object, SetObject(ONE, "D-014"))


@pytest.mark.shows("U", "OB-03")
async def test_an_object_is_changed_in_the_register_and_on_its_orders(company: Company) -> None:
    door = await with_door(company)
    await company.does("Anna", set_object, SetObject(ONE, door.code))
    await company.does("Anna", keep_service_object, KeepServiceObject(replace(door, name="Port")))
    thing = (await company.order()).assignments[0].service_object
    assert thing is not None
    assert thing.name == "Port"


@pytest.mark.shows("U", "OB-08", "SE-43")
@pytest.mark.parametrize(("setting", "models"), [("on", ["TS 83"]), ("off", [])])
async def test_a_typed_model_joins_the_list_while_the_company_wants_that(
    company: Company, setting: str, models: list[str]
) -> None:
    await company.assigned()
    await company.sets("add-models", setting)
    await company.does("Anna", add_new_object, AddNewObject(ONE, "D-9", "Bakdörr", "TS 83"))
    await company.does(
        "Maja", keep_service_object, KeepServiceObject(ServiceObject("D-8", "Dörr", model="ts 83"))
    )
    found = await company.door.ask(lambda uow: [each.name for each in uow.models.all()])
    assert found == models


@pytest.mark.shows("U", "OB-09")
def test_an_object_s_information_follows_its_templates() -> None:
    templates = (
        InfoTemplate("All", ("Placed",)),
        InfoTemplate("Doors", ("Width", "Height"), "ts 83"),
        InfoTemplate("Lifts", ("Floors",), "KONE"),
    )
    door = ServiceObject("D", "Dörr", model="TS 83", info=(("Height", "2 m"), ("Key", "7")))
    assert info_of(door, templates) == (
        ("Placed", ""), ("Width", ""), ("Height", "2 m"), ("Key", "7"),
    )  # fmt: skip


async def counting(company: Company, last: str | None = "1024", unit: str = "h") -> None:
    """Anna's order is about a door that has a counter."""
    door = await with_door(company, counter_unit=unit)
    read = replace(door, counter_reading=Decimal(last) if last else None)
    await company.does("Maja", keep_service_object, KeepServiceObject(read))
    company.later(minutes=1)
    await company.does("Anna", set_object, SetObject(ONE, door.code))


async def reads(company: Company, value: str, *, replaced: bool = False) -> WorkOrder:
    """Anna reads the counter."""
    command = ReadCounter(ONE, Decimal(value), replaced=replaced)
    return await company.does("Anna", read_counter, command)


@pytest.mark.shows("U", "OB-07")
async def test_a_reading_is_kept_on_the_order_and_on_the_object(company: Company) -> None:
    await counting(company)
    order = await reads(company, "1030.5")
    thing = order.assignments[0].service_object
    assert thing is not None
    latest = await company.door.ask(lambda uow: uow.service_objects.readings(thing.id)[0])
    assert order.assignments[0].counter == thing.counter_reading == Decimal("1030.5")
    assert (latest.value, latest.by, latest.order) == (Decimal("1030.5"), "Anna", "1")
    assert [each.value for each in company.told(CounterRead)] == ["1030.5"]


@pytest.mark.shows("U", "OB-07")
async def test_a_counter_does_not_go_back_unless_it_is_a_new_one(company: Company) -> None:
    await counting(company)
    with pytest.raises(CounterWentBack):
        await reads(company, "1023.9")
    assert (await reads(company, "3", replaced=True)).assignments[0].counter == 3


async def test_a_counter_of_hours_runs_no_faster_than_time(company: Company) -> None:
    await counting(company)
    company.later(days=2)
    with pytest.raises(TooManyHours):
        await reads(company, "1097")
    assert await reads(company, "1096")


async def test_a_counter_of_something_else_runs_as_it_likes(company: Company) -> None:
    await counting(company, unit="km")
    assert await reads(company, "99999")


async def test_a_slip_on_the_same_order_is_put_right(company: Company) -> None:
    await counting(company)
    await reads(company, "1034")
    assert (await reads(company, "1025")).assignments[0].counter == 1025


async def test_a_reading_is_an_exact_number(company: Company) -> None:
    await counting(company, last=None)
    with pytest.raises(BadInput):
        await company.does("Anna", read_counter, ReadCounter(ONE, 5.5))  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity", "1E+30", "0.0001"])
async def test_an_absurd_reading_is_refused(company: Company, value: str) -> None:
    await counting(company, last=None)
    with pytest.raises(BadInput):
        await reads(company, value, replaced=True)


async def test_what_has_no_counter_can_t_be_read(company: Company) -> None:
    await with_door(company)
    with pytest.raises(NoObject):
        await reads(company, "1")
    await company.does("Anna", set_object, SetObject(ONE, "D-014"))
    with pytest.raises(NoCounter):
        await reads(company, "1")


async def test_nothing_is_read_on_a_closed_order(company: Company) -> None:
    await counting(company)
    await changes(company, state=State.READY)
    with pytest.raises(Refused) as refused:
        await reads(company, "1030")
    assert not isinstance(refused.value, AsksFirst)


@pytest.mark.shows("U", "WO-18")
@pytest.mark.parametrize(
    ("until", "holds"), [(None, True), (TODAY, True), (date(2026, 11, 23), False)]
)
async def test_the_agreement_of_an_object_is_told_on_saving(
    company: Company, until: date | None, holds: bool
) -> None:
    order = await company.assigned()
    gold = Agreement("Guld", order.customer.id, "Dygnet runt", until)
    await keeps(company, gold)
    await keeps(company, ServiceObject("D-014", "Dörr", order.customer.id, agreement_id=gold.id))
    order = await company.does("Anna", set_object, SetObject(ONE, "D-014"))
    (notice,) = await company.door.ask(lambda uow: agreement_notices(order, TODAY, uow))
    assert (notice.holds, "Guld" in notice.sentence.format(**notice.fields)) == (holds, True)


async def test_nothing_is_told_of_agreements_where_there_are_none(company: Company) -> None:
    await with_door(company)
    order = await company.does("Anna", set_object, SetObject(ONE, "D-014"))
    assert await company.door.ask(lambda uow: agreement_notices(order, TODAY, uow)) == ()


@pytest.mark.shows("U", "CF-09")
@pytest.mark.parametrize(
    ("of_order", "of_object", "of_facility", "payer", "source"),
    [
        (True, True, True, "Own", PaidFor.ORDER),
        (False, True, True, "Objects", PaidFor.OBJECT),
        (False, False, True, "Facilitys", PaidFor.FACILITY),
        (False, False, False, "Karin Ek", PaidFor.CUSTOMER),
    ],
)
async def test_who_is_invoiced_falls_back_and_is_said_where_from(
    company: Company, of_order: bool, of_object: bool, of_facility: bool, payer: str, source: Any
) -> None:
    order = await company.assigned()
    own, objects, facilitys = Customer("Own"), Customer("Objects"), Customer("Facilitys")
    await keeps(company, own, objects, facilitys)
    at = Facility("Port", order.customer.id, invoiced_to_id=facilitys.id if of_facility else None)
    await keeps(company, at)
    door = ServiceObject(
        "D", "Dörr", order.customer.id, invoiced_to_id=objects.id if of_object else None
    )
    await keeps(company, door)
    await changes(company, facility=at, invoiced_to=own if of_order else None)
    order = await company.does("Anna", set_object, SetObject(ONE, "D"))
    found = await company.door.ask(lambda uow: payer_of(order, uow))
    assert (found.customer.name, found.source) == (payer, source)


async def test_assignments_may_have_different_payers(company: Company) -> None:
    order = await company.assigned()
    payer = Customer("Objects")
    await keeps(company, payer)
    await keeps(company, ServiceObject("D", "Dörr", order.customer.id, invoiced_to_id=payer.id))
    await changes(company, assignments=(*order.assignments, Assignment("More")))
    order = await company.does("Anna", set_object, SetObject(ONE, "D"))
    found = await company.door.ask(
        lambda uow: (
            [each.customer.name for each in payers_of(order, uow)],
            payer_of(order, uow).customer.name,
            payer_of_assignment(order, order.assignments[0], uow).customer.name,
        )
    )
    assert found == (["Objects", "Karin Ek"], "Karin Ek", "Objects")


@pytest.mark.shows("U", "WO-04")
async def test_an_order_is_made_from_a_performed_service(company: Company) -> None:
    eken = Customer("Brf Eken")
    port = Facility("Port 2", eken.id)
    door = ServiceObject("D-014", "Entrédörr", eken.id, port.id)
    await keeps(company, eken, port, door)
    notes = "Gångjärn slitna\nByt vid nästa besök"
    service = PerformedService("S-518", eken.id, TODAY, port.id, door.id, "Anna", notes)
    await keeps(company, service)
    order = await company.does("Maja", create_order_from_service, CreateOrderFromService("s-518"))
    work = order.assignments[0]
    assert (order.customer, order.facility, order.service_number) == (eken, port, "S-518")
    assert (work.service_object, work.description, work.error) == (door, "Gångjärn slitna", notes)


async def test_an_order_from_a_service_says_what_one_wants_it_to_say(company: Company) -> None:
    eken = Customer("Brf Eken")
    await keeps(company, eken, PerformedService("S-1", eken.id, TODAY))
    command = CreateOrderFromService("S-1", "Byt dörren")
    order = await company.does("Maja", create_order_from_service, command)
    assert order.title == "Byt dörren"


async def test_a_service_without_notes_needs_words_of_what_is_to_be_done(company: Company) -> None:
    eken = Customer("Brf Eken")
    await keeps(company, eken, PerformedService("S-1", eken.id, TODAY))
    with pytest.raises(BadInput):
        await company.does("Maja", create_order_from_service, CreateOrderFromService("S-1"))


async def test_a_service_that_is_not_there_makes_no_order(company: Company) -> None:
    with pytest.raises(Refused):
        await company.does("Maja", create_order_from_service, CreateOrderFromService("S-9"))


@pytest.mark.shows("U", "OB-07", "SE-25")
async def test_a_new_order_is_saved_with_what_the_counter_shows(company: Company) -> None:
    await counting(company)
    await company.sets("require-counter", "on")
    thing = (await company.order()).assignments[0].service_object
    assert thing is not None
    wanted = CreateOrder(thing.customer_id, "Årlig översyn", object_code=thing.code)
    with pytest.raises(CounterMissing):
        await company.does("Maja", create_order, wanted)
    with pytest.raises(CounterWentBack):
        await company.does("Maja", create_order, replace(wanted, counter=Decimal(3)))
    made = await company.does("Maja", create_order, replace(wanted, counter=Decimal(1025)))
    latest = await company.door.ask(lambda uow: uow.service_objects.readings(thing.id)[0])
    assert (latest.value, latest.order) == (Decimal(1025), str(made.number))
    newest = await company.door.ask(lambda uow: uow.work_orders.newest_of(None, thing.id))
    assert [str(number) for number in newest] == [str(made.number), "1"]
