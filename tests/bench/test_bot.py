"""The bot's figures: what counts them, and the longest of them in full."""

import pytest

from bench.bot.counting import Allowance
from bench.bot.sending import figures

FIVE_MINUTES = 300.0


def test_what_telegram_allows_is_thirty_a_second_and_one_in_each_chat() -> None:
    """A burst passes, then one more a second; whoever hurries is told how long to wait."""
    allowance = Allowance()
    passed = [allowance.take(chat, 0.0) for chat in range(31)]
    assert (passed[:30], passed[30]) == ([0] * 30, 1)
    assert [allowance.take(1, 1.0) for _ in range(6)] == [0] * 5 + [1]
    assert allowance.refused == 2


@pytest.mark.proof
@pytest.mark.timeout(590)
async def test_five_minutes_of_sending_come_near_to_what_telegram_allows() -> None:
    """29 of 30 messages a second, none refused, none out of its chat's order."""
    missed = [str(each) for each in await figures(FIVE_MINUTES) if not each.reached]
    assert missed == []
