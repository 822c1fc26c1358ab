"""Letters that somebody asks for by name: a message, an order confirmation, the self-checks (MS)."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import LetterAsked
from notifications.rules.audience import Audience


def letter_asked(event: LetterAsked, to: Audience) -> Iterator[NewDelivery]:
    """The letter to everybody named, with a link for whoever reported the fault (MS-01, SE-63)."""
    context = {"text": event.text} if event.text else {}
    for address in event.recipients:
        language = to.language_of(address)
        yield to.mail(
            address, event.letter, language, **context, **to.order_link(address, language)
        )
