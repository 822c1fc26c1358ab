"""Counts over all orders and mails, on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from core.figures import ArticleAwaited
from core.lines import ArticleToOrder, ToOrderState
from core.ports import UnitOfWork, WaitingMail
from core.registers import Customer
from core.work_order import Assignment, State
from tests.storage.conftest import House
from tests.storage.keeping import keep
from tests.storage.orders import AT, plain_order

EKEN = Customer("Brf Eken")
DAY = timedelta(days=1)


async def test_open_orders_are_counted_by_state_and_by_how_old_they_are(house: House) -> None:
    ages = (State.NEW, 0), (State.NEW, 8), (State.BEGUN, 8), (State.BEGUN, 9), (State.SIGNED, 9)
    for number, (state, days) in enumerate(ages, start=1):
        order = replace(plain_order(number, EKEN), state=state, created_at=AT - days * DAY)
        await keep(house, order)
    found = await house.ask(lambda uow: uow.figures.open_by_age([AT - 7 * DAY, AT - 30 * DAY]))
    assert found == {(State.NEW, 0): 1, (State.NEW, 1): 1, (State.BEGUN, 1): 2}


async def test_articles_of_open_orders_are_counted_the_most_awaited_first(house: House) -> None:
    hinge, closer = ("P12", "Hinge"), ("4711", "Closer")
    rows = (
        (hinge, ToOrderState.TO_ORDER),
        (hinge, ToOrderState.ORDERED),
        (
            closer,
            ToOrderState.ORDERED,
        ),
        (closer, ToOrderState.DELIVERED),
    )
    work = Assignment("Door", to_order=tuple(_row(*what, state) for what, state in rows))
    await keep(house, replace(plain_order(1, EKEN), assignments=(work,)))
    ready = replace(work, id=uuid4(), to_order=(_row("X", "Gone", ToOrderState.TO_ORDER),))
    closed = replace(plain_order(2, EKEN), assignments=(ready,), state=State.READY)
    await keep(house, closed)
    found = await house.ask(lambda uow: uow.figures.articles_awaited(5))
    assert found == [ArticleAwaited("P12", "Hinge", 1, 1), ArticleAwaited("4711", "Closer", 0, 1)]


async def test_mails_are_counted_by_day_and_by_what_became_of_them(house: House) -> None:
    mails = [_mail(n, AT - days * DAY) for n, days in enumerate((0, 0, 1, 1, 5))]

    def come(uow: UnitOfWork) -> None:
        for mail in mails:
            uow.mails.add(mail)
        uow.mails.done(mails[0].id, "order", "421")
        uow.mails.done(mails[2].id, "comment", "421")
        uow.mails.failed(mails[3].id, "held", None)

    await house.do(come)
    bounds = [AT - 1.5 * DAY, AT - 0.5 * DAY, AT + 0.5 * DAY]
    found = await house.ask(lambda uow: uow.figures.mails_between(bounds))
    assert found == {(1, "order"): 1, (1, "waiting"): 1, (0, "comment"): 1, (0, "held"): 1}


def _row(number: str, name: str, state: ToOrderState) -> ArticleToOrder:
    return ArticleToOrder(name, Decimal(1), "Anna Berg", AT, number, state=state)


def _mail(number: int, received_at: datetime) -> WaitingMail:
    return WaitingMail(
        uuid4(),
        f"<{number}@example.com>",
        b"Subject: hej",
        "",
        ("a@b.example",),
        "smtp",
        received_at,
    )
