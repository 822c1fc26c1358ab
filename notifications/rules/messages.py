"""Letters that somebody asks for by name: a message, an order confirmation, the self-checks (MS)."""

from collections.abc import Iterator

from core.deliveries import Channel, NewDelivery
from core.events import LetterAsked, StatusTold
from notifications.rules.audience import Audience


def letter_asked(event: LetterAsked, to: Audience) -> Iterator[NewDelivery]:
    """The letter to everybody named, as text messages where that was asked for (MS-01, MS-06)."""
    written = _text_message if event.channel == Channel.SMS else _mail
    for recipient in event.recipients:
        yield written(event, recipient, to)


def _mail(event: LetterAsked, address: str, to: Audience) -> NewDelivery:
    """By mail, with a link to the order for whoever reported the fault (SE-63)."""
    language = to.language_of(address)
    said = {"text": event.text, "quote": event.quote}
    context = {name: value for name, value in said.items() if value}
    return to.mail(address, event.letter, language, **context, **to.order_link(address, language))


def _text_message(event: LetterAsked, phone: str, to: Audience) -> NewDelivery:
    context, language = {"text": event.text}, to.order.language or to.company_language
    return NewDelivery(Channel.SMS, phone, event.letter, language, context, event.order)


def status_told(event: StatusTold, to: Audience) -> Iterator[NewDelivery]:
    """How the order stands, for whoever asked by mail (XT-21, SE-63)."""
    language = event.language or to.language_of(event.email)
    yield to.mail(
        event.email,
        "status",
        language,
        others=list(event.others),
        subject=event.subject,
        reply_to_message_id=event.in_reply_to,
        **to.order_link(event.email, language),
    )
