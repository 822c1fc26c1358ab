"""Where every edge enters: one use case is one transaction, its events and deliveries included."""

import asyncio
import sqlite3
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from core.people import Actor
from core.ports import DatabaseAway, UnitOfWork, UseCase
from storage.away import is_away
from storage.database import Database
from storage.unit_of_work import Rules, SqlUnitOfWork

C = TypeVar("C")
R = TypeVar("R")
Touched = frozenset[str]
Listener = Callable[[Touched], None]


class SqlDoor:
    """The door to a database; ``rules`` say what is sent for an event, ``clock`` the time."""

    def __init__(self, database: Database, rules: Rules, clock: Callable[[], datetime]) -> None:
        self._database, self._rules, self._clock = database, rules, clock
        self._listeners = list[Listener]()

    def on_commit(self, listener: Listener) -> None:
        """Call this on the event loop after each commit that left somebody something to do.

        It gets the topics: deliveries, cards, mails, due, search.
        """
        self._listeners.append(listener)

    async def do(self, use_case: UseCase[C, R], command: C, actor: Actor) -> R:
        """Run one use case as one transaction; a Refused undoes it all and rises.

        A caller who is cancelled meanwhile does not undo what was begun. Raises DatabaseAway.
        """
        try:
            result, _ = await self._database.write(
                lambda connection: self._inside(connection, use_case, command, actor), self._nudge
            )
        except (SQLAlchemyError, sqlite3.Error) as fault:
            if is_away(fault):
                raise DatabaseAway from fault
            raise
        return result

    async def ask(self, question: Callable[[UnitOfWork], R]) -> R:
        """Look, in one snapshot, read-only."""
        return await self._database.read(partial(self._looking, question))

    async def look_through(self, question: Callable[[UnitOfWork], R]) -> R:
        """Look at very much: as ``ask``, but with minutes of time and in nobody's way."""
        return await self._database.export(partial(self._looking, question))

    def _looking(self, question: Callable[[UnitOfWork], R], connection: Connection) -> R:
        return question(SqlUnitOfWork(connection, self._clock(), writes=False))

    def _inside(
        self, connection: Connection, use_case: UseCase[C, R], command: C, actor: Actor
    ) -> tuple[R, Touched]:
        uow = SqlUnitOfWork(connection, self._clock(), actor)
        result = use_case(command, actor, uow)
        uow.tell(self._rules)
        return result, frozenset(uow.touched)

    def _nudge(self, done: tuple[R, Touched]) -> None:
        loop = asyncio.get_running_loop()
        for listener in self._listeners if done[1] else ():
            loop.call_soon(listener, done[1])
