"""What a tapped button names: its order and its arguments."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from bot.actions import Argument
from bot.said import Said
from core.numbers import OrderNumber
from core.refusals import Refused
from core.words import N_

A = TypeVar("A", UUID, date, int, str)


class ButtonIsOld(Refused):
    sentence = N_("That button is from an older message. Open the order and tap once more.")


def order_of(said: Said) -> OrderNumber:
    """The order a button belongs to; raises ButtonIsOld."""
    if said.tap is None or said.tap.order is None:
        raise ButtonIsOld
    return said.tap.order


def argument(said: Said, kind: type[A], nth: int = 0) -> A:
    """An argument of the button; raises ButtonIsOld."""
    given: tuple[Argument, ...] = said.tap.arguments if said.tap else ()
    if nth >= len(given) or not isinstance(given[nth], kind):
        raise ButtonIsOld
    return given[nth]  # type: ignore[return-value] # isinstance does not narrow an indexed tuple
