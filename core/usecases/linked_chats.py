"""What a linked contact says in his chat: a comment on an order of his, or a new report (XT-19)."""

from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from core.events import DocumentAdded
from core.linking import LinkedContact
from core.matching.findings import Findings
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder, Refused
from core.settings import CONTACTS_IN_CHAT
from core.states import Origin
from core.taking_part import is_one_of_its_people
from core.text import cut
from core.usecases.comments import CommentAsCustomer, comment_as_customer
from core.usecases.faults import ReportFault, report_fault
from core.usecases.linking import wrote_in_chat
from core.usecases.merging import where_it_went
from core.usecases.status_by_mail import open_orders_of
from core.words import N_
from core.work_order import WorkOrder


class NotLinked(Refused):
    sentence = N_(
        "You are not linked with a customer here any more. Write /start to be written to again."
    )


@dataclass(frozen=True, slots=True)
class SayInChat:
    """What a contact wrote about an order, and the files that he sent."""

    number: OrderNumber
    telegram_id: int
    text: str
    documents: tuple[Document, ...] = ()
    comment_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, slots=True)
class ReportInChat:
    """A new fault, as a contact writes it; ``untitled``: what it is called where he wrote nothing.

    ``codes`` is what stood on a sticker that he scanned.
    """

    telegram_id: int
    text: str
    documents: tuple[Document, ...] = ()
    language: str | None = None
    company_language: str = "sv"
    untitled: str = ""
    codes: tuple[str, ...] = ()


def say_in_chat(command: SayInChat, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Put it on the order as its customer's comment; raises NoSuchOrder where it is not his."""
    order = his_order(command.number, command.telegram_id, uow)
    contact = _contact_on(order, command.telegram_id, uow)
    wrote_in_chat(command.telegram_id, uow)
    if not command.text.strip() and _goes_on_with_an_album(order, command.documents):
        return _with_more_files(order, command.documents, contact.name, uow)
    text = cut(command.text) or ", ".join(each.name for each in command.documents) or "–"
    comment = CommentAsCustomer(order.number, text, None, command.documents, command.comment_id)
    return comment_as_customer(comment, Actor.customer(contact.name, order.number), uow)


def report_in_chat(command: ReportInChat, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Make a new order of it, as a mail from his address would; its receipt is said at once."""
    contact = next(iter(contacts_in(command.telegram_id, uow)), None)
    if contact is None:
        raise NotLinked
    wrote_in_chat(command.telegram_id, uow)
    report = ReportFault(
        sender_name=contact.name,
        sender_email=contact.address,
        subject="",
        text=command.text,
        language=command.language,
        company_language=command.company_language,
        documents=command.documents,
        receipt=False,
        origin=Origin.CHAT,
        untitled=command.untitled,
        findings=Findings(codes=command.codes),
    )
    return report_fault(report, Actor(contact.name), uow)


def contacts_in(telegram_id: int, uow: UnitOfWork) -> tuple[LinkedContact, ...]:
    """Who is linked with this chat, while the company wants that and he is not one of its own."""
    if not uow.settings.all()[CONTACTS_IN_CHAT]:
        return ()
    user = uow.users.by_telegram_id(telegram_id)
    if user is not None and user.active:
        return ()
    return tuple(uow.linked.in_chat(telegram_id))


def his_open_orders(telegram_id: int, uow: UnitOfWork) -> tuple[WorkOrder, ...]:
    """The open orders of everybody who is linked with this chat, the newest first."""
    found = {
        order.number: order
        for contact in contacts_in(telegram_id, uow)
        for order in open_orders_of(contact.address, uow)
    }
    return tuple(sorted(found.values(), key=lambda order: order.number, reverse=True))


def his_order(number: OrderNumber, telegram_id: int, uow: UnitOfWork) -> WorkOrder:
    """The order, or the one that it was merged into, where he is on it; raises NoSuchOrder."""
    order = where_it_went(uow.work_orders.get(number), uow)
    _contact_on(order, telegram_id, uow)
    return order


def _contact_on(order: WorkOrder, telegram_id: int, uow: UnitOfWork) -> LinkedContact:
    for contact in contacts_in(telegram_id, uow):
        if is_one_of_its_people(order, contact.address):
            return contact
    raise NoSuchOrder(number=order.number)


def _goes_on_with_an_album(order: WorkOrder, documents: tuple[Document, ...]) -> bool:
    """Whether earlier parts of it were told of, so that these need no words of their own."""
    albums = {each.album for each in order.documents if each.album}
    return bool(documents) and all(each.album in albums for each in documents)


def _with_more_files(
    order: WorkOrder, documents: tuple[Document, ...], by: str, uow: UnitOfWork
) -> WorkOrder:
    order = replace(order, documents=(*order.documents, *documents))
    uow.work_orders.save(order)
    for each in documents:
        uow.publish(
            DocumentAdded(order=str(order.number), by=by, document_id=str(each.id), name=each.name)
        )
    return order
