"""One order as it may look when it is signed, and the people around it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from core.lines import ArticleToOrder, Line, Measure, ToOrderState
from core.links import Link, Purpose, Signer
from core.numbers import OrderNumber
from core.order_papers import Assigned, Booking, Comment, Signature, SignedAs
from core.people import Role, User
from core.registers import Customer, Facility, Person, ServiceObject
from core.work_order import Assignment, Origin, State, WorkOrder
from notifications.letterhead import Letterhead

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
NUMBER = OrderNumber(421)
SIGNER = Signer(b"a secret for the tests only")
LETTERHEAD = Letterhead("ao.nordport.example", "service@nordport.example", "https://ordna.example")
KARIN = "karin.ek@brfeken.example"

COMPANY = {
    "company-name": "Nordport Service AB",
    "company-address": "Verkstadsgatan 4, 118 20 Stockholm",
    "company-phone": "08-123 45 67",
    "company-email": "service@nordport.example",
    "company-organisation-number": "556677-8899",
    "company-vat-number": "SE556677889901",
    "company-f-tax": "on",
    "company-bankgiro": "123-4566",
}


def an_id(number: int) -> UUID:
    """An ID that is the same in every run."""
    return UUID(int=number)


ANNA = User(
    "Anna Berg",
    Role.TECHNICIAN,
    "anna@nordport.example",
    language="sv",
    telegram_id=101,
    id=an_id(1),
)
DAVID = User("David Dahl", Role.DISPATCHER, language="en", telegram_id=102, id=an_id(2))
DORIS = User("Doris Dunn", Role.ADMIN, telegram_id=103, id=an_id(3))
NILS = User("Nils Ny", Role.TECHNICIAN, id=an_id(4))
EVERYBODY = (ANNA, DAVID, DORIS, NILS)
TODAY = date(2026, 11, 24)

EKEN = Customer(
    "Brf Eken", "styrelsen@brfeken.example", address="Storgatan 5, Solna", id=an_id(10)
)
FACILITY = Facility("Storgatan 5", EKEN.id, "Storgatan 5, port 2, 171 44 Solna", id=an_id(11))
CONTACT = Person("Karin Ek", KARIN, "070-123 45 67", customer_id=EKEN.id, id=an_id(12))
DOOR = ServiceObject(
    "D-014", "Entrédörr", EKEN.id, FACILITY.id, "Besam SW100", "SN 88-1203", id=an_id(13)
)

ASSIGNMENT = Assignment(
    description="Dörren stänger inte",
    error="Dörren i port 2 står öppen hela natten. Den slår i karmen och studsar upp igen.",
    cause="Sliten dörrstängare",
    service_object=DOOR,
    measures=(
        Measure("Bytte dörrstängare och justerade karmen.", TODAY, "Anna Berg", id=an_id(20)),
        Measure("Provade stängningen tio gånger.", TODAY, "Anna Berg", id=an_id(21)),
    ),
    time=(
        Line("Tid", Decimal("1.5"), "Anna Berg", NOW, unit="h", price=Decimal(850), id=an_id(22)),
    ),
    articles=(
        Line(
            "Dörrstängare TS 83", Decimal(2), "Anna Berg", NOW,
            number="4711", price=Decimal("1240.50"), discount=Decimal(10), id=an_id(23),
        ),
    ),
    to_order=(
        ArticleToOrder("Gångjärn", Decimal(1), "Anna Berg", NOW, number="P12", id=an_id(24)),
        ArticleToOrder(
            "Tätningslist", Decimal("2.5"), "Anna Berg", NOW,
            unit="m", state=ToOrderState.ORDERED, id=an_id(25),
        ),
    ),
    id=an_id(30),
)  # fmt: skip
BOOKING = Booking(
    ANNA.id,
    "Anna Berg",
    datetime(2026, 11, 26, 7, 0, tzinfo=UTC),
    datetime(2026, 11, 26, 9, 0, tzinfo=UTC),
    sequence=0,
    id=an_id(40),
)
COMMENT = Comment(
    "Porten är låst efter 18.", "Karin Ek", NOW, visible_to_customer=True, id=an_id(41)
)
SIGNED = Signature(SignedAs.TECHNICIAN, "Anna Berg", NOW, id=an_id(42))

ORDER = WorkOrder(
    number=NUMBER,
    customer=EKEN,
    origin=Origin.MAIL,
    created_at=datetime(2026, 11, 23, 7, 12, tzinfo=UTC),
    created_by="Karin Ek",
    state=State.PARTLY_SIGNED,
    language="sv",
    facility=FACILITY,
    contact=CONTACT,
    requester=CONTACT,
    customer_order_number="PO 7781",
    cost_centre="4010",
    assigned=(Assigned(ANNA.id, ANNA.name),),
    assignments=(ASSIGNMENT,),
    bookings=(BOOKING,),
    comments=(COMMENT,),
    signatures=(SIGNED,),
)


def a_link(purpose: Purpose, number: int) -> Link:
    """A link that holds for Karin."""
    return Link(
        purpose,
        NUMBER,
        KARIN,
        datetime(2026, 12, 24, tzinfo=UTC),
        "Karin Ek",
        "sv",
        id=an_id(number),
    )


ORDER_LINK = a_link(Purpose.ORDER_PAGE, 50)
SIGN_LINK = a_link(Purpose.SIGN, 51)
