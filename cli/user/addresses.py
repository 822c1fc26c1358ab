"""``ordna user calendar`` and ``office``: the addresses that are somebody's alone."""

import click

from cli.order.commands import Act, acting
from core.links import Purpose
from core.usecases.calendars import MakeCalendar, make_calendar
from core.usecases.sessions import MakeSession, make_session


@click.command()
@click.argument("name")
@click.option("--anew", is_flag=True, help="Another address; the one before opens nothing.")
@acting
async def calendar(act: Act, name: str, anew: bool) -> None:
    """Prints the address of a person's own calendar, for his calendar program to follow."""
    secret = await act.do(make_calendar, MakeCalendar(name, anew))
    token = act.parts.signer.token(Purpose.CALENDAR, secret)
    click.echo(f"{act.parts.environment.public_url.rstrip('/')}/calendar/{token}.ics")


@click.command()
@click.argument("name")
@acting
async def office(act: Act, name: str) -> None:
    """Prints a link to the office pages for a person; it opens once, within fifteen minutes."""
    session = await act.do(make_session, MakeSession(name))
    token = act.parts.signer.token(Purpose.OFFICE, session)
    click.echo(f"{act.parts.environment.public_url.rstrip('/')}/office/in/{token}")
