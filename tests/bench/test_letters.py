"""The figures of sending letters, in full."""

import pytest

from bench.letters.sending import figures


@pytest.mark.proof
@pytest.mark.timeout(300)
async def test_half_of_the_booking_confirmations_are_taken_within_fifty_milliseconds() -> None:
    missed = [str(each) for each in await figures() if not each.reached]
    assert missed == []
