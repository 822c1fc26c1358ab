"""A mail that only says *Stop* ends what its address agreed to in chat (XT-19)."""

from core.people import SYSTEM
from core.ports import UnitOfWork
from core.usecases.linking import EndByMail, end_by_mail
from intake.doing import EndTheChat
from intake.reading import Desktop, ReadMail, Settled, address_of


def end_the_chat(
    decision: EndTheChat, read: ReadMail, desktop: Desktop, uow: UnitOfWork
) -> Settled:
    """Letters to its sender go by mail again."""
    end_by_mail(EndByMail(address_of(read.mail)), SYSTEM, uow)
    return Settled("chat-ended", str(decision.order) if decision.order else None)
