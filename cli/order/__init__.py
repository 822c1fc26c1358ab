"""``ordna order``: everything that can be done with orders, one module per theme."""

from collections.abc import Iterator, Sequence
from importlib import import_module

import click

from cli.order.commands import KNOWN
from cli.parts import Commands

THEMES = (
    (
        "Look",
        ("listing", "walking", "choosing", "exporting", "printing", "showing", "menu", "history"),
    ),
    ("Make and change", ("making", "editing", "copies", "triage")),
    ("Who and when", ("assigning", "bookings", "planning")),
    ("The work", ("measures", "articles", "lines", "to_order", "objects", "checks")),
    ("Words and files", ("comments", "documents", "messages", "approvals")),
    ("Sign and invoice", ("signing", "finishing", "invoicing", "bulk")),
    ("Call off", ("lifecycle",)),
)
"""The themes under their headings, in the order of a day's work."""


class Themes(Commands):
    """Loads the themes when a command is asked for, so that other nouns start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, theme by theme."""
        return [name for _, names in self.themes(ctx) for name in names]

    def themes(self, ctx: click.Context) -> Iterator[tuple[str, Sequence[str]]]:
        """The headings, and the commands of the modules under each."""
        _load()
        for title, modules in THEMES:
            whose = {f"{__name__}.{module}": place for place, module in enumerate(modules)}
            found = [
                (whose[m], name) for name, made in KNOWN.items() if (m := _home(made)) in whose
            ]
            yield title, [name for _, name in sorted(found, key=lambda pair: pair[0])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        _load()
        return KNOWN.get(cmd_name)


@click.group(cls=Themes)
def order() -> None:
    """Makes, lists, shows, changes and finishes orders."""


def _home(command: click.Command) -> str:
    return command.callback.__module__ if command.callback else ""


def _load() -> None:
    for _, modules in THEMES:
        for module in modules:
            import_module(f"{__name__}.{module}")
