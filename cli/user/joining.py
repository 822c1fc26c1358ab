"""``ordna user list``, ``add`` and ``invite``: who there is, and who is to be."""

from functools import partial

import click

from cli.order.commands import Act, acting
from cli.parts import print_json, print_table
from cli.user.naming import LANGUAGE, ROLES, state_of, user_json
from core.people import ROLE_LABELS, Role
from core.usecases.users import AddUser, InviteUser, add_user, invite_user, people_seen
from core.words import N_


@click.command("list")
@click.option("--json", "as_json", is_flag=True)
@acting
async def list_users(act: Act, as_json: bool) -> None:
    """Everybody, by name."""
    people = await act.ask(partial(people_seen, act.actor))
    if as_json:
        print_json([user_json(each) for each in people])
        return
    if not people:
        act.say(N_("Nobody is here yet. Add somebody with: ordna user add NAME --role ROLE"))
    print_table(
        [
            (
                each.name,
                act.words.text(ROLE_LABELS[each.role]),
                each.email or "",
                state_of(each, act.words),
            )
            for each in people
        ]
    )


@click.command()
@click.argument("name")
@click.option("--role", type=ROLES, required=True)
@click.option("--email")
@click.option("--phone")
@click.option("--language", type=LANGUAGE)
@click.option("--customer", default="", help="Whose, for a customer user: a customer's name.")
@acting
async def add(
    act: Act,
    name: str,
    role: str,
    email: str | None,
    phone: str | None,
    language: str | None,
    customer: str,
) -> None:
    """Adds a person."""
    command = AddUser(name, Role(role), email, language, phone, customer)
    click.echo((await act.do(add_user, command)).name)


@click.command()
@click.argument("name")
@click.option("--role", type=ROLES, required=True)
@click.option("--language", type=LANGUAGE)
@acting
async def invite(act: Act, name: str, role: str, language: str | None) -> None:
    """Prints the link that makes a Telegram account this person's, once, within two weeks."""
    bot = await act.parts.bot_username()
    invitation = await act.do(invite_user, InviteUser(name, Role(role), language))
    click.echo(f"https://t.me/{bot}?start={invitation.secret}")
