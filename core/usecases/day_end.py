"""The end of somebody's working day: what his orders of the day still lack (XT-18)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from core import permissions as may
from core import settings as s
from core.checks import open_checks
from core.events import DayEnded
from core.filters import DateOf, OrderFilter, Period, SortKey
from core.lines import Measure
from core.lists import HistoryRow
from core.numbers import OrderNumber
from core.people import Actor, User
from core.planner import Company, Span, day_span, working_time
from core.ports import DueRow, UnitOfWork
from core.states import CLOSED
from core.text import one_line
from core.work_order import WorkOrder

DUE = "day-end"
USUAL_END = time(16, 30)
"""When the day of somebody ends for whom no hours are known."""
MOST = 50
WORK = frozenset(
    {"MeasureAdded", "MeasureAmended", "MeasureReworded", "LineAdded", "LineEdited"}
    | {"DocumentAdded", "PointAnswered", "SelfCheckCompleted", "SelfCheckSigned", "OrderSigned"}
    | {"ArticleToOrderAdded", "CounterRead"}
)
"""What shows that somebody worked on an order."""


class Lack(StrEnum):
    """What an order may still lack when a day on it is over, in the order it is done."""

    MEASURE = "measure"
    DAY = "day"
    TIME = "time"
    SELF_CHECK = "self_check"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class EndDay:
    """Look back on one's own day; ``day`` is the company's date, in its zone."""

    day: date
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Missing:
    """Something an order lacks; ``line_id`` the measure or self-check it is about."""

    what: Lack
    line_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DayOn:
    """Somebody's day on one order, and what is missing of it."""

    number: OrderNumber
    title: str
    worked: bool
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """Somebody's day: his orders of it, those first that lack something, and the hours noted."""

    day: date
    orders: tuple[DayOn, ...]
    hours: Decimal

    @property
    def open(self) -> tuple[DayOn, ...]:
        """The orders that lack something."""
        return tuple(each for each in self.orders if each.missing)

    @property
    def worked(self) -> bool:
        """Whether anything of that day is noted at all."""
        return any(each.worked for each in self.orders)


def end_day(command: EndDay, actor: Actor, uow: UnitOfWork) -> Day:
    """What the actor's own orders of the day lack: measure, its day, time, self-check, signature.

    His are those he has been given, of the day those he worked on or was booked for (XT-18).
    """
    span = day_span(command.day, command.day, command.zone)
    booked = _booked(span, actor, uow)
    orders = [uow.work_orders.get(number) for number in _candidates(span, booked, actor, uow)]
    found = [_day_on(order, command, span, booked, actor, uow) for order in orders]
    days = tuple(each for each in found if each is not None)
    hours = sum((_hours(each, span, actor) for each in orders), Decimal(0))
    return Day(command.day, tuple(sorted(days, key=lambda each: not each.missing)), hours)


def end_of(user: User, company: Company, day: date, zone: tzinfo) -> datetime:
    """When his working day ends: by his hours, else the company's, else at half past four."""
    known = user.working_hours or company
    spans = working_time(user, company, day, zone) if known else ()
    if spans:
        return spans[-1].ends_at
    return datetime.combine(day, USUAL_END, zone)


def plan_day_ends(uow: UnitOfWork, zone: tzinfo) -> None:
    """Have everybody who works in chat told of his day when it ends; kept up with his hours."""
    company = uow.settings.all()[s.WORKING_HOURS]
    for user in uow.users.all():
        if _is_told(user):
            _plan(user, company, uow, zone)


def tell_day_end(row: DueRow, uow: UnitOfWork, zone: tzinfo) -> None:
    """Tell somebody of his day, if he worked on anything; a day that has passed is not told of."""
    day, user = date.fromisoformat(row.context["day"]), uow.users.get(UUID(row.key))
    if user is None or not _is_told(user) or uow.now.astimezone(zone).date() != day:
        return
    _put(user, uow.settings.all()[s.WORKING_HOURS], day + timedelta(days=1), uow, zone)
    if end_day(EndDay(day, zone), Actor.of(user), uow).worked:
        uow.publish(DayEnded(by="Ordna", user_id=row.key, day=day.isoformat()))


def _is_told(user: User) -> bool:
    return user.active and user.is_technician and user.telegram_id is not None


def _put(user: User, company: Company, day: date, uow: UnitOfWork, zone: tzinfo) -> None:
    ends = end_of(user, company, day, zone)
    uow.due.put(DueRow(DUE, str(user.id), ends, {"day": day.isoformat()}))


def _plan(user: User, company: Company, uow: UnitOfWork, zone: tzinfo) -> None:
    planned = uow.due.get(DUE, str(user.id))
    day = _next_day(planned, uow.now.astimezone(zone).date())
    if planned is not None and planned.at <= uow.now:
        return
    ends = end_of(user, company, day, zone)
    if ends <= uow.now:
        _put(user, company, day + timedelta(days=1), uow, zone)
    elif planned is None or planned.at != ends:
        _put(user, company, day, uow, zone)


def _next_day(planned: DueRow | None, today: date) -> date:
    """Today, unless a later day is planned: then today was told of, and is not again."""
    return today if planned is None else max(today, date.fromisoformat(planned.context["day"]))


def _booked(span: Span, actor: Actor, uow: UnitOfWork) -> frozenset[str]:
    planned = uow.lists.planned(span.starts_at, span.ends_at, actor.user_id)
    begun = (each for each in planned if each.starts_at <= uow.now)
    return frozenset(each.number for each in begun)


def _candidates(
    span: Span, booked: Iterable[str], actor: Actor, uow: UnitOfWork
) -> list[OrderNumber]:
    if actor.user_id is None:
        return []
    changed = Period(DateOf.CHANGED, first=span.starts_at.date())
    wanted = OrderFilter(
        assigned_to=actor.user_id, period=changed, sort=SortKey.NUMBER, limit=MOST
    )
    numbers = dict.fromkeys((*booked, *(row.number for row in uow.lists.orders(wanted))))
    return [OrderNumber.parse(number) for number in numbers]


def _day_on(
    order: WorkOrder,
    command: EndDay,
    span: Span,
    booked: frozenset[str],
    actor: Actor,
    uow: UnitOfWork,
) -> DayOn | None:
    if not order.is_assigned_to(actor.user_id) or order.state in CLOSED:
        return None
    acts = [row for row in uow.lists.history(order.number) if _is_work(row, span, actor)]
    if not acts and str(order.number) not in booked:
        return None
    missing = tuple(_missing(order, acts, command.day, span, actor))
    return DayOn(order.number, one_line(order.title, 80), bool(acts), missing)


def _is_work(row: HistoryRow, span: Span, actor: Actor) -> bool:
    mine = row.actor_id == actor.user_id and row.event in WORK
    return mine and span.starts_at <= row.at < span.ends_at


def _missing(
    order: WorkOrder, acts: list[HistoryRow], day: date, span: Span, actor: Actor
) -> Iterator[Missing]:
    yield from _of_measures(order, acts, day, actor)
    if not _hours(order, span, actor):
        yield Missing(Lack.TIME)
    left = open_checks(order)
    if left:
        yield Missing(Lack.SELF_CHECK, left[0].id)
    if order.may_be_signed and actor.may(may.SIGN):
        yield Missing(Lack.SIGNATURE)


def _of_measures(
    order: WorkOrder, acts: list[HistoryRow], day: date, actor: Actor
) -> Iterator[Missing]:
    own = [m for a in order.assignments for m in a.measures if m.done_by == actor.name]
    if any(measure.done_on == day for measure in own):
        return
    written = _written_then(own, acts)
    yield Missing(Lack.DAY, written.id) if written else Missing(Lack.MEASURE)


def _written_then(own: list[Measure], acts: list[HistoryRow]) -> Measure | None:
    """The last unsigned measure that was written on the day and has another date."""
    added = {str(row.body["measure_id"]) for row in acts if row.event == "MeasureAdded"}
    late = [each for each in own if str(each.id) in added and not each.signed]
    return late[-1] if late else None


def _hours(order: WorkOrder, span: Span, actor: Actor) -> Decimal:
    """The hours of his that were noted within the span."""
    rows = (line for assignment in order.assignments for line in assignment.time)
    own = (line for line in rows if line.added_by == actor.name)
    then = (line for line in own if span.starts_at <= line.added_at < span.ends_at)
    return sum((line.quantity for line in then), Decimal(0))
