"""A mail that nothing follows from is noted as what it is."""

from core.ports import UnitOfWork
from intake.decisions import Ignore
from intake.reading import Desktop, ReadMail, Settled


def note(decision: Ignore, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Do nothing but say what it was."""
    return Settled(decision.outcome, str(decision.order) if decision.order else None)
