"""What was undone: whoever had a mail about it is told that it no longer holds (XT-15)."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import ActionUndone
from notifications.rules.audience import Audience, is_at


def action_undone(event: ActionUndone, to: Audience) -> Iterator[NewDelivery]:
    """One correction for each reader, naming what he got."""
    for address in dict.fromkeys(address for address, _ in event.letters):
        letters = [letter for reader, letter in event.letters if reader == address]
        yield to.mail(address, "correction", _spoken_by_our_own(address, to), letters=letters)


def _spoken_by_our_own(address: str, to: Audience) -> str | None:
    """The language of whichever of the company's people reads there; None for anybody else."""
    user = next((each for each in to.uow.users.all() if is_at(each, address)), None)
    return None if user is None else user.language or to.company_language
