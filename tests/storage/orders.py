"""Orders to keep: one with every field filled in, and a plain one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from core.arrival import About, Arrival, By, Clue, Likely
from core.lines import ArticleToOrder, Line, Measure, ToOrderState
from core.numbers import OrderNumber
from core.order_papers import (
    Accounting,
    AccountingState,
    Approval,
    ApprovalState,
    Assigned,
    Booking,
    BookingAnswer,
    Comment,
    Document,
    Kinship,
    Recurrence,
    Related,
    Signature,
    SignedAs,
    Stage,
    Stamp,
    StampKind,
)
from core.people import Role, User
from core.ports import UnitOfWork
from core.ratings import Rating
from core.registers import Agreement, Customer, Facility, FacilityArticle, Person, ServiceObject
from core.self_checks import Choice, Point, PointTemplate, SelfCheck
from core.work_order import Assignment, Origin, State, WorkOrder

AT = datetime(2026, 11, 26, 7, 30, 15, 123456, tzinfo=UTC)
ANNA = User(
    "Anna Berg",
    Role.TECHNICIAN,
    email="anna@example.com",
    phone="070-123 45 67",
    language="sv",
    telegram_id=7_000_000_001,
)
SEALS = (("a line", "cc" * 32),)
BERTIL = User("Bertil Ås", Role.SUBCONTRACTOR)


def full_order(serial: int = 421, lines: int = 2) -> WorkOrder:
    """An order in which no field is left at its default; ``lines`` of each kind per assignment."""
    customer = a_customer("Brf Eken")
    payer = a_customer("Ekens Förvaltning AB")
    facility = a_facility(customer, payer)
    technicians = Signature(
        SignedAs.TECHNICIAN, "Anna Berg", AT, False, "aa" * 32, "dd" * 32, SEALS
    )
    later = AT + timedelta(hours=1)
    customers = Signature(
        SignedAs.CUSTOMER, "Karin Ek", later, True, "bb" * 32, "ee" * 32, SEALS, "ff" * 32
    )
    assignments = tuple(
        an_assignment(f"{serial}-{place}", customer, facility, technicians, lines)
        for place in range(2)
    )
    return WorkOrder(
        number=OrderNumber(serial, 2),
        customer=customer,
        origin=Origin.MAIL,
        created_at=AT,
        created_by="Karin Ek",
        state=State.PARTLY_SIGNED,
        incomplete=True,
        urgent=True,
        language="sv",
        facility=facility,
        invoiced_to=payer,
        contact=a_person("Karin Ek", customer, facility),
        requester=a_person("Olle Öst", customer, facility),
        custom_status="Väntar på del",
        order_type="Service",
        subgroup="Portar",
        planned_on=date(2026, 11, 27),
        cost_centre="4711",
        customer_order_number="PO-99",
        custom_fields=(("Portkod", "1234"), ("Hund", "ja")),
        backorder_of=OrderNumber(serial),
        service_number="S-518",
        restored=True,
        cancelled_from=State.BEGUN,
        invoice_number="F-77",
        recurrence=Recurrence(30, 4, OrderNumber(serial)),
        accounting=Accounting(AT, "Doris", AccountingState.SENT, "A-9", "tack"),
        related=(Related(OrderNumber(serial), Kinship.SEPARATED_FROM, ANNA.id),),
        approvals=(an_approval(),),
        arrival=an_arrival(serial),
        stamps=(a_stamp(StampKind.ON_MY_WAY), a_stamp(StampKind.ARRIVED)),
        rating=Rating(2, "Dörren tar i igen", "Karin Ek", AT),
        assigned=(Assigned(BERTIL.id, BERTIL.name, AT), Assigned(ANNA.id, ANNA.name)),
        assignments=assignments,
        other_articles=(a_line("Resa", technicians), a_line("Parkering", technicians)),
        bookings=(a_booking(0), a_booking(1)),
        comments=(a_comment("Ring först"), a_comment("Porten står öppen")),
        documents=(a_document(assignments[0].measures[0]), a_document(assignments[1].measures[0])),
        signatures=(technicians, customers),
        version=7,
    )


def plain_order(serial: int = 1, customer: Customer | None = None) -> WorkOrder:
    """An order with nothing but what it must have."""
    customer = customer or Customer("Brf Linden")
    work = Assignment("Dörren stänger inte")
    return WorkOrder(OrderNumber(serial), customer, Origin.CHAT, AT, "Doris", assignments=(work,))


def agreement_of(customer: Customer) -> Agreement:
    """The one agreement with a customer."""
    return Agreement(
        f"Guld {customer.id}", customer.id, "Dygnet runt", date(2027, 12, 31), customer.id
    )


def keep_registers(order: WorkOrder, uow: UnitOfWork) -> None:
    """Put what the order names into the registers, and the order it is a backorder of."""
    for user in (ANNA, BERTIL):
        uow.users.put(user)
    for customer in filter(None, (order.customer, order.invoiced_to)):
        uow.customers.put(customer)
    uow.agreements.put(agreement_of(order.customer))
    if order.facility:
        uow.facilities.put(order.facility)
    for person in filter(None, (order.contact, order.requester)):
        uow.contacts.put(person)
    for assignment in order.assignments:
        if assignment.service_object:
            uow.service_objects.put(assignment.service_object)
    if order.backorder_of:
        uow.work_orders.add(
            replace(plain_order(customer=order.customer), number=order.backorder_of)
        )


def a_stamp(kind: StampKind) -> Stamp:
    """Somebody on his way, or there."""
    return Stamp(kind, ANNA.id, ANNA.name, AT, AT + timedelta(minutes=20))


def an_arrival(serial: int) -> Arrival:
    """How an order came in, with every kind of clue."""
    clue = Clue(About.FACILITY, By.ADDRESS, "Ekv 1", "Ekvägen 1", 91, ANNA.id)
    likely = Likely(OrderNumber(serial), (clue,))
    return Arrival(ANNA.id, "karin@example.com", (clue,), (clue,), (likely,), "Doris")


def a_customer(name: str) -> Customer:
    """A customer with every field filled in."""
    email = f"{name[:2]}@example.com"
    tax = ("769600-1234", "SE769600123401", "Ref 7")
    return Customer(name, email, "08-1", "Ekvägen 1", "sv", "Stamkund", True, *tax)


def a_facility(customer: Customer, payer: Customer) -> Facility:
    """A facility with every field filled in."""
    articles = (FacilityArticle("G4", Decimal("2.5")),)
    address, comment = "Storgatan 5, 123 45 Ekeby", "Nyckel i skåp 4"
    return Facility("Eken port 2", customer.id, address, comment, payer.id, articles)


def a_person(name: str, customer: Customer, facility: Facility) -> Person:
    """A person with every field filled in."""
    return Person(name, f"{name[:2]}@example.com", "08-2", "en", customer.id, facility.id, True)


def an_assignment(
    code: str, customer: Customer, facility: Facility, signature: Signature, lines: int
) -> Assignment:
    """An assignment with every field filled in."""
    service_object = ServiceObject(
        code,
        "Entrédörr",
        customer.id,
        facility.id,
        "TS 83",
        "SN-1",
        "Trög vintertid",
        address="Gården 1",
        invoiced_to_id=customer.id,
        counter_unit="h",
        counter_reading=Decimal("1024.5"),
        info=(("Bredd", "90 cm"),),
        agreement_id=agreement_of(customer).id,
        qr_verification=True,
    )
    return Assignment(
        description=f"Dörr {code} stänger inte",
        error="Står öppen ☃",
        cause="Vind",
        service_object=service_object,
        counter=Decimal("1024.50"),
        measures=tuple(a_measure(f"Åtgärd {n}", signature) for n in range(lines)),
        time=tuple(a_line(f"Arbete {n}", signature) for n in range(lines)),
        articles=tuple(a_line(f"Artikel {n}", signature) for n in range(lines)),
        to_order=tuple(a_row_to_order(f"Gångjärn {n}") for n in range(lines)),
        self_checks=tuple(a_self_check(f"Kontroll {n}", signature) for n in range(lines)),
    )


def a_measure(text: str, signature: Signature) -> Measure:
    """A measure with every field filled in."""
    return Measure(text, date(2026, 11, 26), "Anna Berg", signature.id, amends=ANNA.id)


def a_line(name: str, signature: Signature) -> Line:
    """A line with every field filled in, and a price with more digits than a float holds."""
    price, discount = Decimal("12345678901234567.8901"), Decimal("12.50")
    line = Line(name, Decimal("1.250"), "Anna", AT, "4711", "m", price, discount)
    rest: dict[str, Any] = {
        "vat": Decimal("25.0"),
        "price_changed": True,
        "is_time": True,
        "facility_id": UUID(int=7),
    }
    return replace(line, signed_in=signature.id, **rest)


def a_self_check(name: str, signature: Signature) -> SelfCheck:
    """A self-check with every field filled in."""
    asks = PointTemplate(
        "Klämskydd", "Prova", "N", (Choice("Ja", True), Choice("Nej", False)), True
    )
    point = Point(asks, "120", "Ja", True, "trög", UUID(int=8), "Anna", AT)
    answered = ("Anna", AT, "Anna Berg", AT)
    return SelfCheck(name, True, True, (point,), *answered, signature.id)


def a_row_to_order(name: str) -> ArticleToOrder:
    """A row to be ordered with every field filled in."""
    state = ToOrderState.ORDERED
    row = ArticleToOrder(name, Decimal("0.5"), "Anna", AT, "P12", "kg", state)
    return replace(
        row, mailed=(state,), mailed_as="0.5 kg", purchase_order="1007", promised_on=AT.date()
    )


def a_booking(day: int) -> Booking:
    """A booking with every field filled in."""
    start = AT + timedelta(days=day + 1)
    proposed = (start + timedelta(days=1), start + timedelta(days=2))
    answered = (BookingAnswer.PROPOSED, AT, "Karin Ek", *proposed, "421", "efter tre")
    return Booking(ANNA.id, ANNA.name, start, start + timedelta(hours=2), AT, True, 3, *answered)


def an_approval() -> Approval:
    """Extra work with every field filled in."""
    answered = ("Karin Ek", AT, "gärna")
    declined, line_id = ApprovalState.DECLINED, UUID(int=9)
    return Approval("Motor", Decimal("8000.50"), "Anna", AT, declined, line_id, *answered)


def a_comment(text: str) -> Comment:
    """A comment with every field filled in."""
    return Comment(text, "Karin Ek", AT, True, "> hej", True)


def a_document(measure: Measure) -> Document:
    """A document with every field filled in."""
    return Document(
        "bild.jpg",
        "image/jpeg",
        3_000_000_000,
        "Anna",
        AT,
        "cc" * 32,
        measure.id,
        "telegram:x",
        "7",
        Stage.AFTER,
    )
