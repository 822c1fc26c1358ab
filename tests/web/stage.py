"""Everything a page test needs: the application on a real database, links into it, and a clock."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from itertools import count
from typing import Any

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
from aiohttp.web import Application, Request

from core.lines import Measure
from core.links import Link, Purpose
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, Role, User
from core.ports import UnitOfWork
from core.settings import Setting
from core.work_order import WorkOrder
from tests.web.orders import NOW
from web.application import WebParts


@dataclass
class Clock:
    """Stands still until a test moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Stage:
    """The pages, and what a test does before and after it looks at them."""

    parts: WebParts
    client: "TestClient[Request, Application]"
    clock: Clock
    numbers: "count[int]" = field(default_factory=lambda: count(421))

    def number(self) -> OrderNumber:
        """A number nothing has yet."""
        return OrderNumber(next(self.numbers))

    def link(self, purpose: Purpose, number: OrderNumber) -> Link:
        """A link for Karin that holds a week."""
        until = self.clock.now + timedelta(days=7)
        return Link(purpose, number, "karin@example.com", until, "Karin Ek", "en")

    async def keep_link(self, link: Link) -> str:
        """Keep the link and give its path."""

        def put(link: Link, _: Actor, uow: UnitOfWork) -> None:
            uow.links.put(link)

        await self.parts.door.do(put, link, SYSTEM)
        where = "sign" if link.purpose is Purpose.SIGN else "o"
        return f"/{where}/{self.parts.signer.token(link.purpose, link.id)}"

    async def keep(self, order: WorkOrder) -> None:
        """Keep an order as it is."""

        def add(order: WorkOrder, _: Actor, uow: UnitOfWork) -> None:
            uow.customers.put(order.customer)
            if order.facility:
                uow.facilities.put(order.facility)
            if order.contact:
                uow.contacts.put(order.contact)
            for booking in order.bookings:
                uow.users.put(User(booking.resource, Role.TECHNICIAN, id=booking.user_id))
            uow.work_orders.add(order)

        await self.parts.door.do(add, order, SYSTEM)

    async def order_page(self, order: WorkOrder, **changes: Any) -> str:
        """Keep the order and give the path of its page."""
        await self.keep(order)
        return await self.keep_link(
            replace(self.link(Purpose.ORDER_PAGE, order.number), **changes)
        )

    async def sign_page(self, order: WorkOrder, **changes: Any) -> str:
        """Keep the order and give the path of its signing page."""
        await self.keep(order)
        return await self.keep_link(replace(self.link(Purpose.SIGN, order.number), **changes))

    async def page_for(self, purpose: Purpose, order: WorkOrder) -> str:
        """Keep the order and give the path under which a link for this purpose answers."""
        await self.keep(order)
        return await self.keep_link(self.link(purpose, order.number))

    async def order(self, number: OrderNumber) -> WorkOrder:
        """The order as it is kept."""
        return await self.parts.door.ask(lambda uow: uow.work_orders.get(number))

    async def change(self, number: OrderNumber, how: Callable[[WorkOrder], WorkOrder]) -> None:
        """Change the order as somebody else might meanwhile."""

        def save(number: OrderNumber, _: Actor, uow: UnitOfWork) -> None:
            uow.work_orders.save(how(uow.work_orders.get(number)))

        await self.parts.door.do(save, number, SYSTEM)

    async def add_measure(self, number: OrderNumber, text: str) -> None:
        """Add a measure as the technician might meanwhile."""
        measure = Measure(text, self.clock.now.date(), "Anna Berg")
        await self.change(number, lambda order: order.with_measure(None, measure))

    def address(self, path: str) -> str:
        """The whole address of a path."""
        return str(self.client.make_url(path))

    async def set(self, setting: Setting[Any], value: str) -> None:
        """Set one of the company's settings."""

        def put(value: str, _: Actor, uow: UnitOfWork) -> None:
            uow.settings.put(setting.key, value)

        await self.parts.door.do(put, value, SYSTEM)

    async def get(self, path: str) -> str:
        """The page at a path that opens."""
        async with self.client.get(path) as answer:
            assert answer.status == 200
            return await answer.text()

    async def post(self, path: str, fields: dict[str, str]) -> ClientResponse:
        """What comes of sending a form, redirects followed."""
        answer = await self.client.post(path, data=fields)
        await answer.read()
        return answer


StageFor = Callable[..., Awaitable[Stage]]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.tags: list[tuple[str, ...]] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))


def text_of(page: str) -> str:
    """What a person reads on the page, with single spaces between."""
    parser = _Text()
    parser.feed(page)
    return " ".join(" ".join(parser.pieces).split())


def shape_of(page: str) -> list[tuple[str, ...]]:
    """The page's tags, each with the names of its attributes."""
    parser = _Text()
    parser.feed(page)
    return parser.tags
