"""A fault report becomes an order (WO-03), and whoever wrote it its contact and requester."""

from dataclasses import dataclass, replace
from uuid import UUID

from core import settings
from core.answering import is_said_again, may_be_answered
from core.arrival import About, Arrival, By, Clue, Likely
from core.checks import with_mandatory_checks
from core.events import FaultReported
from core.matching.findings import NOTHING, Findings
from core.matching.wording import Wording
from core.numbers import OrderNumber
from core.order_papers import Document, Kinship, Related
from core.people import Actor
from core.ports import UnitOfWork
from core.recognising import (
    Place,
    customer_order_number,
    known_at,
    likely_customers,
    likely_duplicates,
    place_meant,
    reporter,
)
from core.recognising.clues import clue, likeliest
from core.registers import Customer, Person, ServiceObject
from core.text import cut, one_line
from core.urgency import urgent_words
from core.usecases.alerting import alert
from core.usecases.lines import add_facility_articles
from core.work_order import Assignment, Origin, WorkOrder


@dataclass(frozen=True, slots=True)
class ReportFault:
    """A fault as a mail tells it: who, about what, with which files.

    ``text`` is what is new in the mail; ``receipt`` says whether it may be answered,
    to ``answer_to`` if that is not its sender;
    ``language`` is the mail's own, if it can be told; ``place_words`` are further words that may
    name an object, such as a sticker's plus-address; ``continues`` is the order, finished long
    ago, that the mail answers (SE-64); ``likely`` an open one whose mails speak of the same mail;
    ``untitled`` is what the order is called if the report says nothing in words;
    ``findings`` is what its pictures, signature and head say; ``mail_id`` the stored mail;
    ``customer_id`` whose it is where that is proved, as of a customer's user who is logged in.
    """

    sender_name: str
    sender_email: str
    subject: str
    text: str
    language: str | None
    documents: tuple[Document, ...] = ()
    receipt: bool = True
    answer_to: str | None = None
    message_id: str | None = None
    place_words: str = ""
    company_language: str = "sv"
    origin: Origin = Origin.MAIL
    continues: OrderNumber | None = None
    likely: OrderNumber | None = None
    untitled: str = ""
    findings: Findings = NOTHING
    mail_id: UUID | None = None
    customer_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Whose:
    """The customer whose report it is, the contact that the register has, and what told so."""

    customer: Customer
    known: Person | None = None
    took: tuple[Clue, ...] = ()


def report_fault(command: ReportFault, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make a new order of the report; never refused for what is missing (0b: mails always do)."""
    command = replace(command, sender_name=one_line(command.sender_name))
    wording = Wording.of(command.subject, command.findings.its_subject, command.text)
    whose = _whose(command, uow)
    codes = command.findings.codes
    place = place_meant(wording, command.place_words, codes, whose.customer, uow)
    contact = reporter(_told_of(command), whose.known, whose.customer, place.facility, uow)
    order = _order(command, whose, place, contact, uow)
    order = _with_clues(order, command, (whose, place, wording), uow)
    order = with_mandatory_checks(order, uow)
    if order.facility is not None:
        order = add_facility_articles(order, order.facility, actor, uow)
    uow.work_orders.add(order)
    uow.publish(_reported(command, order, _who_is_answered(command, uow)))
    if order.urgent:
        alert(order, command.sender_name or command.sender_email, uow)
    return order


def _order(
    command: ReportFault, whose: _Whose, place: Place, contact: Person, uow: UnitOfWork
) -> WorkOrder:
    customer = whose.customer
    languages = (command.language, contact.language, customer.language, command.company_language)
    return WorkOrder(
        number=next_number(uow),
        customer=customer,
        facility=place.facility,
        contact=contact,
        requester=contact,
        origin=command.origin,
        created_at=uow.now,
        created_by=command.sender_name,
        language=next((each for each in languages if each), None),
        incomplete=customer.unconfirmed,
        assignments=(_assignment(command, place.service_object),),
        documents=command.documents,
        related=(Related(command.continues, Kinship.CONTINUES),) if command.continues else (),
    )


def _with_clues(
    order: WorkOrder, command: ReportFault, seen: tuple[_Whose, Place, Wording], uow: UnitOfWork
) -> WorkOrder:
    """The order with what else its report told, and by what all of it was recognised (XT-20)."""
    whose, place, wording = seen
    urgent = urgent_words(wording, uow.settings.all())
    number, *others = customer_order_number(command.findings.references, uow) or (None,)
    took = [*whose.took, *place.took, *((number,) if number else ())]
    if urgent:
        took.append(Clue(About.URGENCY, By.WORDS, urgent, urgent))
    told = replace(
        order,
        urgent=urgent is not None,
        incomplete=order.incomplete or order.names_anothers,
        customer_order_number=number.name if number else None,
    )
    may_be = likeliest((*_likely(command, whose.customer, uow), *place.may_be, *others))
    arrival = Arrival(
        mail_id=command.mail_id,
        sender=command.sender_email,
        took=tuple(took),
        may_be=may_be,
        duplicates=_duplicates(command, told, uow),
    )
    return replace(told, arrival=None if command.origin is Origin.CHAT else arrival)


def _likely(command: ReportFault, customer: Customer, uow: UnitOfWork) -> tuple[Clue, ...]:
    if not customer.unconfirmed:
        return ()
    sender = (command.sender_name, command.sender_email)
    text = f"{command.subject}\n{command.text}"
    return tuple(likely_customers(sender, text, command.findings, uow))


def _duplicates(command: ReportFault, order: WorkOrder, uow: UnitOfWork) -> tuple[Likely, ...]:
    found = likely_duplicates(order, uow)
    if command.likely is None or command.likely in {each.number for each in found}:
        return found
    return (Likely(command.likely), *found)


def _who_is_answered(command: ReportFault, uow: UnitOfWork) -> str | None:
    """Who gets the receipt: nobody for a mail that came twice, and few of them in an hour."""
    address = command.answer_to or command.sender_email
    if not command.receipt or is_said_again(address, command.subject, command.text, uow):
        return None
    return address if may_be_answered(address, uow) else None


def next_number(uow: UnitOfWork) -> OrderNumber:
    """The next free number, from the company's first one on (SE-70)."""
    return uow.work_orders.next_number(uow.settings.all()[settings.FIRST_ORDER_NUMBER])


def _whose(command: ReportFault, uow: UnitOfWork) -> _Whose:
    """By the sender's own address alone, or of whoever passed his words on; else a new one.

    A stranger's words that one of a customer's people passes on are that customer's report.
    """
    known, customer = known_at(command.sender_email, uow)
    proved = uow.customers.get(command.customer_id) if command.customer_id else None
    if proved:
        return _Whose(proved, known if known and known.customer_id == proved.id else None)
    if customer:
        return _Whose(customer, known, (_by_address(command.sender_email, customer),))
    forwarder = command.findings.forwarder
    _, theirs = known_at(forwarder, uow)
    if theirs and not theirs.unconfirmed:
        return _Whose(theirs, known, (_by_address(forwarder, theirs),))
    return _Whose(_new_customer(command, uow), known)


def _by_address(address: str, customer: Customer) -> Clue:
    return clue(About.CUSTOMER, By.EMAIL, address, customer)


def _told_of(command: ReportFault) -> Person:
    """What the report says of its sender."""
    return Person(
        name=command.sender_name or command.sender_email,
        email=command.sender_email or None,
        phone=next(iter(command.findings.phones), None),
        language=command.language,
    )


def _new_customer(command: ReportFault, uow: UnitOfWork) -> Customer:
    customer = Customer(
        name=command.sender_name or command.sender_email,
        email=command.sender_email or None,
        phone=next(iter(command.findings.phones), None),
        language=command.language,
        unconfirmed=True,
    )
    uow.customers.put(customer)
    return customer


def _assignment(command: ReportFault, service_object: ServiceObject | None) -> Assignment:
    error = cut(command.text)
    return Assignment(
        description=one_line(command.subject) or one_line(error, 80) or command.untitled,
        error=error,
        service_object=service_object,
    )


def _reported(command: ReportFault, order: WorkOrder, reply_to: str | None) -> FaultReported:
    return FaultReported(
        order=str(order.number),
        by=command.sender_name or command.sender_email,
        reply_to=reply_to,
        language=order.language or command.company_language,
        subject=one_line(command.subject),
        in_reply_to=command.message_id,
    )
