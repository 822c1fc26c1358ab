"""What the pages are made of: the shared parts that are handed in."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network
from typing import Protocol

from aiohttp import web
from prometheus_client import CollectorRegistry

from core.filters import OrderFilter
from core.labels import LabelFormat
from core.links import Signer
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import Door, Files, Processes
from core.usecases.calendars import OwnCalendar
from core.usecases.registers.labels import ChooseLabels
from core.views import Prices
from core.words import Speech
from web.changes import Changes


class Protocols(Protocol):
    """Makes the protocol of an order."""

    async def pdf(self, number: OrderNumber, language: str, prices: Prices) -> bytes:
        """The protocol as a PDF file."""


class PurchasePapers(Protocol):
    """Makes the papers of purchase orders."""

    async def pdf(self, purchase: int, actor: Actor, language: str) -> bytes:
        """A purchase order as a PDF file, as this person sees it."""


class OrderLists(Protocol):
    """Makes the paper of a list of orders."""

    async def pdf(
        self,
        actor: Actor,
        wanted: OrderFilter | None,
        columns: tuple[str, ...] | None,
        language: str,
    ) -> bytes:
        """The list as a PDF file, as this person sees it; his own filter and columns where None."""


class StoredMails(Protocol):
    """Reads received mails as plain text, whatever stands in them."""

    async def file(self, name: str, language: str) -> tuple[str, bytes] | None:
        """What to call ``<ID>.txt`` or ``<ID>.eml``, and what is in it; None when it is gone."""


class Papers(Protocol):
    """Makes any paper of an order, by its kind."""

    async def pdf(
        self, kind: str, number: OrderNumber, language: str | None, prices: Prices
    ) -> bytes:
        """The paper as a PDF file."""


class LabelPrinter(Protocol):
    """Prints labels for objects and places."""

    async def pdf(
        self,
        chosen: ChooseLabels,
        actor: Actor,
        language: str | None,
        on: LabelFormat | None = None,
        skipped: int = 0,
    ) -> bytes:
        """The labels as a PDF file, on the company's usual paper unless another is named."""


class Calendars(Protocol):
    """Writes somebody's own calendar."""

    async def written(self, calendar: OwnCalendar, now: datetime) -> bytes:
        """The calendar as iCalendar."""


@dataclass(frozen=True, slots=True)
class WebParts:
    """Everything the pages need.

    ``texts``: a gateway sends text messages.
    Without ``receive_update`` and ``webhook_secret`` there is no webhook. ``trusted`` networks
    are never told to wait; ``proxies`` are those whose X-Forwarded-For is believed.
    ``bot_username`` finds what the bot is called, None where there is none;
    ``init_data_key`` proves what Telegram tells of who opened a page inside it.
    """

    door: Door
    files: Files
    processes: Processes
    speech: Speech
    signer: Signer
    protocols: Protocols
    papers: Papers
    calendars: Calendars
    public_url: str
    language: str
    clock: Callable[[], datetime]
    ready: Callable[[], Awaitable[Mapping[str, bool]]]
    registry: CollectorRegistry
    changes: Changes = field(default_factory=Changes)
    texts: bool = False
    receive_update: Callable[[bytes], Awaitable[None]] | None = None
    webhook_secret: str | None = None
    trusted: tuple[IPv4Network | IPv6Network, ...] = ()
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    labels: LabelPrinter | None = None
    purchase_papers: PurchasePapers | None = None
    order_lists: OrderLists | None = None
    mails: StoredMails | None = None
    bot_username: Callable[[], Awaitable[str | None]] | None = None
    init_data_key: bytes | None = None


PARTS = web.AppKey("parts", WebParts)
