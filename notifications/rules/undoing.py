"""What was undone: whoever had a mail about it is told that it no longer holds (XT-15)."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import ActionUndone
from notifications.rules.audience import Audience


def action_undone(event: ActionUndone, to: Audience) -> Iterator[NewDelivery]:
    """One correction for each reader, naming what he got."""
    for address in dict.fromkeys(address for address, _ in event.letters):
        letters = [letter for reader, letter in event.letters if reader == address]
        yield to.mail(address, "correction", letters=letters)
