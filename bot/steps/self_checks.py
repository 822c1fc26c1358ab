"""Self-checks as a chat steps through them: one point at a time, and where one stopped (SC-01)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from bot.said import SentFile
from bot.steps.album_homes import Home, album_home, remember
from bot.steps.documents import KeepFile, document_of, fetch_later, keep_file
from bot.updates.gathering import order_seen
from core.chat import Pending
from core.checks import checks_of
from core.numbers import OrderNumber
from core.order_papers import Document
from core.people import Actor
from core.point_answers import Answer
from core.ports import UnitOfWork
from core.self_checks import Point, SelfCheck, SelfCheckTemplate
from core.usecases.failed_checks import OrderOfPoint, order_made_of, order_of_point
from core.usecases.self_checks import (
    WORKS,
    AddSelfCheck,
    AnswerPoint,
    ClearPoint,
    CompleteSelfCheck,
    SignSelfCheck,
    add_self_check,
    answer_point,
    check_meant,
    clear_point,
    complete_self_check,
    sign_self_check,
)
from core.work_order import WorkOrder

APPROVED, FAILED = "y", "n"
FIRST_OPEN = 999
"""Stands for the point where one stopped."""


@dataclass(frozen=True, slots=True)
class ListChecks:
    """The self-checks of an order."""

    number: OrderNumber


@dataclass(frozen=True, slots=True)
class ChecksSeen:
    """The order, who looks, and the templates that one may be added from."""

    order: WorkOrder
    actor: Actor
    templates: Sequence[SelfCheckTemplate]


@dataclass(frozen=True, slots=True)
class SeePoint:
    """The point at this place of a check, the first one left for FIRST_OPEN."""

    number: OrderNumber
    check_id: UUID
    nth: int = FIRST_OPEN


@dataclass(frozen=True, slots=True)
class PointSeen:
    """A check on its order; ``point`` None: all of it is shown. ``made``: the order of the point.

    ``covers``: what was answered in writing stood for the order's card; ``more``: in its album.
    """

    order: WorkOrder
    check: SelfCheck
    nth: int
    actor: Actor
    made: OrderNumber | None = None
    covers: bool = False
    more: bool = False

    @property
    def point(self) -> Point | None:
        """The point that is looked at."""
        return self.check.points[self.nth] if self.nth < len(self.check.points) else None


@dataclass(frozen=True, slots=True)
class BeginCheck:
    """A check of this template, on the assignment at ``place`` counted from 1; 0: not said yet."""

    number: OrderNumber
    template_id: UUID
    place: int


@dataclass(frozen=True, slots=True)
class TapPoint:
    """What was tapped at a point: approved, failed, or a choice by its place."""

    seen: SeePoint
    verdict: str


@dataclass(frozen=True, slots=True)
class SayPoint:
    """What was said to the point that waits; ``file`` is a photo, ``album`` what it is part of."""

    seen: SeePoint
    answer: Answer
    waits: Pending
    file: SentFile | None = None
    album: str | None = None


def see_checks(command: ListChecks, actor: Actor, uow: UnitOfWork) -> ChecksSeen:
    """Every self-check of the order, and what can be added (SC-01, SC-06)."""
    order = order_seen(command.number, actor, uow)
    adds = actor.may_on(order, *WORKS) and not order.is_closed
    templates = uow.self_check_templates.all() if adds else ()
    return ChecksSeen(order, actor, sorted(templates, key=lambda each: each.name.casefold()))


def see_point(command: SeePoint, actor: Actor, uow: UnitOfWork) -> PointSeen:
    """The check at that point; raises NoSuchLine."""
    order = order_seen(command.number, actor, uow)
    return _seen(order, check_meant(order, command.check_id), command.nth, actor)


def tap_point(command: TapPoint, actor: Actor, uow: UnitOfWork) -> PointSeen:
    """Answer as tapped, and go on to the next point that is left; stay at one that failed."""
    seen = see_point(command.seen, actor, uow)
    if seen.point is None:
        return seen
    return _answered(seen, _verdict(seen.point, command.verdict), None, actor, uow)


def say_point(command: SayPoint, actor: Actor, uow: UnitOfWork) -> PointSeen:
    """Answer as written or with a photo; a later part of an album is of the point of the first."""
    seen, chat_id = see_point(command.seen, actor, uow), command.waits.place.chat_id
    home = album_home(command.album, chat_id, uow)
    if home is not None and command.file is not None:
        today = uow.now.date()
        keep = KeepFile(home.number, command.file, command.album, today, chat_id)
        return replace(seen, order=keep_file(keep, actor, uow).order, more=True)
    if seen.point is None:
        return seen
    here = Home(seen.order.number, point_id=seen.point.id)
    remember(command.album, chat_id, here, uow)
    photo = document_of(command.file, command.album, actor, uow) if command.file else None
    after = _answered(seen, command.answer, photo, actor, uow)
    return replace(after, covers=_covers_card(command.waits, uow))


def _covers_card(waits: Pending, uow: UnitOfWork) -> bool:
    card = uow.chats.card(waits.place, waits.order or "")
    return card is not None and card.message_id == waits.prompt_message_id


def clear(command: SeePoint, actor: Actor, uow: UnitOfWork) -> PointSeen:
    """Take the answer back."""
    seen = see_point(command, actor, uow)
    if seen.point is None:
        return seen
    done = clear_point(ClearPoint(command.number, command.check_id, seen.point.id), actor, uow)
    return _seen(done.order, done.check, seen.nth, actor)


def begin(command: BeginCheck, actor: Actor, uow: UnitOfWork) -> PointSeen | ChecksSeen:
    """Add a check and begin with it; where the order has several assignments, ask which first."""
    order = order_seen(command.number, actor, uow)
    if command.place == 0 and len(order.assignments) > 1:
        return ChecksSeen(order, actor, ())
    place = min(max(command.place - 1, 0), len(order.assignments) - 1)
    home = order.assignments[place].id if order.assignments else None
    done = add_self_check(AddSelfCheck(command.number, command.template_id, home), actor, uow)
    return _seen(done.order, done.check, FIRST_OPEN, actor)


def complete(command: CompleteSelfCheck, actor: Actor, uow: UnitOfWork) -> PointSeen:
    """Say that the check is done."""
    done = complete_self_check(command, actor, uow)
    return _seen(done.order, done.check, len(done.check.points), actor)


def sign(command: CompleteSelfCheck, actor: Actor, uow: UnitOfWork) -> PointSeen:
    """Answer for the check with one's name (SE-52)."""
    signing = SignSelfCheck(command.number, command.check_id, actor.name)
    done = sign_self_check(signing, actor, uow)
    return _seen(done.order, done.check, len(done.check.points), actor)


def make_order(command: SeePoint, actor: Actor, uow: UnitOfWork) -> PointSeen:
    """Have what was found wrong put right by an order of its own (RV-01)."""
    seen = see_point(command, actor, uow)
    if seen.point is None:
        return seen
    order_of_point(OrderOfPoint(command.number, command.check_id, seen.point.id), actor, uow)
    return see_point(command, actor, uow)


def left_of(check: SelfCheck) -> int:
    """The place of the first point that is left; behind the last where none is."""
    places = (nth for nth, point in enumerate(check.points) if not point.answered)
    return next(places, len(check.points))


def home_of(order: WorkOrder, check: SelfCheck) -> int:
    """The place of the assignment that the check is on."""
    held = enumerate(order.assignments)
    return next((nth for nth, each in held if check in each.self_checks), 0)


def of_order(order: WorkOrder) -> tuple[SelfCheck, ...]:
    """Every self-check, assignment by assignment."""
    return checks_of(order)


def _verdict(point: Point, tapped: str) -> Answer:
    if tapped in {APPROVED, FAILED}:
        return Answer(approved=tapped == APPROVED)
    place = int(tapped) if tapped.isdecimal() else -1
    known = point.asks.choices
    return Answer(choice=known[place].text if 0 <= place < len(known) else tapped)


def _answered(
    seen: PointSeen, answer: Answer, photo: Document | None, actor: Actor, uow: UnitOfWork
) -> PointSeen:
    point, number = seen.check.points[seen.nth], seen.order.number
    command = AnswerPoint(number, seen.check.id, point.id, answer, photo)
    done = answer_point(command, actor, uow)
    if photo is not None:
        fetch_later(number, photo.id, uow)
    after = replace(seen, order=done.order, check=done.check)
    goes_on = not answer.only_notes and done.check.points[seen.nth].answered
    if goes_on and not done.check.points[seen.nth].failed:
        return _seen(done.order, done.check, _next_left(done.check, seen.nth), actor)
    return _seen(after.order, after.check, seen.nth, actor)


def _next_left(check: SelfCheck, nth: int) -> int:
    """The next point that is left after this one, else the first, else the whole."""
    later = (at for at in range(nth + 1, len(check.points)) if not check.points[at].answered)
    return next(later, left_of(check))


def _seen(order: WorkOrder, check: SelfCheck, nth: int, actor: Actor) -> PointSeen:
    nth = left_of(check) if nth == FIRST_OPEN else min(nth, len(check.points))
    made = order_made_of(order, check.points[nth]) if nth < len(check.points) else None
    return PointSeen(order, check, nth, actor, made)
