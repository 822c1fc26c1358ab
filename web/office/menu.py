"""The menu of the office pages: where one may go, and who."""

from collections.abc import Callable
from dataclasses import dataclass

from core import permissions as may
from core.people import Actor
from core.settings import Settings
from core.usecases.quarantine import keeps_mail
from core.usecases.registers.looking import looks_through
from core.words import N_

For = Callable[[Actor, Settings], bool]


def _everybody(actor: Actor, settings: Settings) -> bool:
    return True


def _plans(actor: Actor, settings: Settings) -> bool:
    return actor.may(may.ASSIGN)


def _keeps_mail(actor: Actor, settings: Settings) -> bool:
    return keeps_mail(actor)


def _rules(actor: Actor, settings: Settings) -> bool:
    return actor.may(may.ADMIN)


def _looks(actor: Actor, settings: Settings) -> bool:
    return looks_through(actor)


def _inside(actor: Actor, settings: Settings) -> bool:
    return actor.customer_id is None


def _is_customer(actor: Actor, settings: Settings) -> bool:
    return actor.customer_id is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go: what it is called, where it is, and whose it is."""

    label: str
    path: str
    is_for: For = _everybody


MENU: tuple[Entry, ...] = (
    Entry(N_("To do"), "/office", _inside),
    Entry(N_("Orders"), "/office/orders"),
    Entry(N_("Report a fault"), "/office/report", _is_customer),
    Entry(N_("Planner"), "/office/planner", _inside),
    Entry(N_("Purchases"), "/office/purchases", _plans),
    Entry(N_("Registers"), "/office/registers", _looks),
    Entry(N_("Mail"), "/office/mail", _keeps_mail),
    Entry(N_("Numbers"), "/office/numbers", _plans),
    Entry(N_("People"), "/office/people", _plans),
    Entry(N_("Settings"), "/office/settings", _rules),
)
