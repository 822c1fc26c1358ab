"""``ordna db``: the database's shape."""

import asyncio

import click

from app.indexing import index_anew
from app.wiring import Parts, upgrade_database
from cli.parts import Commands, environment, with_parts, words_of
from core.words import N_


@click.group(cls=Commands)
def db() -> None:
    """The database's shape."""


@db.command()
def upgrade() -> None:
    """Brings the database to this version's shape; run it before the service after an update."""
    given = environment()
    asyncio.run(upgrade_database(given))
    click.echo(words_of(given).text(N_("The database has this version's shape.")))


@db.command()
def reindex() -> None:
    """Fills the search index anew; people may work and search meanwhile."""

    async def work(parts: Parts) -> None:
        done = await index_anew(parts.database)
        words = parts.speech(None)
        click.echo(words.plural("{count} order is indexed.", "{count} orders are indexed.", done))

    with_parts(work)
