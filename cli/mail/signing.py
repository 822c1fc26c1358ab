"""``ordna mail dkim``: the DNS record that lets others check the signatures on our letters."""

import os

import click

from app.dkim import NoKeyToPublish, signing_of, zone_line
from app.environment import read_environment


@click.command("dkim")
def dkim_record() -> None:
    """The DNS record of the key in ORDNA_DKIM_KEY, as a line for the zone of the mail domain."""
    signing = signing_of(read_environment(os.environ))
    if signing is None:
        raise NoKeyToPublish
    click.echo(zone_line(signing))
