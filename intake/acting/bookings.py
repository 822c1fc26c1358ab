"""An answer to a booked time is kept on its booking, and what is said beside it is a comment."""

from dataclasses import replace

from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.booking_answers import AnswerBooking, Heard, answer_booking
from intake.acting.comments import comment
from intake.answers.bookings import SaidOfBooking
from intake.decisions import AnswerTheBooking, CommentOn
from intake.reading import Desktop, ReadMail, Settled, name_of

CALENDARS = {"text/calendar", "application/ics"}


def answer(
    decision: AnswerTheBooking, read: ReadMail, desktop: Desktop, uow: UnitOfWork
) -> Settled:
    """Tell the booking; a no to one that is not known is a comment by what the mail is called."""
    said, number = decision.said, decision.order
    command = AnswerBooking(
        number=number,
        booking_id=said.booking_id or decision.booking_id,
        answer=said.answer,
        sequence=said.sequence,
        said_at=said.said_at,
        starts_at=said.starts_at,
        ends_at=said.ends_at,
    )
    read = _with_words(read)
    heard = answer_booking(command, Actor.customer(name_of(read.mail), number), uow)
    if _has_words(read) or (heard is Heard.NOWHERE and not _merely_accepts(said)):
        comment(CommentOn(number), read, desktop, uow)
    return Settled("calendar_reply", str(number))


def _with_words(read: ReadMail) -> ReadMail:
    """What some programs put into the calendar alone was said as much as the text of a mail."""
    mail = read.mail
    said = mail.calendar.comment.strip() if mail.calendar else ""
    if mail.reply.strip() or not said:
        return read
    return replace(read, mail=replace(mail, reply=said))


def _has_words(read: ReadMail) -> bool:
    files = (each for each in read.documents if each.content_type not in CALENDARS)
    return bool(read.mail.reply.strip()) or any(files)


def _merely_accepts(said: SaidOfBooking) -> bool:
    return said.answer == "accepted"
