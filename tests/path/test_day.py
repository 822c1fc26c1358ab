"""A day's mail of every kind, played to the demo's company: each becomes what it should."""

from datetime import date
from pathlib import Path

import pytest

from cli.day.playing import PlayedBefore, Player
from cli.day.script import Deed, Post, read_day
from core.people import Role
from tests.path.town import town

DAY = read_day()
LEAST = 60


def test_the_day_is_long_and_varied() -> None:
    assert len([each for each in DAY if isinstance(each, Post)]) >= LEAST


@pytest.mark.shows("E", "WO-03", "CF-14", "XT-10", "XT-11", "XT-12", "XT-20", "XT-21")
async def test_every_mail_of_a_day_becomes_what_it_should(tmp_path: Path) -> None:
    async with town(tmp_path) as place:
        for name, role in (
            ("Maja Lind", Role.DISPATCHER),
            ("Anna Berg", Role.TECHNICIAN),
            ("Erik Sund", Role.TECHNICIAN),
        ):
            await place.joins(name, role, "sv")
        played = [each async for each in Player(place.service.parts, place.client).play(DAY)]
    assert {each.post.file: each.differences for each in played if each.differences} == {}


def test_what_is_booked_lies_ahead_whenever_the_day_is_played() -> None:
    day = read_day(today=date(2031, 12, 30))
    starts = [
        each.facts["starts"] for each in day if isinstance(each, Deed) and each.verb == "book"
    ]
    assert starts[0] == "2032-01-01T08:00"


def test_what_people_do_in_between_stands_where_it_happens() -> None:
    verbs = [each.verb for each in DAY if isinstance(each, Deed)]
    assert verbs == ["set", "book", "book", "book", "to_order", "sign"]


@pytest.mark.shows("E", "WO-03")
async def test_a_day_that_was_played_is_not_played_again(tmp_path: Path) -> None:
    first = tuple(each for each in DAY if isinstance(each, Post))[:1]
    async with town(tmp_path) as place:
        player = Player(place.service.parts, place.client)
        assert len([each async for each in player.play(first)]) == 1
        with pytest.raises(PlayedBefore):
            [each async for each in player.play(first)]
