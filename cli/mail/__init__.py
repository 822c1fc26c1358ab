"""``ordna mail``: reads mails, takes them in, and shows what came of them and what waits."""

import click

from cli.mail.listing import list_mails
from cli.mail.parsing import parse
from cli.mail.quarantine import quarantine
from cli.mail.receiving import receive
from cli.mail.signing import dkim_record
from cli.parts import Commands


@click.group(cls=Commands)
def mail() -> None:
    """Reads mails, takes them in, and shows what came of them and what waits for a person."""


for command in (parse, receive, list_mails, quarantine, dkim_record):
    mail.add_command(command)
