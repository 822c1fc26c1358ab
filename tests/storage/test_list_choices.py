"""How each person has his lists is kept as he chose it, and nobody else's."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from core.filters import DateOf, OrderFilter, Period, SortKey, Span, WaitsFor
from core.lists import Favourite, ListChoice
from core.ports import UnitOfWork
from core.work_order import OPEN
from tests.storage.conftest import House
from tests.storage.orders import ANNA, BERTIL

FULL = OrderFilter(
    states=OPEN,
    assigned_to=ANNA.id,
    customer=uuid4(),
    unassigned=True,
    text="dörr ☃",
    limit=7,
    facility=uuid4(),
    period=Period(DateOf.PLANNED, Span.THIS_WEEK, date(2026, 1, 1), date(2026, 12, 31)),
    subgroup="Portar",
    order_type="Service",
    custom_status="Väntar",
    urgent=True,
    incomplete=True,
    overdue=True,
    waits_for=WaitsFor.ARTICLES,
    sort=SortKey.PLANNED,
    descending=True,
    skip=3,
)


async def people(house: House) -> None:
    """Keep two people."""

    def both(uow: UnitOfWork) -> None:
        uow.users.put(ANNA)
        uow.users.put(BERTIL)

    await house.do(both)


async def test_a_choice_with_every_field_filled_in_comes_back_equal(house: House) -> None:
    await people(house)
    choice = ListChoice(FULL, ("number", "field:Portkod"))
    await house.do(lambda uow: uow.list_choices.put(ANNA.id, choice))
    mine = await house.ask(lambda uow: uow.list_choices.of(ANNA.id))
    others = await house.ask(lambda uow: uow.list_choices.of(BERTIL.id))
    assert (mine, others) == (choice, ListChoice())


async def test_a_later_choice_takes_the_place_of_an_earlier(house: House) -> None:
    await people(house)
    await house.do(lambda uow: uow.list_choices.put(ANNA.id, ListChoice(FULL, ("number",))))
    await house.do(lambda uow: uow.list_choices.put(ANNA.id, ListChoice()))
    assert await house.ask(lambda uow: uow.list_choices.of(ANNA.id)) == ListChoice()


async def test_favourites_are_kept_by_name_and_one_is_the_default(house: House) -> None:
    await people(house)
    first, second = Favourite("Åsas", FULL, is_default=True), Favourite("mina", FULL, True)

    def keep(uow: UnitOfWork) -> None:
        uow.list_choices.put_favourite(ANNA.id, first)
        uow.list_choices.put_favourite(ANNA.id, second)
        uow.list_choices.put_favourite(BERTIL.id, first)

    await house.do(keep)
    mine = await house.ask(lambda uow: uow.list_choices.favourites(ANNA.id))
    others = await house.ask(lambda uow: uow.list_choices.favourites(BERTIL.id))
    assert (mine, others) == ([second, replace(first, is_default=False)], [first])


async def test_a_favourite_is_replaced_and_removed_by_its_name_in_whatever_case(
    house: House,
) -> None:
    await people(house)

    def keep(uow: UnitOfWork) -> None:
        uow.list_choices.put_favourite(ANNA.id, Favourite("Mina", FULL))
        uow.list_choices.put_favourite(ANNA.id, Favourite("MINA", OrderFilter()))

    await house.do(keep)
    mine = await house.ask(lambda uow: uow.list_choices.favourites(ANNA.id))
    await house.do(lambda uow: uow.list_choices.remove_favourite(ANNA.id, "mina"))
    left = await house.ask(lambda uow: uow.list_choices.favourites(ANNA.id))
    assert (mine, left) == ([Favourite("MINA", OrderFilter())], [])
