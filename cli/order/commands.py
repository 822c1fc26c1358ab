"""How a command of ``ordna order`` is made: it is listed under its name, and knows who acts."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial, wraps
from typing import Any, TypeVar

import click

from app.wiring import Parts, open_parts
from cli.asking import hints
from cli.parts import environment
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor, User
from core.ports import UnitOfWork, UseCase
from core.refusals import Refused
from core.usecases.users import user_called
from core.words import Words

C = TypeVar("C")
R = TypeVar("R")
Body = Callable[..., Awaitable[None]]

KNOWN: dict[str, click.Command] = {}
"""Every command of ``ordna order`` by name, as its modules are loaded."""


@dataclass(frozen=True, slots=True)
class Act:
    """One run of a command: the installation's parts, who acts, and the company's words."""

    parts: Parts
    actor: Actor
    words: Words

    async def do(self, use_case: UseCase[C, R], command: C) -> R:
        """Run a use case as whoever acts; a Refused rises to the command's own handler."""
        return await self.parts.door.do(use_case, command, self.actor)

    async def ask(self, question: Callable[[UnitOfWork], R]) -> R:
        """Look, in one snapshot."""
        return await self.parts.door.ask(question)

    async def person(self, name: str) -> User:
        """The user of this name; raises NoSuchPerson."""
        return await self.ask(partial(user_called, name))

    @property
    def now(self) -> datetime:
        """The present moment, UTC."""
        return self.parts.clock()

    @property
    def today(self) -> date:
        """The company's date."""
        return self.words.today(self.now)

    def say(self, sentence: str, **fields: object) -> None:
        """A sentence on the standard output, in the company's language."""
        click.echo(self.words.text(sentence, **fields))


class Numbered(click.ParamType[OrderNumber]):
    """An order's number, such as 421 or 421-1."""

    name = "number"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> OrderNumber:
        """Read the number; raises NoSuchOrder."""
        return value if isinstance(value, OrderNumber) else OrderNumber.parse(value)


NUMBER = Numbered()


def acting(body: Body) -> Callable[..., None]:
    """Run an async body with an ``Act`` first, as the user of ``--as`` or as the system."""

    @click.option("--as", "as_name", metavar="NAME", help="Acts as this user, with his rights.")
    @wraps(body)
    def run(as_name: str | None = None, **given: Any) -> None:
        command = click.get_current_context().command

        async def inside() -> None:
            async with open_parts(environment()) as parts:
                act = Act(parts, SYSTEM, parts.speech(None))
                try:
                    act = await _acting(act, as_name)
                    await body(act, **given)
                except Refused as refused:
                    await _add_hints(refused, act, command)
                    raise

        asyncio.run(inside())

    return run


def order_command(name: str | None = None) -> Callable[[Body], click.Command]:
    """List an async body under ``ordna order``; it gets an ``Act``, then its arguments by name.

    Usage::

        @order_command()
        @click.argument("number", type=NUMBER)
        @click.argument("text")
        async def measure(act: Act, number: OrderNumber, text: str) -> None:
            "Adds a measure."
            done = await act.do(add_measure, AddMeasure(number, text, act.today))
            act.say(N_("Noted on order {number}."), number=done.order.number)
    """

    def listed(body: Body) -> click.Command:
        made = click.command(name)(acting(body))
        KNOWN[str(made.name)] = made
        return made

    return listed


async def _acting(act: Act, as_name: str | None) -> Act:
    return act if as_name is None else replace(act, actor=Actor.of(await act.person(as_name)))


async def _add_hints(refused: Refused, act: Act, command: click.Command) -> None:
    """Note on the refusal what helps further, so that it is said after it."""
    for hint in await act.ask(lambda uow: [*hints(refused, act.actor, act.words, command, uow)]):
        refused.add_note(hint)
