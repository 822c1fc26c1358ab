"""What of a mail could not be read, said on its order in words for the company's own people."""

from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.comments import AddComment, add_comment
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
