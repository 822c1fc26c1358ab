"""Where every edge enters: one use case is one transaction, its events and deliveries included."""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Generic, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from core.numbers import OrderNumber
from core.people import Actor
from core.ports import DatabaseAway, UnitOfWork, UseCase
from storage.away import is_away
from storage.database import Database
from storage.kept_orders import KeptOrders, KeptParts
from storage.unit_of_work import Rules, SqlUnitOfWork

C = TypeVar("C")
R = TypeVar("R")
Touched = frozenset[str]
Listener = Callable[[Touched], None]


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What came of a transaction."""

    result: R
    touched: Touched
    orders_read: Mapping[OrderNumber, KeptParts]


class SqlDoor:
    """The door to a database; ``rules`` say what is sent for an event, ``clock`` the time."""

    def __init__(self, database: Database, rules: Rules, clock: Callable[[], datetime]) -> None:
        self._database, self._rules, self._clock = database, rules, clock
        self._listeners = list[Listener]()
        self._kept = KeptOrders()

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
            done = await self._database.write(
                lambda connection: self._inside(connection, use_case, command, actor),
                self._after,
            )
        except (SQLAlchemyError, sqlite3.Error) as fault:
            if is_away(fault):
                raise DatabaseAway from fault
            raise
        return done.result

    async def ask(self, question: Callable[[UnitOfWork], R]) -> R:
        """Look, in one snapshot, read-only."""
        return await self._database.read(partial(self._looking, question))

    async def look_through(self, question: Callable[[UnitOfWork], R]) -> R:
        """Look at very much: as ``ask``, but with minutes of time and in nobody's way."""
        return await self._database.export(partial(self._looking, question))

    def _looking(self, question: Callable[[UnitOfWork], R], connection: Connection) -> R:
        uow = SqlUnitOfWork(connection, self._clock(), writes=False, kept=self._kept)
        answer = question(uow)
        self._kept.put(uow.orders_read)
        return answer

    def _inside(
        self, connection: Connection, use_case: UseCase[C, R], command: C, actor: Actor
    ) -> Done[R]:
        uow = SqlUnitOfWork(connection, self._clock(), actor, kept=self._kept)
        result = use_case(command, actor, uow)
        uow.tell(self._rules)
        return Done(result, frozenset(uow.touched), uow.orders_read)

    def _after(self, done: Done[R]) -> None:
        """What is committed may be kept, and somebody may have something to do."""
        self._kept.put(done.orders_read)
        loop = asyncio.get_running_loop()
        for listener in self._listeners if done.touched else ():
            loop.call_soon(listener, done.touched)
