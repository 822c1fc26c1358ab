"""A company with two customers, their places, objects and people, to report faults to."""

from core.ports import UnitOfWork
from core.registers import Customer, Facility, Person, ServiceObject
from tests.core.conftest import Company

EKEN = Customer(
    "Brf Eken", "info@brfeken.example", "08-123 456 78", organisation_number="769600-1234"
)
LINDEN = Customer("Lindens Fastigheter AB", "info@linden.example")
PORT = Facility("Eken port 2", EKEN.id, "Storgatan 5, 123 45 Ekeby")
GARAGE = Facility("Ekens garage", EKEN.id, "Ekvägen 1, 123 45 Ekeby")
MILL = Facility("Kvarnen", LINDEN.id, "Kvarnvägen 12")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id, serial_number="SN 10442")
LIFT = ServiceObject("H-003", "Passagehiss", EKEN.id, PORT.id)
GATE = ServiceObject("P-9", "Garageport", EKEN.id, GARAGE.id)
MILL_LIFT = ServiceObject("H-777", "Hiss", LINDEN.id, MILL.id)
KARIN = Person("Karin Ek", "karin@brfeken.example", customer_id=EKEN.id)
PETER = Person(
    "Peter Lind", "peter@lindens-kontor.example", "070-555 66 77", customer_id=LINDEN.id
)


async def registers(company: Company) -> None:
    """Keep all of them."""

    def keep(command: None, actor: object, uow: UnitOfWork) -> None:
        uow.customers.put_all([EKEN, LINDEN])
        uow.facilities.put_all([PORT, GARAGE, MILL])
        uow.service_objects.put_all([DOOR, LIFT, GATE, MILL_LIFT])
        uow.contacts.put_all([KARIN, PETER])

    await company.door.do(keep, None, company.actor("Maja"))
