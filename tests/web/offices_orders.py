"""Orders at the office: kept, looked at, looked up again, with pictures sent to them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

import aiohttp

from core.lines import ArticleToOrder, Line
from core.numbers import OrderNumber
from core.order_papers import Signature, SignedAs
from core.people import SYSTEM, Actor, User
from core.ports import UnitOfWork
from core.registers import Article
from core.self_checks import SelfCheckTemplate
from core.work_order import State, WorkOrder
from tests.web.offices import Office
from tests.web.orders import NOW, reported, worked_on

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32
Made = Callable[[OrderNumber], WorkOrder]


async def at(office: Office, made: Made = reported) -> str:
    """Keep an order and give the address of its page, looked at once."""
    order = made(office.stage.number())
    await office.stage.keep(order)
    path = f"/office/orders/{order.number}"
    await office.get(path)
    return path


async def now(office: Office, path: str) -> WorkOrder:
    return await office.stage.order(OrderNumber.parse(path.rpartition("/")[2]))


async def known(office: Office, row: Article | User | SelfCheckTemplate) -> None:
    """Keep a row of a register."""

    def put(_: None, __: Actor, uow: UnitOfWork) -> None:
        match row:
            case Article():
                uow.articles.put(row)
            case User():
                uow.users.put(row)
            case SelfCheckTemplate():
                uow.self_check_templates.put(row)

    await office.stage.parts.door.do(put, None, SYSTEM)


def priced_by_hand(number: OrderNumber) -> WorkOrder:
    order = worked_on(number)
    line = Line("Screw", Decimal(10), "Anna Berg", NOW, "12", price=Decimal(4), price_changed=True)
    return replace(order, assignments=(replace(order.assignments[0], articles=(line,)),))


def wants_seal(number: OrderNumber) -> WorkOrder:
    order = worked_on(number)
    row = ArticleToOrder("Seal", Decimal(1), "Anna Berg", NOW)
    return replace(order, assignments=(replace(order.assignments[0], to_order=(row,)),))


def signed(number: OrderNumber) -> WorkOrder:
    return worked_on(number).with_signature(
        Signature(SignedAs.TECHNICIAN, "Anna Berg", NOW), State.SIGNED
    )


def ready(number: OrderNumber) -> WorkOrder:
    return replace(signed(number), state=State.READY)


def picture_form(csrf: str, fields: Mapping[str, str], content: bytes = PNG) -> aiohttp.FormData:
    """The fields, and door.png, as browsers send them."""
    form = aiohttp.FormData({"csrf": csrf, **fields})
    form.add_field("photo", content, filename="door.png", content_type="image/png")
    return form


async def upload(office: Office, path: str, content: bytes = PNG, **fields: str) -> str:
    """A form with a picture, sent; gives the page it leads to."""
    form = picture_form(office.csrf, fields, content)
    answer = await office.stage.client.post(path, data=form)
    return await answer.text()
