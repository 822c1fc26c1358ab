"""What of a mail could not be read or taken, said on its order for the company's own people."""

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.text import one_line
from core.usecases.comments import AddComment, add_comment
from core.words import N_
from intake.parsing.problems import GRAVE
from intake.reading import Desktop, ReadMail


def say_what_is_amiss(
    read: ReadMail, order: OrderNumber, desktop: Desktop, uow: UnitOfWork
) -> None:
    """A hidden comment on what a person must look at; the mail as it came lies beside it."""
    grave = [each for each in read.mail.problems if each in GRAVE]
    if not grave or desktop.speech is None:
        return
    words = desktop.speech(desktop.language)
    text = "\n".join(words.text(each) for each in grave)
    add_comment(AddComment(order, text), SYSTEM, uow)


def name_what_was_refused(
    read: ReadMail, order: OrderNumber, desktop: Desktop, uow: UnitOfWork
) -> None:
    """A hidden comment that names the files which were not taken; the raw mail still has them."""
    if read.refused:
        add_comment(AddComment(order, _note(read, desktop)), SYSTEM, uow)


def _note(read: ReadMail, desktop: Desktop) -> str:
    names = one_line(", ".join(name for name, _ in read.refused), 1000)
    if desktop.speech is None:
        return names
    words = desktop.speech(desktop.language)
    return words.text(N_("These files of the mail were not taken: {names}"), names=names)
