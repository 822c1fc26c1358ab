"""Puts an address right, and sees which letters did not arrive at the wrong one."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.lists import LetterRow
from core.people import Actor
from core.ports import UnitOfWork
from core.usecases.correcting import CorrectAddress, correct_address
from core.usecases.resending import lost_to


@dataclass(frozen=True, slots=True)
class Corrected:
    """The right address, and the letters that did not reach the wrong one."""

    command: CorrectAddress
    after: str
    lost: Sequence[LetterRow]


def correct_and_look(command: CorrectAddress, actor: Actor, uow: UnitOfWork) -> Corrected:
    """Keep the right address."""
    lost = lost_to(command.number, command.before, uow)
    return Corrected(command, correct_address(command, actor, uow), lost)
