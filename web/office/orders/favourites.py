"""The filter that one's lists begin with, and those kept under a name (LS-02, LS-03)."""

from aiohttp import web

from core.filters import OrderFilter
from core.usecases.list_choices import (
    EVERYTHING,
    KeepFavourite,
    KeepFilter,
    NameFavourite,
    choose_default,
    keep_favourite,
    keep_filter,
    remove_favourite,
)
from core.words import N_
from web.office.desk import Desk, office
from web.office.orders.asked import LIST, WHERE, pairs_of, read_list


async def filter_sent(desk: Desk) -> OrderFilter:
    """The filter of the list that a form was sent from."""
    asked = read_list(pairs_of(desk.form.text(LIST)))
    return await desk.ask(lambda uow: asked.meant(desk.actor, uow)) or EVERYTHING


async def keep(desk: Desk) -> web.StreamResponse:
    """Begin with this filter from now on."""
    await desk.do(keep_filter, KeepFilter(await filter_sent(desk)))
    return desk.back(N_("Your lists begin with this filter from now on."), to=WHERE)


async def forget(desk: Desk) -> web.StreamResponse:
    """Begin with what one's favourites say, else with all orders."""
    await desk.do(keep_filter, KeepFilter(None))
    return desk.back(N_("The filter is not remembered any more."), to=WHERE)


async def put(desk: Desk) -> web.StreamResponse:
    """Keep this filter under a name."""
    is_default = desk.form.has("default")
    command = KeepFavourite(desk.form.text("name"), await filter_sent(desk), is_default)
    kept = await desk.do(keep_favourite, command)
    return desk.back(N_("Kept as the favourite {name}."), name=kept.name)


async def begin_with(desk: Desk) -> web.StreamResponse:
    """Let lists begin with this favourite."""
    kept = await desk.do(choose_default, NameFavourite(desk.form.text("name")))
    return desk.back(N_("Your lists begin with {name} from now on."), to=WHERE, name=kept.name)


async def remove(desk: Desk) -> web.StreamResponse:
    """Take one away."""
    gone = await desk.do(remove_favourite, NameFavourite(desk.form.text("name")))
    return desk.back(N_("The favourite {name} is taken away."), name=gone.name)


ROUTES = (
    web.post(f"{WHERE}/kept", office(keep)),
    web.post(f"{WHERE}/kept/forget", office(forget)),
    web.post(f"{WHERE}/favourites", office(put)),
    web.post(f"{WHERE}/favourites/default", office(begin_with)),
    web.post(f"{WHERE}/favourites/remove", office(remove)),
)
