"""Articles picked from the list of one photo: which of them were, as stored (QR-02)."""

from dataclasses import dataclass, replace

from bot.shown.picks_shown import Pick
from bot.steps.article_offers import AddOne, add_one
from bot.steps.articles import Added
from bot.steps.once import Tap, was_used
from core.people import Actor
from core.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands in a list, and the message that the list is."""

    picks: tuple[Pick, ...]
    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class PickOne:
    """One of the list's articles was tapped; the list is empty where it was the only one."""

    add: AddOne
    listed: Listed


@dataclass(frozen=True, slots=True)
class Picked:
    """What was added, if it was not before, and the list as it is now."""

    added: Added | None
    picks: tuple[Pick, ...]


def pick_one(command: PickOne, actor: Actor, uow: UnitOfWork) -> Picked:
    """Add it, once."""
    added = add_one(command.add, actor, uow)
    return Picked(added, see_picks(command.listed, actor, uow))


def see_picks(command: Listed, actor: Actor, uow: UnitOfWork) -> tuple[Pick, ...]:
    """The list with every tap so far: the message may not say the latest of them yet."""
    return tuple(replace(each, added=_was_added(each, command, uow)) for each in command.picks)


def _was_added(pick: Pick, listed: Listed, uow: UnitOfWork) -> bool:
    tap = Tap(listed.chat_id, listed.message_id, pick.screen)
    return pick.added or was_used(tap, uow)
