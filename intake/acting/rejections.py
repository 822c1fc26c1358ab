"""Mail that could not be taken whole is answered, where a mail may be answered by a machine at all."""

from core.mail_addresses import bare
from core.numbers import OrderNumber
from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.rejecting import Rejection, RejectMail, reject_mail
from intake.parsing.mail import Kind, ParsedMail
from intake.reading import Desktop, ReadMail, address_of, id_of

BY_PEOPLE = {Kind.REPORT, Kind.REPLY, Kind.EMPTY}


def reject(why: Rejection, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> None:
    """Tell its sender; nothing of an order is told to him, since nobody knows him yet."""
    if read.answerable and not read.verdict.is_forged:
        reject_parsed(why, read.mail, desktop.language, uow)


def tell_of_refused(
    read: ReadMail, order: OrderNumber, desktop: Desktop, uow: UnitOfWork, *, is_his: bool
) -> None:
    """Name the files that were not taken to who sent them.

    ``is_his``: the order is what he reported, so that his answer may lead there.
    """
    if read.refused and read.answerable:
        number = order if is_his else None
        why, language = Rejection.FILES_REFUSED, desktop.language
        reject_parsed(why, read.mail, language, uow, read.refused, number)


def reject_parsed(
    why: Rejection,
    mail: ParsedMail,
    company_language: str,
    uow: UnitOfWork,
    files: tuple[tuple[str, str], ...] = (),
    order: OrderNumber | None = None,
) -> None:
    """Answer a person's mail; never a machine's, and never one from an address that is ours."""
    address = address_of(mail)
    if not address or not mail.answerable or mail.kind not in BY_PEOPLE or is_to_itself(mail):
        return
    command = RejectMail(
        address=address.casefold(),
        why=why,
        subject=mail.subject,
        language=mail.language or company_language,
        message_id=id_of(mail),
        files=files,
        order=order,
    )
    reject_mail(command, SYSTEM, uow)


def is_to_itself(mail: ParsedMail) -> bool:
    """Whether its sender is who it was sent to: an answer to it would come back to us."""
    return bool(mail.to) and all(
        bare(each.email) == bare(address_of(mail)) for each in (*mail.to, *mail.cc)
    )
