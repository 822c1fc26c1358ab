"""Two customers of a company, one with two places and a door."""

from core.people import SYSTEM
from core.registers import Customer, Facility, ServiceObject
from core.usecases.registers import (
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from tests.bot.stage import Company

EKEN = Customer("Brf Eken", email="styrelsen@brfeken.example")
ENEN = Customer("Brf Enen")
PORT = Facility("Storgatan 5", EKEN.id, comment="Portkod 4711")
YARD = Facility("Gården", EKEN.id, "Storgatan 7")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id)


async def keep_two_customers(company: Company) -> None:
    """Two customers, one with two places and a door."""
    for customer in (EKEN, ENEN):
        await company.bot.door.do(keep_customer, KeepCustomer(customer), SYSTEM)
    for facility in (PORT, YARD):
        await company.bot.door.do(keep_facility, KeepFacility(facility), SYSTEM)
    await company.bot.door.do(keep_service_object, KeepServiceObject(DOOR), SYSTEM)
