"""Doing what a button says once, however often its phone sends the tap."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any, Generic, TypeVar

from bot.acts import Act, Answer, Known
from bot.said import Said
from bot.steps.once import REMEMBERED, Tap, is_first, tap_on
from core.people import Actor
from core.ports import UnitOfWork, UseCase
from core.words import N_

C = TypeVar("C")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Once(Generic[C, R]):
    """A use case with its command, and the tap it is done for."""

    tap: Tap
    use_case: UseCase[C, R]
    command: C


def once(command: Once[C, R], actor: Actor, uow: UnitOfWork) -> R | None:
    """Do it for the first of these taps; None for every other."""
    if not is_first(command.tap, uow):
        return None
    return command.use_case(command.command, actor, uow)


def act_once(
    said: Said,
    use_case: UseCase[C, R],
    command: C,
    answer: Callable[[R, Known], Answer],
    holds: timedelta = REMEMBERED,
) -> Act[Any, Any]:
    """One act for all taps on this showing of a button; ``seen`` in its code tells showings apart."""
    tap = replace(tap_on(said, said.tap.seen if said.tap else 0), holds=holds)
    if said.tap is not None:
        tap = replace(tap, action=said.tap.action.value)
    return Act(once, Once(tap, use_case, command), partial(_answer, answer=answer))


def _answer(done: R | None, known: Known, *, answer: Callable[[R, Known], Answer]) -> Answer:
    if done is None:
        return Answer(toast=known.words.text(N_("That is done already.")))
    return answer(done, known)
