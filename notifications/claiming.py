"""What a sender does in the outbox: take, hold, finish; each one transaction."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from core.deliveries import Channel, Delivery, DeliveryState, Outage, Sent
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.losing import note_lost
from core.usecases.outages import NoteOutage, end_outage, note_outage
from notifications.pauses import pause_after

FIRST_KNOCK = {Channel.TELEGRAM: timedelta(seconds=1)}
USUAL_FIRST_KNOCK = timedelta(seconds=15)
RAREST_KNOCK = {Channel.TELEGRAM: timedelta(minutes=1)}
USUAL_RAREST_KNOCK = timedelta(minutes=5)


class Settling(Protocol):
    """What has more to write down about a delivery than how it went."""

    def settle(self, delivery: Delivery, sent: Sent, uow: UnitOfWork) -> None:
        """Write down what the sending brought, in the transaction that records its outcome."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Take at most so many due deliveries of a channel, for so long.

    ``trial``: the channel was down and answers again; one delivery shows whether it is back.
    """

    channel: Channel
    limit: int
    lease: timedelta
    trial: bool = False


@dataclass(frozen=True, slots=True)
class Claimed:
    """What was taken, and how long from now something else falls due.

    ``knocks``: the channel is down, and it is this sender's turn to see whether it is back.
    """

    deliveries: tuple[Delivery, ...]
    next_in: timedelta | None
    knocks: bool = False


@dataclass(frozen=True, slots=True)
class Finish:
    """Record how a delivery went, under the token it is held by."""

    delivery: Delivery
    token: UUID
    sent: Sent
    sender: Settling
    trial: bool = False


@dataclass(frozen=True, slots=True)
class Hold:
    """Keep a delivery that is still under way, for so long from now."""

    delivery_id: UUID
    token: UUID
    lease: timedelta


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Wait no longer for what is older than this, while its channel is down."""

    channel: Channel
    age: timedelta
    sender: Settling | None = None


def claim(command: Claim, actor: Actor, uow: UnitOfWork) -> Claimed:
    """Take what is due and see when the next falls due; nothing while the channel is down.

    Then one sender at a time knocks, ever more seldom, whatever number of deliveries waits.
    """
    outage = uow.outages.get(command.channel)
    if outage is None or command.trial:
        return _taken(command, outage, uow)
    if uow.now < outage.knock_at:
        return Claimed((), outage.knock_at - uow.now)
    pause = knock_pause(command.channel, outage.knocks)
    uow.outages.put(replace(outage, knocks=outage.knocks + 1, knock_at=uow.now + pause))
    return Claimed((), pause, knocks=True)


def hold(command: Hold, actor: Actor, uow: UnitOfWork) -> bool:
    """Prolong the claim; False when another sender has taken it over."""
    return uow.outbox.hold(command.delivery_id, command.token, command.lease)


def finish(command: Finish, actor: Actor, uow: UnitOfWork) -> bool:
    """Record the outcome; False, with nothing written, when another sender has taken it over."""
    delivery, sent = command.delivery, command.sent
    if not uow.outbox.finish(delivery.id, command.token, sent):
        return False
    command.sender.settle(delivery, sent, uow)
    note_lost(delivery, sent, uow)
    if sent.channel_is_down:
        knock_at = uow.now + knock_pause(delivery.channel, 0)
        note_outage(NoteOutage(delivery.channel, sent.error or "", knock_at), uow)
    elif command.trial:
        end_outage(delivery.channel, uow)
    if sent.recipient_rests and sent.retry_at is not None:
        uow.outbox.rest(delivery.channel, delivery.recipient, sent.retry_at)
    return True


def give_up(command: GiveUp, actor: Actor, uow: UnitOfWork) -> int:
    """Give up what has waited too long for a channel that is down; how many that were."""
    outage = uow.outages.get(command.channel)
    if outage is None:
        return 0
    sent = Sent(DeliveryState.FAILED, error=outage.why)
    given_up = uow.outbox.give_up(command.channel, uow.now - command.age, outage.why)
    for delivery in given_up:
        if command.sender is not None:
            command.sender.settle(delivery, sent, uow)
        note_lost(delivery, sent, uow)
    return len(given_up)


def knock_pause(channel: Channel, knocks: int) -> timedelta:
    """How long until a channel that is down is knocked at once more."""
    return pause_after(
        knocks,
        FIRST_KNOCK.get(channel, USUAL_FIRST_KNOCK),
        RAREST_KNOCK.get(channel, USUAL_RAREST_KNOCK),
    )


def _taken(command: Claim, outage: Outage | None, uow: UnitOfWork) -> Claimed:
    taken = tuple(uow.outbox.claim(command.channel, command.limit, command.lease))
    if command.trial and outage is not None and not taken:
        end_outage(command.channel, uow)
    due = uow.outbox.next_due(command.channel)
    return Claimed(taken, due - uow.now if due else None)
