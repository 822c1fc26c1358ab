"""What people do on a random day: each move picks what it needs by chance."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from core.lines import Line, ToOrderState
from core.numbers import OrderNumber
from core.people import SYSTEM, Actor
from core.settings import CATALOGUE
from core.usecases import (
    articles_to_order,
    assigning,
    assignments,
    bookings,
    comments,
    creating,
    customer_signing,
    editing,
    faults,
    line_edits,
    lines,
    measures,
    self_checks,
    settings,
    signing,
    undoing,
)
from core.usecases.due import DoWhatIsDue, do_what_is_due
from core.work_order import WorkOrder
from tests.core.days.world import CHECK, CUSTOMERS, OBJECTS, NothingToDo, World

T = TypeVar("T")
Move = Callable[[World, Random], None]
SWITCHES = (
    "customer-signatures",
    "require-customer-signatures",
    "send-on-ready",
    "disable-ready-with-articles-to-order",
    "require-measure-to-send",
    "require-object-to-sign",
    "begun-on-articles",
)


def any_of(things: Sequence[T], chance: Random) -> T:
    """One of them; raises NothingToDo."""
    if not things:
        raise NothingToDo
    return chance.choice(things)


def reports(world: World, chance: Random) -> None:
    name = chance.choice(CUSTOMERS)
    address = f"{name[-5:].strip()}@x.example"
    report = faults.ReportFault(name, address, "Broken", f"Look at {chance.choice(OBJECTS)}", "sv")
    world.does(SYSTEM, faults.report_fault, report)


def creates(world: World, chance: Random) -> None:
    place = (editing.Edit("facility", "Storgatan 5"),) if chance.random() < 0.3 else ()
    command = creating.CreateOrder(
        None, "Mend it", customer=CUSTOMERS[0], edits=place, object_code=_object(chance)
    )
    world.does(world.somebody(chance), creating.create_order, command)


def measure(world: World, chance: Random) -> None:
    order = world.some_order(chance, _workable)
    command = measures.AddMeasure(
        order.number,
        "Did it",
        world.now.date(),
        _assignment(order, chance),
        despite_ready=_coin(chance),
    )
    world.does(world.somebody(chance), measures.add_measure, command)


def rewords(world: World, chance: Random) -> None:
    order = world.some_order(chance, _has_unsigned)
    meant = any_of([m for a in order.assignments for m in a.measures], chance)
    command = measures.RewordMeasure(order.number, meant.id, f"Did {chance.random()}")
    world.does(world.somebody(chance), measures.reword_measure, command)


def article(world: World, chance: Random) -> None:
    order = world.some_order(chance, _workable)
    command = lines.AddArticle(
        order.number,
        chance.choice(("4711", "P12", "Free text")),
        Decimal(chance.choice(("1", "2.5", "0.333"))),
        _assignment(order, chance),
        price=chance.choice((None, Decimal("99.995"))),
        discount=chance.choice((None, Decimal("12.5"))),
        other=chance.random() < 0.2,
        despite_ready=_coin(chance),
    )
    world.does(world.somebody(chance), lines.add_article, command)


def time_row(world: World, chance: Random) -> None:
    order = world.some_order(chance, _workable)
    command = lines.AddTime(
        order.number, Decimal(chance.choice(("0.5", "8"))), _assignment(order, chance)
    )
    world.does(world.somebody(chance), lines.add_time, command)


def edits_line(world: World, chance: Random) -> None:
    order = world.some_order(chance, _has_unsigned)
    meant = any_of([line for line in order.lines if isinstance(line, Line)], chance)
    edit = line_edits.LineEdit("quantity", chance.choice(("3", "0.25", "no")))
    command = line_edits.EditLine(order.number, meant.id, (edit,), despite_ready=_coin(chance))
    world.does(world.somebody(chance), line_edits.edit_line, command)


def removes_line(world: World, chance: Random) -> None:
    order = world.some_order(chance, _has_unsigned)
    meant = any_of([*order.lines, *order.to_order], chance)
    command = lines.RemoveLine(order.number, meant.id)
    world.does(world.somebody(chance), lines.remove_line, command)


def asks_for_article(world: World, chance: Random) -> None:
    order = world.some_order(chance, _workable)
    command = articles_to_order.AskForArticle(
        order.number, f"Wanted {chance.random()}", Decimal(1), _assignment(order, chance)
    )
    world.does(world.somebody(chance), articles_to_order.ask_for_article, command)


def article_comes(world: World, chance: Random) -> None:
    order = world.some_order(chance, lambda each: bool(each.to_order))
    row = any_of(order.to_order, chance)
    command: Any = articles_to_order.SetArticleState(
        order.number, row.id, chance.choice(list(ToOrderState))
    )
    if _coin(chance):
        used = articles_to_order.UseOrderedArticle(order.number, row.id)
        world.does(world.somebody(chance), articles_to_order.use_ordered_article, used)
        return
    world.does(world.somebody(chance), articles_to_order.set_article_state, command)


def due_comes(world: World, chance: Random) -> None:
    world.now += timedelta(minutes=5)
    world.does(SYSTEM, do_what_is_due, DoWhatIsDue())


def comments_on(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    world.does(
        world.somebody(chance), comments.add_comment, comments.AddComment(order.number, "Ring")
    )


def edits(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    values = {
        "cost-centre": chance.choice(("", "700")),
        "invoiced-to": chance.choice(("", *CUSTOMERS)),
        "customer": chance.choice(CUSTOMERS),
        "facility": chance.choice(("", "Storgatan 5", "Backen 2")),
        "planned": chance.choice(("", "2026-12-01")),
        "object": _object(chance),
        "description": "Another thing",
    }
    field = chance.choice(list(values))
    edit = editing.Edit(field, values[field], assignment_id=_assignment(order, chance))
    world.does(
        world.somebody(chance), editing.edit_order, editing.EditOrder(order.number, (edit,))
    )


def adds_assignment(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    command = assignments.AddAssignment(order.number, "One more", object_code=_object(chance))
    world.does(world.somebody(chance), assignments.add_assignment, command)


def removes_assignment(world: World, chance: Random) -> None:
    order = world.some_order(chance, has_several)
    meant = any_of(order.assignments, chance)
    command = assignments.RemoveAssignment(order.number, meant.id)
    world.does(world.somebody(chance), assignments.remove_assignment, command)


def assigns(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    user_id = world.people[chance.choice(("Anna", "Erik", "Sven"))].user_id
    if user_id is None:
        raise NothingToDo
    if _coin(chance):
        command = assigning.Unassign(order.number, user_id)
        world.does(world.somebody(chance), assigning.unassign, command)
        return
    world.does(world.somebody(chance), assigning.assign, assigning.Assign(order.number, user_id))


def books(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    user_id = world.people["Anna"].user_id
    if user_id is None:
        raise NothingToDo
    begins = world.now + timedelta(days=chance.randint(1, 9))
    command = bookings.Book(order.number, user_id, begins, begins + timedelta(hours=2))
    world.does(world.somebody(chance), bookings.book, command)


def adds_check(world: World, chance: Random) -> None:
    order = world.some_order(chance)
    command = self_checks.AddSelfCheck(order.number, CHECK.id, _assignment(order, chance))
    world.does(world.somebody(chance), self_checks.add_self_check, command)


def signs(world: World, chance: Random) -> None:
    order = world.some_order(chance, lambda each: each.may_be_signed)
    command = signing.Sign(order.number, "Anna Berg", finished=chance.random() < 0.7)
    world.does(world.somebody(chance), signing.sign, command)


def customer_answers(world: World, chance: Random) -> None:
    order = world.some_order(chance, lambda each: each.waits_for_customer)
    karin = Actor.customer("Karin Ek", order.number)
    match chance.randint(0, 2):
        case 0:
            skip = customer_signing.SkipCustomerSignature(order.number)
            world.does(world.somebody(chance), customer_signing.skip_customer_signature, skip)
        case 1:
            no = customer_signing.DeclineToSign(order.number, "Not pleased")
            world.does(karin, customer_signing.decline_to_sign, no)
        case _:
            yes = customer_signing.SignAsCustomer(order.number, "Karin Ek", None)
            world.does(karin, customer_signing.sign_as_customer, yes)


def undoes(world: World, chance: Random) -> None:
    who, orders = world.latest
    number = OrderNumber.parse(any_of(sorted(orders), chance))
    world.does(who, undoing.undo, undoing.Undo(number, despite_letters=True))


def sets(world: World, chance: Random) -> None:
    key = any_of([key for key in SWITCHES if key in CATALOGUE], chance)
    command = settings.SetSetting(key, chance.choice(("on", "off")))
    world.does(SYSTEM, settings.set_setting, command)


def has_several(order: WorkOrder) -> bool:
    """Whether an assignment may go from it."""
    return len(order.assignments) > 1 and not order.is_closed


def _workable(order: WorkOrder) -> bool:
    return not order.is_closed


def _has_unsigned(order: WorkOrder) -> bool:
    return bool(order.unsigned) and not order.is_closed


def _coin(chance: Random) -> bool:
    return chance.random() < 0.5


def _object(chance: Random) -> str:
    return chance.choice(("", *OBJECTS))


def _assignment(order: WorkOrder, chance: Random) -> Any:
    return any_of(order.assignments, chance).id


WORK: tuple[Move, ...] = (
    reports, creates, measure, rewords, article, time_row, edits_line, removes_line,
    asks_for_article, article_comes, due_comes, comments_on, edits, adds_assignment,
    removes_assignment, assigns, books, adds_check, signs, signs, signs, customer_answers,
    customer_answers, undoes, sets,
)  # fmt: skip
"""A day's work."""
