"""``ordna user``: the company's people, what they may do, when they work, and how they leave."""

import click

from cli.parts import Commands
from cli.user.addresses import calendar, office
from cli.user.changing import absent, change, hours
from cli.user.joining import add, invite, list_users
from cli.user.leaving import activate, deactivate
from cli.user.showing import rights, show


@click.group(cls=Commands)
def user() -> None:
    """The company's people: who they are, what they may do, and how they come and go."""


for command in (
    list_users, show, add, invite, change, rights, hours, absent, deactivate, activate, calendar, office,
):  # fmt: skip
    user.add_command(command)
