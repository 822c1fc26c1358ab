"""The pages, served: aiohttp's server around the web application."""

from collections.abc import Mapping

from aiohttp import web
from prometheus_client import CollectorRegistry

from app.bot_name import NameForLetters
from app.environment import Listen
from app.mail_files import StoredMails
from app.order_lists import OrderLists
from app.purchase_papers import Purchases
from app.telegram import Telegram
from app.wiring import Parts
from notifications.calendar_feed import Feeds
from storage.upgrade import is_current
from web.application import web_application
from web.changes import Changes
from web.init_data import key_of
from web.parts import WebParts

PATIENCE = 5.0


class Pages:
    """The HTTP side of the service."""

    def __init__(
        self, parts: Parts, telegram: Telegram | None, registry: CollectorRegistry
    ) -> None:
        self._parts, self._telegram, self._registry = parts, telegram, registry
        self._where: Listen = parts.environment.http
        self._runner: web.AppRunner | None = None
        self._changes = Changes()
        self.address = (self._where.host, self._where.port)

    async def start(self) -> None:
        """Listen."""
        self._runner = web.AppRunner(
            web_application(self._web_parts()), access_log=None, shutdown_timeout=PATIENCE
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, self._where.host, self._where.port).start()
        self.address = (self._where.host, self._runner.addresses[0][1])

    def changed(self) -> None:
        """Something has changed, and open pages show it."""
        self._changes.tell()

    async def stop(self) -> None:
        """Answer what is asked now, and listen no more."""
        self._changes.end()
        if self._runner is not None:
            await self._runner.cleanup()

    def _web_parts(self) -> WebParts:
        parts = self._parts
        hook = self._telegram.webhook() if self._telegram else None
        return WebParts(
            door=parts.door,
            files=parts.files,
            processes=parts.processes,
            speech=parts.speech,
            signer=parts.signer,
            protocols=parts.protocols,
            papers=parts.papers,
            calendars=Feeds(parts.processes, parts.speech),
            public_url=parts.environment.public_url,
            language=parts.environment.language,
            clock=parts.clock,
            ready=self._ready,
            registry=self._registry,
            changes=self._changes,
            texts=parts.environment.sms is not None,
            receive_update=hook.receive if hook else None,
            webhook_secret=hook.secret if hook else None,
            trusted=parts.environment.trusted,
            labels=parts.labels,
            purchase_papers=Purchases(parts.papers),
            order_lists=OrderLists(parts.papers),
            mails=StoredMails(parts.door, parts.processes, parts.speech),
            bot_username=NameForLetters(parts.environment),
            init_data_key=key_of(token) if (token := parts.environment.telegram_token) else None,
        )

    async def _ready(self) -> Mapping[str, bool]:
        return {"database": await is_current(self._parts.environment.database_url)}
