"""Where an order's page is, which order a form is about, and how a deed on it ends."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from aiohttp import web

from core.numbers import OrderNumber
from core.usecases.entering import WithdrawsReady
from web.office.desk import Desk
from web.office.reading import an_id, an_id_or_none

ORDERS = "/office/orders"
PAGE = ORDERS + r"/{number:\d+(?:-\d+)?}"
HOME = "assignment"
Deed = Callable[[Desk], Awaitable[web.StreamResponse]]


def number_of(desk: Desk) -> OrderNumber:
    """The order that the address names."""
    return OrderNumber.parse(desk.request.match_info["number"])


def page_of(number: OrderNumber) -> str:
    """The address of the order's page."""
    return f"{ORDERS}/{number}"


def home_of(desk: Desk) -> UUID | None:
    """The assignment that a form belongs to; None is the first."""
    return an_id_or_none(desk.form.text(HOME))


def named(desk: Desk, part: str) -> UUID:
    """The identity at this place of the address."""
    return an_id(desk.request.match_info[part])


def takes_ready_back(desk: Desk) -> bool:
    """Whether the yes was said to taking *ready* back."""
    return desk.form.agreed(WithdrawsReady)


def done(desk: Desk, said: str = "", /, **fields: object) -> web.Response:
    """Back to where he came from, else to the order, with a sentence there."""
    return desk.back(said, to=desk.form.back or page_of(number_of(desk)), **fields)
