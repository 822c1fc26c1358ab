"""A channel that nothing can be sent over: noted once, told after an hour, and over when it is back."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.deliveries import Channel, Outage
from core.events import ChannelBack, ChannelDown
from core.people import SYSTEM
from core.ports import DueRow, UnitOfWork

DUE = "outage"
TOLD_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class NoteOutage:
    """Nothing could be sent: over which channel, why as a sentence, and when to knock again."""

    channel: Channel
    why: str
    knock_at: datetime


def note_outage(command: NoteOutage, uow: UnitOfWork) -> None:
    """Note since when; where that is known, only why may be another reason by now."""
    outage = uow.outages.get(command.channel)
    if outage is None:
        outage = Outage(command.channel, uow.now, command.why, command.knock_at)
        uow.due.put(DueRow(DUE, command.channel, uow.now + TOLD_AFTER))
    uow.outages.put(replace(outage, why=command.why))


def end_outage(channel: Channel, uow: UnitOfWork) -> None:
    """Things can be sent again; told to those who were told that they could not."""
    outage = uow.outages.get(channel)
    if outage is None:
        return
    uow.outages.end(channel)
    uow.due.drop(DUE, channel)
    if outage.told_at is not None:
        uow.publish(
            ChannelBack(by=SYSTEM.name, channel=channel.value, since=outage.since.isoformat())
        )


def tell_of_outage(row: DueRow, uow: UnitOfWork) -> None:
    """Tell the dispatchers of a channel that has been down so long, once."""
    outage = uow.outages.get(Channel(row.key))
    if outage is None or outage.told_at is not None:
        return
    uow.outages.put(replace(outage, told_at=uow.now))
    uow.publish(
        ChannelDown(
            by=SYSTEM.name,
            channel=outage.channel.value,
            since=outage.since.isoformat(),
            why=outage.why,
        )
    )
