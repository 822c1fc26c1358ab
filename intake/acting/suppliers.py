"""What a supplier answers is read, kept on the order, and told to whoever waits for the part."""

from collections.abc import Sequence

from core.lines import ArticleToOrder
from core.people import Actor
from core.ports import Letter, UnitOfWork
from core.shapes import made
from core.usecases.supplier_answers import AnswerAsSupplier, answer_as_supplier
from intake.answers.suppliers import said_by_supplier
from intake.doing import HearSupplier
from intake.reading import Desktop, ReadMail, Settled, name_of


def hear(decision: HearSupplier, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Set what was plainly said of the rows in the mail that he answers (XT-11)."""
    mail, number = read.mail, decision.order
    rows = _rows_of(decision.letter)
    there = {row.id for row in uow.work_orders.get(number).to_order}
    # A row that was off the list when it was mailed would have moved those after it.
    numbered = all(row.id in there for row in rows)
    said = said_by_supplier(mail.reply, rows, uow.now.date(), numbered=numbered)
    command = AnswerAsSupplier(
        number=number,
        rows=said.rows,
        text=mail.reply or mail.text or mail.subject,
        quoted=mail.quoted or None,
        documents=read.documents,
    )
    answer_as_supplier(command, Actor.customer(name_of(mail), number), uow)
    return Settled("supplier", str(number))


def _rows_of(letter: Letter) -> Sequence[ArticleToOrder]:
    return [made(ArticleToOrder, row) for row in letter.context.get("rows", ())]
