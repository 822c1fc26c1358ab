"""``ordna user``: the company's people and their invitations."""

import click

from app.wiring import Parts
from cli.parts import print_json, print_table, with_parts
from core.people import ROLE_LABELS, SYSTEM, Role, User
from core.usecases.users import AddUser, InviteUser, add_user, invite_user

ROLES = click.Choice([role.value for role in Role])
LANGUAGE = click.Choice(["sv", "en"])


@click.group()
def user() -> None:
    """The company's people and their invitations."""


@user.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_users(as_json: bool) -> None:
    """Everybody, by name."""
    with_parts(lambda parts: _list(parts, as_json))


@user.command()
@click.argument("name")
@click.option("--role", type=ROLES, required=True)
@click.option("--email")
@click.option("--language", type=LANGUAGE)
def add(name: str, role: str, email: str | None, language: str | None) -> None:
    """Adds a person."""
    command = AddUser(name, Role(role), email, language)
    added = with_parts(lambda parts: parts.door.do(add_user, command, SYSTEM))
    click.echo(added.name)


@user.command()
@click.argument("name")
@click.option("--role", type=ROLES, required=True)
@click.option("--language", type=LANGUAGE)
def invite(name: str, role: str, language: str | None) -> None:
    """Prints the link that makes a Telegram account this person's, once, within two weeks."""

    async def invited(parts: Parts) -> str:
        bot = await parts.bot_username()
        command = InviteUser(name, Role(role), language)
        invitation = await parts.door.do(invite_user, command, SYSTEM)
        return f"https://t.me/{bot}?start={invitation.secret}"

    click.echo(with_parts(invited))


async def _list(parts: Parts, as_json: bool) -> None:
    words = parts.speech(None)
    people = await parts.door.ask(lambda uow: sorted(uow.users.all(), key=lambda each: each.name))
    if as_json:
        print_json([_json(each) for each in people])
        return
    print_table(
        [
            (
                each.name,
                words.text(ROLE_LABELS[each.role]),
                each.email or "",
                "📱" if each.telegram_id else "",
            )
            for each in people
        ]
    )


def _joined(person: User) -> str:
    return "📱" if person.telegram_id else ""


def _json(person: User) -> dict[str, object]:
    return {
        "name": person.name,
        "role": person.role.value,
        "email": person.email,
        "language": person.language,
        "joined": person.telegram_id is not None,
        "active": person.active,
    }
