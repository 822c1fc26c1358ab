"""Used articles and time: what the job took (AR-01, AR-07)."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from core import permissions as may
from core import settings
from core.events import LineAdded, LineRemoved
from core.lines import Line
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput
from core.registers import Article
from core.text import one_line, said
from core.usecases.measures import refuse_when_closed
from core.words import N_
from core.work_order import WorkOrder

MOST = Decimal(100_000)
MOST_HOURS = Decimal(24)
_STEP = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class AddArticle:
    """So many of an article: a number of the register, or its name in free words."""

    number: OrderNumber
    article: str
    quantity: Decimal
    assignment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class AddTime:
    """Hours of work."""

    number: OrderNumber
    hours: Decimal
    assignment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class LineAddedTo:
    """The order as it is now, and the line that was added."""

    order: WorkOrder
    line: Line


@dataclass(frozen=True, slots=True)
class RemoveLine:
    """Take off an unsigned line of any kind, an article to be ordered too."""

    number: OrderNumber
    line_id: UUID


def add_article(command: AddArticle, actor: Actor, uow: UnitOfWork) -> LineAddedTo:
    """Add a used article at the register's price (AR-01, AR-05); may begin the order (AR-17)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    article = article_meant(command.article, uow)
    line = Line(
        name=article.name,
        number=article.number or None,
        unit=article.unit,
        price=article.price,
        quantity=fitting_quantity(command.quantity, MOST),
        added_by=actor.name,
        added_at=uow.now,
    )
    order = order.with_article(command.assignment_id, line)
    if uow.settings.all()[settings.BEGUN_ON_ARTICLES]:
        order = order.begun()
    return _saved(order, line, actor, uow)


def add_time(command: AddTime, actor: Actor, uow: UnitOfWork) -> LineAddedTo:
    """Add a time row (AR-07)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    line = Line(
        name=actor.name,
        unit="h",
        quantity=fitting_quantity(command.hours, MOST_HOURS),
        added_by=actor.name,
        added_at=uow.now,
    )
    return _saved(order.with_time(command.assignment_id, line).begun(), line, actor, uow)


def remove_line(command: RemoveLine, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take off a line that no signature has locked (AR-09, SG-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_when_closed(order)
    order = order.without_line(command.line_id)
    uow.work_orders.save(order)
    uow.publish(LineRemoved(order=str(order.number), by=actor.name, line_id=str(command.line_id)))
    return order


def article_meant(words: str, uow: UnitOfWork) -> Article:
    """The register's article of this number, else one in free words without number or price."""
    name = one_line(said(words))
    return uow.articles.by_number(name) or Article(number="", name=name)


def fitting_quantity(quantity: Decimal, most: Decimal) -> Decimal:
    """The quantity, more than nothing, at most ``most`` and with at most three decimals."""
    if not quantity.is_finite() or not 0 < quantity <= most or quantity % _STEP != 0:
        raise BadInput(
            N_("Write a quantity between 0 and {most}, with at most three decimals."), most=most
        )
    return quantity


def _saved(order: WorkOrder, line: Line, actor: Actor, uow: UnitOfWork) -> LineAddedTo:
    uow.work_orders.save(order)
    uow.publish(
        LineAdded(
            order=str(order.number),
            by=actor.name,
            line_id=str(line.id),
            name=line.name,
            quantity=str(line.quantity),
            unit=line.unit,
        )
    )
    return LineAddedTo(order, line)
