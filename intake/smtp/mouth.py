"""The SMTP mouth: takes mail for our domain and answers 250 once it is kept for good."""

import asyncio
import logging
import ssl
from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from intake.quiet_log import log_without_words
from intake.received import ReceivedMail, Store
from intake.smtp.addresses import domain_of
from intake.smtp.connection import Connection
from intake.smtp.guests import Guests, Network
from intake.smtp.limits import SmtpLimits
from intake.smtp.lmtp import LmtpSession
from intake.smtp.memory import Memory
from intake.smtp.rules import CLOSING, CROWDED
from intake.smtp.session import SmtpSession
from intake.smtp.space import Free, Space
from intake.smtp.tls import Certificate

log = logging.getLogger(__name__)

_ABOVE_ALL = logging.CRITICAL + 1


class SmtpMouth:
    """Listens, counts guests, and gives each mail to the port that keeps it."""

    def __init__(
        self,
        store: Store,
        domain: str | Sequence[str],
        host: str = "127.0.0.1",
        port: int = 0,
        limits: SmtpLimits | None = None,
        trusted: Sequence[Network] = (),
        *,
        lmtp: bool = False,
        proxies: Sequence[Network] = (),
        certificate: Certificate | None = None,
        free: Free | None = None,
    ) -> None:
        self._store = store
        domains = [domain] if isinstance(domain, str) else list(domain)
        self._domains = frozenset(map(domain_of, domains))
        self.domain = domains[0]
        self._host, self._port = host, port
        self.limits = limits or SmtpLimits()
        self._trusted, self._proxies = trusted, proxies
        self._certificate = certificate
        self._space = Space(free, self.limits) if free else None
        self._kind = LmtpSession if lmtp else SmtpSession
        self._server: asyncio.Server | None = None
        self.sessions: set[Connection] = set()
        self._keeping: set[asyncio.Future[None]] = set()
        self._gone = asyncio.Event()
        self.stopping = False

    async def start(self) -> None:
        """Listen; mails are taken from now on."""
        # aiosmtpd's own log holds every address and, at its lowest level, every line of a mail.
        for name in ("mail.log", "mail.debug"):
            logging.getLogger(name).setLevel(_ABOVE_ALL)
        self.loop = asyncio.get_running_loop()
        self.guests = Guests(self.limits, self._trusted, self.loop.time, self._proxies)
        self.memory = Memory(self.limits.memory)
        self.stopping = False
        self._server = await self.loop.create_server(
            partial(self._kind, self), self._host, self._port, backlog=self.limits.connections
        )

    @property
    def port(self) -> int:
        """The port it listens on, also when any free one was asked for."""
        if self._server is None or not self._server.sockets:
            return self._port
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Finish the mails in hand, answer 421 to all else, and close."""
        self.stopping = True
        for session in list(self.sessions):
            session.say_goodbye()
        with suppress(TimeoutError):
            async with asyncio.timeout(self.limits.stop_seconds):
                await self.left_alone()
        if self._server:
            self._server.close()
        for session in list(self.sessions):
            session.drop()
        if self._server:
            await self._server.wait_closed()

    async def left_alone(self) -> None:
        """Wait until nobody is connected and nothing is being kept."""
        while self.sessions or self._keeping:
            self._gone.clear()
            await self._gone.wait()

    def refusal(self, host: str) -> str:
        """What is said to a host that may not come in; an empty word lets it in and counts it."""
        if self.stopping:
            return CLOSING
        return "" if self.guests.let_in(host) else CROWDED

    def left(self, host: str) -> None:
        self.guests.let_out(host)
        self._gone.set()

    def tls_context(self) -> ssl.SSLContext | None:
        """What a new connection may be encrypted with, if anything."""
        return self._certificate.context() if self._certificate else None

    def has_space(self) -> bool:
        """Tell whether there is room on the disk for another mail."""
        return self._space is None or self._space.holds(self.guests.count)

    def takes(self, address: str) -> bool:
        """Tell whether an address is at our domain; what stands before the @ is free."""
        return "@" not in address or domain_of(address) in self._domains

    async def keep(self, mail: ReceivedMail) -> bool:
        """Keep a mail; begun, it is finished even if the client goes away meanwhile."""
        keeping = asyncio.ensure_future(self._store(mail))
        self._keeping.add(keeping)
        keeping.add_done_callback(self._kept)
        done, _ = await asyncio.wait({keeping}, timeout=self.limits.store_seconds)
        return bool(done) and not keeping.cancelled() and keeping.exception() is None

    def _kept(self, keeping: "asyncio.Future[None]") -> None:
        self._keeping.discard(keeping)
        self._gone.set()
        if keeping.cancelled():
            log.error("keeping a mail was cancelled")
        elif error := keeping.exception():
            log_without_words(log, "a mail could not be kept", error)
