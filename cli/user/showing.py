"""``ordna user show`` and ``rights``: one person, and what he may do."""

from collections.abc import Iterator
from functools import partial

import click

from cli.order.commands import Act, acting
from cli.parts import print_json
from cli.user.naming import ROLES, hours_said, state_of, whole_user_json
from core.people import ROLE_LABELS, TEMPLATES, Actor, Role, User
from core.permissions import PERMISSIONS
from core.ports import UnitOfWork
from core.usecases.rights import ChangeRights, change_rights
from core.usecases.users import person_seen
from core.words import N_, Words

ABSENT = N_("Absent")
HIS_OWN = N_("his own setting")


@click.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True)
@acting
async def show(act: Act, name: str, as_json: bool) -> None:
    """One person: how to reach him, what he may do, when he works."""
    user, customer = await act.ask(partial(_looked_up, name, act.actor))
    if as_json:
        print_json(whole_user_json(user, customer))
        return
    for line in _lines(user, customer, act.words):
        click.echo(line)


@click.command()
@click.argument("name")
@click.option("--template", type=ROLES, help="First the rights of this role, and no others.")
@click.option("--grant", multiple=True, metavar="KEY", help="Gives a right; may be repeated.")
@click.option("--revoke", multiple=True, metavar="KEY", help="Takes a right; may be repeated.")
@acting
async def rights(
    act: Act, name: str, template: str | None, grant: tuple[str, ...], revoke: tuple[str, ...]
) -> None:
    """What a person may do, changed by the options; prints it as it is then."""
    command = ChangeRights(name, Role(template) if template else None, grant, revoke)
    user = await act.do(change_rights, command)
    for line in _rights(user, act.words):
        click.echo(line)


def _looked_up(name: str, actor: Actor, uow: UnitOfWork) -> tuple[User, str | None]:
    user = person_seen(name, actor, uow)
    customer = uow.customers.get(user.customer_id) if user.customer_id else None
    return user, customer.name if customer else None


def _lines(user: User, customer: str | None, words: Words) -> Iterator[str]:
    role = words.text(ROLE_LABELS[user.role])
    yield " · ".join(each for each in (user.name, role, state_of(user, words)) if each)
    facts = (
        (N_("E-mail"), user.email),
        (N_("Phone"), user.phone),
        (N_("Language"), user.language),
        (N_("Customer"), customer),
        (N_("Working hours"), hours_said(user.working_hours, words)),
    )
    for label, value in facts:
        if value:
            yield f"  {words.text(label)}: {value}"
    for each in user.absences:
        days = " – ".join(dict.fromkeys((str(each.first_day), str(each.last_day))))
        yield f"  {words.text(ABSENT)}: {' · '.join(p for p in (days, each.reason) if p)}"
    yield from _rights(user, words)


def _rights(user: User, words: Words) -> Iterator[str]:
    """Every right he has, and every right of his role's template that he has not."""
    template = TEMPLATES[user.role]
    for key, permission in PERMISSIONS.items():
        has, usual = permission in user.permissions, permission in template
        if has or usual:
            sign = "✓" if has else "–"
            note = "" if has == usual else f" · {words.text(HIS_OWN)}"
            yield f"  {sign} {key}: {words.text(permission.label)}{note}"
