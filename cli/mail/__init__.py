"""``ordna mail``: reads mails, takes them in, and shows what came of them and what waits."""

import click

from cli.mail.listing import list_mails
from cli.mail.parsing import parse
from cli.mail.quarantine import quarantine
from cli.mail.receiving import receive
from cli.parts import Commands


@click.group(cls=Commands)
def mail() -> None:
    """Reads mails, takes them in, and shows what came of them and what waits for a person."""


for command in (parse, receive, list_mails, quarantine):
    mail.add_command(command)
