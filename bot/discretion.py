"""Messages in group chats without the persons on an order, where the company wants that (SE-72)."""

from collections.abc import Mapping
from dataclasses import replace

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
    """The message; in a group without the order's persons, if the company wants that."""
    if chat_id > 0 or not uow.settings.all()[NO_PERSONS_IN_GROUPS]:
        return message
    known = [*_persons(order, uow), *_strangers(context)]
    buttons = tuple(
        tuple(replace(each, label=without_persons(each.label, known)) for each in row)
        for row in message.buttons
    )
    html = without_persons(message.html, [safe(each) for each in known])
    return replace(message, html=html, buttons=buttons)


def _persons(order: str | None, uow: UnitOfWork) -> tuple[str, ...]:
    if order is None:
        return ()
    try:
        return persons_on(uow.work_orders.get(OrderNumber.parse(order)))
    except NoSuchOrder:
        return ()


def _strangers(context: Mapping[str, object]) -> list[str]:
    return [str(context[key]) for key in OF_STRANGERS if context.get(key)]
