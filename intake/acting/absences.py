"""An absence note that answers a booked time is written on the order, where only our people see it."""

from dataclasses import replace

from core.people import SYSTEM
from core.ports import UnitOfWork
from core.text import cut, one_line
from core.usecases.comments import AddComment, add_comment
from intake.answers.days import days_in
from intake.doing import NoteAbsence
from intake.reading import Desktop, ReadMail, Settled, name_of

MOST_READ, MOST_KEPT = 2000, 1000


def note_absence(
    decision: NoteAbsence, read: ReadMail, desktop: Desktop, uow: UnitOfWork
) -> Settled:
    """Keep it where it names a day to come; a machine's thanks is only noted."""
    mail, today = read.mail, uow.now.date()
    said = f"{mail.subject}\n\n{mail.reply.strip()}"
    if any(day > today for day in days_in(said[:MOST_READ], today)):
        actor = replace(SYSTEM, name=one_line(name_of(mail), 80))
        add_comment(AddComment(decision.order, cut(said, MOST_KEPT)), actor, uow)
    return Settled(mail.kind.value, str(decision.order))
