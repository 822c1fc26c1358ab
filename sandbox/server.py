"""The sandbox as one thing to start and stop: a Bot API, a mail host and a page."""

import re
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from sandbox import casting
from sandbox.book import Shelf
from sandbox.clock import Clock, WallClock
from sandbox.control.doing import DoingRoutes
from sandbox.control.mails import MailRoutes
from sandbox.control.people import PeopleRoutes
from sandbox.control.requests import say_why
from sandbox.control.samples import Sample, SampleRoutes
from sandbox.control.scenes import Scene, SceneRoutes
from sandbox.control.stage import StageRoutes
from sandbox.feed import Feed
from sandbox.mail.boxes import Boxes
from sandbox.mail.host import MailHost
from sandbox.page.routes import PageRoutes
from sandbox.telegram.exchange import Exchange, Rules
from sandbox.telegram.people import Bot, Chat, Person
from sandbox.telegram.phones import Phones
from sandbox.telegram.server import BotApi

TOKEN = "1:sandbox"  # noqa: S105 - visibly no real token
LOOPBACK = ("127.0.0.1", "::1", "localhost")
REAL_TOKEN = re.compile(r"\d{8,10}:[A-Za-z0-9_-]{35}")
MAX_BODY = 60 << 20


class RealTokenGiven(ValueError):  # noqa: N818 - it says what happened
    """A real bot's token has no business in a playground."""


def refuse_real_token(token: str) -> None:
    """Raise if a token looks like one that @BotFather gave out."""
    if REAL_TOKEN.fullmatch(token.strip()):
        raise RealTokenGiven(
            "This looks like the token of a real bot. The sandbox plays Telegram by itself and "
            f"wants none: leave the token out, or use {TOKEN}."
        )


class Sandbox:
    """Everything a work-order bot talks to, on loopback, with people to play."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        bot_username: str = "ordna_bot",
        bot_name: str = "Ordna",
        data: Path | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        smtp_port: int = 0,
        deliver_to: tuple[str, int] | None = None,
        deliver_domain: str | None = None,
        strict: bool = True,
        plain_webhooks: bool = True,
        rates: bool = True,
        clock: Clock | None = None,
    ) -> None:
        refuse_real_token(token)
        if host not in LOOPBACK:
            raise ValueError(f"The sandbox listens on this machine only, not on {host}.")
        self._host, self._port, self._smtp_port = host, port, smtp_port
        clock = clock or WallClock()
        feed = Feed()
        bot = Bot(token, bot_username, bot_name)
        rules = Rules(strict, plain_webhooks)
        self.exchange = Exchange(bot, data, clock, feed, rules)
        self.exchange.rates.on = rates
        shelf = Shelf(data / "mails" if data else None)
        self.boxes = Boxes(self.exchange.book, shelf, clock, feed)
        self.mail = MailHost(self.boxes)
        self.mail.deliver_to = deliver_to
        self.mail.deliver_domain = deliver_domain
        self.phones = Phones(self.exchange)
        self.scene = Scene.kept_in(self.exchange.book)
        self._samples = SampleRoutes()
        self._runner: web.AppRunner | None = None
        self.url = ""

    @property
    def token(self) -> str:
        return self.exchange.bot.token

    @property
    def api_root(self) -> str:
        """Where the Bot API answers, without `/bot`."""
        return self.url

    @property
    def smtp(self) -> tuple[str, int]:
        return self.mail.address

    async def start(self) -> None:
        """Listen for mail, then for everything else."""
        await self.mail.start(self._host, self._smtp_port)
        self._runner = web.AppRunner(self._app(), shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        host = f"[{self._host}]" if ":" in self._host else self._host
        self.url = f"http://{host}:{self._port}"
        self.exchange.start()

    async def stop(self) -> None:
        await self.exchange.stop()
        if self._runner:
            await self._runner.cleanup()
        await self.mail.stop()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[say_why], client_max_size=MAX_BODY)
        people = PeopleRoutes(self.exchange, self.phones)
        parts = (
            PageRoutes(),
            people,
            SceneRoutes(self.exchange, people, self.mail, self.scene),
            self._samples,
            DoingRoutes(self.exchange, self.phones),
            MailRoutes(self.exchange, self.boxes, self.mail),
            StageRoutes(self.exchange, self.mail.faults, self.reset),
            BotApi(self.exchange),
        )
        for part in parts:
            app.add_routes(part.routes())
        return app

    # --- for whoever sets the stage ---

    def ensure_person(self, first_name: str, **facts: str | int | bool) -> Person:
        """The person of that name, made if need be; facts as in `Person`."""
        return casting.ensure_person(self.exchange, first_name, **facts)

    def ensure_group(self, title: str, members: list[Person], **facts: object) -> Chat:
        """The group of that title, made if need be, with at least these members."""
        return casting.ensure_group(self.exchange, title, members, **facts)  # type: ignore[arg-type]

    def ensure_mailbox(self, address: str, name: str = "") -> None:
        self.boxes.ensure(address, name)

    def offer_samples(self, samples: Sequence[Sample]) -> None:
        """Pictures to send, each a name and a JPEG, where the page attaches a photo."""
        self._samples.offered = samples

    def set_scene(
        self,
        *,
        technician: Person | None = None,
        dispatcher: Person | None = None,
        group: Chat | None = None,
        customer: str | None = None,
        intake: str | None = None,
    ) -> None:
        """Who stands where when the page opens, and where customers write to; it is kept."""
        self.scene.technician = technician.id if technician else None
        self.scene.dispatcher = dispatcher.id if dispatcher else None
        self.scene.group = group.id if group else None
        self.scene.customer = customer.lower() if customer else None
        self.scene.intake = intake
        self.scene.save(self.exchange.book)

    def reset(self) -> None:
        """Forget everything."""
        self.exchange.clear()
        self.phones.clear()
        self.boxes.clear()
