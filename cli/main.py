"""The command itself: finds the noun's module at need, and answers refusals with one sentence."""

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from app.environment import read_environment
from app.words import speech
from cli.parts import Commands
from core.refusals import Refused
from core.words import N_, Words

VERSION = "0.1.0"
NOUNS = {
    "serve": "cli.serve:serve",
    "demo": "cli.demo:demo",
    "check": "cli.check:check",
    "db": "cli.db:db",
    "mail": "cli.mail:mail",
    "order": "cli.order:order",
    "quote": "cli.quote:quote",
    "purchase": "cli.purchase:purchase",
    "user": "cli.user:user",
    "permission": "cli.permission:permission",
    "setting": "cli.setting:setting",
    "register": "cli.register:register",
    "delivery": "cli.delivery:delivery",
    "backup": "cli.backup:backup",
    "restore": "cli.backup:restore",
}


class Nouns(Commands):
    """Loads a noun's module only when it is asked for, so every command starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All nouns, in the order of a day's work."""
        return list(NOUNS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The noun's command, loaded now."""
        if cmd_name not in NOUNS:
            return None
        module, _, name = NOUNS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=Nouns, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(VERSION, message="ordna %(version)s")
def ordna() -> None:
    """Work orders for service companies, done from chat and e-mail."""


def main() -> None:
    """What a shell calls."""
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def run(words: Sequence[str] | None = None) -> int:
    """Run the command, by default with the shell's words, and give its exit code.

    0 is done, 1 refused (one sentence on stderr), 2 wrong usage, 130 interrupted.
    """
    try:
        ended = ordna(words, standalone_mode=False, prog_name="ordna")
    except Refused as refused:
        return _refused(refused)
    except click.ClickException as wrong:
        _wrong_usage(wrong)
        return 2
    except (click.Abort, KeyboardInterrupt):
        return 130
    return ended if isinstance(ended, int) else 0


def _wrong_usage(wrong: click.ClickException) -> None:
    """Say it as click does; for a number below zero with how such a one is written."""
    figure = wrong.option_name if isinstance(wrong, click.NoSuchOption) else ""
    if not re.fullmatch(r"-[0-9]", figure):
        wrong.show()
        return
    told = N_(
        "A minus begins an option here. Write -- before what follows the options, "
        "such as: -- 421 {figure}"
    )
    words = _words()
    sentence = words.text(told, figure=figure) if words else told.format(figure=figure)
    click.echo(sentence, err=True)


def _words() -> Words | None:
    """The company's; None where the environment itself is what is wrong."""
    try:
        environment = read_environment(os.environ)
        return speech(environment.language, environment.zone, environment.currency)(None)
    except Refused:
        return None


def _refused(refused: Refused) -> int:
    words = _words()
    sentence = words.text(refused.sentence, **refused.fields) if words else str(refused)
    from cli.ways_on import way_on  # it knows all refusals: loaded only when there is one

    line = way_on(refused, words)
    for told in (sentence, *((line,) if line else ()), *getattr(refused, "__notes__", ())):
        click.echo(told, err=True)
    return 1
