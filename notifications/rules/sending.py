"""What became of what was sent: lost, passed on by mail, a whole channel away."""

from collections.abc import Iterator

from core.deliveries import Channel, NewDelivery
from core.events import AlertNotHeard, ChannelBack, ChannelDown, LetterLost
from core.usecases.unheard import BY_MAIL
from notifications.rules.audience import Audience


def letter_lost(event: LetterLost, to: Audience) -> Iterator[NewDelivery]:
    """Those who plan hear of it; not of an address that they know no mail reaches."""
    if to.uow.undeliverable.get(event.address) is None:
        yield from to.dispatchers("letter-lost", letter_id=event.letter_id)


def alert_not_heard(event: AlertNotHeard, to: Audience) -> Iterator[NewDelivery]:
    """The alert by mail, to each who has an address (SE-71)."""
    for user_id in event.user_ids:
        user = to.user(user_id)
        if user is not None and user.email:
            yield to.mail(
                user.email,
                BY_MAIL,
                user.language or to.company_language,
                alert=event.letter,
                name=event.said_by,
                text=event.text,
            )


def channel_down(event: ChannelDown, to: Audience) -> Iterator[NewDelivery]:
    """Those who plan hear since when nothing can be sent; of a silent chat they hear by mail."""
    if event.channel != Channel.TELEGRAM:
        yield from to.dispatchers("channel-down", channel=event.channel, why=event.why)
        return
    for user in to.uow.users.all():
        if user.active and user.is_dispatcher and user.email:
            yield to.mail(user.email, "chat-silent", user.language or to.company_language)


def channel_back(event: ChannelBack, to: Audience) -> Iterator[NewDelivery]:
    """They hear that all goes out again."""
    yield from to.dispatchers("channel-back", channel=event.channel, since=event.since)
