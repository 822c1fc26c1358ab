"""The row that leads from a card to the orders beside it, where it was opened from a list (LS-04)."""

from collections.abc import Mapping
from dataclasses import replace

from bot.actions import Action
from bot.keyboards import button
from bot.listing import LISTS, listing_of
from bot.steps.lists import Walk, beside
from core.chat import ChatMessage
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.words import Words


def with_walk(
    shown: ChatMessage,
    number: OrderNumber,
    about: Mapping[str, str],
    reader: Actor,
    uow: UnitOfWork,
    words: Words,
) -> ChatMessage:
    """The card with ◀ and ▶ to the orders beside it in the list that it was opened from."""
    listing = listing_of(about)
    if listing is None:
        return shown
    there = beside(Walk(number, listing, words), reader, uow)
    row = tuple(
        button(label.format(to), Action.WALK, OrderNumber.parse(to))
        for to, label in ((there.previous, "◀ {}"), (there.next, "{} ▶"))
        if to is not None
    )
    kept = {**shown.stands_for, LISTS: about[LISTS]}
    return replace(shown, buttons=(*shown.buttons, *((row,) if row else ())), stands_for=kept)
