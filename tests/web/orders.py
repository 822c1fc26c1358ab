"""Orders as the pages meet them: just reported, waiting for the customer's signature."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from core.lines import Line, Measure
from core.numbers import OrderNumber
from core.order_papers import Comment, Document, Signature, SignedAs
from core.registers import Customer, Facility, Person
from core.work_order import Assignment, Origin, State, WorkOrder

Case = tuple[Callable[[OrderNumber], WorkOrder], dict[str, Any], str]
NOW = datetime(2026, 11, 24, 13, 20, tzinfo=UTC)
CUSTOMER = Customer("Brf Eken", "karin@example.com")
FACILITY = Facility("Brf Eken", CUSTOMER.id, "Storgatan 5")
KARIN = Person("Karin Ek", "karin@example.com")
MEASURE = Measure("Replaced the door closer", date(2026, 11, 24), "Anna Berg")
ARTICLE = Line("Closer TS 83", Decimal(2), "Anna Berg", NOW, "4711", price=Decimal("1240.50"))


def reported(number: OrderNumber) -> WorkOrder:
    """A fault has been reported, and nothing else has happened."""
    return WorkOrder(
        number=number,
        customer=CUSTOMER,
        facility=FACILITY,
        contact=KARIN,
        origin=Origin.MAIL,
        created_at=NOW - timedelta(hours=3),
        created_by="Karin Ek",
        language="en",
        assignments=(Assignment("The door does not close", "It stands open when it is windy."),),
    )


def worked_on(number: OrderNumber) -> WorkOrder:
    """A measure and an article are noted, and somebody wrote a comment for the house."""
    order = reported(number)
    work = replace(order.assignments[0], measures=(MEASURE,), articles=(ARTICLE,))
    comment = Comment("He never pays in time", "Bo Dahl", NOW)
    return replace(order, state=State.BEGUN, assignments=(work,), comments=(comment,))


def waiting(number: OrderNumber) -> WorkOrder:
    """The technician has signed; the customer's signature is waited for."""
    signature = Signature(SignedAs.TECHNICIAN, "Anna Berg", NOW - timedelta(minutes=15))
    return worked_on(number).with_signature(signature, State.PARTLY_SIGNED)


def signed_again(order: WorkOrder) -> WorkOrder:
    """The technician has signed what he did since."""
    return order.with_signature(
        Signature(SignedAs.TECHNICIAN, "Anna Berg", NOW), State.PARTLY_SIGNED
    )


def document(name: str, by: str, sha256: str | None, content_type: str = "image/jpeg") -> Document:
    """A file on an order."""
    return Document(name, content_type, 100, by, NOW, sha256)
