"""``ordna setting``: what the company may change."""

import click

from app.wiring import Parts
from cli.parts import print_json, print_table, with_parts
from core.people import SYSTEM
from core.settings import CATALOGUE, Setting, Settings, setting_called
from core.usecases.settings import SetSetting, set_setting


@click.group()
def setting() -> None:
    """What the company may change."""


@setting.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_settings(as_json: bool) -> None:
    """Every setting with its value."""
    with_parts(lambda parts: _list(parts, as_json))


@setting.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True)
def get(key: str, as_json: bool) -> None:
    """One setting's value."""
    wanted = setting_called(key)
    values = with_parts(lambda parts: parts.door.ask(lambda uow: uow.settings.all()))
    if as_json:
        print_json(_json(wanted, values))
    else:
        click.echo(wanted.written(values[wanted]))


@setting.command("set")
@click.argument("key")
@click.argument("value")
def set_one(key: str, value: str) -> None:
    """Sets a value; an empty one clears it."""
    command = SetSetting(key, value)
    click.echo(with_parts(lambda parts: parts.door.do(set_setting, command, SYSTEM)))


async def _list(parts: Parts, as_json: bool) -> None:
    words = parts.speech(None)
    values = await parts.door.ask(lambda uow: uow.settings.all())
    if as_json:
        print_json([_json(each, values) for each in CATALOGUE.values()])
        return
    print_table(
        [(s.key, s.written(values[s]) or "–", words.text(s.label)) for s in CATALOGUE.values()]
    )


def _json(each: Setting[object], values: Settings) -> dict[str, object]:
    return {
        "key": each.key,
        "feature": each.feature,
        "group": each.group,
        "label": each.label,
        "value": each.written(values[each]),
        "default": each.written(each.default),
    }
