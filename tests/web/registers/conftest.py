"""An office whose registers hold a customer, his place, a door there, and an article."""

import pytest

from tests.web.offices import Office, office_of
from tests.web.registers.rows import DOOR, EKEN, HINGE, YARD, kept
from tests.web.stage import Stage


@pytest.fixture
async def office(stage: Stage) -> Office:
    """The administrator, in."""
    await kept(stage, EKEN, YARD, DOOR, HINGE)
    return await office_of(stage)
