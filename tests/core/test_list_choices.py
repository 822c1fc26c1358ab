"""Each person keeps his lists as he wants them: filter, favourites, columns."""

from dataclasses import replace

import pytest

from core.filters import OrderFilter
from core.lists import Favourite
from core.people import SYSTEM
from core.refusals import BadInput
from core.usecases.list_choices import (
    MOST_FAVOURITES,
    KeepColumns,
    KeepFavourite,
    KeepFilter,
    NameFavourite,
    NobodysList,
    NoSuchColumn,
    NoSuchFavourite,
    choose_default,
    columns_of,
    favourite,
    favourites,
    keep_columns,
    keep_favourite,
    keep_filter,
    remove_favourite,
)
from tests.core.conftest import Company
from tests.core.listed import listed, some_orders

WINDOW = OrderFilter(text="window")
LIFT = OrderFilter(text="lift")


@pytest.mark.shows("U", "LS-02")
async def test_a_kept_filter_is_what_one_s_lists_begin_with(company: Company) -> None:
    await some_orders(company)
    await company.does("Anna", keep_filter, KeepFilter(WINDOW))
    assert await listed(company, "Anna", None) == ["2"]
    assert len(await listed(company, "Erik", None)) == 3
    await company.does("Anna", keep_filter, KeepFilter(None))
    assert len(await listed(company, "Anna", None)) == 3


@pytest.mark.shows("U", "LS-03")
async def test_a_favourite_is_chosen_again_by_its_name(company: Company) -> None:
    await company.does("Anna", keep_favourite, KeepFavourite(" My  windows ", WINDOW))
    found = await company.does("Anna", favourite, NameFavourite("my WINDOWS"))
    assert found == Favourite("My windows", WINDOW)


@pytest.mark.shows("U", "LS-03")
async def test_the_default_favourite_holds_until_something_else_is_said(company: Company) -> None:
    await some_orders(company)
    await company.does("Anna", keep_filter, KeepFilter(LIFT))
    await company.does("Anna", keep_favourite, KeepFavourite("Windows", WINDOW, is_default=True))
    by_default = await listed(company, "Anna", None)
    await company.does("Anna", keep_filter, KeepFilter(LIFT))
    kept = await listed(company, "Anna", None)
    await company.does("Anna", choose_default, NameFavourite("windows"))
    assert (by_default, kept, await listed(company, "Anna", None)) == (["2"], ["3"], ["2"])


async def test_only_one_favourite_is_the_default(company: Company) -> None:
    for name in ("A", "B"):
        await company.does("Anna", keep_favourite, KeepFavourite(name, LIFT, is_default=True))
    mine = await company.does("Anna", favourites, None)
    assert [(each.name, each.is_default) for each in mine] == [("A", False), ("B", True)]


async def test_a_favourite_keeps_no_limit(company: Company) -> None:
    limited = replace(LIFT, limit=5, skip=5)
    kept = await company.does("Anna", keep_favourite, KeepFavourite("L", limited))
    assert kept.filter == LIFT


async def test_favourites_are_one_s_own(company: Company) -> None:
    await company.does("Anna", keep_favourite, KeepFavourite("Lifts", LIFT))
    with pytest.raises(NoSuchFavourite):
        await company.does("Erik", favourite, NameFavourite("Lifts"))


async def test_a_favourite_is_taken_away(company: Company) -> None:
    await company.does("Anna", keep_favourite, KeepFavourite("Lifts", LIFT))
    await company.does("Anna", remove_favourite, NameFavourite("lifts"))
    assert await company.does("Anna", favourites, None) == []


async def test_nobody_has_more_favourites_than_he_can_overlook(company: Company) -> None:
    for number in range(MOST_FAVOURITES):
        await company.does("Anna", keep_favourite, KeepFavourite(f"F{number}", LIFT))
    await company.does("Anna", keep_favourite, KeepFavourite("f7", WINDOW))
    with pytest.raises(BadInput):
        await company.does("Anna", keep_favourite, KeepFavourite("One more", LIFT))


@pytest.mark.parametrize("name", ["", " ", "x" * 61])
async def test_a_favourite_needs_a_name_of_some_letters(company: Company, name: str) -> None:
    with pytest.raises(BadInput):
        await company.does("Anna", keep_favourite, KeepFavourite(name, LIFT))


async def test_the_system_keeps_no_lists_of_its_own(company: Company) -> None:
    with pytest.raises(NobodysList):
        await company.door.do(keep_filter, KeepFilter(LIFT), SYSTEM)


async def columns(company: Company, name: str, chosen: tuple[str, ...] | None = None) -> list[str]:
    """The columns of this person's detailed list."""
    actor = company.actor(name)
    return list(await company.door.ask(lambda uow: columns_of(actor, uow, chosen)))


@pytest.mark.shows("U", "LS-08", "LS-10", "LS-11", "LS-12")
async def test_columns_are_chosen_ordered_and_taken_off_each_for_oneself(
    company: Company,
) -> None:
    usual = await columns(company, "Anna")
    await company.does("Anna", keep_columns, KeepColumns(("customer", "Number", "customer")))
    chosen = await columns(company, "Anna")
    await company.does("Anna", keep_columns, KeepColumns(("number",)))
    one = await columns(company, "Anna")
    await company.does("Anna", keep_columns, KeepColumns(None))
    assert (chosen, one) == (["customer", "number"], ["number"])
    assert await columns(company, "Anna") == await columns(company, "Erik") == usual


@pytest.mark.parametrize("keys", [("colour",), (), (" ",)])
async def test_a_column_that_there_is_not_is_refused(
    company: Company, keys: tuple[str, ...]
) -> None:
    with pytest.raises((NoSuchColumn, BadInput)):
        await columns(company, "Anna", keys)


@pytest.mark.shows("U", "SE-39", "SE-40")
async def test_a_column_is_there_while_what_is_in_it_is_used(company: Company) -> None:
    await company.does("Anna", keep_columns, KeepColumns(("planned", "number")))
    await company.sets("use-planned-date", "off")
    without = await columns(company, "Anna")
    await company.sets("show-invoiced-to", "on")
    assert without == ["number"]
    assert "invoiced-to" in await columns(company, "Erik")


async def test_the_company_s_own_fields_are_columns(company: Company) -> None:
    await company.sets("custom-fields", '[{"name": "Door code", "in_list": true}]')
    assert (await columns(company, "Anna"))[-1] == "field:Door code"
