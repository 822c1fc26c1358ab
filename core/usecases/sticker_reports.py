"""A fault that somebody before a sticker reports on its page, without a login (RV-09)."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from core.matching.findings import NOTHING, Findings
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.ports import DueRow, UnitOfWork
from core.recognising import row_on_sticker
from core.refusals import BadInput, Refused
from core.register_values import email_or_none, line_or_none, phone_or_none
from core.stickers import start_word
from core.text import said
from core.usecases.faults import ReportFault, report_fault
from core.words import N_
from core.work_order import Origin

REPORTED = "page-report"
REMEMBERED = timedelta(days=1)


class NothingOnSticker(Refused):
    sentence = N_("This sticker is no longer in use. Call us, or write to us.")


class NoWayToAnswer(BadInput):
    sentence = N_(
        "Write your e-mail address or one phone number, such as 070-123 45 67, so that we can "
        "answer you."
    )


@dataclass(frozen=True, slots=True)
class ReportAtSticker:
    """What is wrong with the thing that ``word`` on a sticker names.

    ``reach`` is an e-mail address or a phone number; ``report_id`` is the form's own, so that one
    sent twice is one order; ``language`` is what the page was read in.
    """

    word: str
    report_id: UUID
    text: str
    reach: str
    name: str = ""
    documents: tuple[Document, ...] = ()
    language: str | None = None
    company_language: str = "sv"


def named_on_sticker(word: str, uow: UnitOfWork) -> str | None:
    """What the thing is called, and nothing of whose it is; None where there is none."""
    row = row_on_sticker(word, uow)
    return row.name if row else None


def order_reported(report_id: UUID, uow: UnitOfWork) -> OrderNumber | None:
    """The order that this form made, for a day."""
    row = uow.due.get(REPORTED, str(report_id))
    return OrderNumber.parse(row.context["number"]) if row else None


def report_at_sticker(command: ReportAtSticker, actor: Actor, uow: UnitOfWork) -> OrderNumber:
    """Make an order of it, as a mail to the sticker's address would (RV-09, WO-03, XT-12)."""
    if made := order_reported(command.report_id, uow):
        return made
    return reported_once(command.report_id, _report(command, uow), actor, uow)


def reported_once(
    report_id: UUID, report: ReportFault, actor: Actor, uow: UnitOfWork
) -> OrderNumber:
    """The order of a form's report, which is remembered for a day."""
    number = report_fault(report, actor, uow).number
    until = uow.now + REMEMBERED
    uow.due.put(DueRow(REPORTED, str(report_id), until, {"number": str(number)}))
    return number


def _report(command: ReportAtSticker, uow: UnitOfWork) -> ReportFault:
    row = row_on_sticker(command.word, uow)
    if row is None:
        raise NothingOnSticker
    text, (email, phone) = said(command.text), _reached(command.reach)
    return ReportFault(
        sender_name=line_or_none(command.name) or email or phone,
        sender_email=email.casefold(),
        subject="",
        text=text,
        language=command.language,
        company_language=command.company_language,
        documents=command.documents,
        receipt=bool(email),
        place_words=start_word(row),
        origin=Origin.WEB,
        findings=Findings(phones=(phone,)) if phone else NOTHING,
    )


def _reached(written: str) -> tuple[str, str]:
    """The e-mail address or the phone number, the other empty; raises NoWayToAnswer."""
    is_mail = "@" in written
    try:
        reached = email_or_none(written) if is_mail else phone_or_none(written)
    except BadInput:
        reached = None
    if reached is None:
        raise NoWayToAnswer
    return (reached, "") if is_mail else ("", reached)
