"""What dispatchers and the office say and tap: lists, bookings, fields, copies and parts."""

from core.numbers import OrderNumber
from core.people import Role
from core.usecases.assignments import AddAssignment, add_assignment
from core.usecases.faults import ReportFault, report_fault
from tests.reliability.dialogues.steps import MEASURE, Dialogue, Says, Taps

ONE = OrderNumber(1)
SAME_DOOR = ReportFault("Karin Ek", "karin@b.example", "The same door", "x", "en", receipt=False)
SECOND = ((report_fault, SAME_DOOR),)
COPIES = (Taps("More"), Taps("Copies and parts"))
OFFICE = (
    Dialogue(
        "a list is narrowed by taps",
        (Says("/list"), Taps("Filter"), Taps("Mine"), Taps("Show them")),
        {f"{MEASURE}.#": 0},
        role=Role.DISPATCHER,
    ),
    Dialogue(
        "an order is cancelled by a dispatcher",
        (Says("/order 1"), Taps("More"), Taps("Cancel"), Taps("Cancel the order"), Taps("Yes")),
        {"status": "cancelled"},
        role=Role.DISPATCHER,
    ),
    Dialogue(
        "somebody is booked, and the contact told",
        (Taps("Book"), Taps("Anna"), Taps("Tomorrow"), Taps("8–10"), Taps("Yes, send it")),
        {"bookings.0.resource": "Anna Berg", "bookings.#": 1, "letters.booking-confirmation": 1},
        role=Role.DISPATCHER,
    ),
    Dialogue(
        "somebody is booked in the month after, and the contact is not told",
        (Taps("Book"), Taps("Anna"), Taps("▶"), Taps("15"), Taps("8–10"), Taps("No")),
        {"bookings.0.confirmation_sent_at": None, "bookings.#": 1},
        role=Role.DISPATCHER,
    ),
    Dialogue(
        "a time that is typed, and moved",
        (
            Taps("Book"),
            Taps("Anna"),
            Says("imorgon 8-10"),
            Taps("No"),
            Taps("More"),
            Taps("Times and people"),
            Taps("Booked times"),
            Taps("8–10 · Anna"),
            Taps("Move"),
            Says("imorgon 13-15"),
        ),
        {"bookings.0.resource": "Anna Berg", "bookings.#": 1},
        "is moved to",
        role=Role.DISPATCHER,
    ),
    Dialogue(
        "a field is changed by taps and a word",
        (Taps("More"), Taps("The work"), Taps("Edit fields"), Taps("Cost centre"), Says("400")),
        {"cost_centre": "400"},
        role=Role.DISPATCHER,
    ),
    Dialogue(
        "another order is merged into it",
        (*COPIES, Taps("Merge another into it"), Taps("2 · The same door"), Taps("Yes")),
        {"status": "new", "orders.2.status": "cancelled", "orders.#": 2},
        "All of AO 2 is on AO 1 now",
        Role.OFFICE,
        SECOND,
    ),
    Dialogue(
        "another order is merged into it by its typed number",
        (*COPIES, Taps("Merge another into it"), Says("2"), Taps("Yes")),
        {"status": "new", "orders.2.status": "cancelled", "orders.#": 2},
        "All of AO 2 is on AO 1 now",
        Role.OFFICE,
        SECOND,
    ),
    Dialogue(
        "a copy is made of it",
        (*COPIES, Taps("Duplicate the order")),
        {"orders.2.assignments.#": 1, "orders.#": 2},
        "AO 2 is a copy of AO 1",
        Role.OFFICE,
    ),
    Dialogue(
        "a part of it becomes an order",
        (*COPIES, Taps("Separate an assignment"), Taps("2 · The lock rattles"), Taps("Yes")),
        {"assignments.#": 1, "orders.2.assignments.#": 1, "orders.#": 2},
        "A part was separated to AO 2",
        Role.OFFICE,
        ((add_assignment, AddAssignment(ONE, "The lock rattles")),),
    ),
)
