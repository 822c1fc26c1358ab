"""A letter that did not arrive is sent once more, to the same address or to the right one (CF-12)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from core import permissions as may
from core.deliveries import Channel, NewDelivery
from core.events import LetterSentAgain
from core.links import Link
from core.lists import LetterRow
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import Letter, UnitOfWork
from core.refusals import Refused
from core.settings import address_or_none
from core.text import one_line
from core.usecases.deliveries import NOT_ARRIVED, NotAmongFailed
from core.words import N_

LINKS = ("link_id", "order_link_id", "answer_link_id")
"""What in a letter's context is a link of its reader's own."""
JOINING = "chat_link_id"
OF_ONE_READER = frozenset({"office-link", "chat-code", "chat-linked"})
"""Letters that open or prove something for whoever reads this very mailbox, and for nobody else."""


class NothingToSendAgain(Refused):
    sentence = N_("Nothing to {address} waits to be sent again on order {number}.")


class NotAnAddress(Refused):
    sentence = N_("{address} is not an e-mail address that can be written to. Write another.")


class ForOneReaderAlone(Refused):
    sentence = N_(
        "That letter is for {address} alone, so it goes to no other address. Have it asked for anew."
    )


class SaidInChat(Refused):
    sentence = N_("That was said in chat, so it goes to no address. Send it again without one.")


@dataclass(frozen=True, slots=True)
class SendAgain:
    """Send one letter once more; ``to`` is the right address, None the one it had."""

    delivery_id: UUID
    to: str | None = None


@dataclass(frozen=True, slots=True)
class SendLostAgain:
    """Send what did not reach ``before`` to ``after``, about one order."""

    number: OrderNumber
    before: str
    after: str


def send_again(command: SendAgain, actor: Actor, uow: UnitOfWork) -> LetterRow:
    """Send a letter that did not arrive once more; refused where somebody was faster."""
    row, letter = uow.outbox.row(command.delivery_id), uow.outbox.letter(command.delivery_id)
    if row is None or letter is None or row.state not in NOT_ARRIVED:
        raise NotAmongFailed
    _require(row.order, actor, uow)
    after = row.to if command.to is None else _address(command.to, uow)
    if after.casefold() == row.to.casefold():
        uow.outbox.retry(row.id)
    else:
        _refuse_another(row)
        _to_another(letter, after, actor, uow)
    uow.publish(
        LetterSentAgain(
            order=row.order, by=actor.name, letter=row.letter, address=after, before=row.to
        )
    )
    return row


def send_lost_again(command: SendLostAgain, actor: Actor, uow: UnitOfWork) -> Sequence[LetterRow]:
    """Send all that did not reach an address to the right one, each letter once."""
    _require(str(command.number), actor, uow)
    rows = lost_to(command.number, command.before, uow)
    if not rows:
        raise NothingToSendAgain(address=command.before, number=command.number)
    for row in rows:
        send_again(SendAgain(row.id, command.after), actor, uow)
    return rows


def lost_to(number: OrderNumber, address: str, uow: UnitOfWork) -> Sequence[LetterRow]:
    """The letters about an order that did not reach an address, oldest first."""
    return [
        row
        for row in uow.outbox.rows(str(number), failed_only=True)
        if row.channel is Channel.EMAIL and row.to.casefold() == address.casefold()
        if row.letter not in OF_ONE_READER
    ]


def _refuse_another(row: LetterRow) -> None:
    if row.letter in OF_ONE_READER:
        raise ForOneReaderAlone(address=row.to)
    if row.channel is Channel.TELEGRAM:
        raise SaidInChat


def _address(written: str, uow: UnitOfWork) -> str:
    address = address_or_none(written)
    if address is None or uow.undeliverable.get(address) is not None:
        raise NotAnAddress(address=one_line(written, 80))
    return address


def _require(order: str | None, actor: Actor, uow: UnitOfWork) -> None:
    if order is None:
        actor.require_at_all(may.ASSIGN)
        return
    found = uow.work_orders.get(OrderNumber.parse(order))
    actor.require(found, may.EMAIL_PROTOCOL, may.EDIT, may.EDIT_ASSIGNED)


def _to_another(letter: Letter, after: str, actor: Actor, uow: UnitOfWork) -> None:
    """Whoever had it by mistake has none of its links any more; those of other letters stay his."""
    context = _with_links_of(letter.context, after, uow)
    again = NewDelivery(
        Channel.EMAIL, after, letter.letter, letter.language, context, letter.order
    )
    uow.outbox.put(again, cause=f"again:{letter.id}", by=actor.name)
    uow.outbox.drop(letter.id)


def _with_links_of(context: Mapping[str, Any], reader: str, uow: UnitOfWork) -> dict[str, Any]:
    # What joins a chat with the address before is not for the reader of another.
    renewed = {key: kept for key, kept in context.items() if key != JOINING}
    for key in LINKS:
        link = uow.links.get(UUID(context[key])) if context.get(key) else None
        if link is not None:
            his = _his(link, reader, uow)
            uow.links.put(replace(link, revoked=True))
            renewed[key] = str(his.id) if his else None
    return renewed


def _his(link: Link, reader: str, uow: UnitOfWork) -> Link | None:
    """Such a link of the reader's own: several letters to one reader may share one."""
    standing = uow.links.standing(link.order, link.purpose, reader)
    if standing is not None and standing.used_at is None:
        return standing
    if not link.holds(uow.now) or link.used_at is not None:
        return None
    his = replace(link, id=uuid4(), recipient=reader)
    uow.links.put(his)
    return his
