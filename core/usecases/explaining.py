"""What stands in an order's way, and whose way a change of settings would stand in (XT-06, XT-07)."""

from collections.abc import Iterator
from dataclasses import dataclass

from core import permissions as may
from core.filters import OrderFilter
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.requirements import (
    CATALOGUE,
    Block,
    Facts,
    Moment,
    Standing,
    facts_of,
    passed,
    standings,
)
from core.requirements import blocks as blocks_at
from core.settings import (
    CUSTOM_FIELDS,
    CUSTOM_STATUSES,
    CUSTOMER_SIGNATURES,
    Settings,
    setting_called,
)
from core.states import State
from core.work_order import WorkOrder

UNDER_WAY = frozenset(State) - {State.INVOICED, State.CANCELLED}
_ALSO_ASKED = frozenset({CUSTOM_FIELDS.key, CUSTOM_STATUSES.key, CUSTOMER_SIGNATURES.key})
"""Settings that requirements look at without being turned on by them."""
_MOMENTS = frozenset(Moment) - {Moment.BACKORDER, Moment.RESTORE}


@dataclass(frozen=True, slots=True)
class ExplainOrder:
    """Ask what stands in an order's way."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class TrySetting:
    """Ask what would get stuck if a setting had this value, as people write it."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Stuck:
    """An order that a setting would stop, and what would stand in its way where."""

    number: OrderNumber
    title: str
    block: Block


def explain_order(command: ExplainOrder, actor: Actor, uow: UnitOfWork) -> tuple[Standing, ...]:
    """Every moment of an order: passed, free, or all that blocks it with what helps (XT-06)."""
    order = uow.work_orders.get(command.number)
    actor.require_sight(order)
    return standings(order, facts_of(uow))


def try_setting(command: TrySetting, actor: Actor, uow: UnitOfWork) -> tuple[Stuck, ...]:
    """The orders under way that this value would stop and the present one does not (XT-07).

    Nothing is changed. One row for each order and moment; those further on are not looked at.
    """
    actor.require_at_all(may.ADMIN)
    setting = setting_called(command.key)
    now = uow.settings.all()
    then = now.with_value(setting, setting.read(command.value))
    return what_if(then, uow) if may_stop(setting.key) else ()


def may_stop(key: str) -> bool:
    """Whether this setting can stop any order at all; for others none needs to be looked at."""
    return key in _ALSO_ASKED or any(
        each.setting is not None and each.setting.key == key for each in CATALOGUE
    )


def what_if(then: Settings, uow: UnitOfWork) -> tuple[Stuck, ...]:
    """The orders under way that would get stuck with these settings instead of the present."""
    before, after = facts_of(uow), facts_of(uow, settings=then)
    numbers = uow.lists.numbers(OrderFilter(states=UNDER_WAY))
    orders = (uow.work_orders.get(OrderNumber.parse(number)) for number in numbers)
    return tuple(stuck for order in orders for stuck in _stuck(order, before, after))


def _stuck(order: WorkOrder, before: Facts, after: Facts) -> Iterator[Stuck]:
    for moment in Moment:
        if moment not in _MOMENTS or passed(moment, order):
            continue
        met = {block.requirement.key for block in blocks_at(moment, order, before)}
        came = (b for b in blocks_at(moment, order, after) if b.requirement.key not in met)
        block = next(came, None)
        if block is not None:
            yield Stuck(order.number, order.title, block)
