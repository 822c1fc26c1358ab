"""Which order a mail is about, and how far that is proved."""

from collections.abc import Iterable
from itertools import islice

from core.grace import is_long_finished
from core.links import Signer
from core.numbers import OrderNumber
from core.order_papers import Kinship
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.usecases.merging import where_it_went
from core.work_order import WorkOrder
from intake.decisions import Known
from intake.parsing.mail import ParsedMail
from intake.reading import ReadMail

MOST_TOKENS = 30
"""An answer carries a mark or a few; thousands would have thousands of orders looked at."""


def known_about(read: ReadMail, signer: Signer, uow: UnitOfWork) -> Known:
    """Look up everything that the decision needs, in one go."""
    mail = read.mail
    address = mail.sender.email if mail.sender else ""
    tokens = tuple(islice(_tokens((*mail.plus_tokens, *mail.marks)), MOST_TOKENS))
    for number, token in tokens:
        if not address or not signer.proves_reply(str(number), address, token):
            continue
        if order := _order(number, uow):
            return _proved(order, uow)
    for number, token in tokens:
        if (order := _order(number, uow)) and _was_given_to_somebody(order, token, signer, uow):
            return Known(claimed=where_it_went(order, uow).number)
    return _by_thread(mail, address, uow)


def _by_thread(mail: ParsedMail, address: str, uow: UnitOfWork) -> Known:
    answered = (mail.in_reply_to, *reversed(mail.references), *mail.returned_ids)
    number = uow.mails.order_of_thread([each for each in answered if each])
    order = _order(OrderNumber.parse(number), uow) if number else None
    if order is None:
        return Known()
    takes_part = address.casefold() in set(participants(order, uow))
    return _proved(order, uow) if takes_part else Known(claimed=order.number)


def _proved(order: WorkOrder, uow: UnitOfWork) -> Known:
    order = where_it_went(order, uow)
    return Known(proved=order.number, long_finished=is_long_finished(order, uow))


def participants(order: WorkOrder, uow: UnitOfWork) -> Iterable[str]:
    """The addresses that take part in an order: its people's, and those it has written to."""
    for whole in (order, *_merged_into(order, uow)):
        for each in (whole.contact, whole.requester, whole.customer):
            if each is not None and each.email:
                yield each.email.casefold()
    for row in uow.outbox.rows(order=str(order.number)):
        if "@" in row.to:
            yield row.to.casefold()


def _merged_into(order: WorkOrder, uow: UnitOfWork) -> Iterable[WorkOrder]:
    """The orders whose people take part in this one, since it holds what was on those (RV-08)."""
    for each in order.related:
        if each.how is Kinship.MERGED_FROM and (other := _order(each.number, uow)):
            yield other


def _was_given_to_somebody(order: WorkOrder, token: str, signer: Signer, uow: UnitOfWork) -> bool:
    number = str(order.number)
    return any(signer.proves_reply(number, each, token) for each in set(participants(order, uow)))


def _tokens(candidates: Iterable[str]) -> Iterable[tuple[OrderNumber, str]]:
    for candidate in dict.fromkeys(candidates):
        number, dot, token = candidate.partition(".")
        if not dot:
            continue
        try:
            yield OrderNumber.parse(number), token
        except NoSuchOrder:
            continue


def _order(number: OrderNumber, uow: UnitOfWork) -> WorkOrder | None:
    try:
        return uow.work_orders.get(number)
    except NoSuchOrder:
        return None
