"""What did not arrive, in the reader's words."""

from dataclasses import dataclass

from core.deliveries import Channel, DeliveryState
from core.lists import LetterRow
from core.text import one_line
from core.words import N_, Label
from web.office.desk import Desk

HOW = {
    DeliveryState.FAILED: N_("did not arrive"),
    DeliveryState.MAYBE_SENT: N_("may not have arrived"),
    DeliveryState.RETURNED: N_("came back"),
}
BY = {
    Channel.EMAIL: N_("mail to {to}"),
    Channel.SMS: N_("text message to {to}"),
    Channel.TELEGRAM: N_("message in the chat {to}"),
}


@dataclass(frozen=True, slots=True)
class FailedRow:
    """One letter or message that did not arrive; ``by_mail``: another address can be named."""

    id: str
    what: str
    how: str
    why: str
    when: str
    order: str
    address: str
    by_mail: bool


def failed_row(row: LetterRow, desk: Desk) -> FailedRow:
    """One of them."""
    words = desk.words
    return FailedRow(
        id=str(row.id),
        what=words.text(BY[row.channel], to=row.to),
        how=words.text(HOW.get(row.state, HOW[DeliveryState.FAILED])),
        why=one_line(words.text("{why}", why=Label(row.error)), 200) if row.error else "",
        when=words.when(row.at, desk.now),
        order=row.order or "",
        address=row.to,
        by_mail=row.channel is Channel.EMAIL,
    )
