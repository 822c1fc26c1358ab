"""What is too old is gone for good, as much at once as is asked for, and nothing else is."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from core.ports import UnitOfWork, WaitingMail
from core.registers import Scan
from core.states import State
from tests.storage.conftest import Clock, House
from tests.storage.keeping import keep, kept
from tests.storage.orders import full_order, plain_order

THEN = Clock.now
LATER = THEN + timedelta(days=1)
EARLIER = THEN - timedelta(days=1)


def _mail(identity: str) -> WaitingMail:
    return WaitingMail(
        uuid4(),
        identity,
        b"raw",
        "karin@example.com",
        ("fel@ordna.example",),
        "smtp",
        THEN,
        peer="192.0.2.10",
        helo="karins-phone",
    )


async def _received(house: House, *, done: int, waiting: int = 0) -> list[WaitingMail]:
    mails = [_mail(str(nth)) for nth in range(done + waiting)]

    def receive(uow: UnitOfWork) -> None:
        for mail in mails:
            uow.mails.add(mail)
        for mail in mails[:done]:
            uow.mails.done(mail.id, "order", "1")

    await house.do(receive)
    return mails


async def _left(house: House, mails: list[WaitingMail]) -> list[bool]:
    return await house.ask(lambda uow: [uow.mails.get(mail.id) is not None for mail in mails])


async def test_done_mails_go_and_waiting_ones_stay(house: House) -> None:
    mails = await _received(house, done=2, waiting=1)
    assert await house.do(lambda uow: uow.forgetting.mails(LATER, 9)) == 2
    assert await _left(house, mails) == [False, False, True]


async def test_no_more_go_at_once_than_are_asked_for_and_the_oldest_first(house: House) -> None:
    mails = await _received(house, done=3)
    gone = [await house.do(lambda uow: uow.forgetting.mails(LATER, 2)) for _ in range(3)]
    assert (gone, await _left(house, mails)) == ([2, 1, 0], [False, False, False])


async def test_what_is_younger_stays(house: House) -> None:
    mails = await _received(house, done=1)
    assert await house.do(lambda uow: uow.forgetting.mails(EARLIER, 9)) == 0
    assert await _left(house, mails) == [True]


async def test_nothing_of_who_wrote_stays_with_the_mail(house: House) -> None:
    await _received(house, done=1)
    await house.do(lambda uow: uow.forgetting.mails(LATER, 9))
    rows = await house.database.read(
        lambda connection: connection.exec_driver_sql(
            "SELECT envelope_from, CAST(recipients AS TEXT), sender, subject, peer, helo, detail"
            " FROM received_mail"
        ).all()
    )
    assert [tuple(row) for row in rows] == [("", "[]", None, None, None, None, None)]


def _put(scan: Scan, uow: UnitOfWork) -> None:
    uow.service_objects.put_scan(scan)


async def test_old_scans_go(house: House) -> None:
    order = full_order()
    await keep(house, order)
    thing = order.assignments[0].service_object
    assert thing is not None
    for scan in (Scan(thing.id, EARLIER, "Anna"), Scan(thing.id, LATER, "Anna")):
        await house.do(partial(_put, scan))
    assert await house.do(lambda uow: uow.forgetting.scans(THEN, 9)) == 1
    left = await house.ask(lambda uow: uow.service_objects.scans(thing.id))
    assert [scan.at for scan in left] == [LATER]


@pytest.mark.parametrize(
    ("state", "gone"),
    [(State.READY, True), (State.INVOICED, True), (State.CANCELLED, True), (State.SIGNED, False)],
)
async def test_persons_go_from_finished_orders_alone(
    house: House, state: State, gone: bool
) -> None:
    order = replace(full_order(), state=state)
    await keep(house, order)
    assert await house.do(lambda uow: bool(uow.forgetting.persons(LATER, 9))) == gone
    found = await kept(house, order.number)
    assert (found.contact is None, found.requester is None) == (gone, gone)


async def test_who_wrote_goes_also_where_the_order_names_nobody(house: House) -> None:
    order = replace(full_order(), state=State.CANCELLED, contact=None, requester=None)
    await keep(house, order)
    await house.do(lambda uow: uow.forgetting.persons(LATER, 9))
    assert (await kept(house, order.number)).arrival is None


async def test_nothing_else_of_the_order_goes_with_them(house: House) -> None:
    order = replace(full_order(), state=State.CANCELLED)
    await keep(house, order)
    await house.do(lambda uow: uow.forgetting.persons(LATER, 9))
    found = await kept(house, order.number)
    bare = replace(order, contact=None, requester=None, arrival=None, version=found.version)
    assert found == bare


async def test_each_order_is_gone_through_once(house: House) -> None:
    for order in (full_order(), plain_order()):
        await keep(house, replace(order, state=State.CANCELLED))
    done = [await house.do(lambda uow: list(uow.forgetting.persons(LATER, 9))) for _ in range(2)]
    assert done == [[full_order().number], []]
