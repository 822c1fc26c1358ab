"""Which labels are printed, on what paper, and what mail to a label's address lands on (XT-12)."""

from uuid import UUID

import pytest

from core.labels import (
    LabelsTooSmall,
    Margins,
    NoSuchFormat,
    WrongMargins,
    read_format,
    read_margins,
    written_margins,
)
from core.people import SYSTEM
from core.refusals import BadInput, NotAllowedAtAll
from core.register_kinds import NoSuchRow
from core.registers import Customer, Facility, ServiceObject
from core.stickers import sticker_address
from core.usecases.registers import KeepRow, keep_row
from core.usecases.registers.labels import (
    ChooseLabels,
    Labelled,
    NothingToLabel,
    TooManyLabels,
    choose_labels,
)
from tests.core.conftest import Company

pytestmark = pytest.mark.shows("U", "XT-12")
EKEN = Customer("Brf Eken")
PORT = Facility("Port 2", EKEN.id, "Storgatan 5")
DOOR = ServiceObject("D-014", "Entrédörr", EKEN.id, PORT.id)
LIFT = ServiceObject("Hiss 3/B", "Hiss", EKEN.id, PORT.id)
LOOSE = ServiceObject("L-1", "Lampa", EKEN.id, address="Källaren")


@pytest.fixture
async def house(company: Company) -> Company:
    """The company, with a place and three objects."""
    for row in (EKEN, PORT, DOOR, LIFT, LOOSE):
        await company.door.do(keep_row, KeepRow(row), SYSTEM)
    return company


async def chosen(house: Company, command: ChooseLabels, who: str = "Maja") -> tuple[Labelled, ...]:
    """What somebody prints."""
    return await house.door.ask(lambda uow: choose_labels(command, house.actor(who), uow))


async def test_a_place_gets_its_own_label_and_one_for_each_object_there(house: Company) -> None:
    found = await chosen(house, ChooseLabels(at=PORT.id))
    assert [(each.name, each.code, each.place) for each in found] == [
        ("Port 2", "", "Storgatan 5"),
        ("Entrédörr", "D-014", "Port 2, Storgatan 5"),
        ("Hiss", "Hiss 3/B", "Port 2, Storgatan 5"),
    ]


async def test_an_object_with_an_address_of_its_own_is_there(house: Company) -> None:
    (found,) = await chosen(house, ChooseLabels(objects=(LOOSE.id,)))
    assert found.place == "Källaren"


async def test_what_is_named_twice_is_printed_once_in_so_many_copies(house: Company) -> None:
    found = await chosen(house, ChooseLabels(objects=(DOOR.id, DOOR.id), copies=3))
    assert [each.code for each in found] == ["D-014"] * 3


async def test_every_object_is_printed_on_demand(house: Company) -> None:
    assert len(await chosen(house, ChooseLabels(all_objects=True))) == 3


@pytest.mark.parametrize(
    ("command", "refused"),
    [
        (ChooseLabels(objects=(UUID(int=1),)), NoSuchRow),
        (ChooseLabels(facilities=(UUID(int=1),)), NoSuchRow),
        (ChooseLabels(objects=(DOOR.id,), copies=0), BadInput),
        (ChooseLabels(objects=(DOOR.id,), copies=51), BadInput),
        (ChooseLabels(), NothingToLabel),
    ],
)
async def test_what_can_t_be_printed_is_refused(
    house: Company, command: ChooseLabels, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        await chosen(house, command)


async def test_too_many_at_a_time_are_refused(house: Company) -> None:
    doors = [ServiceObject(f"N-{nth}", "Dörr") for nth in range(50)]
    for door in doors:
        await house.door.do(keep_row, KeepRow(door), SYSTEM)
    with pytest.raises(TooManyLabels):
        await chosen(house, ChooseLabels(all_objects=True, copies=50))


async def test_whoever_may_not_look_through_the_registers_prints_none(house: Company) -> None:
    with pytest.raises(NotAllowedAtAll):
        await chosen(house, ChooseLabels(objects=(DOOR.id,)), "Sven")


@pytest.mark.parametrize(
    ("text", "size", "on_page"),
    [
        ("3x8", (64, 34), 24),
        ("2x7", (99, 38), 14),
        ("5 × 13", (38, 21), 65),
        ("62x29", (62, 29), 1),
        ("50x30 mm", (50, 30), 1),
    ],
)
def test_a_format_is_a_sheet_or_one_label(text: str, size: tuple[int, int], on_page: int) -> None:
    made = read_format(text)
    assert (tuple(map(round, made.size)), made.on_page) == (size, on_page)


@pytest.mark.parametrize("text", ["", "3", "9x9", "62x5", "0x8", "300x300", "ax8", "3x21"])
def test_no_other_format_is_taken(text: str) -> None:
    with pytest.raises(NoSuchFormat):
        read_format(text)


def test_labels_too_small_for_a_code_are_refused() -> None:
    with pytest.raises(LabelsTooSmall):
        read_format("6x13")


def test_margins_are_read_as_they_are_written() -> None:
    margins = Margins(12.9, 7.2, 2.5)
    assert read_margins(written_margins(margins)) == margins


def test_margins_are_written_with_a_comma_too() -> None:
    assert read_margins("12,9 7,2 2,5 0") == Margins(12.9, 7.2, 2.5)


@pytest.mark.parametrize("text", ["1 2 3", "1 2 3 4 5", "a b c d", "-1 2 3 4", "1e9 2 3 4"])
def test_no_other_margins_are_taken(text: str) -> None:
    with pytest.raises(WrongMargins):
        read_margins(text)


@pytest.mark.parametrize("thing", [DOOR, LIFT, LOOSE], ids=["door", "lift", "loose"])
async def test_mail_to_a_label_s_address_lands_on_its_object(
    house: Company, thing: ServiceObject
) -> None:
    word = sticker_address("ordna.example", thing).partition("+")[2].partition("@")[0]
    order = await house.reports(place_words=word)
    on = order.assignments[0].service_object
    assert on
    assert on.code == thing.code


async def test_mail_to_a_place_s_address_lands_on_the_place(house: Company) -> None:
    word = sticker_address("ordna.example", PORT).partition("+")[2].partition("@")[0]
    order = await house.reports(place_words=word.upper())
    assert order.facility == PORT


async def test_a_code_that_opens_a_mail_lands_on_its_object_when_it_is_photographed(
    house: Company,
) -> None:
    link = f"mailto:{sticker_address('ordna.example', DOOR)}"
    order = await house.reports(place_words=link)
    on = order.assignments[0].service_object
    assert on
    assert on.code == "D-014"


async def test_two_that_begin_alike_are_told_apart_by_nobody(house: Company) -> None:
    for last in (1, 2):
        place = Facility(f"Hus {last}", EKEN.id, id=UUID(int=(0xABCDEF0123 << 88) + last))
        await house.door.do(keep_row, KeepRow(place), SYSTEM)
    order = await house.reports(place_words="f_abcdef0123")
    assert order.facility is None
