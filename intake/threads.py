"""Which order a mail is about, and by what that was found: the surest sign first."""

from collections.abc import Iterator
from dataclasses import replace

from core.flood import beyond
from core.grace import is_long_finished
from core.links import Signer
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.taking_part import colleague_at, is_one_of_its_people, may_write_on, takes_part
from core.work_order import WorkOrder
from intake.asking import orders_asked_about
from intake.known import Known, Proof
from intake.parsing.mail import Kind, ParsedMail
from intake.parsing.subjects import subject_of
from intake.reading import ReadMail, address_of
from intake.signs import Sign, letter_answered, signs_in
from intake.suppliers_letter import letter_to_supplier

BY_PEOPLE = {Kind.REPORT, Kind.REPLY}
MOST_ORDERS = 30
MOST_MENTIONED = 20


def known_about(read: ReadMail, signer: Signer, uow: UnitOfWork) -> Known:
    """Look up everything that the decision needs, in one go."""
    known = _placed(read, signer, uow) or _joined(read.mail, uow) or Known()
    return replace(
        known,
        letter=letter_answered(read.mail, uow)
        or letter_to_supplier(known, address_of(read.mail), uow),
        verdict=read.verdict,
        beyond=beyond(address_of(read.mail), uow),
        asks_about=orders_asked_about(known, read, uow),
        in_chat=_is_in_chat(address_of(read.mail), uow),
    )


def _is_in_chat(address: str, uow: UnitOfWork) -> bool:
    contact = uow.linked.at(address) if address else None
    return contact is not None and contact.stands


def _placed(read: ReadMail, signer: Signer, uow: UnitOfWork) -> Known | None:
    """The order of the surest sign that holds for this sender; else the surest one as a claim."""
    address = address_of(read.mail).casefold()
    claim: Sign | None = None
    for sign in signs_in(read, signer, uow):
        colleague = colleague_at(address, uow)
        if colleague is not None and not is_one_of_its_people(sign.order, address):
            may_write = may_write_on(sign.order, colleague)
            number, user_id = sign.order.number, colleague.id if may_write else None
            return Known(claimed=number, proof=sign.proof, in_our_name=True, colleague=user_id)
        if sign.is_his or (not sign.only_claims and takes_part(sign.order, address, uow)):
            return _proved(sign.order, sign.proof, uow)
        claim = claim or sign
    return Known(claimed=claim.order.number, proof=claim.proof) if claim else None


def _proved(order: WorkOrder, proof: Proof, uow: UnitOfWork) -> Known:
    return Known(proved=order.number, proof=proof, long_finished=is_long_finished(order, uow))


def _joined(mail: ParsedMail, uow: UnitOfWork) -> Known | None:
    """An open order some mail of which speaks of the same mail, under the same subject.

    So two who write to us in one thread join, and so does a mail that comes after its answer; but
    only where the sender belongs to that order or its customer: else it is likely the same.
    """
    subject, address = subject_of(mail.subject).bare, address_of(mail).casefold()
    if mail.kind not in BY_PEOPLE or not subject:
        return None
    likely: OrderNumber | None = None
    for order in _mentioning(mail, subject, uow):
        if takes_part(order, address, uow) and colleague_at(address, uow) is None:
            return _proved(order, Proof.REFERENCES, uow)
        likely = likely or order.number
    return Known(likely=likely) if likely else None


def _mentioning(mail: ParsedMail, subject: str, uow: UnitOfWork) -> Iterator[WorkOrder]:
    numbers = uow.mails.mentioning((*own_ids(mail), *ids_answered(mail)), subject.casefold())
    for number in numbers[:MOST_ORDERS]:
        try:
            order = uow.work_orders.get(OrderNumber.parse(number))
        except NoSuchOrder:
            continue
        if order.is_open:
            yield order


def own_ids(mail: ParsedMail) -> tuple[str, ...]:
    """By which Message-IDs an answer may name this mail."""
    return tuple(each for each in (mail.message_id, *mail.other_ids) if each)


def ids_answered(mail: ParsedMail) -> tuple[str, ...]:
    """The Message-IDs that this mail answers or refers to, the nearest first."""
    return tuple(dict.fromkeys((*mail.answered_ids, *reversed(mail.references))))


def remember(mail: ParsedMail, number: str, uow: UnitOfWork) -> None:
    """Have answers to this mail, and those of its thread that come later, find the order."""
    subject = subject_of(mail.subject).bare.casefold()
    for each in own_ids(mail):
        uow.mails.remember_thread(each, number, subject or None)
    if subject and mail.kind in BY_PEOPLE:
        uow.mails.mention(ids_answered(mail)[:MOST_MENTIONED], number, subject)
