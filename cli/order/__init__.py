"""``ordna order``: everything that can be done with orders, one module per theme."""

from importlib import import_module
from importlib.util import find_spec

import click

from cli.order.commands import KNOWN

MODULES = (
    "listing",
    "walking",
    "choosing",
    "exporting",
    "bulk",
    "showing",
    "making",
    "editing",
    "assigning",
    "measures",
    "articles",
    "lines",
    "to_order",
    "objects",
    "checks",
    "bookings",
    "planning",
    "comments",
    "documents",
    "messages",
    "approvals",
    "signing",
    "finishing",
    "invoicing",
    "copies",
    "lifecycle",
    "history",
    "menu",
)
"""The themes, in the order of a day's work; a theme without a module has no commands."""


class Themes(click.Group):
    """Loads the themes when a command is asked for, so that other nouns start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, theme by theme."""
        _load()
        return list(KNOWN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        _load()
        return KNOWN.get(cmd_name)


@click.group(cls=Themes)
def order() -> None:
    """Makes, lists, shows, changes and finishes orders."""


def _load() -> None:
    for module in MODULES:
        if find_spec(f"cli.order.{module}"):
            import_module(f"cli.order.{module}")
