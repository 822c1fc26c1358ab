"""A fault report becomes an order (WO-03), and whoever wrote it its contact and requester."""

from dataclasses import dataclass, replace

from core import settings
from core.answering import is_said_again, may_be_answered
from core.arrival import Arrival, Likely
from core.checks import with_mandatory_checks
from core.events import FaultReported
from core.numbers import OrderNumber
from core.order_papers import Document, Kinship, Related
from core.people import Actor
from core.ports import UnitOfWork
from core.registers import Customer, Facility, Person, ServiceObject
from core.text import cut, one_line
from core.urgency import says_urgent
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
    ago, that the mail answers (SE-64); ``likely`` an open one whose mails speak of the same mail.
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


def report_fault(command: ReportFault, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make a new order of the report; never refused for what is missing (0b: mails always do)."""
    command = replace(command, sender_name=one_line(command.sender_name))
    contact, customer = _sender(command, uow)
    service_object, facility = _place_meant(command, customer, uow)
    language = (
        command.language or contact.language or customer.language or command.company_language
    )
    order = WorkOrder(
        number=next_number(uow),
        customer=customer,
        facility=facility,
        contact=contact,
        requester=contact,
        origin=command.origin,
        created_at=uow.now,
        created_by=command.sender_name,
        language=language,
        incomplete=customer.unconfirmed,
        urgent=says_urgent(f"{command.subject}\n{command.text}", uow.settings.all()),
        assignments=(_assignment(command, service_object),),
        documents=command.documents,
        arrival=_arrival(command),
        related=(Related(command.continues, Kinship.CONTINUES),) if command.continues else (),
    )
    order = with_mandatory_checks(order, uow)
    if facility is not None:
        order = add_facility_articles(order, facility, actor, uow)
    uow.work_orders.add(order)
    uow.publish(_reported(command, order, _who_is_answered(command, uow)))
    if order.urgent:
        alert(order, command.sender_name or command.sender_email, uow)
    return order


def _who_is_answered(command: ReportFault, uow: UnitOfWork) -> str | None:
    """Who gets the receipt: nobody for a mail that came twice, and few of them in an hour."""
    address = command.answer_to or command.sender_email
    if not command.receipt or is_said_again(address, command.subject, command.text, uow):
        return None
    return address if may_be_answered(address, uow) else None


def next_number(uow: UnitOfWork) -> OrderNumber:
    """The next free number, from the company's first one on (SE-70)."""
    return uow.work_orders.next_number(uow.settings.all()[settings.FIRST_ORDER_NUMBER])


def _sender(command: ReportFault, uow: UnitOfWork) -> tuple[Person, Customer]:
    known = uow.contacts.by_email(command.sender_email)
    customer = known and known.customer_id and uow.customers.get(known.customer_id)
    if known and customer:
        return known, customer
    customer = uow.customers.by_email(command.sender_email) or _new_customer(command, uow)
    contact = Person(
        name=command.sender_name or command.sender_email,
        email=command.sender_email or None,
        language=command.language,
        customer_id=customer.id,
    )
    uow.contacts.put(contact)
    return contact, customer


def _new_customer(command: ReportFault, uow: UnitOfWork) -> Customer:
    customer = Customer(
        name=command.sender_name or command.sender_email,
        email=command.sender_email or None,
        language=command.language,
        unconfirmed=True,
    )
    uow.customers.put(customer)
    return customer


def _place_meant(
    command: ReportFault, customer: Customer, uow: UnitOfWork
) -> tuple[ServiceObject | None, Facility | None]:
    words = f"{command.subject}\n{command.place_words}\n{command.text}"
    facilities = {each.id: each for each in uow.facilities.of_customer(customer.id)}
    objects = [each for each in uow.service_objects.mentioned_in(words) if _is_his(each, customer)]
    if len(objects) == 1:
        return objects[0], facilities.get(objects[0].facility_id) if objects[
            0
        ].facility_id else None
    mentioned = uow.facilities.mentioned_in(words, customer.id)
    if len(mentioned) == 1:
        return None, mentioned[0]
    return None, next(iter(facilities.values())) if len(facilities) == 1 else None


def _is_his(service_object: ServiceObject, customer: Customer) -> bool:
    return service_object.customer_id in {None, customer.id}


def _arrival(command: ReportFault) -> Arrival | None:
    if command.likely is None:
        return None
    return Arrival(sender=command.sender_email, duplicates=(Likely(command.likely),))


def _assignment(command: ReportFault, service_object: ServiceObject | None) -> Assignment:
    error = cut(command.text)
    return Assignment(
        description=one_line(command.subject) or one_line(error, 80),
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
