"""How far an order has come, and which way it came in."""

from enum import StrEnum

from core.words import N_, Label


class State(StrEnum):
    """How far an order has come."""

    NEW = "new"
    BEGUN = "begun"
    PARTLY_SIGNED = "partly_signed"
    SIGNED = "signed"
    READY = "ready"
    INVOICED = "invoiced"
    CANCELLED = "cancelled"


STATE_LABELS = {
    State.NEW: Label(N_("new")),
    State.BEGUN: Label(N_("begun")),
    State.PARTLY_SIGNED: Label(N_("partly signed")),
    State.SIGNED: Label(N_("signed")),
    State.READY: Label(N_("ready for invoicing")),
    State.INVOICED: Label(N_("invoiced")),
    State.CANCELLED: Label(N_("cancelled")),
}
OPEN = frozenset({State.NEW, State.BEGUN, State.PARTLY_SIGNED})
CLOSED = frozenset({State.READY, State.INVOICED, State.CANCELLED})


class Origin(StrEnum):
    """Which way an order came in."""

    MAIL = "mail"
    CHAT = "chat"
    WEB = "web"
    CLI = "cli"
