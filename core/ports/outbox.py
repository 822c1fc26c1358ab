"""What is to be sent, and what must happen later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from core.deliveries import Channel, Delivery, DeliveryState, NewDelivery, Outage, Sent
from core.lists import LetterRow


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail of ours: which letter, to whom, with what it was about."""

    id: UUID
    letter: str
    recipient: str
    context: Mapping[str, Any]
    order: str | None
    state: DeliveryState
    language: str


class Outbox(Protocol):
    """Deliveries: written with the effect, claimed by senders under a lease."""

    def put(self, delivery: NewDelivery, cause: str, by: str) -> None:
        """Keep a delivery; the same cause, recipient, channel and letter only once."""

    def claim(self, channel: Channel, limit: int, lease: timedelta) -> Sequence[Delivery]:
        """Take what is due, oldest first; on Telegram at most one per recipient."""

    def hold(self, delivery_id: UUID, token: UUID, lease: timedelta) -> bool:
        """Prolong a claim that takes its time; False when it was lost meanwhile."""

    def release(self) -> int:
        """Give back what a process that has ended had claimed; only where one serves alone."""

    def finish(self, delivery_id: UUID, token: UUID, sent: Sent) -> bool:
        """Record how it went; False when the lease was lost to another sender meanwhile."""

    def next_due(self, channel: Channel) -> datetime | None:
        """When the next waiting delivery or expired lease falls due."""

    def retry(self, delivery_id: UUID) -> None: ...
    def drop(self, delivery_id: UUID) -> None:
        """Let what failed, came back or is only maybe sent be."""

    def rows(self, order: str | None = None, failed_only: bool = False) -> Sequence[LetterRow]: ...
    def row(self, delivery_id: UUID) -> LetterRow | None:
        """One delivery, as the mail log has it."""

    def left_for(self, causes: Sequence[str]) -> Sequence[LetterRow]:
        """The mails that left, or may have, because of these events."""

    def withdraw(self, causes: Sequence[str]) -> Sequence[LetterRow]:
        """Drop what still waits because of these events; gives the mails that have left."""

    def withdraw_from(self, channel: Channel, recipient: str) -> None:
        """Drop what still waits to be sent to this address or chat."""

    def beside(self, delivery: Delivery) -> Mapping[UUID, Mapping[str, Any]]:
        """The context of each such letter about the same order that waits for the same reader."""

    def tell_with(self, deliveries: Sequence[UUID]) -> None:
        """Drop what still waits of these: another letter has said it."""

    def hurry(self, channel: Channel, recipient: str) -> None:
        """Have what waits for this address or chat sent now."""

    def move(self, source: str, target: str) -> None:
        """What was and is to be sent about one order is about another from now on (RV-08)."""

    def said_as(self, cause: str, letter: str) -> str | None:
        """How the channel calls what was sent of this letter because of it; None: nothing yet."""

    def order_of(self, delivery_id: UUID) -> str | None: ...
    def letter(self, delivery_id: UUID) -> Letter | None:
        """A mail of ours as it was written, for what answers it."""

    def returned(self, delivery_id: UUID, reason: str) -> bool:
        """Note that a mail which left came back; False when it is not one, or was noted."""

    def rest(self, channel: Channel, recipient: str, until: datetime) -> None:
        """Let what else waits for this address wait as long."""

    def newer(self, delivery: Delivery) -> Sequence[Mapping[str, Any]]:
        """The context of each later such letter on the same order to the same reader, unless lost."""

    def give_up(self, channel: Channel, before: datetime, why: str) -> Sequence[Delivery]:
        """Fail some of what has waited since before a moment; gives them, and none when none is left."""

    def waiting(self, channel: Channel) -> int:
        """How many wait to be sent over a channel."""


class Outages(Protocol):
    """Channels over which nothing can be sent now."""

    def get(self, channel: Channel) -> Outage | None: ...
    def put(self, outage: Outage) -> None: ...
    def end(self, channel: Channel) -> None: ...
    def knock_now(self) -> None:
        """See at once whether they can be sent over again."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """Something that must happen later; one row per kind and key."""

    kind: str
    key: str
    at: datetime
    context: Mapping[str, Any] = field(default_factory=dict)


class DueRows(Protocol):
    """What must happen later."""

    def put(self, row: DueRow) -> None:
        """Keep or move the row of this kind and key."""

    def get(self, kind: str, key: str) -> DueRow | None: ...
    def due(self, limit: int) -> Sequence[DueRow]:
        """What has fallen due, the oldest first; nothing is locked."""

    def take(self, row: DueRow) -> bool:
        """Take a row away that was looked at; False when another has taken or moved it since."""

    def of_order(self, order: str) -> Sequence[DueRow]:
        """What is to happen later on this order, whose number its context says."""

    def drop(self, kind: str, key: str) -> None: ...
    def next_due(self) -> datetime | None: ...
