"""Who may look through the registers: the company's people, and a customer at what is his."""

from core import permissions as may
from core.people import Actor
from core.refusals import NotAllowedAtAll

_WORKS_HERE = frozenset({may.VIEW, may.CREATE, may.EDIT, may.EDIT_CUSTOMERS, may.ADMIN})
"""Whoever only sees what he was given is told of no other customers."""


def looks_through(actor: Actor) -> bool:
    """Whether the registers are open to this person."""
    return actor.customer_id is None and not actor.rights.isdisjoint(_WORKS_HERE)


def refuse_strangers(actor: Actor) -> None:
    """Refuse whoever does not see all orders, nor makes any: customers, and subcontractors."""
    if not looks_through(actor):
        raise NotAllowedAtAll
