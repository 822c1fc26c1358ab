"""``ordna order print``: the list as a paper (LS-22)."""

from pathlib import Path

import click

from cli.order.commands import Act, order_command
from cli.order.filtering import Options, filtered
from cli.order.showing import hand_out
from core.views import prices_for
from notifications.papers import Reader
from notifications.papers.order_list import WantedList, order_list


@order_command("print")
@filtered
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--columns", metavar="KEYS", help="With commas between.")
@click.option("--language", type=click.Choice(["sv", "en"]))
async def print_list(
    act: Act, options: Options, output: Path, columns: str | None, language: str | None
) -> None:
    """Prints the orders that match as PDF, as they are sorted; ``-o -`` is the standard output."""
    chosen = None if columns is None else tuple(columns.split(","))
    wanted = WantedList(act.actor, await options.filter(act), chosen)
    reader = Reader(language or act.parts.environment.language, prices_for(act.actor))
    hand_out(output, await act.parts.papers.of(order_list, wanted, reader))
