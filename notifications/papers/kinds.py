"""The papers of an order by their names; a new one is a function and a line here."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from core.numbers import OrderNumber
from notifications.papers.blocks import Paper
from notifications.papers.press import Press, Reader
from notifications.papers.protocol import protocol

Subject = TypeVar("Subject")
Gather = Callable[[Press, Subject, Reader], Awaitable[Paper]]

PROTOCOL = "protocol"
ORDER_PAPERS: Mapping[str, Gather[OrderNumber]] = {PROTOCOL: protocol}
