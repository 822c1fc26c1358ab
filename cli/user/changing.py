"""``ordna user change``, ``hours`` and ``absent``: what is known of a person."""

from datetime import date

import click

from cli.days import DAY
from cli.order.commands import Act, acting
from cli.user.naming import ROLES, hours_said
from core.people import Role
from core.settings.hours import HOURS_OF_WEEK
from core.usecases.user_changes import (
    AddAbsence,
    ChangeUser,
    RemoveAbsence,
    SetHours,
    add_absence,
    change_user,
    remove_absence,
    set_hours,
)
from core.words import N_


@click.command()
@click.argument("name")
@click.option("--name", "new_name", help="What he is called from now on.")
@click.option("--email", help="Empty takes it away; likewise phone and language.")
@click.option("--phone")
@click.option("--language")
@click.option("--role", type=ROLES, help="Brings the rights of this role, and no others.")
@click.option("--mails/--no-mails", default=None, help="What he is given comes by mail too.")
@click.option("--customer", help="Whose, for a customer user: a customer's name.")
@acting
async def change(
    act: Act,
    name: str,
    new_name: str | None,
    email: str | None,
    phone: str | None,
    language: str | None,
    role: str | None,
    customer: str | None,
    mails: bool | None,
) -> None:
    """Changes what is known of a person; what is left out stays."""
    new_role = Role(role) if role else None
    command = ChangeUser(name, new_name, email, phone, language, new_role, customer, mails)
    changed = await act.do(change_user, command)
    act.say(N_("{name} is changed."), name=changed.name)


@click.command()
@click.argument("name")
@click.argument("hours")
@acting
async def hours(act: Act, name: str, hours: str) -> None:
    """When a person works, such as "mon-fri 7-16"; "" means the company's own hours."""
    user = await act.do(set_hours, SetHours(name, HOURS_OF_WEEK.read(hours)))
    if user.working_hours:
        written = hours_said(user.working_hours, act.words)
        act.say(N_("{name} works {hours}."), name=user.name, hours=written)
    else:
        act.say(N_("{name} works the company's hours."), name=user.name)


@click.command()
@click.argument("name")
@click.argument("first_day", type=DAY)
@click.argument("last_day", type=DAY, required=False)
@click.argument("reason", default="")
@click.option("--remove", is_flag=True, help="Takes the absence off that begins on this day.")
@acting
async def absent(
    act: Act,
    name: str,
    first_day: date,
    last_day: date | None,
    reason: str,
    remove: bool,
) -> None:
    """Days on which a person is away, both included; one day if no last day is given."""
    if remove:
        user = await act.do(remove_absence, RemoveAbsence(name, first_day))
        act.say(N_("{name} is there on {day}."), name=user.name, day=first_day)
        return
    last = last_day or first_day
    user = await act.do(add_absence, AddAbsence(name, first_day, last, reason))
    if last == first_day:
        act.say(N_("{name} is away on {day}."), name=user.name, day=last)
        return
    act.say(N_("{name} is away {first} – {last}."), name=user.name, first=first_day, last=last)
