"""Messages in group chats without the persons on an order, where the company wants that (SE-72)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from bot.actions import OF_MAILS
from bot.codes import Code, UnreadableCode, read
from bot.phrases import safe
from core.chat import ChatMessage
from core.discretion import persons_on, without_persons
from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.refusals import NoSuchOrder
from core.settings import NO_PERSONS_IN_GROUPS

NOTHING: Mapping[str, object] = {}
OF_STRANGERS = ("name", "username", "sender")
"""What of a letter's context names somebody who may stand on no order."""


def discreet(
    chat_id: int,
    message: ChatMessage,
    order: str | None,
    uow: UnitOfWork,
    context: Mapping[str, object] = NOTHING,
) -> ChatMessage:
    """The message; in a group without the persons of the orders it names, if that is wanted."""
    if chat_id > 0 or not uow.settings.all()[NO_PERSONS_IN_GROUPS]:
        return message
    numbers = dict.fromkeys(([order] if order else []) + list(_orders_in(message)))
    on_orders = [person for number in numbers for person in _persons(number, uow)]
    strangers = [*_strangers(context), *_writers(message, uow)]
    known = sorted([*on_orders, *strangers], key=len, reverse=True)
    buttons = tuple(
        tuple(replace(each, label=without_persons(each.label, known)) for each in row)
        for row in message.buttons
    )
    html = without_persons(message.html, [safe(each) for each in known])
    return replace(message, html=html, buttons=buttons)


def _orders_in(message: ChatMessage) -> Iterator[str]:
    """The orders that a reply or a tap acts on: an answer may be about several, as a list is."""
    if "order" in message.stands_for:
        yield message.stands_for["order"]
    yield from (str(code.order) for code in _codes_in(message) if code.order is not None)


def _codes_in(message: ChatMessage) -> Iterator[Code]:
    for code in (each.code for row in message.buttons for each in row if each.code):
        try:
            yield read(code)
        except UnreadableCode:  # a button of an older version, in an answer that had to wait
            continue


def _writers(message: ChatMessage, uow: UnitOfWork) -> Iterator[str]:
    """Who wrote the received mails that a message shows or opens."""
    mails = {code.arguments[0] for code in _codes_in(message) if code.action in OF_MAILS}
    if "mail" in message.stands_for:
        mails.add(UUID(message.stands_for["mail"]))
    for row in (uow.mails.row(each) for each in mails if isinstance(each, UUID)):
        yield from (each for each in (row.name, row.sender) if each) if row else ()


def _persons(order: str, uow: UnitOfWork) -> tuple[str, ...]:
    try:
        return persons_on(uow.work_orders.get(OrderNumber.parse(order)))
    except NoSuchOrder:
        return ()


def _strangers(context: Mapping[str, object]) -> list[str]:
    return [str(context[key]) for key in OF_STRANGERS if context.get(key)]
