"""The commonest things cost as few taps as the manual promises."""

import re
from pathlib import Path

import pytest

from sandbox.client import PersonHandle
from tests.bot.commonest import THINGS, Thing, Thumb
from tests.bot.stage import Company

MANUAL = Path(__file__).parents[2] / "docs" / "chat.md"
ROW = re.compile(r"\| (?P<name>[^|]+?) \| (?P<taps>\d+) \| (?P<messages>\d+) \|")


def promised() -> dict[str, tuple[int, int]]:
    """What the manual's table says: taps and messages for each thing."""
    rows = ROW.finditer(MANUAL.read_text())
    return {row["name"]: (int(row["taps"]), int(row["messages"])) for row in rows}


def test_the_table_has_the_ten_commonest_things() -> None:
    assert list(promised()) == [thing.name for thing in THINGS]


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.name)
async def test_it_takes_as_few_taps_as_the_manual_says(
    company: Company, maja: PersonHandle, anna: PersonHandle, thing: Thing
) -> None:
    thumb = Thumb(maja if thing.by_dispatcher else anna)
    await thing.does(company, thumb)
    assert (thumb.taps_made, thumb.sent) == promised()[thing.name]
