"""What the dispatchers should know of the company: people at the door, mail that is stuck."""

from collections.abc import Iterator

from core.deliveries import NewDelivery
from core.events import (
    ChatLost,
    DayEnded,
    DigestDue,
    GroupLost,
    LinkAsked,
    MailQuarantined,
    MailReturned,
    QuarantineGrew,
    RequestAnswered,
    StrangerAsked,
    UserJoined,
)
from core.usecases.digests import gets_digest
from notifications.rules.audience import Audience


def user_joined(event: UserJoined, to: Audience) -> Iterator[NewDelivery]:
    """Somebody who was invited is there."""
    yield from to.dispatchers("joined", user_id=event.user_id)


def stranger_asked(event: StrangerAsked, to: Audience) -> Iterator[NewDelivery]:
    """Somebody whom nobody invited wrote to the bot."""
    yield from to.dispatchers(
        "stranger-asked",
        telegram_id=event.telegram_id,
        name=event.name,
        username=event.username,
        text=event.text,
    )


def request_answered(event: RequestAnswered, to: Audience) -> Iterator[NewDelivery]:
    """Who asked to be let in is in, and hears so."""
    user = to.uow.users.by_telegram_id(event.telegram_id) if event.yes else None
    if user is not None:
        yield from to.product(user, "let-in")


def chat_lost(event: ChatLost, to: Audience) -> Iterator[NewDelivery]:
    """Somebody can't be reached in chat and must be called, or invited anew."""
    yield from to.dispatchers("chat-lost", user_id=event.user_id, since=event.since)


def day_ended(event: DayEnded, to: Audience) -> Iterator[NewDelivery]:
    """What somebody's orders of the day still lack (XT-18)."""
    user = to.user(event.user_id)
    if user is not None:
        yield from to.product(user, "day-end", day=event.day)


def digest_due(event: DigestDue, to: Audience) -> Iterator[NewDelivery]:
    """The morning letter to everybody who plans."""
    for user in filter(gets_digest, to.uow.users.all()):
        language = user.language or to.company_language
        yield to.mail(user.email or "", "digest", language, zone=event.zone, day=event.day)


def link_asked(event: LinkAsked, to: Audience) -> Iterator[NewDelivery]:
    """A link to the office pages, to the one it is for."""
    user = to.user(event.user_id)
    if user is not None and user.email:
        language = user.language or to.company_language
        yield to.mail(user.email, "office-link", language, session_id=event.session_id)


def group_lost(event: GroupLost, to: Audience) -> Iterator[NewDelivery]:
    """The bot was put out of the dispatchers' group: from now on each is told by himself."""
    yield from to.dispatchers("group-lost")


def mail_quarantined(event: MailQuarantined, to: Audience) -> Iterator[NewDelivery]:
    """A mail waits for a person."""
    yield from to.dispatchers(
        "mail-quarantined",
        mail_id=event.mail_id,
        reason=event.reason,
        detail=event.detail,
    )


def quarantine_grew(event: QuarantineGrew, to: Audience) -> Iterator[NewDelivery]:
    """Too many mails wait for a person, or one for too long."""
    yield from to.dispatchers("quarantine-grew", count=event.count, since=event.since)


def mail_returned(event: MailReturned, to: Audience) -> Iterator[NewDelivery]:
    """Somebody was not reached by mail and must be called, or his address put right."""
    yield from to.dispatchers(
        "mail-returned",
        address=event.address,
        cause=event.cause,
        lasts=event.lasts,
    )
