"""Random days: whatever people do in whatever order, what must hold holds, and history tells it."""

from contextlib import suppress
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.core.days.endings import ENDINGS
from tests.core.days.moves import WORK, Move, measure, reports, signs
from tests.core.days.truths import Memory, check, check_history
from tests.core.days.world import REFUSED, later, new_world

MOVES = (*WORK, *ENDINGS)
FIRST: tuple[Move, ...] = (reports, measure, signs)
STEPS = st.tuples(st.sampled_from(MOVES), st.integers(0, 2**32 - 1))
DAYS = st.lists(STEPS, min_size=40, max_size=80)
Day = list[tuple[Move, int]]

slowly = settings(
    deadline=None,
    database=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate, Phase.shrink),
)


def _lived(day: Day) -> None:
    world, memory = new_world(), Memory()
    begun = [(move, 7) for move in FIRST]
    for move, number in (*begun, *day):
        chance = Random(number)
        later(world, chance)
        world.changed = frozenset()
        with suppress(*REFUSED):
            move(world, chance)
        check(world, memory, move)
    check_history(world)


@pytest.mark.shows("U", "SG-05", "SG-02", "AO-10", "WO-25", "RS-01", "AR-11")
@settings(slowly, max_examples=10, derandomize=True)
@given(DAYS)
def test_whatever_people_do_what_must_hold_holds(day: Day) -> None:
    """Signed lines stay, the customer signs second, numbers are given once, totals are sums of
    lines, nothing to be ordered is invoiced, nothing of a restored order's invoice changes, and
    history replays to the present."""
    _lived(day)


@pytest.mark.proof
@pytest.mark.timeout(590)
@pytest.mark.parametrize("part", range(40))
def test_ten_thousand_days(part: int) -> None:
    """The same, ten thousand times: 40 parts of 250."""

    @seed(part)
    @settings(slowly, max_examples=250)
    @given(DAYS)
    def lived(day: Day) -> None:
        _lived(day)

    lived()
