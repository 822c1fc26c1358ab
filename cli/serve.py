"""``ordna serve``: the service."""

import asyncio

import click

from app.service import PARTS, serve_until_stopped
from cli.parts import environment
from core.refusals import Refused
from core.words import N_


class NoSuchPart(Refused):
    sentence = N_("There is no part {part} to serve. The parts are: {parts}.")


@click.command()
@click.option("--only", help="Only these parts, with commas between: web,bot,smtp,imap,worker.")
def serve(only: str | None) -> None:
    """Runs the service until it is stopped."""
    wanted = tuple(part.strip() for part in only.split(",")) if only else PARTS
    for part in wanted:
        if part not in PARTS:
            raise NoSuchPart(part=part, parts=", ".join(PARTS))
    asyncio.run(serve_until_stopped(environment(), wanted))
