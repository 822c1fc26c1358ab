"""A mail that the company does not want to hear of is put away: kept, and nothing follows."""

from core.ports import UnitOfWork
from intake.decisions import PutAway
from intake.reading import Desktop, ReadMail, Settled


def put_away(decision: PutAway, read: ReadMail, desktop: Desktop, uow: UnitOfWork) -> Settled:
    """Answer nothing and tell nobody; ``ordna mail list --all`` still shows it."""
    return Settled(decision.outcome, None, discarded=True)
