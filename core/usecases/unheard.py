"""An alert that Telegram did not take for ten minutes goes by mail, once to each (SE-71)."""

from collections.abc import Iterator
from datetime import timedelta

from core.deliveries import Channel, DeliveryState
from core.events import AlertNotHeard
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.people import SYSTEM, User
from core.ports import DueRow, UnitOfWork

DUE = "unheard"
AFTER = timedelta(minutes=10)
BY_MAIL = "alert"
"""The letter that says by mail what could not be said in chat."""
LOST = "lost"
_HEARD = {DeliveryState.SENT, DeliveryState.DROPPED}


def look_later(
    number: OrderNumber, letter: str, uow: UnitOfWork, name: str = "", text: str = ""
) -> None:
    """Look after ten minutes whether this alert was heard; ``name`` asks for it, with ``text``."""
    told = {"order": str(number), "letter": letter, "name": name, "text": text}
    key = f"{number} {letter} {uow.now.isoformat()}"
    uow.due.put(DueRow(DUE, key, uow.now + AFTER, told))


def look_now(number: str, uow: UnitOfWork) -> None:
    """A chat is lost: its readers need not wait; for all others it is looked later as before."""
    for row in uow.due.of_order(number):
        if row.kind == DUE and LOST not in row.context:
            uow.due.put(DueRow(DUE, f"{row.key} {LOST}", uow.now, {**row.context, LOST: True}))


def mail_what_was_not_heard(row: DueRow, uow: UnitOfWork) -> None:
    """Have this alert mailed to whoever has not had it in chat."""
    context = row.context
    unheard = _unheard(context["order"], context["letter"], uow)
    users = {
        str(user.id): user for user, told in unheard if LOST not in context or _is_lost(user, told)
    }
    if not users:
        return
    uow.publish(
        AlertNotHeard(
            order=context["order"],
            by=SYSTEM.name,
            letter=context["letter"],
            user_ids=tuple(users),
            said_by=context["name"],
            text=context["text"],
        )
    )


def _unheard(order: str, letter: str, uow: UnitOfWork) -> Iterator[tuple[User, LetterRow]]:
    rows = uow.outbox.rows(order)
    mailed = [each for each in rows if each.channel is Channel.EMAIL and each.letter == BY_MAIL]
    told = [each for each in rows if each.channel is Channel.TELEGRAM and each.letter == letter]
    for row in told:
        if row.state not in _HEARD:
            for user in _readers(int(row.to), uow):
                again = any(_told_himself(user, row, each) for each in told)
                if not again and not any(_told(user, row, mail) for mail in mailed):
                    yield user, row


def _is_lost(user: User, row: LetterRow) -> bool:
    """Whether it is known by now that it will not be heard, and not only under way."""
    return row.state is DeliveryState.FAILED or user.chat_lost_at is not None


def _told_himself(user: User, row: LetterRow, other: LetterRow) -> bool:
    """Whether what a group did not hear was told him in his own chat since, which counts then."""
    in_group = int(row.to) < 0
    return in_group and other.to == str(user.telegram_id) and other.at >= row.at


def _told(user: User, row: LetterRow, mail: LetterRow) -> bool:
    return mail.to.casefold() == (user.email or "").casefold() and mail.at >= row.at


def _readers(chat_id: int, uow: UnitOfWork) -> Iterator[User]:
    """Who reads in a chat and has an address: its person, or in a group whoever plans."""
    for user in uow.users.all():
        reads = user.telegram_id == chat_id if chat_id > 0 else user.is_dispatcher
        if user.active and user.email and reads:
            yield user
