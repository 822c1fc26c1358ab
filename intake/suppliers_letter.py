"""The mail about articles that somebody must be answering, where his answer does not name it."""

from core.deliveries import Channel
from core.ports import Letter, UnitOfWork
from core.taking_part import is_one_of_its_people
from intake.doing import ARTICLES
from intake.known import Known

_MOST_LOOKED_AT = 50


def letter_to_supplier(known: Known, address: str, uow: UnitOfWork) -> Letter | None:
    """The latest mail about articles to someone who was mailed about nothing else of the order."""
    if known.proved is None or is_one_of_its_people(uow.work_orders.get(known.proved), address):
        return None
    rows = [
        row
        for row in uow.outbox.rows(order=str(known.proved))[-_MOST_LOOKED_AT:]
        if row.channel is Channel.EMAIL and row.to.casefold() == address.casefold()
    ]
    if not rows or not all(row.letter.startswith(ARTICLES) for row in rows):
        return None
    return uow.outbox.letter(rows[-1].id)
