"""What more can be done with an order, in sections: a phone shows few buttons at a time."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.chat import Button
from core.people import Actor
from core.ports import UnitOfWork
from core.settings import Settings
from core.words import N_, Words
from core.work_order import WorkOrder


class Section(StrEnum):
    """A part of the menu; what is done often stands in the menu itself."""

    OFTEN = "often"
    WORK = "work"
    PEOPLE = "people"
    TIMES = "times"
    PAPERS = "papers"
    MONEY = "money"
    COPIES = "copies"
    ENDING = "ending"


SECTION_LABELS = {
    Section.WORK: N_("The work …"),
    Section.PEOPLE: N_("Customer and place …"),
    Section.TIMES: N_("Times and people …"),
    Section.PAPERS: N_("Papers and messages …"),
    Section.MONEY: N_("Invoicing …"),
    Section.COPIES: N_("Copies and parts …"),
    Section.ENDING: N_("Cancel or delete …"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An order as this person sees it, where a button is offered on it."""

    order: WorkOrder
    actor: Actor
    settings: Settings
    words: Words
    uow: UnitOfWork


Offer = Callable[[Shown], Iterable[Button]]
"""The buttons that one noun adds to a section; none that would be refused."""
Offers = Mapping[Section, tuple[Offer, ...]]


def offered(section: Section, shown: Shown, offers: Offers) -> tuple[Button, ...]:
    """Everything that a section holds for this person now."""
    return tuple(button for offer in offers.get(section, ()) for button in offer(shown))
