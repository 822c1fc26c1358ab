"""The door: one use case is one transaction, with its events, its letters and nothing half."""

import asyncio
from dataclasses import replace
from functools import partial
from threading import Event
from traceback import format_exception
from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from core.deliveries import Channel, NewDelivery
from core.events import CommentAdded, MailQuarantined
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Role, User
from core.ports import DueRow, UnitOfWork
from core.refusals import Refused
from core.registers import Customer
from storage.database import Database
from tests.storage.conftest import Clock, House
from tests.storage.keeping import keep
from tests.storage.orders import plain_order

COMMENTED = CommentAdded(order="1", by="Karin", comment_id="c", from_customer=True)
SOMEBODY = User("Xenia Zander", Role.OFFICE)
LETTER = NewDelivery(Channel.EMAIL, "karin@example.com", "receipt", "sv", order="1")


async def heard(house: House) -> None:
    """Wait until a listener was called."""
    told = asyncio.Event()
    house.door.on_commit(lambda _topics: told.set())
    if not house.heard:
        await asyncio.wait_for(told.wait(), 10)


async def test_what_happened_is_in_the_orders_history(house: House) -> None:
    await house.do(lambda uow: uow.publish(COMMENTED))
    said = {"comment_id": "c", "from_customer": True}
    assert await house.ask(lambda uow: uow.lists.history(OrderNumber(1))) == [
        HistoryRow(house.clock.now, "Karin", "CommentAdded", said, order="1")
    ]


async def test_an_events_letters_are_written_with_it(house: House) -> None:
    house.letters.append(LETTER)
    await house.do(lambda uow: uow.publish(COMMENTED))
    (row,) = await house.ask(lambda uow: uow.outbox.rows("1"))
    assert (row.letter, row.to, row.by) == ("receipt", "karin@example.com", "Karin")


async def test_two_events_of_a_kind_have_their_letters_each(house: House) -> None:
    house.letters.append(LETTER)

    def twice(uow: UnitOfWork) -> None:
        uow.publish(COMMENTED)
        uow.publish(COMMENTED)

    await house.do(twice)
    assert len(await house.ask(lambda uow: uow.outbox.rows())) == 2


async def test_a_refusal_leaves_neither_history_nor_letters(house: House) -> None:
    house.letters.append(LETTER)

    def refused(uow: UnitOfWork) -> None:
        uow.publish(COMMENTED)
        raise Refused

    with pytest.raises(Refused):
        await house.do(refused)
    assert await house.ask(lambda uow: (uow.lists.history(OrderNumber(1)), uow.outbox.rows())) == (
        [],
        [],
    )


async def test_listeners_hear_what_a_commit_leaves_to_do(house: House) -> None:
    house.letters.append(LETTER)

    def work(uow: UnitOfWork) -> None:
        uow.publish(MailQuarantined(mail_id="m", reason="r"))
        uow.due.put(DueRow("kind", "key", uow.now))

    await house.do(work)
    await asyncio.sleep(0)
    assert house.heard == [frozenset({"deliveries", "due"})]


async def test_listeners_hear_of_a_saved_order(house: House) -> None:
    await keep(house, plain_order())
    await house.do(lambda uow: uow.work_orders.save(uow.work_orders.get(OrderNumber(1))))
    await asyncio.sleep(0)
    assert house.heard[-1] == {"cards", "search"}


async def test_listeners_hear_nothing_of_a_refusal_or_a_look(house: House) -> None:
    def refused(uow: UnitOfWork) -> None:
        uow.due.put(DueRow("kind", "key", uow.now))
        raise Refused

    with pytest.raises(Refused):
        await house.do(refused)
    await house.ask(lambda uow: uow.users.all())
    await asyncio.sleep(0)
    assert house.heard == []


async def test_who_only_looks_cannot_write(house: House) -> None:
    with pytest.raises(DBAPIError):
        await house.ask(lambda uow: uow.customers.put(Customer("Brf Eken")))


async def test_a_cancelled_callers_work_is_committed_whole(house: House) -> None:
    customer = Customer("Brf Eken")

    def work(uow: UnitOfWork) -> None:
        uow.customers.put(customer)
        uow.due.put(DueRow("kind", "key", uow.now))

    caller = asyncio.ensure_future(house.do(work))
    await asyncio.sleep(0)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    await heard(house)
    assert await house.ask(lambda uow: uow.customers.get(customer.id)) == customer


def _keep_customer(customer: Customer, uow: UnitOfWork) -> None:
    uow.customers.put(customer)


async def test_closing_waits_for_what_was_begun(database_url: str) -> None:
    house = House(Database(database_url), Clock())
    customers = [Customer(f"Brf {n}") for n in range(10)]
    callers = [
        asyncio.ensure_future(house.do(partial(_keep_customer, each))) for each in customers
    ]
    await asyncio.sleep(0)
    for caller in callers:
        caller.cancel()
    await asyncio.gather(*callers, return_exceptions=True)
    await house.database.close()
    after = House(Database(database_url), Clock())
    assert len(await after.ask(lambda uow: uow.customers.search("brf", 99))) == 10
    await after.database.close()


async def test_a_duplicate_that_is_noticed_does_not_end_the_transaction(house: House) -> None:
    cause, customer = str(uuid4()), Customer("Brf Eken")

    def work(uow: UnitOfWork) -> None:
        for _ in range(2):
            uow.outbox.put(LETTER, cause, "Anna")
        uow.customers.put(replace(customer, name="Brf Linden"))
        uow.customers.put(customer)

    await house.do(work)
    assert await house.ask(lambda uow: uow.customers.get(customer.id)) == customer


async def test_an_export_sees_what_is_kept_and_cannot_write(house: House) -> None:
    await house.do(lambda uow: uow.customers.put(Customer("Brf Eken")))
    names = await house.database.export(
        lambda connection: connection.exec_driver_sql("SELECT name FROM customer").scalars().all()
    )
    with pytest.raises(DBAPIError):
        await house.database.export(
            lambda connection: connection.exec_driver_sql("DELETE FROM customer")
        )
    assert names == ["Brf Eken"]


async def test_a_long_look_neither_waits_for_short_ones_nor_may_it_write(sqlite_url: str) -> None:
    """A list of all orders takes longer than a look may, and is a lane of its own."""
    database, there_is_room = Database(sqlite_url), Event()
    house = House(database, Clock())
    looks = [asyncio.ensure_future(house.ask(lambda _: there_is_room.wait())) for _ in range(3)]
    found = await house.door.look_through(lambda uow: list(uow.users.all()))
    with pytest.raises(DBAPIError):
        await house.door.look_through(lambda uow: uow.users.put(SOMEBODY))
    there_is_room.set()
    await asyncio.gather(*looks)
    await database.close()
    assert found == []


async def test_a_fault_tells_no_names(house: House) -> None:
    def twice(uow: UnitOfWork) -> None:
        for _ in range(2):
            uow.users.put(replace(SOMEBODY, id=uuid4()))

    with pytest.raises(IntegrityError) as raised:
        await house.do(twice)
    told = "".join(format_exception(raised.value)).casefold()
    assert SOMEBODY.name.casefold() not in told


async def test_a_fault_whose_caller_has_left_is_logged(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(uow: UnitOfWork) -> None:
        raise ZeroDivisionError

    caller = asyncio.ensure_future(house.do(fail))
    await asyncio.sleep(0)
    caller.cancel()
    await asyncio.gather(caller, return_exceptions=True)
    await house.database.close()
    assert [record.message for record in caplog.records] == [
        "a transaction failed after its caller had left"
    ]
