"""``ordna order columns`` and ``favourites``: how each person has his lists."""

from functools import partial

import click

from cli.order.commands import Act, order_command
from cli.parts import print_json, print_table
from core.columns import columns as known_columns
from core.filter_words import filter_said
from core.ports import UnitOfWork
from core.shapes import shape
from core.usecases.list_choices import (
    KeepColumns,
    NameFavourite,
    choose_default,
    columns_of,
    favourites,
    keep_columns,
    remove_favourite,
)
from core.words import N_


@order_command("columns")
@click.argument("keys", nargs=-1)
@click.option("--reset", is_flag=True, help="The usual columns again.")
@click.option("--json", "as_json", is_flag=True)
async def columns(act: Act, keys: tuple[str, ...], *, reset: bool, as_json: bool) -> None:
    """Chooses the columns of the detailed list, in this order; without any, prints them all."""
    if keys or reset:
        await act.do(keep_columns, KeepColumns(keys or None))
    shown, known = await act.ask(
        lambda uow: (columns_of(act.actor, uow), known_columns(uow.settings.all()))
    )
    places = {key: place for place, key in enumerate(shown, 1)}
    ordered = [*shown, *(key for key in known if key not in places)]
    if as_json:
        print_json([{"key": key, "place": places.get(key)} for key in ordered])
        return
    print_table([(str(places.get(k, "–")), k, act.words.text(known[k].label)) for k in ordered])


@order_command("favourites")
@click.option("--remove", metavar="NAME", help="Takes this one away.")
@click.option("--default", metavar="NAME", help="Lists begin with this one.")
@click.option("--json", "as_json", is_flag=True)
async def favourite_filters(
    act: Act, *, remove: str | None, default: str | None, as_json: bool
) -> None:
    """The filters that somebody keeps under a name; ★ is what his lists begin with."""
    if remove is not None:
        await act.do(remove_favourite, NameFavourite(remove))
    if default is not None:
        await act.do(choose_default, NameFavourite(default))
    mine = await act.ask(partial(favourites, None, act.actor))
    if as_json:
        print_json([shape(each) for each in mine])
        return

    def said(uow: UnitOfWork) -> list[str]:
        return [filter_said(each.filter, act.actor, uow, act.words) for each in mine]

    told = await act.ask(said)
    if not mine:
        act.say(N_("No favourites yet. Keep a list with: ordna order list --save-favourite NAME"))
    rows = zip(mine, told, strict=True)
    print_table([("★" if each.is_default else "", each.name, text) for each, text in rows])
