"""What holds whatever people do."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from uuid import UUID

from core.changes import comparable, flat, replayed
from core.events import Event, OrderDeleted, OrderSentToAccounting, SignaturesCleared
from core.lines import Line
from core.numbers import OrderNumber
from core.order_papers import SignedAs
from core.payers import payers_of
from core.prices import sums_of_order
from core.refusals import NoSuchOrder
from core.settings import VAT_RATE
from core.shapes import shape
from core.signature_chain import verify
from core.work_order import State, WorkOrder
from tests.core.days.moves import Move, undoes
from tests.core.days.world import World

CENT = Decimal("0.01")


@dataclass
class Memory:
    """What was seen so far: signed lines and where they stand, numbers, invoices of restored ones."""

    signed: dict[UUID, tuple[OrderNumber, Any]] = field(default_factory=dict)
    numbers: set[OrderNumber] = field(default_factory=set)
    there: set[OrderNumber] = field(default_factory=set)
    on_invoice: dict[OrderNumber, Any] = field(default_factory=dict)
    events: int = 0


def check(world: World, memory: Memory, move: Move) -> None:
    """Everything that must hold after this move, of the orders it changed."""
    news, memory.events = world.events[memory.events :], len(world.events)
    changed = list(_changed(world))
    _numbers_are_given_once(world, memory)
    _signed_lines_stay(world, memory, changed, forgetting=_forgets(news, move))
    for order in changed:
        _customer_signs_second(order)
        _totals_are_sums_of_lines(world, order)
        _nothing_of_a_restored_invoice_changes(world, order, memory)
        if order.state in {State.READY, State.INVOICED}:
            assert order.signatures, f"{order.number} is {order.state} and nobody signed it"
    for event in news:
        if isinstance(event, OrderSentToAccounting):
            assert all(not each["to_order"] for each in event.shape["assignments"])
    _invoices_hold_what_was_used(world, changed)


def check_history(world: World) -> None:
    """Every order's history, played from nothing, is the order."""
    for number in world.numbers():
        rows = world.sees(lambda uow, number=number: list(uow.lists.history(number)))
        played = replayed(change for row in rows for change in row.changes)
        assert comparable(played) == comparable(flat(world.order(number))), str(number)


def _changed(world: World) -> Iterator[WorkOrder]:
    for number in sorted(world.changed):
        try:
            yield world.order(OrderNumber.parse(number))
        except NoSuchOrder:
            continue


def _forgets(news: Iterable[Event], move: Move) -> set[str | None]:
    """The orders whose signatures somebody took off."""
    forgotten = (SignaturesCleared, OrderDeleted)
    gone = {event.order for event in news if isinstance(event, forgotten)}
    return gone | ({event.order for event in news} if move is undoes else set())


def _numbers_are_given_once(world: World, memory: Memory) -> None:
    there = set(world.numbers())
    fresh = there - memory.there
    assert not fresh & memory.numbers, f"given again: {fresh & memory.numbers}"
    memory.numbers |= fresh
    memory.there = there


def _signed_lines_stay(
    world: World, memory: Memory, changed: list[WorkOrder], forgetting: set[str | None]
) -> None:
    touched = {OrderNumber.parse(number) for number in world.changed}
    forgotten = {OrderNumber.parse(number) for number in forgetting if number}
    now = {line.id: (o.number, shape(line)) for o in changed for line in o.lines if line.signed}
    for line_id, (number, was) in list(memory.signed.items()):
        if number in touched:
            del memory.signed[line_id]
            if number not in forgotten:
                assert line_id in now, f"a signed line of {number} is gone: {was}"
                assert now[line_id][1] == was, f"a signed line of {number} changed"
    memory.signed |= now
    for order in changed:
        assert verify(order).unchanged, f"{order.number} is not as it was signed"


def _customer_signs_second(order: WorkOrder) -> None:
    roles = [signature.role for signature in order.signatures]
    if SignedAs.CUSTOMER in roles:
        assert SignedAs.TECHNICIAN in roles[: roles.index(SignedAs.CUSTOMER)], str(order.number)


def _totals_are_sums_of_lines(world: World, order: WorkOrder) -> None:
    rate: Decimal = world.sees(lambda uow: uow.settings.all()[VAT_RATE])
    priced = [line for line in _used(order) if line.price is not None]
    nets: dict[Decimal, Decimal] = {}
    for line in priced:
        vat = rate if line.vat is None else line.vat
        nets[vat] = nets.get(vat, Decimal(0)) + _net(line)
    vats = sum(
        ((net * vat / 100).quantize(CENT, ROUND_HALF_UP) for vat, net in nets.items()), Decimal(0)
    )
    sums = sums_of_order(order, rate).all
    assert (sums.net, sums.vat, sums.total) == (
        sum(nets.values()), vats, sum(nets.values()) + vats
    )  # fmt: skip


def _net(line: Line) -> Decimal:
    discount = line.discount or Decimal(0)
    net = line.quantity * (line.price or Decimal(0)) * (100 - discount) / 100
    return net.quantize(CENT, ROUND_HALF_UP)


def _used(order: WorkOrder) -> list[Line]:
    of_work = [line for a in order.assignments for line in (*a.time, *a.articles)]
    return [*of_work, *order.other_articles]


def _nothing_of_a_restored_invoice_changes(world: World, order: WorkOrder, memory: Memory) -> None:
    if not order.restored:
        memory.on_invoice.pop(order.number, None)
        return
    payers = world.sees(lambda uow: [each.customer.id for each in payers_of(order, uow)])
    now = (payers, order.customer.id, [_bare(line) for line in _used(order)])
    assert memory.on_invoice.setdefault(order.number, now) == now, str(order.number)


def _bare(line: Line) -> Any:
    own: dict[str, Any] = shape(line)
    return {key: value for key, value in own.items() if key != "signed_in"}


def _invoices_hold_what_was_used(world: World, changed: list[WorkOrder]) -> None:
    for order in changed:
        for invoice in world.sees(
            lambda uow, order=order: list(uow.invoices.of_order(order.number))
        ):
            wanted = {row.name for row in order.to_order}
            assert not wanted & {line.name for line in invoice.lines}, str(order.number)
            if invoice.totals is not None:
                nets = [line.amounts.net for line in invoice.lines if line.amounts]
                assert invoice.totals.net == sum(nets)
