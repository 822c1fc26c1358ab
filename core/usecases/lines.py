"""Used articles and time: what the job took (AR-01, AR-07, AR-08)."""

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from core import permissions as may
from core import settings
from core.bounds import (
    MOST_HOURS,
    fitting_discount,
    fitting_price,
    fitting_quantity,
    most_of,
    refuse_more_than,
)
from core.events import LineAdded, LineRemoved
from core.lines import ArticleToOrder, Line
from core.numbers import OrderNumber
from core.people import Actor
from core.ports import UnitOfWork
from core.refusals import BadInput, Refused
from core.registers import Article, Facility
from core.self_checks import SelfCheck
from core.text import one_line
from core.usecases.approvals import waiting_for
from core.usecases.article_mails import note_gone
from core.usecases.articles_meant import article_known, article_meant
from core.usecases.entering import Entry, kept, opened, refuse_unless_offered
from core.words import N_
from core.work_order import WorkOrder


class OtherArticlesAreOff(Refused):
    sentence = N_(
        "Articles without an assignment are not used here. Add it to an assignment of order "
        "{number} instead."
    )


@dataclass(frozen=True, slots=True)
class AddArticle:
    """So many of an article: a number of the register, or its name in free words.

    ``price`` overrides the register's; ``discount`` is in percent; ``other`` puts it on no
    assignment (AR-08); ``despite_ready`` is the yes to WithdrawsReady.
    """

    number: OrderNumber
    article: str
    quantity: Decimal
    assignment_id: UUID | None = None
    price: Decimal | None = None
    discount: Decimal | None = None
    other: bool = False
    entry: Entry = Entry.CHAT
    despite_ready: bool = False


@dataclass(frozen=True, slots=True)
class AddTime:
    """Hours of work; ``article`` names one of the register's time articles, which has a price."""

    number: OrderNumber
    hours: Decimal
    assignment_id: UUID | None = None
    article: str | None = None
    entry: Entry = Entry.CHAT
    despite_ready: bool = False


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
    despite_ready: bool = False


def add_article(command: AddArticle, actor: Actor, uow: UnitOfWork) -> LineAddedTo:
    """Add a used article at the register's price (AR-01, AR-05); may begin the order (AR-17)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    refuse_unless_offered(command.entry, settings.FAST_ADD_ARTICLES, order, uow)
    _refuse_prices_unseen(command, actor)
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=True)
    price = fitting_price(command.price)
    article = article_meant(command.article, uow, price)
    quantity = fitting_quantity(command.quantity, most_of(article.unit, is_time=article.is_time))
    line = line_of(article, quantity, actor.name, uow)
    line = replace(priced(line, price), discount=fitting_discount(command.discount))
    order = _placed(order, line, command, uow)
    if uow.settings.all()[settings.BEGUN_ON_ARTICLES]:
        order = order.begun()
    order = waiting_for(line, order, actor, uow)
    return _saved(kept(order, command.entry, uow), line, actor, uow)


def add_time(command: AddTime, actor: Actor, uow: UnitOfWork) -> LineAddedTo:
    """Add a time row, in free hours or of a time article (AR-07)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    order = opened(order, actor, uow, despite_ready=command.despite_ready, invoiced=True)
    hours = fitting_quantity(command.hours, MOST_HOURS)
    article = _time_article(command.article, actor, uow)
    line = line_of(article, hours, actor.name, uow)
    order = with_line(order, command.assignment_id, line).begun()
    order = waiting_for(line, order, actor, uow)
    return _saved(kept(order, command.entry, uow), line, actor, uow)


def remove_line(command: RemoveLine, actor: Actor, uow: UnitOfWork) -> WorkOrder:
    """Take off a line that no signature has locked (AR-09, SG-05)."""
    order = uow.work_orders.get(command.number)
    actor.require(order, may.EDIT, may.EDIT_ASSIGNED)
    line = order.line(command.line_id)
    if isinstance(line, SelfCheck):
        actor.require(order, may.REMOVE_SELF_CHECK)
    order = opened(
        order, actor, uow, despite_ready=command.despite_ready, invoiced=isinstance(line, Line)
    )
    order = order.without_line(line.id)
    uow.work_orders.save(order)
    if isinstance(line, ArticleToOrder):
        note_gone(order.number, (line,), actor, uow)
    uow.publish(LineRemoved(order=str(order.number), by=actor.name, line_id=str(line.id)))
    return order


def add_facility_articles(
    order: WorkOrder, facility: Facility, actor: Actor, uow: UnitOfWork
) -> WorkOrder:
    """The order with the facility's articles that it has not yet, on its first assignment (AR-09).

    One that somebody took off comes back only when the facility is set anew. A number that the
    register does not have is passed over: no order fails because of a facility.
    """
    used = [line for a in order.assignments for line in (*a.articles, *a.time)]
    there = {line.number for line in used if line.facility_id in {None, facility.id}}
    for wanted in facility.articles if order.assignments else ():
        article = uow.articles.by_number(wanted.number)
        if article is not None and article.number not in there:
            line = line_of(article, wanted.quantity, actor.name, uow)
            order = with_line(order, None, replace(line, facility_id=facility.id))
    return order


def line_of(article: Article, quantity: Decimal, by: str, uow: UnitOfWork) -> Line:
    """So many of this article, as the register has it, added by somebody now (AR-02, AR-05)."""
    return Line(
        name=article.name,
        number=article.number or None,
        unit=article.unit,
        price=article.price,
        vat=article.vat,
        is_time=article.is_time,
        quantity=quantity,
        added_by=by,
        added_at=uow.now,
    )


def priced(line: Line, price: Decimal | None) -> Line:
    """The line at this price, marked where the register says another; None keeps it (AR-05)."""
    if price is None:
        return line
    by_hand = line.number is not None and price != line.price
    return replace(line, price=price, price_changed=by_hand)


def with_line(order: WorkOrder, assignment_id: UUID | None, line: Line) -> WorkOrder:
    """The line on an assignment, among its time or its articles; raises TooManyLines."""
    assignments = order.assignments
    if line.is_time:
        refuse_more_than(sum(len(a.time) for a in assignments), order.number)
        return order.with_time(assignment_id, line)
    refuse_more_than(sum(len(a.articles) for a in assignments), order.number)
    return order.with_article(assignment_id, line)


def _placed(order: WorkOrder, line: Line, command: AddArticle, uow: UnitOfWork) -> WorkOrder:
    if not command.other:
        return with_line(order, command.assignment_id, line)
    if not uow.settings.all()[settings.SHOW_OTHER_ARTICLES]:
        raise OtherArticlesAreOff(number=order.number)
    refuse_more_than(len(order.other_articles), order.number)
    return order.with_other_article(line)


def _time_article(words: str | None, actor: Actor, uow: UnitOfWork) -> Article:
    if words is None:
        return Article(number="", name=actor.name, unit="h", is_time=True)
    article = article_known(one_line(words), uow)
    if article is None or not article.is_time:
        raise BadInput(
            N_("{article} is no time article of the register. Name one, or write hours alone."),
            article=one_line(words, 60),
        )
    return article


def _refuse_prices_unseen(command: AddArticle, actor: Actor) -> None:
    if command.price is not None:
        actor.require_at_all(may.SEE_PRICE)
    if command.discount is not None:
        actor.require_at_all(may.SEE_DISCOUNT)


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
