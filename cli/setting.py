"""``ordna setting``: what the company may change."""

from typing import Any, BinaryIO

import click

from cli.order.commands import Act, acting
from cli.parts import Commands, print_json, print_table
from cli.user.naming import hours_said
from core.settings import COMPANY_LOGO, GROUPS, Setting, Settings, setting_called
from core.settings.company import LARGEST_LOGO, refuse_unless_picture
from core.settings.hours import HOURS_OF_WEEK
from core.text import one_line
from core.usecases.explaining import Stuck, TrySetting, try_setting
from core.usecases.settings import SetSetting, set_setting
from core.words import N_, Words

SHOWN = 40
"""Characters of a value in the list; `setting show` has the whole."""


@click.group(cls=Commands)
def setting() -> None:
    """What the company may change."""


@setting.command("list")
@acting
@click.option("--json", "as_json", is_flag=True)
async def list_settings(act: Act, *, as_json: bool) -> None:
    """Every setting with its value, under its heading."""
    values = await act.ask(lambda uow: uow.settings.all())
    if as_json:
        print_json([_json(each, values) for group in GROUPS for each in group.settings])
        return
    for group in GROUPS:
        click.echo(act.words.text(group.title))
        rows = [_row(each, values, act) for each in group.settings]
        print_table([("", *row) for row in rows])


@setting.command()
@acting
@click.argument("key")
@click.option("--json", "as_json", is_flag=True)
async def get(act: Act, key: str, *, as_json: bool) -> None:
    """One setting's value."""
    wanted: Setting[Any] = setting_called(key)
    values = await act.ask(lambda uow: uow.settings.all())
    if as_json:
        print_json(_json(wanted, values))
    else:
        click.echo(wanted.written(values[wanted]))


@setting.command()
@acting
@click.argument("key")
async def show(act: Act, key: str) -> None:
    """What a setting does, how its value is written, and what it is now."""
    wanted: Setting[Any] = setting_called(key)
    values = await act.ask(lambda uow: uow.settings.all())
    words = act.words
    click.echo(f"{words.text(wanted.label)} ({wanted.key})")
    click.echo(words.text(wanted.help))
    facts = (
        (N_("Write"), words.text(wanted.kind.form)),
        (N_("Now"), said_of(values[wanted], wanted, words)),
        (N_("From the start"), said_of(wanted.default, wanted, words)),
    )
    print_table([(f"  {words.text(label)}", value) for label, value in facts], fold=True)


@setting.command("set")
@acting
@click.argument("key")
@click.argument("value")
async def set_one(act: Act, key: str, value: str) -> None:
    """Sets a value, empty for none, and says which orders are stopped by it."""
    stuck = await _tried(act, key, value)
    await act.do(set_setting, SetSetting(key, value))
    values = await act.ask(lambda uow: uow.settings.all())
    wanted: Setting[Any] = setting_called(key)
    click.echo(said_of(values[wanted], wanted, act.words))
    if stuck:
        _print_stuck(stuck, act, to_stderr=True)


@setting.command("try")
@acting
@click.argument("key")
@click.argument("value")
@click.option("--json", "as_json", is_flag=True)
async def try_one(act: Act, key: str, value: str, *, as_json: bool) -> None:
    """Says which orders would be stopped by a value; changes nothing."""
    stuck = await _tried(act, key, value)
    if as_json:
        print_json([_stuck_json(each, act) for each in stuck])
    elif stuck:
        _print_stuck(stuck, act, to_stderr=False)
    else:
        act.say(N_("No order would be stopped by that."))


@setting.command()
@acting
@click.argument("file", type=click.File("rb"))
async def logo(act: Act, file: BinaryIO) -> None:
    """Keeps a picture as the company's logo."""
    content = file.read(LARGEST_LOGO + 1)
    refuse_unless_picture(content, file.name)
    stored = await act.parts.files.put(content)
    click.echo(await act.do(set_setting, SetSetting(COMPANY_LOGO.key, stored)))


async def _tried(act: Act, key: str, value: str) -> tuple[Stuck, ...]:
    command = TrySetting(key, value)
    return await act.ask(lambda uow: try_setting(command, act.actor, uow))


def _row(each: Setting[Any], values: Settings, act: Act) -> tuple[str, str, str]:
    written = one_line(said_of(values[each], each, act.words), SHOWN)
    return each.key, written, act.words.text(each.label)


def said_of(value: Any, of: Setting[Any], words: Words) -> str:
    """A setting's value for people, in words that may be written too; a dash for none."""
    if isinstance(value, bool):
        return words.text(N_("on") if value else N_("off"))
    if of.kind is HOURS_OF_WEEK:
        return hours_said(value, words) or "–"
    return of.written(value) or "–"


def _json(each: Setting[Any], values: Settings) -> dict[str, object]:
    return {
        "key": each.key,
        "feature": each.feature,
        "group": each.group,
        "label": each.label,
        "help": each.help,
        "value": each.written(values[each]),
        "default": each.written(each.default),
    }


def _print_stuck(stuck: tuple[Stuck, ...], act: Act, *, to_stderr: bool) -> None:
    orders = len({each.number for each in stuck})
    title = act.words.plural(
        "{count} order under way is stopped by that:",
        "{count} orders under way are stopped by that:",
        orders,
    )
    click.echo(title, err=to_stderr)
    for each in stuck:
        reason = act.words.text(each.block.sentence, **each.block.fields)
        click.echo(f"  {each.number}  {each.title}  {reason}", err=to_stderr)


def _stuck_json(each: Stuck, act: Act) -> dict[str, str]:
    return {
        "order": str(each.number),
        "title": each.title,
        "moment": each.block.moment.value,
        "sentence": act.words.text(each.block.sentence, **each.block.fields),
    }
