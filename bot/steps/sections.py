"""Opens an order's menu: everything that may be done with it, by section."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.looking import Look, look
from bot.sections import Offers, Section, Shown, offered
from core.chat import Button
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.words import Words
from core.work_order import WorkOrder


@dataclass(frozen=True, slots=True)
class OpenMenu:
    """Open the menu of an order, over what all nouns offer."""

    number: OrderNumber
    words: Words
    offers: Offers


@dataclass(frozen=True, slots=True)
class Menu:
    """The order, its card's text, and the buttons of each section."""

    order: WorkOrder
    text: str
    offered: Mapping[Section, tuple[Button, ...]]


def open_menu(command: OpenMenu, actor: Actor, uow: UnitOfWork) -> Menu:
    """What this person may do with the order now; raises NoSuchOrder."""
    seen = look(Look(command.number, command.words), actor, uow)
    shown = Shown(seen.order, actor, seen.settings, command.words, uow)
    found = {section: offered(section, shown, command.offers) for section in Section}
    return Menu(seen.order, seen.text, found)
