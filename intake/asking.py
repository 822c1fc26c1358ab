"""What a mail asks about, and of which orders its sender may be told (XT-21)."""

from core.numbers import OrderNumber
from core.ports import UnitOfWork
from core.usecases.status_by_mail import orders_to_tell
from intake.answers.commands import status_asked
from intake.known import Known
from intake.reading import ReadMail, address_of


def orders_asked_about(known: Known, read: ReadMail, uow: UnitOfWork) -> tuple[OrderNumber, ...]:
    """The orders whose status is asked for; none where nothing is, or its sender is on none."""
    asked = status_asked(read.mail)
    if asked is None or not read.answerable or (asked.bare and known.proved is None):
        return ()
    return orders_to_tell(address_of(read.mail), asked.number or known.proved, uow)
