"""``ordna db``: the database's shape."""

import asyncio

import click

from app.wiring import upgrade_database
from cli.parts import environment


@click.group()
def db() -> None:
    """The database's shape."""


@db.command()
def upgrade() -> None:
    """Brings the database to this version's shape; run it before the service after an update."""
    asyncio.run(upgrade_database(environment()))
