"""A company with an order for a door, and what it shows when it is opened."""

from core.people import SYSTEM
from core.registers import Customer, Facility, ServiceObject
from core.sheet import Doing, Sheet
from core.usecases.creating import CreateOrder, create_order
from core.usecases.editing import Edit, EditOrder, edit_order
from core.usecases.registers import (
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from core.usecases.sheets import OpenOrder, open_order
from tests.core.conftest import ONE, Company

PAYER = Customer("Viskan Fastigheter AB")
EKEN = Customer("Brf Eken", address="Storgatan 1", comment="Pays late")
STREET = Facility("Storgatan 5", EKEN.id, "Storgatan 5, 503 30 Borås", comment="Key at the school")
DOOR = ServiceObject(
    "D-014",
    "Entrance door",
    EKEN.id,
    STREET.id,
    comment="Never oil it",
    info=(("Colour", "green"),),
)


async def begun(company: Company) -> Company:
    """A company with an order for a door, and little filled in."""
    for customer in (PAYER, EKEN):
        await company.door.do(keep_customer, KeepCustomer(customer), SYSTEM)
    await company.door.do(keep_facility, KeepFacility(STREET), SYSTEM)
    await company.door.do(keep_service_object, KeepServiceObject(DOOR), SYSTEM)
    command = CreateOrder(
        EKEN.id,
        "The door will not close",
        object_code="D-014",
        edits=(Edit("facility", "Storgatan 5"),),
    )
    await company.does("Maja", create_order, command)
    return company


async def sheet_of(company: Company, doing: Doing = Doing.PERFORMING) -> Sheet:
    """Its one order, opened."""
    return await company.does("Maja", open_order, OpenOrder(ONE, doing))


async def shown(company: Company, doing: Doing = Doing.PERFORMING) -> dict[str, str]:
    """The fields that are shown of it."""
    return {row.key: row.value for row in (await sheet_of(company, doing)).rows}


async def edits(company: Company, **fields: str) -> None:
    """Change fields of it."""
    edits = tuple(Edit(key.replace("_", "-"), value) for key, value in fields.items())
    await company.does("Maja", edit_order, EditOrder(ONE, edits))


def under(sheet: Sheet, key: str) -> str:
    """The comment under a field."""
    return next(row.under or "" for row in sheet.rows if row.key == key)
