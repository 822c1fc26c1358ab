"""``ordna order`` and self-checks: added, answered point by point, completed, signed, removed."""

from pathlib import Path
from typing import Any

import click

from cli.order.commands import NUMBER, Act, order_command
from cli.order.documents import FILE, document_from
from cli.order.editing import PLACE, assignment_at
from cli.order.places import meant, seen
from cli.parts import print_json
from core.checks import checks_of
from core.numbers import OrderNumber
from core.order_json import utc
from core.point_answers import Answer
from core.self_checks import Point, SelfCheck
from core.usecases.self_checks import (
    AddSelfCheck,
    AnswerPoint,
    ClearPoint,
    CompleteSelfCheck,
    NoSuchTemplate,
    RemoveSelfCheck,
    SignSelfCheck,
    add_self_check,
    answer_point,
    clear_point,
    complete_self_check,
    remove_self_check,
    sign_self_check,
)
from core.words import N_


@order_command("checks")
@click.argument("number", type=NUMBER)
@click.option("--json", "as_json", is_flag=True)
async def list_checks(act: Act, number: OrderNumber, as_json: bool) -> None:
    """The order's self-checks with their points and answers."""
    checks = checks_of(await seen(act, number))
    if as_json:
        print_json([_shape(check) for check in checks])
        return
    for place, check in enumerate(checks, 1):
        click.echo(f"{place} {_headed(check, act)}")
        for nth, point in enumerate(check.points, 1):
            click.echo(f"  {nth} {_told(point, act)}")


@order_command("add-check")
@click.argument("number", type=NUMBER)
@click.argument("template")
@PLACE
async def add_check(act: Act, number: OrderNumber, template: str, place: int | None) -> None:
    """Adds a self-check, by its template's name."""
    assignment_id = await assignment_at(act, number, place)
    found = await act.ask(lambda uow: uow.self_check_templates.named(template))
    if found is None:
        raise NoSuchTemplate
    done = await act.do(add_self_check, AddSelfCheck(number, found.id, assignment_id))
    act.say(N_("Self-check {check} is on order {number}."), check=done.check.name, number=number)


@order_command("answer")
@click.argument("number", type=NUMBER)
@click.argument("check")
@click.argument("point")
@click.option("--value", help="What was measured or read.")
@click.option("--choice", help="One of the point's choices.")
@click.option("--approved/--not-approved", "approved", default=None)
@click.option("--note")
@click.option("--photo", type=FILE, help="A picture, which is put on the order.")
async def answer(
    act: Act,
    number: OrderNumber,
    check: str,
    point: str,
    value: str | None,
    choice: str | None,
    approved: bool | None,
    note: str | None,
    photo: Path | None,
) -> None:
    """Answers a point, both by place or name; without an option it is done and approved."""
    which, asked = await _point(act, number, check, point)
    picture = await document_from(act, photo) if photo else None
    said = Answer(approved, value, choice, note)
    done = await act.do(answer_point, AnswerPoint(number, which.id, asked.id, said, picture))
    click.echo(_told(done.check.point(asked.id), act))


@order_command("clear-answer")
@click.argument("number", type=NUMBER)
@click.argument("check")
@click.argument("point")
async def clear(act: Act, number: OrderNumber, check: str, point: str) -> None:
    """Takes the answer to a point back."""
    which, asked = await _point(act, number, check, point)
    done = await act.do(clear_point, ClearPoint(number, which.id, asked.id))
    click.echo(_told(done.check.point(asked.id), act))


@order_command("complete-check")
@click.argument("number", type=NUMBER)
@click.argument("check")
async def complete(act: Act, number: OrderNumber, check: str) -> None:
    """Completes a self-check whose points are all answered."""
    check_id = (await _check(act, number, check)).id
    done = await act.do(complete_self_check, CompleteSelfCheck(number, check_id))
    click.echo(_headed(done.check, act))


@order_command("sign-check")
@click.argument("number", type=NUMBER)
@click.argument("check")
@click.option("--name", help="Who answers for it; whoever acts, if left out.")
async def sign(act: Act, number: OrderNumber, check: str, name: str | None) -> None:
    """Signs a self-check, which completes it."""
    check_id = (await _check(act, number, check)).id
    command = SignSelfCheck(number, check_id, act.actor.name if name is None else name)
    done = await act.do(sign_self_check, command)
    click.echo(_headed(done.check, act))


@order_command("remove-check")
@click.argument("number", type=NUMBER)
@click.argument("check")
async def remove(act: Act, number: OrderNumber, check: str) -> None:
    """Takes a self-check off the order."""
    found = await _check(act, number, check)
    await act.do(remove_self_check, RemoveSelfCheck(number, found.id))
    act.say(N_("Self-check {check} is off order {number}."), check=found.name, number=number)


async def _check(act: Act, number: OrderNumber, wanted: str) -> SelfCheck:
    checks = checks_of(await seen(act, number))
    return meant(checks, wanted, lambda check: check.name, number)


async def _point(act: Act, number: OrderNumber, check: str, point: str) -> tuple[SelfCheck, Point]:
    which = await _check(act, number, check)
    return which, meant(which.points, point, lambda each: each.asks.name, number)


def _headed(check: SelfCheck, act: Act) -> str:
    words = act.words
    if check.signed_by:
        state = words.text(N_("signed by {name}"), name=check.signed_by)
    elif check.completed:
        state = words.text(N_("complete"))
    else:
        left = len(check.open_points)
        state = words.plural("{count} point left", "{count} points left", left)
    mandatory = words.text(N_("mandatory")) if check.mandatory else ""
    return " · ".join(part for part in (check.name, mandatory, state) if part)


def _told(point: Point, act: Act) -> str:
    number = point.measured
    said = (point.value or "") if number is None else act.words.quantity(number)
    value = f"{said} {point.asks.unit or ''}".strip() if point.value else ""
    verdict = {None: N_("not answered"), True: N_("approved"), False: N_("not approved")}
    parts = (point.asks.name, value, point.choice or "", act.words.text(verdict[_found(point)]))
    return " · ".join(part for part in (*parts, point.note) if part)


def _found(point: Point) -> bool | None:
    return point.approved if point.answered else None


def _shape(check: SelfCheck) -> dict[str, Any]:
    return {
        "name": check.name,
        "mandatory": check.mandatory,
        "completed": check.completed,
        "completed_by": check.completed_by,
        "signed_by": check.signed_by,
        "signed_at": utc(check.signed_at),
        "locked": check.signed,
        "points": [_point_shape(point) for point in check.points],
    }


def _point_shape(point: Point) -> dict[str, Any]:
    return {
        "name": point.asks.name,
        "unit": point.asks.unit,
        "choices": [choice.text for choice in point.asks.choices],
        "photo": point.asks.photo,
        "value": point.value,
        "choice": point.choice,
        "approved": point.approved,
        "answered": point.answered,
        "note": point.note or None,
        "answered_by": point.answered_by,
        "answered_at": utc(point.answered_at),
    }
