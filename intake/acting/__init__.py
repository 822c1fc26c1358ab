"""What a decision about a mail leads to: for each sort of decision one act, a use case of core's."""

from collections.abc import Callable, Mapping
from typing import Any

from core.ports import UnitOfWork
from intake.acting import absences, approvals, bookings, commands, linking, returned, suppliers
from intake.acting.comments import comment, comment_as_colleague
from intake.acting.held import hold
from intake.acting.noted import note
from intake.acting.put_away import put_away
from intake.acting.reports import open_order
from intake.decisions import (
    AnswerTheBooking,
    CommentAsColleague,
    CommentOn,
    Decision,
    Ignore,
    OpenOrder,
    PutAway,
)
from intake.doing import (
    AnswerStatus,
    ApproveWork,
    EndTheChat,
    HearSupplier,
    NoteAbsence,
    TakeBack,
)
from intake.holding import Hold
from intake.reading import Desktop, ReadMail, Settled

Act = Callable[[Any, ReadMail, Desktop, UnitOfWork], Settled]
"""Carries a decision out, within the transaction in which the mail is done."""

ACTS: Mapping[type[Any], Act] = {
    Ignore: note,
    Hold: hold,
    PutAway: put_away,
    CommentOn: comment,
    CommentAsColleague: comment_as_colleague,
    OpenOrder: open_order,
    AnswerTheBooking: bookings.answer,
    HearSupplier: suppliers.hear,
    TakeBack: returned.take_back,
    NoteAbsence: absences.note_absence,
    ApproveWork: approvals.approve,
    AnswerStatus: commands.answer_status,
    EndTheChat: linking.end_the_chat,
}


def carry_out(decision: Decision, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Do what was decided."""
    return ACTS[type(decision)](decision, read, desktop, uow)
