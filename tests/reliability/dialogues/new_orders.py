"""How an order is made in chat: by taps, by words, and with a photo."""

from core.people import Role
from core.registers import Customer, Facility, ServiceObject
from core.usecases.registers import (
    KeepCustomer,
    KeepFacility,
    KeepServiceObject,
    keep_customer,
    keep_facility,
    keep_service_object,
)
from tests.reliability.dialogues.steps import MEASURE, Dialogue, Says, SendsPhotos, Taps

EKEN, ENEN = Customer("Brf Eken", email="styrelsen@b.example"), Customer("Brf Enen")
PORT, YARD = Facility("Storgatan 5", EKEN.id), Facility("The yard", EKEN.id, "Storgatan 7")
DOOR = ServiceObject("D-014", "Entrance", EKEN.id, PORT.id)
REGISTERS = (
    (keep_customer, KeepCustomer(EKEN)),
    (keep_customer, KeepCustomer(ENEN)),
    (keep_facility, KeepFacility(PORT)),
    (keep_facility, KeepFacility(YARD)),
    (keep_service_object, KeepServiceObject(DOOR)),
)
NEW_ORDERS = (
    Dialogue(
        "a new order: customer, place and object tapped, the rest typed, with a photo",
        (
            Says("/new"),
            Taps("Brf Eken"),
            Taps("Storgatan 5"),
            Taps("Entrance"),
            SendsPhotos(),
            Says("It does not close"),
            Taps("Save and take it"),
        ),
        {
            "orders.2.assignments.0.service_object.code": "D-014",
            "orders.2.customer.name": "Brf Eken",
            "orders.2.facility.name": "Storgatan 5",
            "orders.2.documents.#": 1,
            "orders.2.assigned.0": "Anna Berg",
            "orders.#": 2,
            f"{MEASURE}.#": 0,
        },
        "AO 2 ·",
        given=REGISTERS,
    ),
    Dialogue(
        "a new order for a customer nobody knew",
        (
            Says("/new Change the lamp"),
            Says("The haulier"),
            Taps("Yes"),
            Taps("Skip"),
            Taps("Save"),
        ),
        {"orders.2.customer.name": "The haulier", "orders.#": 2},
        "AO 2 is made",
        Role.DISPATCHER,
        REGISTERS,
    ),
    Dialogue(
        "a new order at a place nobody knew",
        (
            Says("/new Change the lamp"),
            Taps("Brf Eken"),
            Says("The laundry"),
            Says("Storgatan 9"),
            Taps("Skip"),
            Taps("Save"),
        ),
        {"orders.2.facility.address": "Storgatan 9", "orders.#": 2},
        "AO 2 is made",
        Role.DISPATCHER,
        REGISTERS,
    ),
)
